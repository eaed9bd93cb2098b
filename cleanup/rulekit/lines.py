"""The few shapes that rules have: whole lines, labels and patterns."""

from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

import regex

from cleanup.engine.document import Document, Span
from cleanup.engine.index.normalize import label_key, line_keys
from cleanup.engine.rule import Finder, Match
from cleanup.rulekit.guards import Guard
from cleanup.rulekit.guards.standalone import stands_alone
from cleanup.rulekit.phrases import PhraseTable, PhraseTables
from cleanup.rulekit.regex_cache import compiled

INDENT = "[ \t\xa0]{0,4}"
"""What may stand before a whole line in an expression whose trigger is bound to the line's start."""

LINE_START = rf"[\r\n]{INDENT}"
LINE_END = r"[\r\n]"
"""Where a line begins and ends, for triggers: the scanner sees a break before the first line and after the last."""

_OTHER_SCRIPT = r"\x{370}-\x{1cff}\x{2e80}-\x{d7ff}\x{f900}-\x{faff}\x{20000}-\x{3ffff}"
OTHER_SCRIPT = f"[{_OTHER_SCRIPT}][^{_OTHER_SCRIPT}]"
"""Where letters end that are not Latin, as a trigger: one that begins with them costs a text without them nothing."""

RegexMatch: TypeAlias = "regex.Match[str]"
Replacement = Callable[[RegexMatch], str | None]


def table(rule_file: str) -> PhraseTable:
    """The phrase table beside a rule: the same stem, ``.toml``. Call it with ``__file__``."""
    return _table(Path(rule_file).with_suffix(".toml"))


def tables(rule_file: str, *stems: str) -> PhraseTables:
    """The tables of these stems beside a rule, as one. Call it with ``__file__``."""
    return PhraseTables(*(_table(Path(rule_file).with_name(f"{stem}.toml")) for stem in stems))


_table = cache(PhraseTable)  # several rules ask the same table


def whole_line(phrases: PhraseTable, where: Guard | None = None, *, confidence: float | None = None) -> Finder:
    """Whole lines that are a phrase of the table, to be removed; ``where(document, line number)`` may spare one.

    As with all shapes that take whole lines, one that is a part of a broken paragraph or of settings stays.
    """

    def matches(document: Document, number: int) -> Iterator[Match]:
        if (
            phrases.matches_line(document, number)
            and (where is None or where(document, number))
            and stands_alone(document, number)
        ):
            yield Match(document.visible(number), "", confidence)

    return Finder(matches, phrases)


def labelled(labels: PhraseTable, where: Guard | None = None, *, confidence: float | None = None) -> Finder:
    """Whole lines that are a phrase, or begin with a label and its colon and go on after it, to be removed.

    A line that is too long to be a phrase is prose, whatever it begins with; ``where`` is as in ``whole_line``.
    """

    def matches(document: Document, number: int) -> Iterator[Match]:
        known = label_key(document.cached(line_keys)[number]) in labels.labels or labels.matches_line(document, number)
        if known and (where is None or where(document, number)) and stands_alone(document, number):
            yield Match(document.visible(number), "", confidence)

    return Finder(matches, labels)


def pattern(
    expression: str,
    new: str | Replacement | None,
    *,
    triggers: tuple[str, ...] = (),
    where: Guard | None = None,
    confidence: float | None = None,
    timeout: float | None = None,
    **words: Collection[str],
) -> Finder:
    r"""What an expression matches within a line.

    The expression is for ``regex``: verbose, case ignored, ``\L<name>`` for each collection in ``words``; it sees one
    line at a time, for ``timeout`` seconds at most (then it raises TimeoutError). ``new`` is a template
    (``\g<name>``), a function of the match, or None, as its result may be: there is nothing to propose.
    """

    @cache
    def search() -> "Callable[..., RegexMatch | None]":
        searched = compiled(expression, regex.VERBOSE | regex.IGNORECASE, **words)
        return searched.search if timeout is None else partial(searched.search, timeout=timeout)

    def matches(document: Document, number: int) -> Iterator[Match]:
        line = document.line_text(number)
        found = search()(line)
        if not found or (where is not None and not where(document, number)):
            return  # the guard is asked last, for it may read the whole document, and once, for it may read the line
        start, (begun, ended) = document.line(number).start, document.visible(number)
        while found:  # to iterate takes three times as long where nothing is found, as in most lines
            if found.end() == found.start():  # of nothing: such a match is none
                found = search()(line, found.end() + 1) if found.end() < len(line) else None
                continue
            fix = found.expand(new) if isinstance(new, str) else new(found) if new else None
            span = Span(start + found.start(), start + found.end())
            if fix == "" and span.start <= begun and span.end >= ended and not _may_go(document, number):
                return
            yield Match(span, fix, confidence)
            found = search()(line, found.end())

    return Finder(matches, triggers=triggers)


def _may_go(document: Document, number: int) -> bool:
    """Whether a whole line may be removed: one of words must stand by itself."""
    return stands_alone(document, number) or not any(map(str.isalnum, document.line_text(number)))
