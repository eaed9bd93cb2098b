"""The few shapes that rules have: whole lines, patterns, swaps of words, and a label with its block."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

import regex

from cleanup.phrases import PhraseTable, line_key
from cleanup.rule import Finder, Match
from cleanup.text import Document, Span

Found: TypeAlias = "regex.Match[str]"
Guard = Callable[[Document, int], bool]
Replacement = Callable[[Found], str | None]


def table(rule_file: str) -> PhraseTable:
    """The phrase table beside a rule: the same stem, ``.toml``. Call it with ``__file__``."""
    return PhraseTable(Path(rule_file).with_suffix(".toml"))


def lines(phrases: PhraseTable, where: Guard | None = None) -> Finder:
    """Whole lines that are a phrase of the table, to be removed; ``where(document, line number)`` may spare one."""

    def look(document: Document, number: int) -> Iterator[Match]:
        if phrases.holds(document.line_text(number)) and (where is None or where(document, number)):
            yield Match(document.visible(number), "")

    return Finder(look, phrases)


def pattern(
    expression: str,
    new: str | Replacement | None,
    *,
    triggers: tuple[str, ...] = (),
    where: Guard | None = None,
    confidence: float = 1.0,
    timeout: float | None = None,
    **words: Collection[str],
) -> Finder:
    r"""What an expression matches within a line.

    The expression is for ``regex``: verbose, case ignored, ``\L<name>`` for each collection in ``words``; it sees one
    line at a time, for ``timeout`` seconds at most (then it raises TimeoutError). ``new`` is a template
    (``\g<name>``), a function of the match, or None, as its result may be: there is nothing to propose.
    """

    @cache
    def compiled() -> "regex.Pattern[str]":
        flags = regex.VERBOSE | regex.VERSION1 | regex.IGNORECASE
        return regex.compile(expression, flags, **words)  # type: ignore[arg-type]  # the stub knows no named lists

    def look(document: Document, number: int) -> Iterator[Match]:
        start, _ = document.line(number)
        for found in compiled().finditer(document.line_text(number), timeout=timeout):
            if where is not None and not where(document, number):
                return
            begin, end = found.span()
            fix = found.expand(new) if isinstance(new, str) else new(found) if new else None
            yield Match(Span(start + begin, start + end), fix, confidence)

    return Finder(look, triggers=triggers)


def swaps(pairs: Mapping[str, str]) -> Finder:
    """Whole words that always stand for others, wrong to right; a capital at the beginning is kept."""
    right = {wrong.casefold(): fix for wrong, fix in pairs.items()}

    def swap(found: Found) -> str:
        words: str = found.group()
        fix = right[words.casefold()]
        return fix[:1].upper() + fix[1:] if words[:1].isupper() else fix

    triggers = tuple(regex.escape(wrong, special_only=True, literal_spaces=True) for wrong in pairs)
    return pattern(r"(?<!\w) \L<wrong> (?!\w)", swap, triggers=triggers, wrong=tuple(pairs))


def block(labels: PhraseTable, body: Guard) -> Finder:
    """A label alone on its line, to be removed together with the next line when that is the label's body."""

    def look(document: Document, number: int) -> Iterator[Match]:
        key = line_key(document.line_text(number))
        if key is None or key + ":" not in labels.labels:
            return
        start, end = document.visible(number)
        following = document.line_after(number)
        if following is not None and body(document, following):
            end = document.visible(following).end
        yield Match(Span(start, end), "")

    return Finder(look, labels)


@cache
def _headline() -> "regex.Pattern[str]":
    return regex.compile(
        r"""
        ["'“‘«„¿¡\[(]{0,2} [\p{Lu}\p{Lo}\p{Nd}]    # starts like a sentence
        .{13,157}                                  # neither a heading of a word or two nor a paragraph
        [^\s.,;:…]  (?<! [.] ["'”’»)\]] )          # and does not end like one: Six dead after bridge collapse
        """,
        regex.VERBOSE | regex.VERSION1,
    )


def headline(document: Document, number: int) -> bool:
    """Whether a line has the shape of a headline: three words or more, a beginning, and no full stop at its end."""
    text = document.slice(document.visible(number))
    return _headline().fullmatch(text) is not None and (len(text.split()) >= 3 or not text.isascii())
