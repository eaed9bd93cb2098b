"""Two commas, or a comma next to a full stop or a semicolon, as in: on Friday,, the council met.

Rows of data have no space after their commas and are not searched.

Why:
The words between two marks of the source were lost or moved, and both marks stayed.

Fix safety:
The fix keeps the stronger mark. Letters and chats use commas to draw out a pause, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern


def strongest(found: RegexMatch) -> str:
    """Return the full stop if there is one, else the semicolon, else the comma."""
    return next(mark for mark in ".;," if mark in found.group())


RULE = Rule(
    code="MTA108",
    name="doubled-comma",
    message="“{found}” should be one punctuation mark",
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
