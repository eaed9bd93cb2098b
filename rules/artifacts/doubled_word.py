"""A function word that stands twice: “the the”.

Engines that lose their place, and pieces that overlap, repeat the little words at a border.

Only words that English never rightly doubles are listed: “had had”, “that that” and “her her” can be right, as can a
preposition that ends one clause and begins the next (what it stood for for years) and a verb that does (those who
could could); “of of course” is left alone. The fix keeps the first of the run. A capital in the second one means a
name, a quotation mark before it a word that is spoken of; both stay.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

WORDS = table(__file__).words("words", "en")

RULE = Rule(
    code="MTA301",
    name="doubled-word",
    message="“{found}” says a word more than once",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w"“„«‘'’.-] ) (?P<word> \L<word> )
        (?: [ \xa0]{1,2} (?-i: (?= \p{Ll} ) ) (?P=word) (?! [\w"”»’'-] | \h course \b ) )+
        """,
        r"\g<word>",
        triggers=tuple(f"[^a-z]{word}[ \\xa0]{{1,2}}{word}[^a-z]" for word in WORDS),
        word=WORDS,
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("They crossed the the river.", fixed="They crossed the river."),
        Bad("The the the river rose.", fixed="The river rose."),
        Good("They heard The The play."),
        Good("They told us what it stood for for years."),
        Good("They asked what it was made of of course."),
        Good("They knew that that river rose."),
        Good("In this copy “the the” is struck out."),
        Good("In this copy «the the» is struck out."),
    ),
)
