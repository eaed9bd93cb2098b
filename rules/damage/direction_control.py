"""A control that turns the direction of the text around: embeddings, overrides and isolates.

Rich text carries them, and copies keep them; sown into plain text they show a reader other words than a program
reads.

In Arabic or Hebrew they may be needed, so nothing is proposed; a person has to look.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

CONTROLS = "[\u202a-\u202e\u2066-\u2069]"

RULE = Rule(
    code="DMG202",
    name="direction-control",
    message="a control turns the direction of the text around",
    explanation=__doc__,
    find=pattern(f"{CONTROLS}+", None, triggers=(CONTROLS,)),
    safety=Safety.MANUAL,
    examples=(
        Bad("Open the file \u202etxt.exe\u202c now.", fixed=None),
        Good("Open the file \u200etxt.exe now."),
    ),
)
