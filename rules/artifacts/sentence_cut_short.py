"""A sentence that ends after an article, a possessive or “and”, as in: the council will repair the.

Quoted or mentioned words (“the”, and) are in quotation marks or between commas and are not matched. Speech that breaks
off has an ellipsis or a dash and is not matched either.

Why:
Engines drop a word that they do not know, or the piece that contains it.

Fix safety:
There is no fix, because only the source could supply the missing word.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
BEFORE_STOPS = WORDS.words("before_stops", "en")
BEFORE_COMMAS = tuple(
    f"{preposition} {article}"
    for preposition in WORDS.words("prepositions", "en")
    for article in WORDS.words("articles", "en")
)

RULE = Rule(
    code="MTA110",
    name="sentence-cut-short",
    message="a word is missing after “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= [a-z] [ \xa0] )
        (?-i: \L<before_stop> [.] (?= \h* $ | \h+ ["“‘(]? \p{Lu} ) | \L<before_comma> , (?= \h+ \p{Ll} ) )
        """,
        None,
        triggers=(
            *(rf"[ \xa0]{word}[.]" for word in BEFORE_STOPS),
            *(rf"[ \xa0]{words}," for words in BEFORE_COMMAS),
        ),
        before_stop=BEFORE_STOPS,
        before_comma=BEFORE_COMMAS,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("The council will repair the. It begins in May.", fixed=None),
        Bad("The council met in the, which was cold.", fixed=None),
        Good("The council will repair the… It begins in May."),
        Good("An article is “the”. It begins a noun phrase."),
        Good("The bridge that the council spoke of. It begins in May."),
    ),
)
