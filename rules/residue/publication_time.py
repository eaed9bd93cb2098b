"""Lines that state when a page was published or updated.

The line must contain the label, a date and perhaps a time and a name, once or twice, and nothing else. A bare date is
left alone, because it may be a heading.

Why:
Pages show “Published: May 3, 2024” or “Last updated on …” above or below the text, and extraction keeps it as a
paragraph.

Fix safety:
The fix deletes the whole line. It is safe because the line contains nothing else.
"""

from cleanup.rulekit import INDENT, Bad, Finder, Good, Rule, Safety, pattern, table
from cleanup.rulekit.dates import AGO, AT, PAGE_DATE, PAGE_TIME, WORD

LABELS = table(__file__)

NAME = r"(?-i: \p{Lu} ) [^.!?:\d]{2,40}"

STAMP = rf"""
    \L<label> \h* [:：]? \h* (?: by \h {NAME} \h on \h )? (?:
        (?: {PAGE_TIME} [\h,]+ )? (?: {WORD} [.,،]{{0,2}} \h )? {PAGE_DATE} (?: \h (?: г | р | r | roku ) \b [.]? )?
          (?: \h? [(（] .{{1,5}} [)）] )?                                             # 2024年5月3日（金）
          (?: [T\h,،|/·•–—-]{{1,3}} (?: {AT} )? {PAGE_TIME} )?
      | (?: at \h )? {PAGE_TIME} (?<= [ap] [.]? m [.]? | Uhr )                      # Updated at 3:30 p.m.
      | {AGO} )
    (?: [\h,|]{{1,3}} by \h {NAME} )?
"""

DATED = pattern(
    rf"""
    ^ {INDENT} (?=.{{6,140}}$) [|•–—(\[-]? {INDENT} {STAMP} (?: [\h|/,;•·–—()-]{{1,4}} {STAMP} )? [)\]|.]? \s* $
    """,  # STAMP is inserted twice in full: calling a named group takes ten times as long
    "",
    label=LABELS.words("openings"),
)

RULE = Rule(
    code="RES301",
    name="publication-time",
    message="“{found}” states when the page was published or updated",
    explanation=__doc__,
    find=Finder(DATED.matches, LABELS),
    safety=Safety.SAFE,
    examples=(
        Bad("Published: May 3, 2024\n\nIt rained.", fixed="It rained."),
        Bad("Updated 11:34 PM EST Nov 19, 2019\n\nIt rained.", fixed="It rained."),
        Bad("Posted by Ana Sol on May 3, 2024\n\nIt rained.", fixed="It rained."),
        Bad("Published 3 hours ago\n\nIt rained.", fixed="It rained."),
        Bad("Aktualisiert am 3. Mai 2024, 12:30 Uhr\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Bad("Publié le 3 mai 2024 à 12h30 - Mis à jour le 4 mai 2024\n\nIl pleut.", fixed="Il pleut.", language="fr"),
        Bad("发布时间：2024-05-03 12:30\n\n下雨了。", fixed="下雨了。", language="zh"),
        Good("Published: May, or 2024 ways to rain"),
        Good("It rained.\n\nMay 3, 2024\n\nIt stopped."),
        Good("Updated 3 hours ago by nobody we knew, it said rain."),
        Good("Stand: 3 zu 2 nach der Pause\n\nEs regnet.", language="de"),
    ),
)
