"""A control character that changes the direction of the text: embeddings, overrides and isolates.

Why:
Rich text contains them, and copies keep them. Planted in plain text, they make a reader see other words than a program
reads.

Fix safety:
There is no fix: Arabic or Hebrew text may need them, so a person has to check.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

CONTROLS = "[\u202a-\u202e\u2066-\u2069]"

RULE = Rule(
    code="DMG202",
    name="direction-control",
    message="a control character changes the direction of the text",
    explanation=__doc__,
    find=pattern(f"{CONTROLS}+", None, triggers=(CONTROLS,)),
    safety=Safety.MANUAL,
    examples=(
        Bad("Open the file \u202etxt.exe\u202c now.", fixed=None),
        Good("Open the file \u200etxt.exe now."),
    ),
)
