"""The replacement character, in the place of one that could not be decoded: �.

Why:
A program met bytes that are not a character in the encoding it was given, and wrote this mark in their place.

Fix safety:
There is no fix: the bytes are gone, and only the source shows which character they were.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="DMG201",
    name="replacement-character",
    message="“{found}” contains a character that could not be decoded",
    explanation=__doc__,
    find=pattern(r"(?<! [\w\ufffd] ) \w*+ \ufffd [\w\ufffd]* | \ufffd+", None, triggers=("\ufffd",)),
    safety=Safety.MANUAL,
    examples=(
        Bad("The caf\ufffd is closed.", fixed=None),
        Good("The caf? is closed."),
    ),
)
