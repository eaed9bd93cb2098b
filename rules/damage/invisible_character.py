"""An invisible character without meaning: zero-width space, soft hyphen, word joiner, stray byte order mark.

Joiners that shape letters (U+200C, U+200D) and direction marks are never touched. Beside letters of scripts that put no
spaces between words, or that join their letters, all invisible characters stay, because there they separate what must
not meet. So does the second half of a letter that was read in the wrong encoding. The byte order mark at the very
beginning belongs to the file.

Why:
Pages use these characters to allow or forbid a line break, editors leave them behind, and some sites insert them to
trace copies. They split words for every program that reads the text.

Fix safety:
They have neither shape nor sound, so the fix deletes them. Some hide what the author wrote; these are reported without
a fix, and a person has to check: a soft hyphen at the end of a line or before a space, where a word was cut; a soft
hyphen beside a figure or before a capital, where it was a hyphen; and a zero-width space inside a word, where it may be
all that separates two words.

Measured:
In edited human English it was found 0.03 times per 10,000 words, in web pages 3.2 times, mostly soft hyphens within
words; one of 270 findings was for a person.
"""

from collections.abc import Iterator

import regex

from cleanup.rulekit import (
    INVISIBLE,
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Span,
    Stage,
    is_needed_between,
    may_replace_character,
)

RUN = regex.compile(f"[{INVISIBLE}]+")
TRAIL = "[\x80-\xac\xae-\xbf€‚-„†-•…‰‹›ˆ˜™ŒœŠšŸŽžƒ’–—]"
HALF = regex.compile(f"(?<=[Â-Þ]|[à-ô]{TRAIL})\xad|(?<=[à-ô])\xad(?={TRAIL})")


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield each run of them, without a fix where it may be a hyphen or a space."""
    line, first = document.line_text(number), document.line(number).start
    for found in RUN.finditer(line):
        start, end = found.span()
        if number == 0 and start == 0 and line[0] == "\ufeff":
            start = 1
        before, after = line[max(0, start - 1) : start], line[end : end + 1]
        if start == end or is_needed_between(before, after) or HALF.match(line, start):
            continue
        new = None if may_replace_character(line[start:end], before, after) else ""
        yield Match(Span(first + start, first + end), new)


RULE = Rule(
    code="DMG102",
    name="invisible-character",
    message="an invisible character splits the text",
    explanation=__doc__,
    find=Finder(matches, triggers=(f"[{INVISIBLE}]",)),
    safety=Safety.SAFE,
    stage=Stage.CHARACTERS,
    examples=(
        Bad("An ex\u00adtra\u00adordinary\u200b day.", fixed="An extraordinary day."),
        Bad("Figure \u200b1 shows it\u200b.", fixed="Figure 1 shows it."),
        Bad("It rained.\n\n\u200b\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("\ufeffAn ordinary\ufeff day.", fixed="\ufeffAn ordinary day."),
        Bad("Good prac\u00ad\ntices, or prac\u00ad tices.", fixed=None),
        Bad("From 1990\u00ad2000 the Anglo\u00adSaxons wrote \u00ad it seems \u00ad letters.", fixed=None),
        Bad("It closed since\u200btwo years.", fixed=None),
        Good("\ufeffAn ordinary day."),
        Good("The hat means house: บ้าน\u200bหลัง.", language="th"),
        Good("می\u200bخواهم", language="fa"),
        Good("क\u094d\u200bष", language="hi"),
        Good("A flag is two letters: \U0001f1eb\u200b\U0001f1f7; a letter, no accent: e\u200b\u0301."),
        Good("می\u200cخواهم", language="fa"),
    ),
)
