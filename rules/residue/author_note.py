"""Lines after the last paragraph that introduce the author.

The line must begin with a name and a job title, or a name and a verb such as “writes about”.

Why:
A note about the author, such as “Ana Sol is a reporter for the Example News.” or “Ben Low writes about weather.”,
follows an article and is extracted as its last paragraph.

Fix safety:
The fix deletes the line. It is unsafe because a story may also end with somebody who is a reporter or an editor.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, after_last_paragraph, pattern, table

WORDS = table(__file__)
ROLES, VERBS = WORDS.words("roles"), WORDS.words("verbs")
STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 2
)

NAME = r"(?-i: \p{Lu}[\p{L}’'.-]*+ (?: \h (?: \p{Lu}[\p{L}’'.-]*+ | de | von | van ) ){1,3} )"

RULE = Rule(
    code="RES507",
    name="author-note",
    message="“{found}” introduces the author",
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
