"""Lines that state when a page was published or updated.

The line must contain the label, a date and perhaps a time and a name, once or twice, and nothing else. A bare date is
left alone, because it may be a heading.

Why:
Pages show “Published: May 3, 2024” or “Last updated on …” above or below the text, and extraction keeps it as a
paragraph.

Fix safety:
The fix deletes the whole line. It is safe because the line contains nothing else.
"""

from cleanup.rulekit import AM_PM, INDENT, Bad, Finder, Good, Rule, Safety, month_day_year, pattern, table

LABELS = table(__file__)

WORD = r"\p{L} [\p{L}\p{M}’'-]{1,14}"

YEAR = r"\d{4}"

DATE = rf"""(?:
    \d{{1,2}} (?: [.] | st | nd | rd | th | er | º )? \h? (?: (?: de | di | d['’] ) \h? )?
      {WORD} [.,،]? \h? (?: del? \h )? \d{{4}}                                     # 3. Mai 2024, 3 de mayo de 2024
  | {month_day_year(WORD, YEAR)}                                                    # May 3, 2024
  | \d{{4}} [.]? \h {WORD} \h \d{{1,2}} [.]?                                      # 2024. május 3.
  | \d{{4}} \h? [年년] \h? \d{{1,2}} \h? [月월] \h? \d{{1,2}} \h? [日일]
  | \d{{4}} [./-] \h? \d{{1,2}} [./-] \h? \d{{1,2}} [.]?
  | \d{{1,2}} [./-] \h? \d{{1,2}} [./-] \h? \d{{2}} (?: \d\d )?
)"""

ZONE = r"\(? (?: Uhr | часов | год | WIB | hs? | hrs? | [A-Z]{2,5} ) [.]? \)?"

TIME = rf"""(?:
    (?: [오上下] [전후午] \h? )? \d{{1,2}} \h? [:.h時时시] \h? \d\d [分분]? (?: [:.] \d\d )?
    {AM_PM} (?: \h? {ZONE} | Z | [+-] \d\d :? \d\d )?
)"""

AGO = rf"""(?:
    (?: \d{{1,3}} | an? | one ) \h (?: sec(?:ond)? | min(?:ute)? | h(?:ou)?r | day | week | month | year ) s? \h ago
  | (?: vor | il \h y \h a | hace | há | منذ ) \h (?: \d{{1,3}} \h )? {WORD}
  | \d{{1,3}} \h? {WORD} \h? (?: atrás | fa | geleden | temu | назад | тому | önce | sedan | siden | lalu | trước )
  | \d{{1,3}} \h? (?: 小时 | 分钟 | 小時 | 分鐘 | 時間 | 分 | 天 | 日 | 시간 | 분 | 일 ) \h? [前전]
)"""

AT = r"""
    (?: at | um | à | (?: alle \h )? ore | alle | às | a \h las? | om | klo? | (?: o \h )? godz | saat | ora
      | в | о | v | lúc | pukul ) [.:]? \h
"""

NAME = r"(?-i: \p{Lu} ) [^.!?:\d]{2,40}"

STAMP = rf"""
    \L<label> \h* [:：]? \h* (?: by \h {NAME} \h on \h )? (?:
        (?: {TIME} [\h,]+ )? (?: {WORD} [.,،]{{0,2}} \h )? {DATE} (?: \h (?: г | р | r | roku ) \b [.]? )?
          (?: \h? [(（] .{{1,5}} [)）] )?                                             # 2024年5月3日（金）
          (?: [T\h,،|/·•–—-]{{1,3}} (?: {AT} )? {TIME} )?
      | (?: at \h )? {TIME} (?<= [ap] [.]? m [.]? | Uhr )                           # Updated at 3:30 p.m.
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
