"""What of Markdown is protected, and what rules see of the rest."""

import pytest

from cleanup import clean

HEAD = "---\ntitle: Fares\n---\n\n"


def cleaned(text, **options):
    return clean(text, layout="markdown", **options).cleaned


@pytest.mark.parametrize(
    "markup",
    [
        "---\ntitle: The the fares\ntags: [one, two]\n---",
        "+++\ntags = ['the the']\n+++",
        "```\nAdvertisement\nthe the\n```",
        "~~~ text\nAdvertisement\n~~~",
        "    Advertisement\n    the the",
        "Say `the the` and ``a ` the the``.",
        "See [fares](https://example.com/?a=1&amp;b=the%20the).",
        "See <https://example.com/?a=1&amp;b=2> and https://example.com/?a=1&amp;b=2.",
        "Fares &amp; ferries &lt;here&gt;.",
        "<div>\nAdvertisement\n</div>",
        "<!-- Advertisement\n\nthe the -->",
        '[fares]: https://example.com "the the"',
        "| Share | Tweet |\n| --- | --- |\n| Advertisement | Email |",
        "| Say | `the the` |\n| --- | --- |\n| A &amp; B | [fares](https://example.com/?a&amp;b) |",
        "Advertisement\n=============",
        "A line <br> with <b title='the the'>tags</b>.",
        "* * *",
    ],
)
def test_markup_stays_as_it_is(markup):
    text = f"{markup}\n\nIt rained."
    assert cleaned(text) == text
    assert cleaned(text, unsafe=True) == text


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "**Advertisement**",
        "## Advertisement",
        "* [Share on Facebook](https://example.com/share)",
        "[Skip to content](#content)",
        "[Read more](https://example.com/more)",
        "© 2020 Example News. All rights reserved.",
    ],
)
def test_a_line_is_known_by_its_text_and_goes_with_its_markup(line):
    assert cleaned(f"# Fares\n\nIt rained.\n\n{line}\n\nNobody came.") == "# Fares\n\nIt rained.\n\nNobody came."


def test_a_fix_across_markup_is_left_to_a_person():
    report = clean("It rained on the [the](https://example.com) quay.", layout="markdown")
    assert report.edits == ()
    assert [finding.outcome.value for finding in report.findings] == ["manual"]


def test_words_are_repaired_beside_markup():
    assert cleaned("The the quay is `the the` quay.") == "The quay is `the the` quay."


@pytest.mark.parametrize(
    "text",
    [HEAD + "It rained.", "It rained.\n\n```\ncode\n```\n", "# Fares\n\nSee [fares](https://example.com).\n"],
)
def test_markdown_is_recognized_in_a_text(text):
    assert clean(text).layout.value == "markdown"


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\n---\n\nNobody came.",
        "#rain #quay\n\nIt rained.",
        "# 1 on the list\n\nIt rained.",
        "---\n\nIt rained.\n\n---\n",
        "It rained.\n\n``` he wrote.\n",
    ],
)
def test_a_few_marks_make_no_markdown(text):
    assert clean(text).layout.value != "markdown"


def test_code_after_a_list_stays_when_the_line_between_them_goes():
    text = "* one\n\nAdvertisement\n\n    Advertisement\n"
    assert cleaned(text) == "* one\n\n    Advertisement\n"
