"""Lines that contain nothing but a web address.

Why:
Links whose text is their own address remain as lines of their own, and so do the targets of players and posts that
extraction lost.

Fix safety:
The fix deletes the whole line. It is unsafe because authors put such lines in lists of sources on purpose.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES216",
    name="bare-address",
    message="“{found}” is only a web address",
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
