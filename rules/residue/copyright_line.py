"""A line that claims the copyright of a page, or forbids its use.

“© 2022 Example News, a division of Example Inc.” or “All rights reserved.” closes each page of a site, and is
extracted as the last paragraph.

The fix deletes the whole line. It must begin with the sign or the word and a year or the sign, or consist of a fixed
phrase: a law's “(c)” before a clause and a sentence about copyright have another form.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

RESERVED = table(__file__).words("words")

RULE = Rule(
    code="RES202",
    name="copyright-line",
    message="“{found}” claims the copyright of a page",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{3,200}$) [—–|*•-]? \s* (?:
            (?: (?: copyright | \(c\) | © ) [\h:,]* ){1,3} (?: by \h )? (?: 19 | 20 ) \d\d (?! \d ) .*  # © 2022 Example
          | copyright \h? (?: © | \(c\) ) .+                                                       # Copyright © Example
          | © .* \b (?: all \h rights \h reserved | inc | llc | ltd | not \h to \h be \h reproduced ) \b .*
          | (?: copyright | © ) \h? [^.!?]{0,60} [.,]? \h \L<reserved> .*
          | \L<reserved> [.!]? (?: \h? © .* )?
          | (?: no \h part \h of \h )? this \h (?: material | article | content ) \h may \h not \h be \h
            (?: published | reproduced ) , .*
        ) $
        """,
        "",
        triggers=("©", "copyright", r"\(c\)", "may[ \t\xa0]not[ \t\xa0]be", *RESERVED),
        reserved=RESERVED,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\n© 2022 Example News, a division of Example Inc.", fixed="It rained."),
        Bad("It rained.\n\nAll rights reserved.", fixed="It rained."),
        Bad("Il pleut.\n\n© 2021 Exemple - Tous droits réservés", fixed="Il pleut.", language="fr"),
        Good("It rained.\n\n(c) 2 cups of flour"),
        Good("It rained.\n\nCopyright in 2022 was not what it had been."),
    ),
)
