"""The name of a people behind its noun: “special forces Canadians”, “the electoral commission Libyan”.

Romance languages put the adjective there, in the plural with an ending, and the engine keeps both place and number.

How far the phrase reaches to the left, and so where the adjective belongs, is not to be seen for certain; nothing is
proposed. A clause may begin with a people (the government Canadians elected), so the sentence has to go on with a stop,
a preposition or a verb that suits the noun.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

WORDS = table(__file__)
SINGULAR = WORDS.words("singular", "en")
PLURAL = WORDS.words("plural", "en")
PEOPLES = WORDS.words("peoples", "en")
ADJECTIVES = WORDS.words("adjectives", "en")

RULE = Rule(
    code="MTA418",
    name="demonym-after-noun",
    message="“{found}” has the order of another language",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= \b (?: the | of | a | an | its | his | her | their | our | two | three | some | several | many | special | armed | security | electoral
          | central | national | federal | former | new | largest | main | other ) [ \xa0] )
        (?: (?-i: \L<plural> ) [ \xa0] (?-i: \L<people> ) (?= [.,;:] | $ | [ \xa0] (?-i: are | were | have | in | on | at | from | of | for | to | with | that | and ) \b )
          | (?-i: \L<singular> ) [ \xa0] (?-i: \L<adjective> )
            (?= [.;:] | , (?! [ \xa0] (?-i: \L<adjective> ) ) | $ | [ \xa0] (?-i: is | was | has | will | on | at | from | of | for | that ) \b ) )
        """,
        None,
        triggers=(
            f"[^a-z](?:{'|'.join(PLURAL)})[ \\xa0](?-i:{'|'.join(PEOPLES)})[^a-z]",
            f"[^a-z](?:{'|'.join(SINGULAR)})[ \\xa0](?-i:{'|'.join(ADJECTIVES)})[^a-z]",
        ),
        singular=SINGULAR,
        plural=PLURAL,
        people=PEOPLES,
        adjective=ADJECTIVES,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("He trained special forces Canadians in the north.", fixed=None),
        Bad("The electoral commission Libyan was sworn in.", fixed=None),
        Good("He trained special forces; Canadians in the north helped."),
        Good("The electoral commission Libyans had wanted was sworn in."),
    ),
)
