"""A full stop separated by a space from the closing quotation mark before it, as in: “calm” . Nothing more.

Why:
The quotation and the full stop were two pieces of the source, and the engine put a space between their translations.

Fix safety:
The fix moves the full stop next to the mark. This is one likely reading, so the fix is unsafe. In a text that is cut
into words throughout, other rules find more.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="MTA107",
    name="stranded-stop",
    message="a space separates the full stop from the quotation",
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
