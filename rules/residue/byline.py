"""A line that names the author.

“By Ana Sol”, “Words by Ana Sol | May 3, 2024” stand between the headline and the text.

The fix deletes the whole line. Some corpora want their bylines, and a poem's or a picture's maker is named alike, so
it is not safe.
"""

from cleanup.matchers import INDENT, LINE_START, pattern
from cleanup.rule import Bad, Good, Rule, Safety

WORK = ("written", "posted", "words", "story", "text", "photos", "reviewed", "edited")

RULE = Rule(
    code="RES401",
    name="byline",
    message="“{found}” names the author",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?=.{{6,120}}$) (?: [—–|•-] {INDENT} )?
        (?: \L<work> [ \xa0] )? by (?: : \h | [ \t\xa0] ) (?-i:
            (?&name) (?: (?: , \h? | \h and \h | \h & \h | ,\hand\h ) (?&name) ){{0,4}}
            (?: [\h|,•·/–—-]{{1,4}} (?: \p{{Lu}}\p{{L}}* [.,]? \h? ){{1,5}} )??      # , Example News
            (?: [\h|,•·/–—-]{{1,4}} (?: on \h )? \p{{L}}{{3,9}} [.]? \h \d{{1,2}}, \h \d{{4}} )?
        ) \s* $
        (?(DEFINE) (?<name> (?-i: \p{{Lu}} [\p{{L}}’'.-]*+ (?: \h \p{{Lu}} [\p{{L}}’'.-]*+ ){{1,3}} ) ) )
        """,
        "",
        triggers=(rf"{LINE_START}(?:[—–|•-]{INDENT})?(?:(?:{'|'.join(WORK)})[ \xa0])?by[: \t\xa0]",),
        work=WORK,
        confidence=0.7,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("By Ana Sol\n\nIt rained.", fixed="It rained."),
        Bad("Written by Ana Sol and Ben Low | May 3, 2024\n\nIt rained.", fixed="It rained."),
        Good("By all Means\n\nIt rained."),
    ),
)
