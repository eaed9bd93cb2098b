"""Elements of pages that are known by their shape: credits, notices of copyright, runs of capitals, brackets."""

from collections.abc import Iterator

import regex

OPEN = r"[“‘\"'«„(\[¿¡「『【（]"

_GAPS = regex.compile(r"(?<=\S)(?:[^\S\r\n]{3,}|[^\S\r\n]*\t[^\S\r\n]*)(?=\S)")
_COPYRIGHT = regex.compile(r"(?<=\S)\h++(?=(?:©|\([Cc]\)|Copyright)\h?(?:©\h?)?(?:19|20)\d\d)")
_BULLET = regex.compile(r"(?<=[.!?…”’\"')\]])\h*+(?=[•▪►]\h?\p{Lu})")
_FINAL_LABEL = regex.compile(r"(?<=[.!?…”\"])\h++(?=\p{Ll}[^.!?:：]{2,40}[:：]\s*$)")
_BRACKET_GLUED = regex.compile(r"(?<=[)\]])(?=\p{Lu}\p{Ll})")

# A run of words in capitals, before a word that is not.
CAPITALS = regex.compile(
    r"(?:\p{Lu}[\p{Lu}\d'’,:&/-]{0,40}+[!?]{0,3}\h{1,9}+){2,40}?\p{Lu}[\p{Lu}\d'’&/-]{0,40}"
    r"(?:(?=\p{Lu}\p{Ll})|(?:[!?]{0,3}\h{1,9}+(?=(?:A\h)?[\p{Lu}“\"‘][\p{Ll}’'\h]|[“\"‘]\p{Lu})))"
)

# The credit of a picture: a label and names, an agency, or both; its agency ends it.
_NAMES = r"(?:[\p{Lu}@][\p{L}\p{M}\d.’'&-]{0,40}+(?:\h(?:of|and|de|van|von|der|the|for)\b)?\h?(?:[/|,–-]\h?)?){1,8}?"
_AGENCY = (
    r"(?:Getty(?:\hImages)?|Shutterstock|iStock(?:photo)?|Alamy(?:\hStock\hPhoto)?|Unsplash|Pexels|Pixabay"
    r"|Reuters|REUTERS|AFP|AP|EPA|Associated\hPress|Bloomberg|dpa|Handout|TASS|Xinhua)(?:\hImages|\hPhoto|\hfor\h"
    + _NAMES
    + r")?"
)
_PICTURE = (
    r"(?:(?i:gallery|image|photo|picture|screenshot|illustration|photograph)s?\h)?(?:(?i:credits?|source|courtesy)|"
    r"(?:Photo|Image|Picture|Screenshot|Illustration|Photograph)s?(?:\h(?:by|via|copyright))?)"
)
_CREDIT = regex.compile(
    rf"(?:{_PICTURE}\h?:?\h(?=\p{{Lu}}))(?:{_NAMES}(?:[/|,–-]\h?|(?:via|on)\h|(?<=\h)))?(?-i:{_AGENCY})(?!\w)"
    rf"|{_NAMES}(?:\h?[/|]\h?|(?:via|on)\h)(?-i:{_AGENCY})(?!\w)"
)
_LABELLED_CREDIT = regex.compile(rf"(?<=\S)\h++(?={_PICTURE}\h?:\h(?:{_NAMES}(?:[/|,]\h?|via\h))?{_AGENCY}(?!\w))")
_BRACKETED = regex.compile(r"\[[^\[\]]{3,300}\]|\([^()]{3,300}\)")

# What may follow an element whose end is known.
_AFTER = regex.compile(rf"(?P<gap>\h*+)(?:$|(?=(?:[•▪–—-]\h)?{OPEN}*+[\p{{Lu}}\p{{Lt}}\p{{Lo}}\d©]))")

# Words of a run of capitals.
MIN_CAPITALS = 3


def shape_starts(line: str) -> Iterator[tuple[int, int]]:
    """Yield the gaps (start, end; code points) before elements of a line that are known by how they start."""
    for pattern in (_GAPS, _COPYRIGHT, _BULLET, _FINAL_LABEL, _BRACKET_GLUED, _LABELLED_CREDIT):
        for found in pattern.finditer(line):
            yield found.span()


def gaps_after_shapes(line: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the gaps after elements that start at an offset of a line and are known by their shape."""
    for pattern in (_BRACKETED, _CREDIT):
        found = pattern.match(line, start)
        if found:
            yield from gap_after(line, found.end())
    found = CAPITALS.match(line, start)
    if found:
        text = found[0].rstrip()
        if len(text.split()) >= MIN_CAPITALS:
            yield start + len(text), found.end()


def gap_after(line: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the gap at the end of an element, if another one may start after it."""
    after = _AFTER.match(line, end)
    if after:
        yield after.span("gap")
