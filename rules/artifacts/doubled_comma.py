"""Two commas, or a comma beside a stop or a semicolon, with nothing between them.

What stood between two marks of the source was lost or moved, and both marks stay: on Friday,, the council met.

The fix keeps the stronger mark. Letters and chats draw pauses with commas, so it is not safe. Rows of data have no
blank after their commas and are not looked at.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern


def strongest(found: RegexMatch) -> str:
    """The stop, else the semicolon, else the comma."""
    return next(mark for mark in ".;," if mark in found.group())


RULE = Rule(
    code="MTA108",
    name="doubled-comma",
    message="“{found}” is two marks where one is meant",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= (?: \p{L}{2} | \d | [)”"’'] ) )
        (?: (?: ,[,;]+ | ;,+ ) (?= [”"]? (?: \h* $ | \h+ [“"‘(]? [\p{L}\p{N}] ) )
          | ,;?[.] (?= [”"]? (?: \h* $ | \h+ [“"‘(]? (?-i: \p{Lu} ) ) ) )
        """,
        strongest,
        triggers=(",,", ",;", ";,", ",[.]"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("On Friday,, the council met in the barn.", fixed="On Friday, the council met in the barn."),
        Bad("The council met,; nobody came.", fixed="The council met; nobody came."),
        Bad("The council met in the barn,. Nobody came.", fixed="The council met in the barn. Nobody came."),
        Good("On Friday, the council met in the barn."),
        Good("The council sells eggs, milk etc., in the barn."),
        Good("barn,,eggs,12"),
    ),
)
