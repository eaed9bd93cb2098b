"""What a line looks like: headlines, list items, sentences, paragraphs."""

import pytest

from cleanup.engine.document import Document
from cleanup.rulekit import (
    begins_with_capital,
    ends_like_sentence,
    ends_with_ellipsis,
    is_list_item,
    is_paragraph,
    is_prose,
    looks_like_headline,
)

SENTENCE = "The harbour board said on Monday that the ferry would cost a tenth more from next year on"


@pytest.mark.parametrize(
    ("guard", "line"),
    [
        (looks_like_headline, "Six dead after bridge collapse"),
        (looks_like_headline, "• Six dead after bridge collapse"),
        (looks_like_headline, "“We are ready”, says the mayor of Varn"),
        (looks_like_headline, "Is the harbour still open?"),
        (looks_like_headline, "大桥坍塌六人死亡"),
        (is_list_item, "• Rain"),
        (is_list_item, "- Rain"),
        (ends_like_sentence, "It rained."),
        (ends_like_sentence, "He said: “It rained.”"),
        (ends_like_sentence, "雨が降った。"),
        (ends_like_sentence, "x" * 1_000),
        (ends_with_ellipsis, "It rained …"),
        (ends_with_ellipsis, "It rained [...]"),
        (is_prose, f"{SENTENCE}."),
        (is_prose, f"{SENTENCE}?"),
        (is_paragraph, f"{SENTENCE}."),
        (begins_with_capital, "“It rained."),
    ],
)
def test_a_line_of_this_shape_passes(guard, line):
    assert guard(Document(f"A.\n{line}\nB."), 1)


@pytest.mark.parametrize(
    ("guard", "line"),
    [
        (looks_like_headline, "Six people died when the bridge collapsed."),
        (looks_like_headline, "Weather"),
        (looks_like_headline, "six dead after bridge collapse"),
        (is_list_item, "-40 degrees"),
        (ends_like_sentence, "Six dead after bridge collapse"),
        (ends_with_ellipsis, "It rained."),
        (is_prose, "It rained."),
        (is_prose, SENTENCE),
        (is_paragraph, f"{SENTENCE}?"),
        (is_paragraph, f"{SENTENCE}..."),
        (begins_with_capital, "it rained."),
        (begins_with_capital, "3 of 12"),
    ],
)
def test_a_line_of_another_shape_does_not_pass(guard, line):
    assert not guard(Document(f"A.\n{line}\nB."), 1)
