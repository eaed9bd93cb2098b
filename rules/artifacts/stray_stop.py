"""A full stop that stands alone after a quotation, or after another full stop.

The source puts its stop behind the quotation mark, the translation puts one before it, and where both pieces were
translated apart the text keeps both: the other leans on “calm”. . Nothing more.

Two stops with a space between them end one sentence. The fix keeps one, inside of the quotation where there is one:
the order that an engine for English writes. Three are an ellipsis and stay.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern


def one_stop(found: RegexMatch) -> str:
    """The quotation mark behind the only stop."""
    return "." + (found["quote"] or "")


RULE = Rule(
    code="MTA102",
    name="stray-stop",
    message="“{found}” ends one sentence twice",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= [\p{L}\p{N})\]%!?] )
        (?: (?P<quote> ["”] ) [ \xa0]? [.] [ \xa0] [.]        # calm”. .
          | [.] (?P<quote> ["”] ) [ \xa0] [.]                 # calm.” .
          | [.] [ \xa0] [.] )                                 # calm. .
        (?= \h* $ | \h+ ["“‘(\[]? (?-i: [\p{Lu}\p{Nd}] ) )
        """,
        one_stop,
        triggers=(r"[.][ \xa0][.]", r"[.][\"”][ \xa0][.]"),
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("Both sides spoke of “calm”. . Nobody smiled.", fixed="Both sides spoke of “calm.” Nobody smiled."),
        Bad("Both sides spoke of “calm.” .", fixed="Both sides spoke of “calm.”"),
        Bad("The talks went on. .", fixed="The talks went on."),
        Good("Both sides spoke of “calm”. Nobody smiled."),
        Good("The talks went on. . . Nobody smiled."),
    ),
)
