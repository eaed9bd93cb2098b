"""A second full stop, after a space, at the end of a sentence, as in: the other leans on “calm”. . Nothing more.

Why:
The source puts the full stop after the quotation mark, and the translation puts it before. Where the two pieces were
translated separately, the text keeps both.

Fix safety:
Two full stops with a space between them end one sentence. The fix keeps one and puts it inside the quotation where
there is one, in the order that an engine for English writes. Three full stops are an ellipsis and stay.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern


def one_stop(found: RegexMatch) -> str:
    """Return one full stop, and the quotation mark after it if there is one."""
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
