"""Shapes of rules that find something in one line: whole lines, labels with a headline, patterns."""

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

# What may precede the text of a line in an expression whose trigger begins at the start of the line.
INDENT = "[ \t\xa0]{0,4}"

# The start and the end of a line, for triggers. The scanner adds a line break before the first line and after the last.
LINE_START = rf"[\r\n]{INDENT}"
LINE_END = r"[\r\n]"

# The last letter of a word in another script than Latin, for triggers: they cost a text without such letters nothing.
_OTHER_SCRIPT = r"\x{370}-\x{1cff}\x{2e80}-\x{d7ff}\x{f900}-\x{faff}\x{20000}-\x{3ffff}"
OTHER_SCRIPT = f"[{_OTHER_SCRIPT}][^{_OTHER_SCRIPT}]"

RegexMatch: TypeAlias = "regex.Match[str]"
Replacement = Callable[[RegexMatch], str | None]


def table(rule_file: str) -> PhraseTable:
    """Return the phrase table beside a rule, with the same stem and ``.toml``. Call it with ``__file__``."""
    return _table(Path(rule_file).with_suffix(".toml"))


def tables(rule_file: str, *stems: str) -> PhraseTables:
    """Return the tables with these stems beside a rule, as one. Call it with ``__file__``."""
    return PhraseTables(*(_table(Path(rule_file).with_name(f"{stem}.toml")) for stem in stems))


# Several rules share a table.
_table = cache(PhraseTable)


def whole_line(phrases: PhraseTable, where: Guard | None = None, *, confidence: float | None = None) -> Finder:
    """Find whole lines that are a phrase of the table and delete them, if ``where(document, line number)`` is true.

    Lines that are part of a broken paragraph or of settings stay, as with all shapes that delete whole lines.
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
    """Find whole lines that are a phrase, or a label with its colon and more text, and delete them.

    A line that is too long for a phrase is prose, whatever it begins with. A label stays where only the end of a
    sentence ends its line, for the headline may end before. ``where`` is as in ``whole_line``.
    """

    def matches(document: Document, number: int) -> Iterator[Match]:
        key = document.cached(line_keys)[number]
        is_label = label_key(key) in labels.labels and not document.ends_loosely(number)
        is_labelled = is_label or labels.matches_line(document, number)
        if is_labelled and (where is None or where(document, number)) and stands_alone(document, number):
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
    r"""Find what an expression matches within a line, and replace it with ``new``.

    The expression is for ``regex``: verbose, without case, with ``\L<name>`` for each collection in ``words``. It is
    matched against one line at a time, for ``timeout`` seconds at most; then TimeoutError is raised. ``new`` is a
    template (``\g<name>``) or a function of the match. If it is None, or returns None, no fix is proposed.

    ``triggers`` are simple expressions (see ``Finder``), at least one of which is in each line that matches. ``where``
    is as in ``whole_line``.
    """

    @cache
    def search() -> "Callable[..., RegexMatch | None]":
        searched = compiled(expression, regex.VERBOSE | regex.IGNORECASE, **words)
        return searched.search if timeout is None else partial(searched.search, timeout=timeout)

    def matches(document: Document, number: int) -> Iterator[Match]:
        line = document.line_text(number)
        found = search()(line)
        if not found or (where is not None and not where(document, number)):
            return  # the guard comes last, because it may read the whole document, and is called once per line
        start, (visible_start, visible_end) = document.line(number).start, document.visible(number)
        while found:  # finditer takes three times as long in a line without a match, as most lines are
            if found.end() == found.start():  # an empty match does not count
                found = search()(line, found.end() + 1) if found.end() < len(line) else None
                continue
            fix = found.expand(new) if isinstance(new, str) else new(found) if new else None
            span = Span(start + found.start(), start + found.end())
            if (
                fix == ""
                and span.start <= visible_start
                and span.end >= visible_end
                and not _deletable(document, number)
            ):
                return
            yield Match(span, fix, confidence)
            found = search()(line, found.end())

    return Finder(matches, triggers=triggers)


def _deletable(document: Document, number: int) -> bool:
    """Return whether a whole line may be deleted: a line with letters or digits must stand alone."""
    return stands_alone(document, number) or not any(map(str.isalnum, document.line_text(number)))
