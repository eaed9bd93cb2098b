"""Lines before or after the text that match no other rule but read like part of the page.

A model weighs the words of a line, its shape, and how much of it the text mentions. It considers the lines before the
first paragraph and after the last one, but never the title, numbered items, rows of tables, speech, or what follows a
heading such as “Sources”. It leaves a text alone if less than three fifths of it is prose. The rule runs only with
“--unsafe”, and only on English text. The message names what counted most.

Why:
Most residue is not a fixed phrase: headlines of other articles, labels of buttons, promotions, names of sections.

Fix safety:
The fix deletes the whole line. A label such as “Related” is deleted only together with the line that it announces. The
fix is unsafe because a model decides. It learned from judged pages; its confidence is the share of such lines that were
residue on sites that it had not seen, and “--min-confidence” moves the threshold.

Known problems:
A subtitle, a dateline or the name under a letter may be mistaken for part of the page.
"""

from collections.abc import Iterator

from cleanup.models.line_features import HeadAndTail
from cleanup.models.line_model import LineModel
from cleanup.rulekit import (
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Stage,
    is_paragraph,
    stands_alone,
    table,
    tables,
)

JUDGEMENTS = LineModel.beside(__file__).judgements
HEADINGS = table(__file__)
LABELS = tables(__file__, "read_more_block", "link_list")


FARES = "The ferry will cost a tenth more from May, the harbour board said on Monday, for the boats are old and slow."
CREWS = "The last rise was nine years ago. Since then two crews have left, and the night boat sails but rarely."


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield a line that the model takes for part of the page, unless it follows a heading of the author's."""
    judgement = document.cached(JUDGEMENTS)[number]
    confidence = min(judgement.confidence, announced(document, number))
    if confidence and number < document.cached(claimed) and stands_alone(document, number):
        yield Match(document.visible(number), "", confidence, judgement)


def announced(document: Document, number: int) -> float:
    """Return the confidence of the line that a label announces, or 1 where a line announces nothing."""
    below = document.line_after(number) if LABELS.matches_label(document, number) else None
    if below is None or is_paragraph(document, below) or LABELS.matches_label(document, below):
        return 1.0
    judgement = document.cached(JUDGEMENTS).get(below)
    return judgement.confidence if judgement is not None else 0.0


def claimed(document: Document) -> int:
    """Return the number of the first heading of the author's after the text, or the line count if there is none."""
    foot = (line.number for line in document.cached(HeadAndTail).lines if line.foot and HEADINGS.contains(line.text))
    return next(foot, document.line_count)


RULE = Rule(
    code="RES901",
    name="page-line",
    message="“{found}” looks like part of the page: {detail}",
    explanation=__doc__,
    find=Finder(matches, candidate_lines=lambda document: document.cached(JUDGEMENTS)),
    safety=Safety.UNSAFE,
    stage=Stage.REMAINS,
    examples=(
        Bad(f"{FARES}\n\n{CREWS}\n\nWatch our latest film", fixed=f"{FARES}\n\n{CREWS}"),
        Bad(f"{FARES}\n\n{CREWS}\n\nWatch our latest film\n\nContact us", fixed=f"{FARES}\n\n{CREWS}"),
        Good(f"{FARES}\n\nWatch our latest film\n\n{CREWS}"),
        Good(f"Watch our latest film\n\n{FARES}\n\n{CREWS}"),
        Good(f"{FARES}\n\n{CREWS}\n\nSources\n\nWatch our latest film"),
        Good("Watch our latest film\n\nThe ferry at night\n\nWatch our latest film"),
        Good(f"{FARES}\n\n{CREWS}\n\nRelated topics\n\n1. Rope\n\n2. Sail"),
    ),
)
