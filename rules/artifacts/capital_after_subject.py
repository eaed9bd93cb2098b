"""A verb with a capital after the name that begins a paragraph, as in: DHS Is looking into it.

Only sentences are searched; a headline has no full stop and more than one capital. Names that look like verbs (Will,
May, or Is for Island) are not in the list, or are matched only before a word that shows that they are verbs.

Why:
A rule-based engine mistakes the capital of the first word for that of the sentence. When the first word is a name that
it does not know, the engine gives the capital to the next word as well.

Fix safety:
The fix writes the verb in lowercase. This is one likely reading and no more, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, ends_like_sentence, pattern, table

WORDS = table(__file__)
VERBS = WORDS.words("verbs", "en")


def small(found: RegexMatch) -> str:
    """Return the verb without its capital."""
    return found.group().lower()


RULE = Rule(
    code="MTA111",
    name="capital-after-subject",
    message="“{found}” has a capital inside the sentence",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ (?-i: \h{0,4} ["“]? (?: The \h )? (?! (?: How | What | When | Where | Who | Why ) \b )
            (?: \p{Lu} [\p{L}\p{N}’'&-]* \h ){1,3} \K
            (?: \L<verb> | (?: Will | Would | Can | Could | Should ) (?= \h \L<infinitive> \h ) )
            (?= \h \p{Ll}+ [\h,] ) )
        """,
        small,
        triggers=(rf"(?-i:[A-Za-z0-9&’'-][ ](?:{'|'.join(VERBS)}|Will|Would|Can|Could|Should)[ \xa0][a-z])",),
        where=ends_like_sentence,
        verb=VERBS,
        infinitive=WORDS.words("infinitives", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("Braun Is looking into the matter, he says.", fixed="Braun is looking into the matter, he says."),
        Bad("The RSPB Has not seen a crane here since May.", fixed="The RSPB has not seen a crane here since May."),
        Bad("Anna Braun Will be in the barn on Friday.", fixed="Anna Braun will be in the barn on Friday."),
        Good("Braun is looking into the matter, he says."),
        Good("Braun Is looking into the matter"),
        Good("Anna Will says she is in the barn on Friday."),
    ),
)
