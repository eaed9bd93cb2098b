"""A function word repeated by mistake, as in “the the”.

The list contains only words that English never rightly doubles. “Had had”, “that that” and “her her” can be right, and
so can a preposition that ends one clause and begins the next (what it stood for for years, made of of late) or a verb
that does so (those who could could).

Why:
Engines that lose their place, and pieces that overlap, repeat short words at a border.

Fix safety:
The fix keeps the first word of the run. The rule finds nothing where the run may be a name or an operator, or where the
text discusses the word. Signs of a name or an operator are a capital in the second word, a first word in capitals,
another logical word next to the run (and and or), or a verb that describes the run (the the is). Signs that the word is
discussed are marks around the run, a quotation of a few words, or a line about words, typing errors or grammar.
"""

from functools import cache

import regex

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, compiled, is_about_words, pattern, table

WORDS = table(__file__).words("words", "en")


@cache
def _quoted() -> "regex.Pattern[str]":
    return compiled(
        r"""
        ["“„«‘] [^\w"“”»’]{0,3}+ (?: \w+ [^\w"“”»’]{1,3} ){0,2} (?P<word> \L<word> ) \h{1,2} (?P=word)
        (?: [^\w"“”»’]{1,3} \w+ ){0,2} (?: …|[.]{3} )? ["”»’]
        """,
        regex.VERBOSE | regex.IGNORECASE,
        word=WORDS,
    )


def slips(document: Document, number: int) -> bool:
    """Return whether a line neither discusses words nor quotes a few words with a doubled one among them."""
    return not is_about_words(document, number) and not _quoted().search(document.line_text(number))


RULE = Rule(
    code="MTA301",
    name="doubled-word",
    message="“{found}” repeats a word",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w"“„«‘'’.-] ) (?! (?<= [*_`~(\[{<>|] ) \L<word> (?: [ \xa0]{1,2} \L<word> )+ [*_`~)\]}<>|] )
        (?! (?<= \b (?: and | or | not | nor | xor | but ) [ ] ) (?: and | or | but ) \b )
        (?P<word> (?-i: (?= \p{L} \p{Ll} ) ) \L<word> )
        (?: [ \xa0]{1,2} (?-i: (?= \p{Ll}+ \b ) ) (?P=word) (?! [\w"”»’'-] ) )+
        (?! [ ] (?: and | or | not | nor | xor | but | is | are | was | were | means? | has | have | takes? ) \b )
        """,
        r"\g<word>",
        triggers=tuple(f"[^a-z]{word}[ \\xa0]{{1,2}}{word}[^a-z]" for word in WORDS),
        where=slips,
        word=WORDS,
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("They crossed the the river.", fixed="They crossed the river."),
        Bad("The the the river rose.", fixed="The river rose."),
        Bad("They rowed and the the river rose.", fixed="They rowed and the river rose."),
        Good("They heard The The play."),
        Good("They told us what it stood for for years."),
        Good("They asked what it was made of of course."),
        Good("Nobody knew what they were speaking of of a morning."),
        Good("The gates AND and OR open the lock."),
        Good("The parser reads and and or from left to right."),
        Good("The parser reads or and and from left to right; and and is read first."),
        Good("They knew that that river rose."),
        Good("In this copy “the the” is struck out."),
        Good("In this copy «the the» is struck out."),
        Good("In this copy *the the* is struck out."),
        Good("In this copy “in the the rain” is struck out."),
        Bad("“In the the rain,” said the clerk.", fixed="“In the rain,” said the clerk."),
        Good("The word the the stands in this copy twice."),
    ),
)
