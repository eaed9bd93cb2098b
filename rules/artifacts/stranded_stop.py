"""A full stop that stands alone behind a closing quotation mark: the other leans on “calm” . Nothing more.

The quotation and the stop were two pieces of the source, and the engine put a blank between what it made of them.

The fix moves the stop to the mark. In a text that is cut into words throughout, other rules have more to say; here it
is one likely reading.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

RULE = Rule(
    code="MTA107",
    name="stranded-stop",
    message="the stop behind the quotation stands alone",
    explanation=__doc__,
    find=pattern(
        r"""(?<= [\p{L}\p{N})%!?] ["”] ) [ \xa0] [.] (?= \h* $ | \h+ ["“‘(\[]? (?-i: \p{Lu} ) )""",
        ".",
        triggers=(r"[\"”][ \xa0][.]",),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("Both sides spoke of “calm” . Nobody smiled.", fixed="Both sides spoke of “calm”. Nobody smiled."),
        Bad('They chanted "We stay!" .', fixed='They chanted "We stay!".'),
        Good("Both sides spoke of “calm”. Nobody smiled."),
        Good("Files end in “md” .txt and “log” .txt here."),
    ),
)
