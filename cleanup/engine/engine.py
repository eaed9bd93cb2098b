"""One document on its way: find, resolve overlaps, edit, absorb blank lines, stage by stage, until nothing changes.

The engine knows rules only as ``Rule`` and ``Match``, and nothing of files or terminals; others render its reports.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, Origins, absorb_blank_lines, touched
from cleanup.engine.index.index import Candidates, EveryLine, Index
from cleanup.engine.language.detection import SAMPLE, detect
from cleanup.engine.report import DocumentModels, Finding, Ids, MatchKey, Problem, Report
from cleanup.engine.resolve import RuleMatch, covered, longest_of_rules, resolve_overlaps, sort_key, to_finding
from cleanup.engine.rule import MIN_CONFIDENCE, Rule, Safety, Stage, rules_hash
from cleanup.engine.views import View, views_of

if TYPE_CHECKING:
    from cleanup.engine.suppress.exempt_terms import ExemptTerms

# How often each stage runs on a document at most: a bound for texts that are made to need many rounds.
MAX_ROUNDS = 20

# The reason of a problem where an expression ran out of time.
TOO_LONG = "its expression took too long; the rest was not searched"

# Returns which of the matches are accepted; called with all matches of a stage's rules, in order.
Accept: TypeAlias = Callable[[Document, Sequence[MatchKey]], Collection[MatchKey]]


class Engine:
    """Cleans documents with the rules of an index, or with those among them whose codes are ``active``.

    Findings are neither reported nor fixed when their ids are ``allowed`` or their text is ``exempt``. ``models``
    compute the translation score and the source language of reports; without them reports have neither.
    ``hash_rules`` returns a hash that changes whenever a rule of the index does (None: one of the rules' fields).
    """

    def __init__(
        self,
        index: Index | EveryLine,
        active: Collection[str] | None = None,
        allowed: Collection[str] = (),
        exempt: "ExemptTerms | None" = None,
        *,
        models: DocumentModels | None = None,
        hash_rules: Callable[[], str] | None = None,
    ) -> None:
        self.index = index
        self.exempt = exempt
        self.models = models
        self.allowed = frozenset(allowed)
        self._hash_rules = hash_rules or partial(rules_hash, index.rules)
        self._active = None if active is None else frozenset(active)

    @property
    def ruleset(self) -> str:
        """Return a hash that changes whenever a rule, the set of active rules, or what is allowed changes."""
        active = None if self._active is None else sorted(self._active)
        exempt = "" if self.exempt is None else self.exempt.key
        key = f"{self._hash_rules()} {list(self.index.places)} {active} {sorted(self.allowed)}{exempt}"
        return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

    def codes(self, *, unsafe: bool) -> frozenset[str]:
        """Return the codes of the rules that a call of ``clean`` runs."""
        rules = (self.index.rules[place] for place in self.index.places)
        stages = _stages(unsafe=unsafe)
        return frozenset(rule.code for rule in rules if self.is_active(rule) and rule.stage in stages)

    def is_active(self, rule: Rule) -> bool:
        """Return True for a rule that this engine runs."""
        return self._active is None or rule.code in self._active

    def clean(
        self,
        document: Document,
        *,
        unsafe: bool = False,
        min_confidence: float = MIN_CONFIDENCE,
        accept: Accept | None = None,
    ) -> Report:
        """Find, fix what is safe (with ``unsafe`` also what has one likely reading), and report both.

        Unsafe fixes of less than ``min_confidence`` are not found; those whose confidence nobody measured are. Matches
        that ``accept`` returns are left out of findings and edits, as if their ids were allowed, and listed separately.
        A rule that crashes or runs out of time is reported as a problem and does not run again on this document.

        A fix may reveal what another rule looks for. So the stages follow one another until all of them in a row have
        changed nothing, ``MAX_ROUNDS`` times at most: then a second cleaning changes nothing either.
        """
        run = _Run(self, document, _Options(unsafe, min_confidence, accept))
        stages = _stages(unsafe=unsafe)
        unchanged = 0
        for stage in stages * MAX_ROUNDS:
            unchanged = 0 if run.run_stage(stage) else unchanged + 1
            if unchanged == len(stages):
                break
        return run.report()


def _stages(*, unsafe: bool) -> list[Stage]:
    return [stage for stage in Stage if unsafe or stage is not Stage.REMAINS]


class _Options(NamedTuple):
    """What a call of ``clean`` was given besides the document."""

    unsafe: bool
    min_confidence: float
    accept: Accept | None


class _Run:
    """The cleaning of one document: the rules of a stage search the ``_views`` of the ``_stored`` text, which is the
    original with the edits so far.

    All matches, findings and edits have spans of the original. ``_matched`` holds the matches of each stage so far,
    ``_suppressed`` those that are neither reported nor fixed. Rules that ``_failed`` do not run again.
    """

    def __init__(self, engine: Engine, document: Document, options: _Options) -> None:
        self.document = self._stored = document
        self._engine, self._options = engine, options
        self._layout, self._views = views_of(document, engine.index)
        self._candidates: dict[int, Candidates] = {}  # by the number of their view
        self._ids = Ids(document)
        self._matched: defaultdict[Stage, dict[MatchKey, None]] = defaultdict(dict)
        self._suppressed: set[MatchKey] = set()
        self._accepted: dict[MatchKey, None] = {}
        self._failed: set[str] = set()
        self._origins: Origins | None = None
        self._edits: list[Edit] = []
        self._absorbed: tuple[Edit, ...] = ()
        self._findings: dict[MatchKey, Finding] = {}
        self._problems: list[Problem] = []

    def run_stage(self, stage: Stage) -> bool:
        """Find, resolve, edit and absorb once with the rules of a stage. Returns True if the text changed."""
        matches = self._unsuppressed(stage, self._find(stage))
        fixed = resolve_overlaps(self.document, matches, unsafe=self._options.unsafe)
        edits = list(fixed.values())
        self._record(matches, edits, fixed)
        return self._edit(edits)

    def report(self) -> Report:
        """Return what was found and done."""
        findings = tuple(self._findings[key] for key in sorted(self._findings, key=_position))
        problems, accepted = tuple(self._problems), tuple(self._accepted)
        return Report(self.document, findings, self._absorbed, problems, accepted, self._engine.models, self._layout)

    def _find(self, stage: Stage) -> list[RuleMatch]:
        """Return the matches of a stage's rules in all views, in order, with spans of the original."""
        found = self._find_in(self._views[0], 0, stage)
        for number, view in enumerate(self._views[1:], start=1):
            found = longest_of_rules(found, self._find_in(view, number, stage))
        return sorted(map(self._original_match, found), key=sort_key)

    def _find_in(self, view: View, number: int, stage: Stage) -> list[RuleMatch]:
        """Return the matches of a stage's rules in a view, with spans of the stored text."""
        engine = self._engine
        active = [
            (rule, lines)
            for rule, lines in self._lines_by_rule(view, number, stage)
            if engine.is_active(rule) and rule.code not in self._failed and view.is_for(rule)
        ]
        matches, problems = _find(view.document, active, self._options.min_confidence)
        self._failed.update(problem.code for problem in problems)
        self._problems += (replace(problem, line=self._original_line(view, problem.line)) for problem in problems)
        stored = ((one, view.stored_match(one.match)) for one in matches)
        return [one._replace(match=match) for one, match in stored if match is not None]

    def _lines_by_rule(self, view: View, number: int, stage: Stage) -> Iterable[tuple[Rule, Iterable[int]]]:
        """Return the rules of a stage, each with the lines of a view in which it may match."""
        index, document = self._engine.index, view.document
        if stage is Stage.REMAINS:
            return [(rule, _candidate_lines(rule, document)) for rule in index.rules_for_remains()]
        candidates = self._candidates.get(number)
        if candidates is None or candidates.document is not document:
            candidates = self._candidates[number] = index.candidates(document, candidates)
        return [(rule, lines) for rule, lines in candidates if rule.stage is stage]

    def _unsuppressed(self, stage: Stage, matches: list[RuleMatch]) -> list[RuleMatch]:
        """Return the matches that are neither allowed, exempt nor accepted."""
        engine, accept = self._engine, self._options.accept
        matched, suppressed = self._matched[stage], self._suppressed
        new = {one.key: None for one in matches if one.key not in matched}
        matched.update(new)
        self._ids.add(new)
        if engine.allowed:
            suppressed.update(key for key in new if self._ids.of(*key) in engine.allowed)
        if engine.exempt is not None:
            suppressed.update(key for key in new if engine.exempt.covers(self.document, key[1]))
        if accept is not None and new:
            # earlier matches come first, because each entry of a baseline accepts one finding
            keys = [key for key in matched if key not in suppressed or key in self._accepted]
            accepted = {*accept(self.document, keys)}
            self._accepted.update((key, None) for key in keys if key in accepted and key in new)
            suppressed.update(self._accepted)
        return [one for one in matches if one.key not in suppressed] if suppressed else matches

    def _record(self, matches: Sequence[RuleMatch], edits: Sequence[Edit], fixed: Collection[int]) -> None:
        """Record the findings of a stage; those of earlier stages may now be covered by its edits."""
        if edits:
            self._findings = {key: covered(finding, edits) for key, finding in self._findings.items()}
        for place, one in enumerate(matches):
            if place in fixed or one.key not in self._findings:
                self._findings[one.key] = to_finding(self.document, one, edits, self._ids, fixed=place in fixed)

    def _edit(self, edits: Sequence[Edit]) -> bool:
        """Add edits, absorb blank lines, and make the next view. Returns True if the text changed."""
        if not edits:
            return False
        self._edits = sorted([*edits, *(edit for edit in self._edits if not touched(edits, edit.span))])
        self._absorbed = absorb_blank_lines(self.document, self._edits)
        self._origins = Origins(self._absorbed)
        text = self._origins.edit(self.document.text)
        if text == self._stored.text:
            return False
        self._stored = replace(self.document, text=text)
        _, self._views = views_of(self._stored, self._engine.index)
        return True

    def _original_match(self, one: RuleMatch) -> RuleMatch:
        """Return a match in the stored text as a match in the original."""
        if self._origins is None:
            return one
        span, new = self._origins.replacement(one.match.span, one.match.new or "")
        return one._replace(match=one.match._replace(span=span, new=None if one.match.new is None else new))

    def _original_line(self, view: View, number: int) -> int:
        """Return the number of the original line of a line of a view; both count from 1."""
        span = view.stored_line(number - 1)
        if self._origins is not None:
            span = self._origins.span(span)
        return self.document.position(span.start)[0]


def _candidate_lines(rule: Rule, document: Document) -> Iterator[int]:
    """Yield the candidate lines of a rule of the last stage; lazily, so that a crash is caught with the others."""
    candidate_lines = rule.find.candidate_lines
    yield from sorted(candidate_lines(document)) if candidate_lines is not None else range(document.line_count)


def _find(
    document: Document, candidates: Iterable[tuple[Rule, Iterable[int]]], min_confidence: float
) -> tuple[list[RuleMatch], list[Problem]]:
    """Return the matches of rules in their lines, one per span, and the rules that failed."""
    found: list[RuleMatch] = []
    problems: list[Problem] = []
    for rule, numbers in candidates:
        matches: dict[Span, RuleMatch] = {}
        number = 0
        try:
            for number in numbers:
                for match in rule.find.matches(document, number):
                    if rule.languages is not None and not _is_for_line(rule, document, number):
                        break
                    if not 0 <= match.span.start < match.span.end <= len(document.text):
                        raise ValueError(f"no such place in the text: {match.span}")
                    if (
                        rule.safety is not Safety.UNSAFE
                        or match.confidence is None
                        or match.confidence >= min_confidence
                    ):
                        sources = rule.sources_of(document.slice(match.span)) if rule.sources else ()
                        matches.setdefault(match.span, RuleMatch(rule, match, sources))
        except TimeoutError:
            problems.append(_problem(rule, document, number, TOO_LONG))
        except Exception as error:  # whatever a rule raises costs that rule, and not the document
            reason = f"it crashed and was left out of this document: {error!r}; --ignore {rule.code} silences it"
            problems.append(_problem(rule, document, number, reason))
            continue
        found += matches.values()
    return found, problems


def _position(key: MatchKey) -> tuple[int, int, str]:
    code, (start, end) = key
    return start, -end, code


def _problem(rule: Rule, document: Document, number: int, reason: str) -> Problem:
    # candidate lines may name a line that does not exist
    return Problem(rule.code, min(number + 1, document.line_count), reason)


def _is_for_line(rule: Rule, document: Document, number: int) -> bool:
    """Return True if a rule covers the language of a line, or that language is unknown.

    The language is the line's and not the document's: removing other lines must not change what is found in this one.
    """
    language = document.language or _language(document.line_text(number)[:SAMPLE])
    return language is None or language.partition("-")[0].lower() in (rule.languages or ())


_language = lru_cache(maxsize=1000)(detect)  # a line stays the same from one view of a document to the next
