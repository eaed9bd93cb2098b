"""An article before the name of a country that has none in English, as in “the Iraq”.

A name may also precede a noun (the Iraq war) or be one of several (the Iraq of her childhood). It must therefore be
followed by a punctuation mark, or by a listed word that continues the sentence. Names that have an article in English
are not listed. “The Ukraine”, which was once English, is found only where the text mentions a year since 1992. The line
must end as a sentence does, because headings and labels (More in the India) have rules of their own for what follows a
name.

Why:
French, Portuguese, Greek and other languages use an article with the name, and engines keep it.

Fix safety:
The fix removes the article. A list of words cannot be certain, so the fix is unsafe.
"""

import regex

from cleanup.rulekit import LINE_END, Bad, Document, Good, Rule, Safety, ends_like_sentence, pattern, table

WORDS = table(__file__)
COUNTRIES = WORDS.words("countries", "en")
AFTER = WORDS.words("after", "en")


def since_1992(document: Document) -> bool:
    """Return whether a text mentions a year since 1992."""
    return regex.search(r"(?<!\d)(?:199[2-9]|20\d\d)(?!\d)", document.text) is not None


def in_sentence(document: Document, number: int) -> bool:
    """Return whether a line is no label or heading, and does not mention Ukraine before it became a state."""
    before = "Ukraine" in document.line_text(number) and not document.cached(since_1992)
    return ends_like_sentence(document, number) and not before


RULE = Rule(
    code="MTA402",
    name="country-article",
    message="English uses no article in “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'-] | (?<! [\w’'-] ) the [ \xa0] ) (?: the [ \xa0] )++ (?P<country> (?-i: \L<country> ) )
        (?= [.;:!?)] (?! \w ) | ,? [”"] | , [ \xa0] (?-i: the | (?! and | or ) \p{Ll} ) | $
          | [ \xa0] (?-i: \L<after> ) \b (?! [ \xa0] \L<clause> \b ) )
        """,
        r"\g<country>",
        triggers=tuple(f'the[ \\xa0](?-i:{country})(?:{LINE_END}|[.;:!?,)”"]|[ \\xa0][a-z])' for country in COUNTRIES),
        where=in_sentence,
        country=COUNTRIES,
        after=AFTER,
        clause=WORDS.words("clauses", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "de", "el", "fr", "it", "pt"),
    examples=(
        Bad("In 2003 troops entered the Iraq.", fixed="In 2003 troops entered Iraq."),
        Bad("In 1996 the Ukraine had a new constitution.", fixed="In 1996 Ukraine had a new constitution."),
        Good("In 2003 troops entered the Iraq war."),
        Good("In 1896 the Ukraine had a bad harvest."),
        Good("Early harvest in the India"),
        Good("In 2003 troops entered the Iraq of his childhood."),
        Good("In 2003 troops entered the Iraq-held zone."),
    ),
)
