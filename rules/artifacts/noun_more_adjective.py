"""A comparative adjective after its noun, as in “the aid more wide from abroad”.

After a verb the same words can be right (it made the sentences more clear). The noun must therefore follow a
preposition and an article, English must compare the adjective by its ending, and no “than” may follow.

Why:
Romance languages put the adjective after the noun, with a word for “more”. An engine that translates word for word
keeps both the order and the word.

Fix safety:
The fix puts the English comparative before the noun. There is one likely reading, but the words change places, so the
fix is unsafe.
"""

from cleanup.rulekit import LINE_END, Bad, Good, RegexMatch, Rule, Safety, pattern, table

WORDS = table(__file__)
PREPOSITIONS = WORDS.words("prepositions", "en")
ARTICLES = ("a", "an", "the", "this", "that", "its", "their", "his", "our")
AFTER = ("from", "of", "for", "to", "in", "by", "with", "on", "at", "between", "which", "that", "who")
COMPARATIVES = WORDS.pairs("comparatives", "en")


def reorder(found: RegexMatch) -> str:
    """Return the comparative before its noun, after the matching article."""
    comparative = COMPARATIVES[found["adjective"].casefold()]
    article = found["article"].casefold()
    if article in ("a", "an"):
        article = "an" if comparative[0] in "aeiou" else "a"
    return f"{article} {comparative} {found['noun']}"


RULE = Rule(
    code="MTA401",
    name="noun-more-adjective",
    message="“{found}” has the word order of another language; perhaps “{new}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= \b \L<preposition> [ \xa0] )
        (?: (?P<article> \L<article> ) [ \xa0] ){1,3}
        (?! \L<adverb> \b | \w+ly \b ) (?P<noun> (?-i: \p{Ll}{3,} ) )
        [ \xa0] more [ \xa0] (?P<adjective> \L<adjective> )
        (?= [ \xa0] \L<after> \b | [.,;:!?”] | $ )
        (?! [,]? [ \xa0] (?: than | and | or | but ) \b | , [ \xa0] more \b )
        """,
        reorder,
        triggers=(rf"more[ \xa0](?:{'|'.join(COMPARATIVES)})(?:{LINE_END}|[.,;:!?”]|[ \xa0](?:{'|'.join(AFTER)}))",),
        after=AFTER,
        preposition=PREPOSITIONS,
        article=ARTICLES,
        adverb=WORDS.words("adverbs", "en"),
        adjective=tuple(COMPARATIVES),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "it", "pt", "ro"),
    examples=(
        Bad("He was involved in the aid more wide from abroad.", fixed="He was involved in the wider aid from abroad."),
        Bad("She spoke of a policy more old.", fixed="She spoke of an older policy."),
        Good("He made the aid more wide from year to year."),
        Good("He was involved in the aid more than from abroad."),
        Good("She spoke of a policy more old than wise."),
    ),
)
