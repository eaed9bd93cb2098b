"""One document, five steps, no way back: find, settle, absorb, report; rendering is for others.

The engine knows rules only by what they are made of (``Rule``, ``Match``), and nothing of files or terminals.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

from cleanup.edits import Edit, Origins, absorb, touched
from cleanup.errors import RuleError
from cleanup.index import EveryLine, Index
from cleanup.language import detect
from cleanup.report import Finding, Ids, Problem, Report, Spot
from cleanup.rule import MIN_CONFIDENCE, Rule, Safety, Stage
from cleanup.settle import Seen, covered, order, settle, told
from cleanup.shelf import contents
from cleanup.text import Document, Span

if TYPE_CHECKING:
    from cleanup.spared import Spared

Accept: TypeAlias = Callable[[Document, Sequence[Spot]], Collection[Spot]]
"""Says which matches of a document are accepted; asked once a stage, with all matches of the stage's rules in order."""


class Engine:
    """Cleans documents with the rules of an index, or with those among them whose codes are ``active``; what it finds
    is neither reported nor fixed where its id is ``allowed``, or where it is ``spared``.
    """

    def __init__(
        self,
        index: Index | EveryLine,
        active: Collection[str] | None = None,
        allowed: Collection[str] = (),
        spared: "Spared | None" = None,
    ) -> None:
        self.index = index
        self._spared = spared
        self._allowed = frozenset(allowed)
        self._active = None if active is None else frozenset(active)

    @property
    def ruleset(self) -> str:
        """A hash that changes whenever a rule does, or which of them are asked, or what is allowed."""
        asked = None if self._active is None else sorted(self._active)
        spared = "" if self._spared is None else self._spared.key
        key = f"{contents(self.index.rules)} {list(self.index.places)} {asked} {sorted(self._allowed)}{spared}"
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
        ``accept`` accepts is left out of findings and edits, as if its id were allowed, and told apart. A rule
        whose expression runs out of time is reported as a problem and says no more about this document. Raises
        RuleError when a rule crashes.
        """
        view, origins = document, None
        candidates = self._candidates(document)
        edits: list[Edit] = []
        absorbed: tuple[Edit, ...] = ()
        findings: list[Finding] = []
        problems: list[Problem] = []
        accepted: list[Spot] = []
        stages = _stages(unsafe=unsafe)
        for stage in stages:
            if stage is Stage.REMAINS:
                candidates = self._weighing(view)
            seen, more = _find(view, [one for one in candidates if one[0].stage is stage], min_confidence)
            if origins is not None:
                more = [problem._replace(line=_line(document, view, origins, problem.line)) for problem in more]
            problems += more
            if not seen:
                continue
            if origins is not None:
                seen = [Seen(rule, match._replace(span=origins.span(match.span))) for rule, match in seen]
            seen.sort(key=order)
            ids = Ids(document, [one.spot for one in seen])
            seen = self._unwanted(document, seen, ids)
            passed = frozenset(accept(document, [one.spot for one in seen]) if accept is not None else ())
            accepted += [one.spot for one in seen if one.spot in passed]
            seen = [one for one in seen if one.spot not in passed]
            fixed = settle(document, seen, unsafe=unsafe)
            done = list(fixed.values())
            findings = [covered(finding, done) for finding in findings]
            findings += told(document, seen, fixed, done, ids)
            if not done:
                continue
            edits = sorted([*done, *(edit for edit in edits if not touched(done, edit.span))])
            absorbed = absorb(document, edits)
            if stage is not stages[-1]:
                origins = Origins(absorbed)
                view = Document(origins.edit(document.text), document.name, document.language)
                if stage is not Stage.TEXT:
                    candidates = self._candidates(view)
        findings.sort(key=lambda finding: (finding.span.start, -finding.span.end, finding.code))
        return Report(document, tuple(findings), absorbed, tuple(problems), tuple(accepted))

    def _candidates(self, document: Document) -> list[tuple[Rule, Iterable[int]]]:
        return [(rule, numbers) for rule, numbers in self.index.candidates(document) if self._is_active(rule)]

    def _weighing(self, document: Document) -> list[tuple[Rule, Iterable[int]]]:
        return [(rule, _surveyed(rule, document)) for rule in self.index.weighing() if self._is_active(rule)]

    def _unwanted(self, document: Document, seen: list[Seen], ids: Ids) -> list[Seen]:
        """What is neither allowed nor spared."""
        if self._allowed:
            seen = [one for one in seen if ids.of(*one.spot) not in self._allowed]
        if self._spared is not None:
            seen = [one for one in seen if not self._spared.holds(document, one.match.span)]
        return seen

    def _is_active(self, rule: Rule) -> bool:
        return self._active is None or rule.code in self._active


def _stages(*, unsafe: bool) -> list[Stage]:
    return [stage for stage in Stage if unsafe or stage is not Stage.REMAINS]


def _surveyed(rule: Rule, document: Document) -> Iterator[int]:
    """What a rule of the last stage wants to look at; a generator, so that a crash comes where crashes are told."""
    survey = rule.find.survey
    yield from sorted(survey(document)) if survey is not None else range(document.line_count)


def _find(
    document: Document, candidates: Sequence[tuple[Rule, Iterable[int]]], least: float
) -> tuple[list[Seen], list[Problem]]:
    """What rules see in their lines, when they are sure enough; what one sees twice counts once."""
    seen: dict[tuple[str, int, int], Seen] = {}
    problems: list[Problem] = []
    for rule, numbers in candidates:
        number = 0
        try:
            for number in numbers:
                for match in rule.find.look(document, number):
                    if rule.languages is not None and not _speaks(rule, document, number):
                        break
                    if rule.safety is not Safety.UNSAFE or match.confidence is None or match.confidence >= least:
                        seen.setdefault((rule.code, *match.span), Seen(rule, match))
        except TimeoutError:
            problems.append(Problem(rule.code, number + 1, "its expression took too long; the rest was not searched"))
        except Exception as error:
            where = f"{document.name or 'the text'}, line {number + 1}"
            raise RuleError(
                f"rule {rule.code} crashed at {where}: {error!r}; --ignore {rule.code} leaves it out"
            ) from error
    return list(seen.values()), problems


def _line(document: Document, view: Document, origins: Origins, line: int) -> int:
    """The line of the original (both from 1) that a line of a view was."""
    start, end = view.line(line - 1)
    return document.position(origins.span(Span(start, end)).start)[0]


def _speaks(rule: Rule, document: Document, number: int) -> bool:
    """Whether a rule is for the language of a line; where that cannot be told, every rule may speak.

    The line is asked and not the document: removing other lines must not change what is found in this one.
    """
    language = document.language
    if language is None:
        known = document.fact(_languages)
        if number not in known:
            known[number] = detect(document.line_text(number))
        language = known[number]
    return language is None or language.partition("-")[0].lower() in (rule.languages or ())


def _languages(_: Document) -> dict[int, str | None]:
    """The languages of the lines that were asked for so far."""
    return {}
