"""Invisible characters that a text needs, or that an author may have meant to be seen."""

from functools import cache
from unicodedata import category

import regex

from cleanup.rulekit.regex_cache import compiled


@cache
def _shaped() -> "regex.Pattern[str]":
    spaced = r"\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Georgian}\p{Hebrew}\p{Inherited}가-힣"
    return compiled(rf"[[\p{{L}}\p{{M}}]--[{spaced}]]|[\u200c-\u200f\U0001f1e6-\U0001f1ff]", regex.V1)


def is_needed_between(before: str, after: str) -> bool:
    """Return whether an invisible character may be needed between two others (an empty one: an end of the line).

    It separates words in scripts without spaces, letters in scripts that join them, and flags; and a combining mark
    must not move to another letter.
    """
    return bool(_shaped().match(before) or _shaped().match(after)) or category(after or " ").startswith("M")


def may_replace_character(invisible: str, before: str, after: str) -> bool:
    """Return whether invisible characters may replace a visible one that the author wrote.

    ``before`` and ``after`` are the characters beside them (an empty one: an end of the line). A soft hyphen at the end
    of a line, before a space, beside a digit or before a capital was a visible hyphen; a zero-width space inside a word
    may be the only separator of two words.
    """
    if "\u200b" in invisible and before.isalnum() and after.isalnum():
        return True
    at_break = not after.strip() and bool(before)
    inside = before.isdigit() or after.isdigit() or (before.islower() and after.isupper())
    return "\xad" in invisible and (at_break or inside)
