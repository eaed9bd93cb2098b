"""Where a line is on its page: before, after or between the paragraphs of the article, or in a thread of comments."""

from bisect import bisect_left
from collections import defaultdict
from functools import cache

import regex

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE, line_keys
from cleanup.rulekit.dates import TIMESTAMP
from cleanup.rulekit.guards import Guard
from cleanup.rulekit.phrases import PhraseTable
from cleanup.rulekit.regex_cache import compiled

COLONS = (":", "：")

# What follows the name of a reader above a comment, before the colon.
SPEECH_VERBS = (
    *(" says", " said", " sagt", " sagte", " dit", " dice", " dijo", " ha detto", " disse", " diz", " zegt", " zei"),
    *(" pisze", " mówi", " пишет", " говорит", " пише", " каже", " dedi ki", " diyor ki", " säger", " siger", " sanoo"),
    *(" berkata", "說", "说"),
)


def paragraph_lines(document: Document) -> list[int]:
    """Return the numbers of the lines that are too long for any phrase.

    No rule removes such a line, so the text is divided by them in the same way before and after a fix.
    """
    return [number for number, line in enumerate(document.lines) if len(line) > MAX_LINE]


def has_known_end(document: Document, number: int) -> bool:
    """Return whether something marks the end of a line besides the end of a sentence; names may run into the next."""
    return not document.ends_loosely(number)


@cache
def _timestamp() -> "regex.Pattern[str]":
    return compiled(TIMESTAMP, regex.IGNORECASE)


def timestamp_lines(document: Document) -> list[int]:
    """Return the numbers of the lines that contain a date with a time of day and little else."""
    return [number for number, key in enumerate(document.cached(line_keys)) if key and _timestamp().fullmatch(key)]


def first_comment(document: Document) -> int | None:
    """Return the line above the first comment of a thread of readers, or None where there is no thread.

    A comment begins with a line such as “Ana says:” and a date with a time of day after it; a thread has two at least.
    """
    keys = document.cached(line_keys)
    names = [n for n, line in enumerate(document.lines) if line[-1:] in COLONS and keys[n].endswith(SPEECH_VERBS)]
    if len(names) < 2:
        return None
    timestamps = document.cached(timestamp_lines)
    comments = [
        number
        for number, following in zip(names, [*names[1:], len(keys)], strict=True)
        if bisect_left(timestamps, number) < bisect_left(timestamps, following)
    ]
    return comments[0] if len(comments) >= 2 else None


def _last_paragraph(document: Document) -> int | None:
    """Return the last paragraph of the article; comments have paragraphs as well, but belong to their thread."""
    paragraphs = document.cached(paragraph_lines)
    thread = document.cached(first_comment)
    count = len(paragraphs) if thread is None else bisect_left(paragraphs, thread)
    return paragraphs[count - 1] if count else None


def after_last_paragraph(document: Document, number: int) -> bool:
    """Return whether the article has a paragraph and the line is after the last one."""
    last = document.cached(_last_paragraph)
    return last is not None and number > last


def before_first_paragraph(document: Document, number: int) -> bool:
    """Return whether the line is before the first paragraph."""
    paragraphs = document.cached(paragraph_lines)
    return not paragraphs or number < paragraphs[0]


def in_group(phrases: PhraseTable, size: int) -> Guard:
    """Return a guard for phrases that mean nothing alone: ``size`` different ones between the same two paragraphs.

    Adjacent lines would be too strict: another rule may remove a line between two of them, and a second cleaning would
    then find what the first did not.
    """

    def grouped_lines(document: Document) -> frozenset[int]:
        groups: dict[int, dict[int, str]] = defaultdict(dict)
        paragraphs = document.cached(paragraph_lines)
        for number, key in enumerate(document.cached(line_keys)):
            if key in phrases.lines or (key and phrases.slot_phrases and phrases.matches_line(document, number)):
                groups[bisect_left(paragraphs, number)][number] = key
        return frozenset(number for group in groups.values() if len(set(group.values())) >= size for number in group)

    def is_grouped(document: Document, number: int) -> bool:
        return number in document.cached(grouped_lines)

    return is_grouped
