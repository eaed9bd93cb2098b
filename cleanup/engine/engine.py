"""One document on its way: find, settle, absorb, until nothing changes any more, and report; rendering is for others.

The engine knows rules only by what they are made of (``Rule``, ``Match``), and nothing of files or terminals.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, Origins, absorb_blank_lines, touched
from cleanup.engine.index.index import Candidates, EveryLine, Index
from cleanup.engine.language import SAMPLE, detect
from cleanup.engine.report import DocumentModels, Finding, Ids, MatchKey, Problem, Report
from cleanup.engine.resolve import RuleMatch, covered, resolve_overlaps, sort_key, to_finding
from cleanup.engine.rule import MIN_CONFIDENCE, Rule, Safety, Stage, rules_hash

if TYPE_CHECKING:
    from cleanup.engine.suppress.exempt_terms import ExemptTerms

MAX_ROUNDS = 20
"""How often each stage looks at a document: a bound for texts that are made to need many rounds."""

TOO_LONG = "its expression took too long; the rest was not searched"
"""The reason of a problem where an expression ran out of time."""

Accept: TypeAlias = Callable[[Document, Sequence[MatchKey]], Collection[MatchKey]]
"""Says which matches of a document are accepted; asked with all matches of a stage's rules in order."""


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
        self._exempt = exempt
        self._models = models
        self._hash_rules = hash_rules or partial(rules_hash, index.rules)
        self._allowed = frozenset(allowed)
        self._active = None if active is None else frozenset(active)

    @property
    def ruleset(self) -> str:
        """A hash that changes whenever a rule does, or which of them are asked, or what is allowed."""
        asked = None if self._active is None else sorted(self._active)
        exempt = "" if self._exempt is None else self._exempt.key
        key = f"{self._hash_rules()} {list(self.index.places)} {asked} {sorted(self._allowed)}{exempt}"
        return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

    def asked(self, *, unsafe: bool) -> frozenset[str]:
        """The codes of the rules that a call of ``clean`` asks."""
        rules = (self.index.rules[place] for place in self.index.places)
        stages = _stages(unsafe=unsafe)
        return frozenset(rule.code for rule in rules if self._is_active(rule) and rule.stage in stages)

    def clean(
        self,
        document: Document,
        *,
        unsafe: bool = False,
        min_confidence: float = MIN_CONFIDENCE,
        accept: Accept | None = None,
    ) -> Report:
        """Find, fix what is safe (with ``unsafe``: what has one likely reading too), and report both.

        Unsafe fixes of less than ``min_confidence`` are not found; those whose confidence nobody measured are. What
        ``accept`` accepts is left out of findings and edits, as if its id were allowed, and told apart. A rule that
        crashes or runs out of time is reported as a problem and says no more about this document.

        A fix may bring to light what another rule looks for. So the stages follow one another until all of them in a
        row have changed nothing, ``MAX_ROUNDS`` times at most: then a second cleaning changes nothing either.
        """
        work = _Work(document, self._models)
        stages = _stages(unsafe=unsafe)
        quiet = 0
        for stage in stages * MAX_ROUNDS:
            seen = self._wanted(work, stage, self._look(work, stage, min_confidence), accept)
            quiet = 0 if work.settle(seen, unsafe=unsafe) else quiet + 1
            if quiet == len(stages):
                break
        return work.report()

    def _look(self, work: "_Work", stage: Stage, least: float) -> list[RuleMatch]:
        """What the rules of a stage see in the text as it stands, in order, by spans of the original."""
        candidates: Iterable[tuple[Rule, Iterable[int]]]
        if stage is Stage.REMAINS:
            candidates = [(rule, _surveyed(rule, work.view)) for rule in self.index.weighing()]
        else:
            if work.candidates is None or work.candidates.document is not work.view:
                work.candidates = self.index.candidates(work.view, work.candidates)
            candidates = [one for one in work.candidates if one[0].stage is stage]
        asked = [one for one in candidates if self._is_active(one[0]) and one[0].code not in work.failed]
        seen, problems = _find(work.view, asked, least)
        work.fail(problems)
        return sorted(map(work.original, seen), key=sort_key)

    def _wanted(self, work: "_Work", stage: Stage, seen: list[RuleMatch], accept: Accept | None) -> list[RuleMatch]:
        """What is neither allowed, spared nor accepted."""
        known = work.spots[stage]
        new = {one.spot: None for one in seen if one.spot not in known}
        known.update(new)
        work.ids.add(new)
        if self._allowed:
            work.passed.update(spot for spot in new if work.ids.of(*spot) in self._allowed)
        if self._exempt is not None:
            work.passed.update(spot for spot in new if self._exempt.holds(work.document, spot[1]))
        if accept is not None and new:
            # those that were asked about before come first: each entry of a baseline accepts one finding
            spots = [spot for spot in known if spot not in work.passed or spot in work.accepted]
            taken = {*accept(work.document, spots)}
            work.accepted.update((spot, None) for spot in spots if spot in taken and spot in new)
            work.passed.update(work.accepted)
        return [one for one in seen if one.spot not in work.passed] if work.passed else seen

    def _is_active(self, rule: Rule) -> bool:
        return self._active is None or rule.code in self._active


def _stages(*, unsafe: bool) -> list[Stage]:
    return [stage for stage in Stage if unsafe or stage is not Stage.REMAINS]


class _Work:
    """A document on its way: ``view`` is the text as it stands, ``candidates`` the rules that can match in it.

    ``spots`` are what the rules of each stage saw so far, ``passed`` those of them that are left alone. Rules that
    ``failed`` are not asked again.
    """

    def __init__(self, document: Document, models: DocumentModels | None) -> None:
        self.document = self.view = document
        self._models = models
        self.candidates: Candidates | None = None
        self.ids = Ids(document)
        self.spots: defaultdict[Stage, dict[MatchKey, None]] = defaultdict(dict)
        self.passed: set[MatchKey] = set()
        self.accepted: dict[MatchKey, None] = {}
        self.failed: set[str] = set()
        self._origins: Origins | None = None
        self._edits: list[Edit] = []
        self._absorbed: tuple[Edit, ...] = ()
        self._findings: dict[MatchKey, Finding] = {}
        self._problems: list[Problem] = []

    def original(self, one: RuleMatch) -> RuleMatch:
        """What was seen in the view, as a match of the original."""
        if self._origins is None:
            return one
        span, new = self._origins.replacement(one.match.span, one.match.new or "")
        return one._replace(match=one.match._replace(span=span, new=None if one.match.new is None else new))

    def fail(self, problems: Sequence[Problem]) -> None:
        """Keep problems in lines of the view; the rules that have them are not asked again."""
        self.failed.update(problem.code for problem in problems)
        self._problems += (replace(problem, line=self._line(problem.line)) for problem in problems)

    def _line(self, number: int) -> int:
        """The line of the original (both from 1) that a line of the view was."""
        if self._origins is None:
            return number
        return self.document.position(self._origins.span(self.view.line(number - 1)).start)[0]

    def settle(self, seen: Sequence[RuleMatch], *, unsafe: bool) -> bool:
        """Do what can be done of what was seen, in order; say whether that changed the text."""
        fixed = resolve_overlaps(self.document, seen, unsafe=unsafe)
        done = list(fixed.values())
        if done:
            self._findings = {spot: covered(finding, done) for spot, finding in self._findings.items()}
        for place, one in enumerate(seen):
            if place in fixed or one.spot not in self._findings:
                self._findings[one.spot] = to_finding(self.document, one, done, self.ids, fixed=place in fixed)
        return self._edit(done)

    def _edit(self, done: list[Edit]) -> bool:
        if not done:
            return False
        self._edits = sorted([*done, *(edit for edit in self._edits if not touched(done, edit.span))])
        self._absorbed = absorb_blank_lines(self.document, self._edits)
        self._origins = Origins(self._absorbed)
        text, self.view = self.view.text, replace(self.document, text=self._origins.edit(self.document.text))
        return self.view.text != text

    def report(self) -> Report:
        """What was found and done."""
        findings = tuple(self._findings[spot] for spot in sorted(self._findings, key=_place))
        return Report(
            self.document, findings, self._absorbed, tuple(self._problems), tuple(self.accepted), self._models
        )


def _surveyed(rule: Rule, document: Document) -> Iterator[int]:
    """What a rule of the last stage wants to look at; a generator, so that a crash comes where crashes are told."""
    survey = rule.find.candidate_lines
    yield from sorted(survey(document)) if survey is not None else range(document.line_count)


def _find(
    document: Document, candidates: Sequence[tuple[Rule, Iterable[int]]], least: float
) -> tuple[list[RuleMatch], list[Problem]]:
    """What rules see in their lines, when they are sure enough; what one sees twice counts once."""
    seen: list[RuleMatch] = []
    problems: list[Problem] = []
    for rule, numbers in candidates:
        matches: dict[Span, RuleMatch] = {}
        number = 0
        try:
            for number in numbers:
                for match in rule.find.matches(document, number):
                    if rule.languages is not None and not _speaks(rule, document, number):
                        break
                    if not 0 <= match.span.start < match.span.end <= len(document.text):
                        raise ValueError(f"no such place in the text: {match.span}")
                    if rule.safety is not Safety.UNSAFE or match.confidence is None or match.confidence >= least:
                        sources = rule.sources_of(document.slice(match.span)) if rule.sources else ()
                        matches.setdefault(match.span, RuleMatch(rule, match, sources))
        except TimeoutError:
            problems.append(_problem(rule, document, number, TOO_LONG))
        except Exception as error:  # whatever a rule raises costs that rule, and not the document
            reason = f"it crashed and was left out of this document: {error!r}; --ignore {rule.code} silences it"
            problems.append(_problem(rule, document, number, reason))
            continue
        seen += matches.values()
    return seen, problems


def _place(spot: MatchKey) -> tuple[int, int, str]:
    code, (start, end) = spot
    return start, -end, code


def _problem(rule: Rule, document: Document, number: int, reason: str) -> Problem:
    # a survey may name a line that is not there
    return Problem(rule.code, min(number + 1, document.line_count), reason)


def _speaks(rule: Rule, document: Document, number: int) -> bool:
    """Whether a rule is for the language of a line; where that cannot be told, every rule may speak.

    The line is asked and not the document: removing other lines must not change what is found in this one.
    """
    language = document.language or _language(document.line_text(number)[:SAMPLE])
    return language is None or language.partition("-")[0].lower() in (rule.languages or ())


_language = lru_cache(maxsize=1000)(detect)  # a line stays the same from one view of a document to the next
