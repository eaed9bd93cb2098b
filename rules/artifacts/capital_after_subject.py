"""A verb with a capital after the name that begins a paragraph: DHS Is looking into it.

An engine that works by rules takes the capital of the first word for that of the sentence, and gives it to the next
word too when the first is a name it does not know.

The fix writes the verb small. It is found in sentences only: a headline has no full stop and more than one capital.
Names may look like verbs (Will, May, Is for Island); those are not in the list, or need what only a verb has after it.
Still it is one likely reading and no more.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import ends_like_sentence
from cleanup.rulekit.lines import RegexMatch, pattern, table

WORDS = table(__file__)
VERBS = WORDS.words("verbs", "en")


def small(found: RegexMatch) -> str:
    """The verb without its capital."""
    return found.group().lower()


RULE = Rule(
    code="MTA111",
    name="capital-after-subject",
    message="“{found}” has the capital of a sentence that has already begun",
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
