"""The few shapes that rules have: whole lines, patterns, and a label with its block."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TypeAlias

import regex

from cleanup.expressions import compiled
from cleanup.folding import MAX_LINE, label_key, line_keys
from cleanup.phrases import PhraseTable, PhraseTables
from cleanup.rule import Finder, Match
from cleanup.text import Document, Span

INDENT = "[ \t\xa0]{0,4}"
"""What may stand before a whole line in an expression whose trigger is bound to the line's start."""

LINE_START = rf"(?:^|[\r\n]){INDENT}"
LINE_END = r"(?:$|[\r\n])"
"""Where a line begins and ends, for triggers: hyperscan's own multi-line mode does not know a lone ``\\r``."""

Found: TypeAlias = "regex.Match[str]"
Guard = Callable[[Document, int], bool]
Replacement = Callable[[Found], str | None]


def table(rule_file: str) -> PhraseTable:
    """The phrase table beside a rule: the same stem, ``.toml``. Call it with ``__file__``."""
    return PhraseTable(Path(rule_file).with_suffix(".toml"))


def tables(rule_file: str, *stems: str) -> PhraseTables:
    """The tables of these stems beside a rule, as one. Call it with ``__file__``."""
    return PhraseTables(*(PhraseTable(Path(rule_file).with_name(f"{stem}.toml")) for stem in stems))


def lines(phrases: PhraseTable, where: Guard | None = None, *, confidence: float | None = None) -> Finder:
    """Whole lines that are a phrase of the table, to be removed; ``where(document, line number)`` may spare one."""

    def look(document: Document, number: int) -> Iterator[Match]:
        if phrases.holds(document, number) and (where is None or where(document, number)):
            yield Match(document.visible(number), "", confidence)

    return Finder(look, phrases)


def labelled(labels: PhraseTable, *, confidence: float | None = None) -> Finder:
    """Whole lines that are a phrase, or begin with a label and its colon and go on after it, to be removed.

    A line that is too long to be a phrase is prose, whatever it begins with.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if label_key(document.fact(line_keys)[number]) in labels.labels or labels.holds(document, number):
            yield Match(document.visible(number), "", confidence)

    return Finder(look, labels)


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
    def searched() -> "regex.Pattern[str]":
        return compiled(expression, regex.VERBOSE | regex.IGNORECASE, **words)

    def look(document: Document, number: int) -> Iterator[Match]:
        if where is not None and not where(document, number):
            return
        start, _ = document.line(number)
        for found in searched().finditer(document.line_text(number), timeout=timeout):
            begin, end = found.span()
            fix = found.expand(new) if isinstance(new, str) else new(found) if new else None
            yield Match(Span(start + begin, start + end), fix, confidence)

    return Finder(look, triggers=triggers)


MAX_BLOCK = 30
"""The lines that a block may have under its label; what bounds the walk keeps the work linear, too."""


def block(labels: PhraseTable, body: Guard) -> Finder:
    """A label alone on its line, to be removed together with the lines under it that are surely its own.

    These are: the next line, when the label ends with a colon and the line is its body; bodies in a list right under
    either; and all that is left of the text, when that is the lesser half of it, begins with a body and has no sentence
    in it. A line that is a label itself is nobody's body.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if labels.names(document, number):
            last = end(document, number)
            yield Match(Span(document.visible(number).start, document.visible(last).end), "")

    def end(document: Document, number: int) -> int:
        below = document.lines_after(number, MAX_BLOCK + 1)
        late = 2 * document.line(number).start > len(document.text)
        if (
            late
            and 0 < len(below) <= MAX_BLOCK
            and owns(document, below[0])
            and not any(sentence(document, line) for line in below)
        ):
            return below[-1]
        last = number
        for line in below[:MAX_BLOCK]:
            first = last == number and document.line_text(number).rstrip()[-1] in ":："
            if not owns(document, line) or not (first or in_list(document, line)):
                break
            last = line
        return last

    def owns(document: Document, number: int) -> bool:
        return body(document, number) and not labels.names(document, number)

    return Finder(look, labels)


def _paragraphs(document: Document) -> list[int]:
    """The lines that are too long for any phrase: no rule removes one, so what they divide stays divided."""
    starts, ends = document.bounds
    return [n for n, (start, end) in enumerate(zip(starts, ends, strict=True)) if end - start > MAX_LINE]


def run(labels: PhraseTables, body: Guard, *, confidence: float | None = None) -> Finder:
    """A label alone on its line, to be removed with the bodies under it when they are a list: three, or the last lines.

    The last body before a sentence is likely to be its heading, and stays.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if not labels.names(document, number):
            return
        below = document.lines_after(number, MAX_BLOCK)
        bodies = list(takewhile(lambda line: body(document, line) and not labels.names(document, line), below))
        if len(bodies) < len(below):
            heading = sentence(document, below[len(bodies)]) and not in_list(document, below[len(bodies) - 1])
            bodies = bodies[: -1 if heading else None] if len(bodies) >= 3 else []
        last = bodies[-1] if bodies else number
        yield Match(Span(document.visible(number).start, document.visible(last).end), "", confidence)

    return Finder(look, labels)


def listed(labels: PhraseTables, least: int, *, confidence: float | None = None) -> Finder:
    """A label with the lines under it that stand again below, to be removed where there are so many before a paragraph.

    All before the next paragraph count, for a line between them may be another rule's to remove.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if not labels.names(document, number):
            return
        again = document.fact(_recurring)
        paragraphs = document.fact(_paragraphs)
        place = bisect_left(paragraphs, number)
        stop = paragraphs[place] if place < len(paragraphs) else document.line_count
        if bisect_left(again, stop) - bisect_left(again, number) < least:
            return
        last = number
        for line in document.lines_after(number, MAX_BLOCK):
            if again[bisect_left(again, line) : bisect_left(again, line) + 1] != [line]:
                break
            last = line
        yield Match(Span(document.visible(number).start, document.visible(last).end), "", confidence)

    return Finder(look, labels)


def _recurring(document: Document) -> list[int]:
    """The lines that stand again below, whatever their numbers and bullets."""
    seen: set[str] = set()
    again = []
    for number, key in reversed([*enumerate(document.fact(line_keys))]):
        words = key.lstrip("0123456789.)( -•*")
        if words in seen:
            again.append(number)
        elif words:
            seen.add(words)
    return again[::-1]


def tail(document: Document, number: int) -> bool:
    """Whether a line stands after the last paragraph, of which there is one."""
    paragraphs = document.fact(_paragraphs)
    return bool(paragraphs) and number > paragraphs[-1]


def rest(phrases: PhraseTables, where: Guard | None = None, *, confidence: float | None = None) -> Finder:
    """A line that is one of the phrases in the tail, with all lines after it, to be removed.

    ``where(document, line number)`` must hold for each line after it. The phrases must be such as rules remove wherever
    they stand: else cleaning the lines after one could make it the beginning of a rest, which it was not before.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if not tail(document, number):
            return
        below = document.lines_after(number, MAX_BLOCK + 1)
        if not 0 < len(below) <= MAX_BLOCK or not phrases.names(document, number):
            return
        if where is None or all(where(document, line) for line in below):
            yield Match(Span(document.visible(number).start, document.visible(below[-1]).end), "", confidence)

    return Finder(look, phrases)


def head(document: Document, number: int) -> bool:
    """Whether a line stands before the first paragraph."""
    paragraphs = document.fact(_paragraphs)
    return not paragraphs or number < paragraphs[0]


def crowded(phrases: PhraseTable, least: int) -> Guard:
    """A guard for words that mean nothing alone: so many different ones stand between the same two paragraphs.

    The words have no slots.

    Neighbours in the strict sense would not do: a line between two of them may be another rule's to remove, and then a
    second cleaning would see what the first did not.
    """

    def rows(document: Document) -> frozenset[int]:
        stretches: dict[int, dict[int, str]] = defaultdict(dict)
        paragraphs = document.fact(_paragraphs)
        for number, key in enumerate(document.fact(line_keys)):
            if key in phrases.lines:
                stretches[bisect_left(paragraphs, number)][number] = key
        return frozenset(
            number for found in stretches.values() if len(set(found.values())) >= least for number in found
        )

    def where(document: Document, number: int) -> bool:
        return number in document.fact(rows)

    return where


BULLET = r"(?: [•·▪►▸»*–—-] \h{1,3} )"
"""What stands before the items of a list, verbose."""


@cache
def _headline() -> "regex.Pattern[str]":
    return compiled(
        rf"""
        {BULLET}?
        ["'“‘«„¿¡\[(]{{0,2}} [\p{{Lu}}\p{{Lo}}\p{{Nd}}]    # starts like a sentence
        .{{13,157}}                                  # neither a heading of a word or two nor a paragraph
        [^\s.,;:…]  (?<! [.] ["'”’»)\]] )          # and does not end like one: Six dead after bridge collapse
        """,
        regex.VERBOSE,
    )


def headline(document: Document, number: int) -> bool:
    """Whether a line has the shape of a headline: three words or more, a beginning, and no full stop at its end.

    It may be an item of a list.
    """
    text = document.slice(document.visible(number))
    return _headline().fullmatch(text) is not None and (len(text.split()) >= 3 or not text.isascii())


@cache
def _in_list() -> "regex.Pattern[str]":
    return compiled(rf"\s* {BULLET} \S", regex.VERBOSE)


def in_list(document: Document, number: int) -> bool:
    """Whether a line begins with a bullet."""
    return _in_list().match(document.line_text(number)) is not None


SENTENCE_ENDS = ".,;:…!。、，；：！"


def sentence(document: Document, number: int) -> bool:
    """Whether a line ends as a sentence or a part of one does, or is too long for anything else."""
    text = document.slice(document.visible(number))
    return len(text) > MAX_LINE or text.rstrip("\"'”’»)]*_").endswith(tuple(SENTENCE_ENDS))
