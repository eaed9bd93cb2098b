"""Decisions, and their form in files: the page writes ``decisions.json``, the local server a journal.

They hold all that is needed to apply them without another run of the rules. ``docs/decisions.md`` describes every
field, ``cleanup.review.decision_file`` reads the files.
"""

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cleanup.engine.document import Document, Span
from cleanup.engine.report import NEIGHBOURS, Finding

SCHEMA = "corpuscrub/decisions/1"
JOURNAL = "corpuscrub/journal/1"

# Who decided: a person, or nobody.
REVIEWER, DEFAULT = "reviewer", "default"


class Choice(Enum):
    """A choice about a finding: make the proposed change, leave the text, make another change, or do not decide."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision about one finding.

    ``safety`` is the value of a Safety. ``span`` is the place of ``original`` in the original text; ``replacement`` is
    the new text (None: nothing was proposed). ``by`` is REVIEWER or DEFAULT. ``before`` and ``after`` are the 32 code
    points of the text around the span, fewer only at the ends of the text.
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
        """Whether the decision changes the text."""
        return self.choice in (Choice.ACCEPTED, Choice.EDITED) and self.replacement is not None


@dataclass(frozen=True, slots=True)
class DocumentDecisions:
    """The decisions about one document.

    ``id`` is the id of a record in ``path`` (None: the whole file), ``sha256`` the hash of the text, as in
    ``Document.sha256``.
    """

    path: str
    id: str | None
    sha256: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A review; ``tool``, ``ruleset`` and ``report`` identify what was shown to ``reviewer``."""

    tool: str
    ruleset: str
    report: str
    reviewer: str
    documents: tuple[DocumentDecisions, ...]


def decide(
    document: Document, finding: Finding, choice: Choice, by: str, *, replacement: str | None = None, note: str = ""
) -> Decision:
    """Return a decision about a finding of a document; ``replacement`` overrides the replacement of the finding."""
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


def _to_json(decision: Decision) -> dict[str, Any]:
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


def _header(schema: str, review: Review) -> dict[str, Any]:
    """Return the fields at the beginning of ``decisions.json`` and of a journal."""
    return {
        "schema": schema,
        "tool": review.tool,
        "ruleset": review.ruleset,
        "report": review.report,
        "reviewer": review.reviewer,
    }


def dump(review: Review) -> bytes:
    """Return the content of ``decisions.json``: the same bytes for the same decisions."""
    documents = [
        {**_identity(document), "findings": [_to_json(decision) for decision in document.decisions]}
        for document in review.documents
    ]
    return _line({**_header(SCHEMA, review), "documents": documents})


def journal_header(review: Review) -> bytes:
    """Return the first line of a journal; the documents are in its other lines."""
    return _line(_header(JOURNAL, review))


def journal_line(document: DocumentDecisions, decision: Decision) -> bytes:
    """Return the line of a journal with a decision about a finding of this document."""
    return _line({**_identity(document), "finding": _to_json(decision)})


def _identity(document: DocumentDecisions) -> dict[str, Any]:
    return {"path": document.path, "id": document.id, "sha256": document.sha256}


def _line(value: dict[str, Any]) -> bytes:
    """Return a line of JSON in ASCII, in which surrogates, which stand for broken bytes, are escapes."""
    return json.dumps(value).encode() + b"\n"
