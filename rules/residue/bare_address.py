"""A line with nothing but the address of a page.

Links whose text is their own address, and the targets of players and posts that extraction lost, remain as lines of
their own.

The fix deletes the whole line. Lists of sources hold such lines by their author's will, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

RULE = Rule(
    code="RES216",
    name="bare-address",
    message="“{found}” is only an address",
    explanation=__doc__,
    find=pattern(
        r"^ \s*+ [•*-]? \h* (?: https?:// | www[.] ) [^\s<>]{4,} \s* $",
        "",
        triggers=("https?://", "www[.]"),
        confidence=0.56,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nhttps://example.com/rain?id=7\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Good("It rained.\n\nSee https://example.com/rain\n\nIt stopped."),
    ),
)
