"""Review for the tests of what follows from them."""

import json

from hypothesis import strategies as st
from render_cases import reports, texts

from cleanup import Document
from cleanup.engine.report import Outcome
from cleanup.pipeline.options import engine_for
from cleanup.review.candidate_fixes import review_item
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice, DocumentDecisions, Review, decide

SHA256 = "0" * 64


def carried(text):
    """Whether JSON carries the text; two surrogates that make a character in UTF-16 come back as this one."""
    return json.loads(json.dumps(text)) == text


sound = texts.filter(carried)


def decided(report, choices, by=REVIEWER):
    """The decisions about a report: ``choices`` says one for a finding, or a text to put there."""
    decisions = []
    for finding in report.findings:
        chosen = choices(finding)
        new = chosen if isinstance(chosen, str) else None
        choice = Choice.EDITED if new is not None else chosen
        decisions.append(decide(report.document, finding, choice, by, replacement=new))
    return DocumentDecisions(report.document.name, None, report.document.sha256, tuple(decisions))


def all_fixed(finding):
    return Choice.ACCEPTED if finding.outcome is Outcome.FIXED else Choice.SKIPPED


@st.composite
def reviewed(draw):
    """A report, and any decisions about it of which those that are applied do not overlap."""
    report = draw(reports(sound))
    spans = []

    def choose(finding):
        chosen = draw(st.sampled_from([*Choice, "", "new", "a\nb", "\u202e"]))
        if chosen in (Choice.REJECTED, Choice.SKIPPED):
            return chosen
        if chosen is Choice.EDITED or any(span.overlaps(finding.span) for span in spans):
            return Choice.REJECTED
        spans.append(finding.span)
        return chosen

    return report, decided(report, choose, draw(st.sampled_from([REVIEWER, DEFAULT])))


def review(*documents, reviewer="Ada"):
    return Review("corpuscrub 0", "rules", "report", reviewer, documents)


def real(text, name="a.txt"):
    """The report of all that the shipped rules find."""
    return review_item(engine_for(), Document(text, name)).report
