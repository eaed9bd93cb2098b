"""One document, five steps, no way back: find, settle, absorb, report; rendering is for others.

The engine knows rules only by what they are made of (``Rule``, ``Match``), and nothing of files or terminals.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cleanup.edits import Edit, absorb, touched
from cleanup.errors import RuleError
from cleanup.index import EveryLine, Index
from cleanup.language import detect
from cleanup.report import Finding, Outcome, Problem, Report, identify
from cleanup.rule import Match, Rule, Safety
from cleanup.text import Document


class Seen(NamedTuple):
    """A match and the rule that saw it."""

    rule: Rule
    match: Match


class Engine:
    """Cleans documents with the rules of an index, or with those among them whose codes are ``active``."""

    def __init__(self, index: Index | EveryLine, active: Collection[str] | None = None) -> None:
        self.index = index
        self._active = None if active is None else frozenset(active)

    def clean(self, document: Document, *, unsafe: bool = False) -> Report:
        """Find, fix what is safe (with ``unsafe``: what has one likely reading too), and report both.

        A rule whose expression runs out of time is reported as a problem and says no more about this document. Raises
        RuleError when a rule crashes.
        """
        seen, problems = self._find(document)
        if not seen:
            return Report(document, (), (), tuple(problems))
        seen.sort(key=lambda one: (one.match.span.start, -one.match.span.end, one.rule.code))
        fixed = _settle(document, seen, unsafe=unsafe)
        edits = absorb(document, list(fixed.values()))
        return Report(document, tuple(_findings(document, seen, fixed)), edits, tuple(problems))

    def _wants(self, rule: Rule) -> bool:
        return self._active is None or rule.code in self._active

    def _find(self, document: Document) -> tuple[list[Seen], list[Problem]]:
        seen: dict[tuple[str, int, int], Seen] = {}
        problems: list[Problem] = []
        for rule, numbers in self.index.candidates(document):
            if not self._wants(rule) or not _speaks(rule, document):
                continue
            number = 0
            try:
                for number in numbers:
                    for match in rule.find.look(document, number):
                        seen.setdefault((rule.code, *match.span), Seen(rule, match))
            except TimeoutError:
                problems.append(
                    Problem(rule.code, number + 1, "its expression took too long; the rest was not searched")
                )
            except Exception as error:
                where = f"{document.name or 'the text'}, line {number + 1}"
                raise RuleError(
                    f"rule {rule.code} crashed at {where}: {error!r}; --ignore {rule.code} leaves it out"
                ) from error
        return list(seen.values()), problems


def _speaks(rule: Rule, document: Document) -> bool:
    """Whether a rule is for the language of the document; where that cannot be told, every rule may speak."""
    if rule.languages is None:
        return True
    language = document.language or document.fact(_language)
    return language is None or language.partition("-")[0].lower() in rule.languages


def _language(document: Document) -> str | None:
    return detect(document.text)


def _settle(document: Document, seen: Sequence[Seen], *, unsafe: bool) -> dict[int, Edit]:
    """The edits that are done, by the place of their match in ``seen``; of matches that begin together the longest."""
    applicable = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    edits: dict[int, Edit] = {}
    done = 0
    for place, (rule, (span, new, _)) in enumerate(seen):
        if new is not None and rule.safety in applicable and span.start >= done:
            edits[place] = Edit(span, document.slice(span), new)
            done = span.end
    return edits


def _findings(document: Document, seen: Sequence[Seen], fixed: dict[int, Edit]) -> Iterator[Finding]:
    edits = list(fixed.values())
    ids = identify(document, ((rule.code, match.span) for rule, match in seen))
    for place, ((rule, (span, new, confidence)), key) in enumerate(zip(seen, ids, strict=True)):
        found = document.slice(span)
        if place in fixed:
            outcome = Outcome.FIXED
        elif touched(edits, span):
            outcome = Outcome.COVERED
        elif new is None or rule.safety is Safety.MANUAL:
            outcome = Outcome.MANUAL
        else:
            outcome = Outcome.OFFERED
        yield Finding(
            id=key,
            span=span,
            code=rule.code,
            name=rule.name,
            message=rule.describe(found, new),
            found=found,
            edit=None if new is None else Edit(span, found, new),
            safety=rule.safety,
            outcome=outcome,
            confidence=confidence,
        )
