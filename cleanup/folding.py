"""Folding: what lines and phrases are compared by, and the parts of it that the index looks lines up by."""

from cleanup.text import Document

MAX_LINE = 200
"""A line of more code points than this is prose, and never looked up."""

MAX_LABEL = 60
"""The code points within which a label's colon must come."""

EDGES = " \t\xa0\u3000.:;,…·•|¦‖»«›‹<>→←↓↑▼▲►▶*_~=#+()[]{}/\\–—―-：。、【】「」│┃■□●○◆◇★☆✓✔❯❮"
"""What may stand around a phrase without making it another: bullets, arrows, brackets, stops; no quotation marks."""

MARKS = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("：", ":"), ("\xad", ""))


def fold(text: str) -> str:
    """The text without what does not matter when phrases are compared: case, kind of marks, spacing, edges."""
    text = text.replace("`", "'")
    if not text.isascii():
        for mark, plain in MARKS:  # translate() takes thirteen times as long on a line
            text = text.replace(mark, plain)
    if "  " in text or not text.isprintable():  # a tab, or white space of another kind
        text = " ".join(text.split())
    return text.strip(EDGES).casefold()


def line_keys(document: Document) -> list[str]:
    """What each line is looked up by; empty for a blank line, and for one that is too long to be a phrase.

    To be asked with ``document.fact(line_keys)``, so that no line is folded twice.
    """
    text = document.text
    return [
        fold(text[start:end]) if 0 < end - start <= MAX_LINE else ""
        for start, end in zip(*document.bounds, strict=True)
    ]


def label_key(key: str) -> str:
    """What the label of a folded line is looked up by: all before its first colon, and a colon; empty without one."""
    colon = key.find(":", 0, MAX_LABEL)
    return key[:colon].rstrip(EDGES) + ":" if colon > 0 else ""


def head(key: str) -> str:
    """The first word of a folded line, up to a space or a colon."""
    return key.partition(" ")[0].partition(":")[0]


def opening(key: str, words: int) -> str:
    """The first words of a folded line, and a space; empty when it has no more than those."""
    end = -1
    for _ in range(words):
        end = key.find(" ", end + 1)
        if end < 0:
            return ""
    return key[: end + 1]
