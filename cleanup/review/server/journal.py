"""The journal of a review: one line for each decision, on the disk before the page reports it as saved.

It begins with the fixes that are applied by default, so that applying it at any time gives what the page shows.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from threading import Lock
from types import TracebackType
from typing import Self

from cleanup.errors import DecisionError
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.decision_file import read_review
from cleanup.review.decisions import (
    DEFAULT,
    REVIEWER,
    Choice,
    Decision,
    DocumentDecisions,
    Review,
    decide,
    journal_header,
    journal_line,
)
from cleanup.review.server.append_log import AppendLog
from cleanup.review.server.protocol import DecisionChange
from cleanup.version import __version__


class Journal:
    """The file at ``path``, for these ``readers``: a new journal, or the one that is there if it is of this review.

    Several threads may add decisions. Raises DecisionError when the file is of another review, or when two documents
    have the same name; InputError when it cannot be read or written.
    """

    def __init__(
        self, path: str, items: Sequence[ReviewItem], readers: Permissions = EVERYBODY, *, ruleset: str, report: str
    ) -> None:
        self._path, self._items = path, items
        self._review = Review(f"corpuscrub {__version__}", ruleset, report, "", tuple(map(_document, items)))
        self._numbers = {document.path: number for number, document in enumerate(self._review.documents)}
        if len(self._numbers) < len(items):
            raise DecisionError(f"{path}: two documents have the same name, and a journal goes by names; rename one")
        self._indices: dict[int, dict[str, int]] = {}
        self._decisions: dict[tuple[int, int], Decision] = {}
        self._lock = Lock()
        self._log = AppendLog(path, readers)
        data = self._log.read()
        if data:
            self._resume(data)
        else:
            self._log.replace([journal_header(self._review), *self._defaults()])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._log.close()

    @property
    def reviewer(self) -> str:
        """The last name that was given; empty if none was."""
        return self._review.reviewer

    @property
    def decisions(self) -> Sequence[tuple[int, Decision]]:
        """The last decision about each finding, with the number of its document, if it differs from the default."""
        with self._lock:
            return [(number, decision) for (number, _), decision in self._decisions.items()]

    def add(self, reviewer: str, changes: Iterable[DecisionChange]) -> None:
        """Add the lines of all these changes; they are on the disk when this returns.

        Raises DecisionError when a change is about an unknown finding, and InputError when they cannot be written;
        in both cases no change is added.
        """
        decisions = [self._decide(change) for change in changes]
        lines = b"".join(journal_line(self._review.documents[number], decision) for number, _, decision in decisions)
        with self._lock:
            if reviewer and reviewer != self.reviewer:
                self._rename(reviewer)
            self._log.append(lines)
            for number, index, decision in decisions:
                self._record(number, index, decision)

    def _decide(self, change: DecisionChange) -> tuple[int, int, Decision]:
        """Return the number of the document, the index of the finding in its report, and the decision of a change."""
        number = change.document
        index = self._index(number, change.id) if 0 <= number < len(self._items) else None
        if index is None:
            raise DecisionError(f"document {number} has no finding {change.id!r}; reload the page")
        item = self._items[number]
        report, finding = item.report, item.report.findings[index]
        choice = change.choice or _default_choice(item.default, index)
        note, replacement = change.note, change.replacement
        decision = decide(report.document, finding, choice, change.by, replacement=replacement, note=note)
        return number, index, decision

    def _index(self, number: int, finding_id: str) -> int | None:
        """Return the index of a finding in the report of a document."""
        if number not in self._indices:
            findings = self._items[number].report.findings
            self._indices[number] = {finding.id: index for index, finding in enumerate(findings)}
        return self._indices[number].get(finding_id)

    def _record(self, number: int, index: int, decision: Decision) -> None:
        default = _default_choice(self._items[number].default, index)
        if decision.by == REVIEWER or decision.note or decision.choice is not default:
            self._decisions[number, index] = decision
        else:
            self._decisions.pop((number, index), None)

    def _defaults(self) -> Iterator[bytes]:
        for document, item in zip(self._review.documents, self._items, strict=True):
            for index in sorted(item.default):
                decision = decide(item.report.document, item.report.findings[index], Choice.ACCEPTED, DEFAULT)
                yield journal_line(document, decision)

    def _resume(self, data: bytes) -> None:
        """Take over the decisions in the file, and make its last line complete."""
        found = read_review(self._path)
        if found.report != self._review.report:
            raise DecisionError(
                f"{self._path}: a journal of another review, with other texts, rules or options; `corpuscrub apply` "
                "applies it; to begin this review move it away, or name another file with --journal"
            )
        if not data.startswith(journal_header(found)):
            raise DecisionError(f"{self._path}: exported decisions, not a journal; name another file with --journal")
        self._review = replace(self._review, reviewer=found.reviewer)
        for document in found.documents:
            if document.path in self._numbers:
                self._record_all(self._numbers[document.path], document.decisions)
        if not data.endswith(b"\n"):
            lines = (
                journal_line(document, decision) for document in found.documents for decision in document.decisions
            )
            self._log.replace([journal_header(found), *lines])

    def _record_all(self, number: int, decisions: Iterable[Decision]) -> None:
        for decision in decisions:
            index = self._index(number, decision.id)
            if index is not None:
                self._record(number, index, decision)

    def _rename(self, reviewer: str) -> None:
        """Write another name of the reviewer to the first line."""
        review = replace(self._review, reviewer=reviewer)
        self._log.replace([journal_header(review), *self._log.read().splitlines(keepends=True)[1:]])
        self._review = review


def _document(item: ReviewItem) -> DocumentDecisions:
    document = item.report.document
    return DocumentDecisions(document.name, None, document.sha256, ())


def _default_choice(default: Collection[int], index: int) -> Choice:
    """Return the choice about a finding while nobody decides about it, or about one that overlaps it."""
    return Choice.ACCEPTED if index in default else Choice.SKIPPED
