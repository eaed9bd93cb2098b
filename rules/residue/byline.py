"""Lines that name the author.

The line must contain a word such as “By” or a date, and names.

Why:
“By Ana Sol”, “Words by Ana Sol | May 3, 2024”, “Von Ana Sol” or “Ana Sol - May 3, 2024” appears between the headline
and the text.

Fix safety:
The fix deletes the whole line. It is unsafe because some corpora keep their bylines.

Known problems:
The maker of a poem or a picture is named in the same way.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern
from cleanup.rulekit.dates import AM_PM, TRIGGER_DATES

WORK = ("written", "posted", "published", "words", "story", "text", "photos", "reviewed", "edited")

BY = ("by", "von", "por", "par", "di", "door", "av", "af", "автор", "作者", "بقلم")

DATE = rf"""(?i:
    (?: {"|".join(TRIGGER_DATES)} )
    (?: ,? \h (?: at \h )? \d{{1,2}}:\d\d {AM_PM} (?: \h [a-z]{{2,4}} )? )?
)"""

NAME = r"""(?-i:
    \p{Lu} [\p{L}’'.-]*+
      (?: \h (?: (?: de | da | van | von | der | el | al | bin ) \h ){0,2} \p{Lu} [\p{L}’'.-]*+ ){1,3}
  | \p{Han}{2,4}
)"""

NAMES = rf"""(?i:
    {NAME} (?: (?: \h? , \h? (?: and \h )? | \h (?: and | & | und | et | y | e | en | и ) \h ) {NAME} ){{0,5}}
)"""

RULE = Rule(
    code="RES401",
    name="byline",
    message="“{found}” names the author",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?=.{{4,140}}$) (?: [—–|•-] {INDENT} )? (?-i:
            (?i: (?: \L<work> [ \xa0] )? \L<by> (?: [ ]? [:：] \h? | [ \t\xa0] ) )
            (?! (?: The | All | Any | Each | Now | Then | This | That | My | Your ) \b ) {NAMES}
            (?: [\h|,•·/–—-]{{1,4}} (?: (?: \p{{Lu}}[\p{{L}}.]* | of | for | the | and ) [.,]? \h? ){{1,6}} )??
            (?: [\h|,•·/–—-]{{1,4}} (?: (?i: on | updated: | published: ) \h )? (?: \p{{L}}{{3,9}}, \h )? {DATE} )?
          | {NAMES} \h? [|•·–—-] [ \xa0] {DATE}                                       # Ana Sol - May 3, 2024
        ) \s* $
        """,
        "",
        triggers=(
            rf"{LINE_START}(?:[—–|•-]{INDENT})?(?:(?:{'|'.join(WORK)})[ \xa0])?(?:{'|'.join(BY)})[ \t\xa0:：]",
            *(rf"[|•·–—-][ \xa0]{date}" for date in TRIGGER_DATES),
        ),
        by=BY,
        work=WORK,
        confidence=0.9,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("By Ana Sol\n\nIt rained.", fixed="It rained."),
        Bad("Written by Ana Sol and Ben Low | May 3, 2024\n\nIt rained.", fixed="It rained."),
        Bad("By ANA SOL, BEN LOW and EVA VAN RIJN, Example News\n\nIt rained.", fixed="It rained."),
        Bad("Ana Sol - May 3, 2024\n\nIt rained.", fixed="It rained."),
        Bad("Von Ana Sol und Ben Low\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Good("By all Means\n\nIt rained."),
        Good("By The Numbers\n\nIt rained."),
        Good("Ana Sol - May\n\nIt rained."),
    ),
)
