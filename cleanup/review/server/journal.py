"""The journal of a review: a line for each decision, on the disk before the page is told that it is saved.

It begins with what is applied where nobody decides, so that at any time applying it gives what the page shows.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from threading import Lock
from types import TracebackType
from typing import Self

from cleanup import __version__
from cleanup.errors import DecisionError
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.decision_file import read
from cleanup.review.decisions import (
    DEFAULT,
    REVIEWER,
    Choice,
    Decision,
    DocumentDecisions,
    Review,
    begun,
    decision,
    journaled,
)
from cleanup.review.server.append_log import AppendLog
from cleanup.review.server.protocol import DecisionChange


class Journal:
    """The file at ``path``, for these ``readers``: begun, or resumed where it speaks of the same report.

    Several threads may add to it.

    Raises DecisionError where it speaks of something else, or two documents have one name; InputError when it cannot be
    read or written.
    """

    def __init__(
        self, path: str, subjects: Sequence[ReviewItem], readers: Permissions = EVERYBODY, *, ruleset: str, report: str
    ) -> None:
        self._path, self._subjects = path, subjects
        self._head = Review(f"corpuscrub {__version__}", ruleset, report, "", tuple(map(_document, subjects)))
        self._numbers = {one.path: number for number, one in enumerate(self._head.documents)}
        if len(self._numbers) < len(subjects):
            raise DecisionError(f"{path}: two documents have one name, which a journal cannot tell apart")
        self._places: dict[int, dict[str, int]] = {}
        self._said: dict[tuple[int, int], Decision] = {}
        self._lock = Lock()
        self._lines = AppendLog(path, readers)
        data = self._lines.read()
        if data:
            self._resume(data)
        else:
            self._lines.replace([begun(self._head), *self._defaults()])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._lines.close()

    @property
    def reviewer(self) -> str:
        """The name that was given last; empty where none was."""
        return self._head.reviewer

    @property
    def said(self) -> Sequence[tuple[int, Decision]]:
        """What was said last about each finding, with the number of its document, where it is more than its default."""
        with self._lock:
            return [(number, one) for (number, _), one in self._said.items()]

    def add(self, reviewer: str, changes: Iterable[DecisionChange]) -> None:
        """Add the lines of all these changes; they are on the disk when this returns.

        Raises DecisionError when one of them is about nothing that there is, and InputError when they cannot be
        written; in both cases none of them is.
        """
        said = [self._decision(change) for change in changes]
        lines = b"".join(journaled(self._head.documents[number], one) for number, _, one in said)
        with self._lock:
            if reviewer and reviewer != self.reviewer:
                self._rename(reviewer)
            self._lines.add(lines)
            for number, place, one in said:
                self._keep(number, place, one)

    def _decision(self, change: DecisionChange) -> tuple[int, int, Decision]:
        """What a change says, about which document, and which place in its report."""
        number = change.document
        place = self._place(number, change.id) if 0 <= number < len(self._subjects) else None
        if place is None:
            raise DecisionError(f"document {number} has no finding {change.id!r}; load the page again")
        report, default = self._subjects[number]
        choice, finding = change.choice or _plain(default, place), report.findings[place]
        one = decision(report.document, finding, choice, change.by, replacement=change.replacement, note=change.note)
        return number, place, one

    def _place(self, number: int, known: str) -> int | None:
        """Where a finding stands in the report of a document."""
        if number not in self._places:
            findings = self._subjects[number].report.findings
            self._places[number] = {finding.id: place for place, finding in enumerate(findings)}
        return self._places[number].get(known)

    def _keep(self, number: int, place: int, one: Decision) -> None:
        plain = _plain(self._subjects[number].default, place)
        if one.by == REVIEWER or one.note or one.choice is not plain:
            self._said[number, place] = one
        else:
            self._said.pop((number, place), None)

    def _defaults(self) -> Iterator[bytes]:
        for document, (report, default) in zip(self._head.documents, self._subjects, strict=True):
            for place in sorted(default):
                one = decision(report.document, report.findings[place], Choice.ACCEPTED, DEFAULT)
                yield journaled(document, one)

    def _resume(self, data: bytes) -> None:
        """Take over what the file says, and end it with a whole line."""
        found = read(self._path)
        if found.report != self._head.report:
            raise DecisionError(
                f"{self._path}: a journal of another review, of other texts, rules or options; `corpuscrub apply` "
                "applies it; to begin this review move it away, or name another file with --journal"
            )
        if not data.startswith(begun(found)):
            raise DecisionError(f"{self._path}: decisions, but not a journal; name another file with --journal")
        self._head = replace(self._head, reviewer=found.reviewer)
        known = [one for one in found.documents if one.path in self._numbers]
        for number, one in ((self._numbers[document.path], one) for document in known for one in document.decisions):
            place = self._place(number, one.id)
            if place is not None:
                self._keep(number, place, one)
        if not data.endswith(b"\n"):
            said = (journaled(document, one) for document in found.documents for one in document.decisions)
            self._lines.replace([begun(found), *said])

    def _rename(self, reviewer: str) -> None:
        """Put another name into the first line."""
        head = replace(self._head, reviewer=reviewer)
        self._lines.replace([begun(head), *self._lines.read().splitlines(keepends=True)[1:]])
        self._head = head


def _document(subject: ReviewItem) -> DocumentDecisions:
    document = subject.report.document
    return DocumentDecisions(document.name, None, document.sha256, ())


def _plain(default: Collection[int], place: int) -> Choice:
    """What is done about a finding while nobody decides about it, or about one that overlaps it."""
    return Choice.ACCEPTED if place in default else Choice.SKIPPED
