"""“Can not” written as two words, as in “the town can not pay”.

“Can not only” and “can not just” are continued by “but”. There the two words are right, and the rule finds nothing.

Why:
Engines that build the verb and its negation separately leave them separate.

Fix safety:
The fix joins the two words. Careful writers before the Second World War also split them. The rule therefore looks only
at texts that mention something more recent, and the fix is unsafe.
"""

import regex

from cleanup.rulekit import Bad, Document, Good, RegexMatch, Rule, Safety, Tag, pattern, table

MODERN = table(__file__).words("modern", "en")
YEAR = regex.compile(r"(?<!\d)(?:19(?:4[5-9]|[5-9]\d)|20\d\d)(?!\d)")
OLD_YEAR = regex.compile(r"(?<!\d)(?:1[5-8]\d\d|19[0-3]\d)(?!\d)")


def is_modern(document: Document) -> bool:
    """Return whether a text mentions a year since 1945 or something that nobody mentioned before."""
    text = document.text
    return any(word in text for word in MODERN) or YEAR.search(text) is not None


def in_modern_text(document: Document, number: int) -> bool:
    """Return whether a line is in a modern text and mentions no earlier year."""
    return document.cached(is_modern) and OLD_YEAR.search(document.line_text(number)) is None


def join(found: RegexMatch) -> str:
    """Return the two words as one."""
    return f"{found['can']}not"


RULE = Rule(
    code="MTA408",
    name="split-cannot",
    message="“{found}” is one word",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] ) (?P<can> (?-i: [Cc] ) an ) [ \xa0] (?-i: not )
        (?! [\w’'"”-] | [ \xa0] (?: being | but | just | merely | only | simply ) \b )
        """,
        join,
        triggers=("[^a-z]can[ \\xa0]not[^a-z]",),
        where=in_modern_text,
    ),
    safety=Safety.UNSAFE,
    tags=(Tag.SPLIT_CANNOT,),
    languages=frozenset({"en"}),
    examples=(
        Bad("In 2019 the town can not pay.", fixed="In 2019 the town cannot pay."),
        Good("In 2019 the town can not only pay but lend."),
        Good("In 1819 the town can not pay."),
    ),
)
