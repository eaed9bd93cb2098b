"""“Being” where English says “be”: “the pump could being repaired”, “the rules have to being kept”.

In some languages one form serves as infinitive and gerund, and the engine takes the wrong one.

The fix writes “be”. The words before it go with an infinitive only, but a comma or a name may be lost between them, so
it is not safe.
"""

from cleanup.matchers import Found, pattern
from cleanup.rule import Bad, Good, Rule, Safety


def infinitive(found: Found) -> str:
    """The same words with the infinitive."""
    return f"{found['is']} to be" if found["is"] else f"{found['verb']} be"


RULE = Rule(
    code="MTA413",
    name="being-for-be",
    message="English says “{new}” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] | \b (?: the | an? | his | her | their | our | your | my | free | good | own ) [ \xa0] )
        (?: (?P<verb> (?-i: could | can | should | would | must | might | cannot | may | will ) (?: [ \xa0] (?: also | not | only | then ) )?
              | (?-i: ha(?:ve|s|d) | ought | needs? | wants? | wanted ) [ \xa0] to )
          | (?P<is> (?-i: is | are | was | were ) ) [ \xa0] for )
        [ \xa0] (?-i: being ) (?= [ \xa0] (?-i: \p{Ll} ) )
        (?! [ \xa0] (?: an? | his | her | its | my | our | so | such | the | their | too ) \b )
        """,
        infinitive,
        triggers=(
            r"[^a-z](?:could|can|should|would|must|might|cannot|may|will)(?:[ \xa0](?:also|not|only|then))?[ \xa0]being[ \xa0]",
            r"[^a-z](?:ha(?:ve|s|d)|ought|needs?|wants?|wanted)[ \xa0]to[ \xa0]being[ \xa0]",
            r"[^a-z](?:is|are|was|were)[ \xa0]for[ \xa0]being[ \xa0]",
        ),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The pump could being repaired.", fixed="The pump could be repaired."),
        Bad("The rules have to being kept.", fixed="The rules have to be kept."),
        Bad("The Congress is for being congratulated.", fixed="The Congress is to be congratulated."),
        Good("The pump could, being repaired, serve us for a year."),
        Good("They had free will being granted to all."),
    ),
)
