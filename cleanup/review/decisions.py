"""Decisions as they are kept: by the page in ``decisions.json``, by the local server in a journal.

They say all that is needed to apply them without another run of the rules; ``docs/decisions.md`` describes every
field, ``cleanup.review.decision_file`` reads them.
"""

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cleanup.engine.document import Document, Span
from cleanup.engine.report import NEIGHBOURS, Finding

SCHEMA = "corpuscrub/decisions/1"
JOURNAL = "corpuscrub/journal/1"

REVIEWER, DEFAULT = "reviewer", "default"
"""Who decided: a person, or nobody."""


class Choice(Enum):
    """What was decided about a finding: to do as proposed, to leave the text as it is, to put something else there,
    or not to decide.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one finding.

    ``safety`` is the value of a Safety, ``span`` is of the original text, which held ``original`` there, and
    ``replacement`` is what shall stand there (None: nothing was proposed). ``by`` is REVIEWER or DEFAULT. ``before``
    and ``after`` are up to 32 code points of the text around the span, fewer only at the ends of the text.
    """

    id: str
    code: str
    safety: str
    span: Span
    original: str
    replacement: str | None
    choice: Choice
    by: str
    note: str
    before: str
    after: str

    @property
    def applied(self) -> bool:
        """Whether the text is to be changed."""
        return self.choice in (Choice.ACCEPTED, Choice.EDITED) and self.replacement is not None


@dataclass(frozen=True, slots=True)
class DocumentDecisions:
    """The decisions about one document: ``id`` is that of a record within ``path`` (None: the whole file), ``sha256``
    that of the text, as ``Document.sha256`` has it.
    """

    path: str
    id: str | None
    sha256: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A review: ``tool``, ``ruleset`` and ``report`` say what was shown to ``reviewer``."""

    tool: str
    ruleset: str
    report: str
    reviewer: str
    documents: tuple[DocumentDecisions, ...]


def decision(
    document: Document, finding: Finding, choice: Choice, by: str, *, replacement: str | None = None, note: str = ""
) -> Decision:
    """A decision about a finding of a document; ``replacement`` is what was put in the place of the finding's own."""
    start, end = finding.span
    proposed = None if finding.edit is None else finding.edit.new
    return Decision(
        id=finding.id,
        code=finding.code,
        safety=finding.safety.value,
        span=finding.span,
        original=finding.found,
        replacement=proposed if replacement is None else replacement,
        choice=choice,
        by=by,
        note=note,
        before=document.text[max(0, start - NEIGHBOURS) : start],
        after=document.text[end : end + NEIGHBOURS],
    )


def _entry(decision: Decision) -> dict[str, Any]:
    """A decision as it stands in JSON."""
    return {
        "id": decision.id,
        "code": decision.code,
        "safety": decision.safety,
        "start": decision.span.start,
        "end": decision.span.end,
        "original": decision.original,
        "replacement": decision.replacement,
        "decision": decision.choice.value,
        "by": decision.by,
        "note": decision.note,
        "before": decision.before,
        "after": decision.after,
    }


def _head(schema: str, decisions: Review) -> dict[str, Any]:
    """What ``decisions.json`` begins with, and the first line of a journal."""
    return {
        "schema": schema,
        "tool": decisions.tool,
        "ruleset": decisions.ruleset,
        "report": decisions.report,
        "reviewer": decisions.reviewer,
    }


def dump(decisions: Review) -> bytes:
    """``decisions.json``: the same bytes for the same decisions."""
    documents = [
        {"path": one.path, "id": one.id, "sha256": one.sha256, "findings": [_entry(each) for each in one.decisions]}
        for one in decisions.documents
    ]
    return _line({**_head(SCHEMA, decisions), "documents": documents})


def begun(decisions: Review) -> bytes:
    """The first line of a journal; what documents there are its other lines say."""
    return _line(_head(JOURNAL, decisions))


def journaled(document: DocumentDecisions, decision: Decision) -> bytes:
    """The line of a journal that says what was decided about a finding of this document."""
    return _line({"path": document.path, "id": document.id, "sha256": document.sha256, "finding": _entry(decision)})


def _line(value: dict[str, Any]) -> bytes:
    """A line of JSON, in ASCII: surrogates, which stand for broken bytes, survive as escapes."""
    return json.dumps(value).encode() + b"\n"
