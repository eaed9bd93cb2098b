"""A line that seems to name another page: a common word, a colon and a headline.

“MORE: …”, “Next: …”, “Watch: …” lead to other pages of a site, but an author may begin a line so too.

The fix deletes the whole line. It must be no longer than a headline and begin like one, yet only the page could tell
what was a link, so it is not safe.
"""

from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety

HINTS = (
    *("also", "don't miss", "find out more", "learn more", "listen", "live", "more", "next", "photos", "pics", "poll"),
    *(
        "read",
        "read more",
        "read more here",
        "recommended",
        "see",
        "see also",
        "see more",
        "up next",
        "watch",
        "watch more",
    ),
)

RULE = Rule(
    code="RES116",
    name="link-hint-line",
    message="“{found}” seems to name another page",
    explanation=__doc__,
    find=pattern(
        r"^ \s*+ [(\[>•*–-]{0,4} \h? \L<hint> \h? : \h* (?-i: [\p{Lu}\p{N}'\"‘“] ) .{10,150} (?<! [.:;,] ) $",
        "",
        triggers=tuple(f"{hint}[ \t\xa0]?:" for hint in HINTS),
        confidence=0.49,
        hint=HINTS,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nMORE: Ferry fares to double this winter\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Good("It rained.\n\nMORE: ferry fares, which had doubled\n\nIt stopped."),
    ),
)
