"""The mark for a character that could not be decoded: �.

A program met bytes that are no character in the encoding it had been told, and wrote this mark in their place.

The bytes are gone; which character they were only the source could tell, so nothing is proposed.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

RULE = Rule(
    code="DMG201",
    name="replacement-character",
    message="“{found}” has a character that could not be decoded",
    explanation=__doc__,
    find=pattern(r"(?<! [\w\ufffd] ) \w*+ \ufffd [\w\ufffd]* | \ufffd+", None, triggers=("\ufffd",)),
    safety=Safety.MANUAL,
    examples=(
        Bad("The caf\ufffd is closed.", fixed=None),
        Good("The caf? is closed."),
    ),
)
