"""Names of a section or a site at the end of a title.

Only lines before the first paragraph match, and only names that sections and newspapers have; after a bar, any
few words that are written like a name.

Why:
The title of a web page is the headline, a dash or bar, and the section or the site: “Rain at last – National”, “Rain at
last | Example Times”. Extraction takes this title for the headline.

Fix safety:
The fix deletes all such names at the end of the title. It is unsafe because an author may end a headline with one of
them.
"""

from cleanup.rulekit import LINE_END, Bad, Good, Rule, Safety, Stage, before_first_paragraph, pattern, table

SECTIONS = table(__file__).words("words")

# After a bar any few words that are written like a name; after a dash those that newspapers have.
NAME = r"\p{Lu} [\p{L}&’'.-]*+ (?: \h (?: of | the | and | \p{Lu} [\p{L}&’'.-]*+ ) ){0,3}"

SITE = r"(?: \p{Lu} [\p{L}.]* \h ){1,3} (?: News | Times | Post | Herald | Tribune | Online )"

RULE = Rule(
    code="RES207",
    name="title-suffix",
    message="“{found}” names the section or the site, not the article",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ \s*+ (?=.{{20,200}}$) [\p{{Lu}}\p{{N}}"'“‘«¿¡] .{{14,160}}? [^\s.,;:] \K
        (?: \h+ (?: [–—|-] \h+ (?: \L<section> | (?-i:{SITE}) ) | [|] \h+ (?-i:{NAME}) )
            (?= $ | \h+ [–—|-] \h ) )+                                              # – World – Example News
        $
        """,
        "",
        triggers=(
            f"(?:{'|'.join(SECTIONS)}|times|post|herald|tribune|online){LINE_END}",
            rf"[|][ \xa0](?-i:[A-Z])[a-z&’'. -]{{2,40}}{LINE_END}",
        ),
        where=before_first_paragraph,
        section=SECTIONS,
    ),
    safety=Safety.UNSAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("Rain falls on the dry north – National\n\nIt rained.", fixed="Rain falls on the dry north\n\nIt rained."),
        Bad("Rain falls on the dry north – World – Example News", fixed="Rain falls on the dry north"),
        Bad(
            "Rain falls on the dry north? | Example Laundry\n\nIt rained.",
            fixed="Rain falls on the dry north?\n\nIt rained.",
        ),
        Good("Rain falls on the dry north | see below\n\nIt rained."),
        Good("Rain falls on the dry north – nationally\n\nIt rained."),
        Good("Rain falls on the dry north – National.\n\nIt rained."),
    ),
)
