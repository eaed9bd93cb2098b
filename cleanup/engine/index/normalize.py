"""Normalization: the form in which lines and phrases are compared."""

from cleanup.engine.document import Document

# A line with more code points than this is prose and never looked up.
MAX_LINE = 200

# Maximum code points of a label with its colon.
MAX_LABEL = 60

# Marks around a phrase that do not make it another: bullets, arrows, brackets, stops; no quotation marks.
EDGES = " \t\xa0\u3000.:;,…·•|¦‖»«›‹<>→←↓↑▼▲►▶*_~=#+()[]{}/\\–—―-：。、【】「」│┃■□●○◆◇★☆✓✔❯❮"

MARKS = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("：", ":"), ("\xad", ""))


def normalize(text: str) -> str:
    """Return the text without what does not matter when phrases are compared: case, kind of marks, spacing, edges."""
    if "`" in text:
        text = text.replace("`", "'")
    if not text.isascii():
        for mark, plain in MARKS:  # translate() takes thirteen times as long on a line
            text = text.replace(mark, plain)
    if "  " in text or not text.isprintable():  # a tab, or white space of another kind
        text = " ".join(text.split())
    return text.strip(EDGES).casefold()


def line_keys(document: Document) -> list[str]:
    """Return the key that each line is looked up by; empty for a blank line, and for one that is too long to be a
    phrase.

    Call it through ``document.cached``, so that no line is normalized twice.
    """
    return [normalize(line) if 0 < len(line) <= MAX_LINE else "" for line in document.lines]


def label_key(key: str) -> str:
    """Return the key of a line's label: all up to its first colon; empty without one."""
    colon = key.find(":", 0, MAX_LABEL)
    return key[:colon].rstrip(EDGES) + ":" if colon > 0 else ""
