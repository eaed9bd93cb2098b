"""Commas with nothing between them, as in: follow us on , , and Example.

Why:
Scrapers drop links with their text. Where a sentence lists links, the commas between them are left.

Fix safety:
The fix leaves one comma in place of several. It is unsafe because what stood between them is missing.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="DMG107",
    name="lost-link-text",
    message="what stood between these commas was lost",
    explanation=__doc__,
    find=pattern(
        r"(?<= [\p{L}\p{N})”\"] ) \h , (?: \h , )+ (?= \h \p{L} )",
        ",",
        triggers=("[ \xa0],[ \xa0],",),
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("She wrote for Example , , and the Herald.", fixed="She wrote for Example, and the Herald."),
        Good("She wrote for Example, and the Herald."),
        Good("1 , , 3"),
    ),
)
