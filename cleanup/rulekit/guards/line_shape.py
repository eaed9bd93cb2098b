"""What a line looks like: a headline, a list item, a sentence, a paragraph."""

from functools import cache
from re import escape

import regex

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE
from cleanup.layout.wrapped import width
from cleanup.rulekit.regex_cache import compiled

# The bullet before a list item, as a verbose expression.
BULLET = r"(?: [•·▪►▸»*–—-] \h{1,3} )"

# Punctuation that no headline ends with: that of sentences and clauses, except question and exclamation marks.
_GOES_ON = escape(".,;:…。、，；：．｡؛،۔।")

_CLOSED = escape("\"'”’»)]」』）】》")

SENTENCE_ENDS = ".,;:…!。、，；：！．｡؛،۔।"
FULL_STOPS = (".", "。", "．", "｡", "۔", "।")

# What may follow the last punctuation mark of a sentence on its line.
CLOSERS = "\"'”’»)]*_」』）】》"

# The width from which a sentence is likely a paragraph of its own, as news sites write them.
SHORT_PARAGRAPH = 80


@cache
def _headline() -> "regex.Pattern[str]":
    return compiled(
        rf"""
        {BULLET}?
        ["'“‘«„¿¡\[(]{{0,2}} [\p{{Lu}}\p{{Lo}}\p{{Nd}}]    # starts like a sentence
        .{{13,157}}                                  # neither a heading of a word or two nor a paragraph
        [^\s{_GOES_ON}]  (?<! [.!?۔] [{_CLOSED}] )  # and does not end like one: Six dead after bridge collapse
        """,
        regex.VERBOSE,
    )


@cache
def _headline_without_spaces() -> "regex.Pattern[str]":
    return compiled(
        rf"""
        {BULLET}?
        [^\s。｡)）」』】》]  [^。｡]{{4,58}}              # one sentence at most: its full stop ends it
        [^\s！!{_GOES_ON}]  (?<! [。｡！？!?] [{_CLOSED}] )
        """,
        regex.VERBOSE,
    )


@cache
def _list_item() -> "regex.Pattern[str]":
    return compiled(rf"\s* {BULLET} \S", regex.VERBOSE)


def looks_like_headline(document: Document, number: int) -> bool:
    """Return whether a line begins like a sentence and has no punctuation at its end that ends or joins sentences.

    It has three words or more; in a script without spaces, six to sixty letters and no full stop. It may be an item of
    a list.
    """
    text = document.slice(document.visible(number))
    if not text.isascii() and 5 * (width(text) - len(text)) > len(text):
        return _headline_without_spaces().fullmatch(text) is not None
    return _headline().fullmatch(text) is not None and (len(text.split()) >= 3 or not text.isascii())


def is_list_item(document: Document, number: int) -> bool:
    """Return whether a line begins with a bullet."""
    return _list_item().match(document.line_text(number)) is not None


def ends_like_sentence(document: Document, number: int) -> bool:
    """Return whether a line ends as a sentence or a clause does, or is too long for anything else."""
    text = document.slice(document.visible(number))
    return len(text) > MAX_LINE or text.rstrip(CLOSERS).endswith(tuple(SENTENCE_ENDS))


def is_prose(document: Document, number: int) -> bool:
    """Return whether a line ends as a sentence or a question does, and is as long as a short paragraph."""
    text = document.slice(document.visible(number))
    ends = ends_like_sentence(document, number) or text.rstrip(CLOSERS).endswith(("?", "？"))
    return ends and width(text) >= SHORT_PARAGRAPH


def ends_with_ellipsis(document: Document, number: int) -> bool:
    """Return whether a line ends in an ellipsis, as the excerpt of another page does."""
    return document.line_text(number).rstrip().rstrip(CLOSERS + "[").endswith(("…", "...", "‥"))


def is_paragraph(document: Document, number: int) -> bool:
    """Return whether a line is certainly prose: it ends with a full stop, and is as long as a short paragraph.

    A line that ends in an ellipsis may be the excerpt of another page, and one that ends in a question mark or an
    exclamation mark its headline.
    """
    text = document.slice(document.visible(number))
    return (
        width(text) >= SHORT_PARAGRAPH
        and text.rstrip(CLOSERS).endswith(FULL_STOPS)
        and not ends_with_ellipsis(document, number)
    )


def begins_with_capital(document: Document, number: int) -> bool:
    """Return whether a line begins with a capital, after quotation marks or brackets at most."""
    return document.line_text(number).lstrip(" \t\xa0“‘\"'([—–-")[:1].isupper()
