"""What was found in a document and what was done about it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeAlias

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, apply, invert
from cleanup.engine.index.normalize import normalize
from cleanup.engine.rule import Category, Safety, Tag
from cleanup.layout.logical import Layout

if TYPE_CHECKING:
    from cleanup.engine.scores import Scores, SourceLanguage, Translation

# Code points on either side of a finding that may explain it.
NEIGHBOURS = 32

# The code of a rule, and the span of the original text that it found.
MatchKey: TypeAlias = tuple[str, Span]


def neighbours(text: str, span: Span) -> tuple[str, str]:
    """Return the normalized text before and after a span."""
    start, end = span
    return normalize(text[max(0, start - NEIGHBOURS) : start]), normalize(text[end : end + NEIGHBOURS])


class Outcome(Enum):
    """What became of a finding: FIXED in the cleaned text; OFFERED, an unsafe fix that was not requested; COVERED by
    a fix that overlaps it; MANUAL, where a person has to decide.
    """

    FIXED = "fixed"
    OFFERED = "offered"
    COVERED = "covered"
    MANUAL = "manual"


class Ids:
    """The ids of matches in their order, made when somebody asks for one, for they take their time."""

    def __init__(self, document: Document, matches: Iterable[MatchKey] = ()) -> None:
        self._document = document
        self._waiting = [*matches]
        self._made: dict[MatchKey, str] = {}
        self._equal: Counter[str] = Counter()

    def add(self, matches: Iterable[MatchKey]) -> None:
        """Add matches that are not among them yet."""
        self._waiting += matches

    def of(self, code: str, span: Span) -> str:
        """Return the id of one of the matches."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            for key in waiting:
                self._made[key] = self._next(*key)
        return self._made[code, span]

    def _next(self, code: str, span: Span) -> str:
        key = "\0".join((code, normalize(self._document.slice(span)), *neighbours(self._document.text, span)))
        self._equal[key] += 1
        return blake2b(f"{key}\0{self._equal[key]}".encode("utf-8", "replace"), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Finding:
    """One match as people see it. ``span`` is of the original text; ``edit`` is what was proposed.

    ``template`` and ``because`` make the message once somebody reads it, ``ids`` the id. ``sources`` are the languages
    (ISO 639-1) whose translations show this.
    """

    ids: Ids = field(repr=False, compare=False)
    span: Span
    code: str
    name: str
    template: str
    found: str
    edit: Edit | None
    safety: Safety
    outcome: Outcome
    confidence: float | None
    detail: object = ""
    sources: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()

    @property
    def category(self) -> Category:
        """Return the kind of defect."""
        return Category.of(self.code)

    @property
    def id(self) -> str:
        """Return the id. It depends on the rule, the found text and its neighbours, not on the position, so it survives
        edits elsewhere.
        """
        return self.ids.of(self.code, self.span)

    @property
    def message(self) -> str:
        """Return the rule's message for this match."""
        new = self.edit.new if self.edit is not None else ""
        return self.template.format(found=quoted(self.found), new=quoted(new), detail=self.detail, because=self.detail)


def quoted(text: str) -> str:
    """Return a text as messages quote it: one line of at most 60 code points."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57] + "…"


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that could not finish: its code, the line (from 1) it was looking at, and what went wrong."""

    code: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentModels:
    """The functions that compute a report's ``translation`` and ``source``; reports are pickled with them."""

    translation: "Callable[[Document, Sequence[Finding]], Translation]"
    source: "Callable[[Sequence[Finding]], SourceLanguage[Finding] | None]"


@dataclass(frozen=True)
class Report:
    """The result for one document: ``edits`` are what was done, in order; a finding's own edit is what was proposed.

    What is ``accepted`` is no finding, and was left as it is. ``layout`` is that of the original. Without ``models`` a
    report has neither a translation score nor a source language.
    """

    document: Document
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...] = ()
    accepted: tuple[MatchKey, ...] = ()
    models: DocumentModels | None = field(default=None, repr=False, compare=False)
    layout: Layout = Layout.PARAGRAPHS

    @cached_property
    def cleaned(self) -> str:
        """Return the text with the edits applied."""
        return apply(self.document.text, self.edits) if self.edits else self.document.text

    def restore(self) -> str:
        """Return the original, computed from the cleaned text and the edits."""
        return apply(self.cleaned, invert(self.edits))

    @cached_property
    def scores(self) -> "Scores":
        """Return the scores of the whole document."""
        from cleanup.engine.scores import Scores  # a pipe call needs none

        residue = _covered(finding.span for finding in self.findings if finding.category is Category.RESIDUE)
        return Scores(residue / max(1, len(self.document.text)), self.translation.score)

    @cached_property
    def translation(self) -> "Translation":
        """Return how machine-translated the document looks, with the evidence for and against it."""
        if self.models is None:
            from cleanup.engine.scores import Translation

            return Translation(None, None, len(self.document.text.split()), judged=False, clues=())
        return self.models.translation(self.document, self.findings)

    @cached_property
    def source(self) -> "SourceLanguage[Finding] | None":
        """Return the language that the text was probably translated from; None where the findings do not show one."""
        return None if self.models is None else self.models.source(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as dicts, lists, strings, numbers and None: the fields of a document in JSON."""
        from cleanup.engine.export.plain_data import report_data  # which a pipe does not ask for

        return report_data(self, self.findings)

    def _repr_html_(self) -> str:
        """Return the changes as HTML, for notebooks."""
        from cleanup.engine.export.notebook import report_html  # which a pipe does not ask for

        return report_html(self)


def _covered(spans: Iterable[Span]) -> int:
    total = done = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, done))
        done = max(done, end)
    return total
