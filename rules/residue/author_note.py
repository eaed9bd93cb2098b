"""A line that says who the author is.

“Ana Sol is a reporter for the Example News.”, “Ben Low writes about weather.”: a word on the author stands under an
article, and is extracted as its last paragraph.

The fix deletes the line after the last paragraph that begins with a name and an office. A story may also end with one
who is a reporter or an editor, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import after_last_paragraph
from cleanup.rulekit.lines import pattern, table

WORDS = table(__file__)
ROLES, VERBS = WORDS.words("roles"), WORDS.words("verbs")
STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 2
)

NAME = r"(?-i: \p{Lu}[\p{L}’'.-]*+ (?: \h (?: \p{Lu}[\p{L}’'.-]*+ | de | von | van ) ){1,3} )"

RULE = Rule(
    code="RES507",
    name="author-note",
    message="“{found}” says who the author is",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ \s*+ (?=.{{20,200}}$) [—–|*•-]? \h? {NAME} ,? (?: \h \( [^()]{{2,20}} \) )? \h (?:
            (?: is | was | ist | est | es | è | é | jest ) \h (?: .{{0,80}}? [\h-] )? \L<role> \b .*  # is a reporter
          | \L<verb> \b .*                                             # writes about
        ) [.!)] ["”’]? \s* $
        """,
        "",
        triggers=(*ROLES, *VERBS),
        where=after_last_paragraph,
        confidence=0.77,
        role=ROLES,
        verb=VERBS,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(f"{STORY}\n\nAna Sol is a reporter for the Example News.", fixed=STORY),
        Bad(f"{STORY}\n\nBen Low writes about weather and ferries.", fixed=STORY),
        Good(f"{STORY}\n\nAna Sol is a diver and was the first to see it."),
        Good(f"Ana Sol is a reporter for the Example News.\n\n{STORY}"),
    ),
)
