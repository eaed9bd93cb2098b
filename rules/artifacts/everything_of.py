"""“Everything of” for “all of”: “everything of us”, “for everything of the children”.

Spanish “todo”, Catalan “tot”, French “tout” are both.

The fix writes “all of”. There is one likely reading, therefore it is not safe; a clause may end with “everything”
(she told him everything of her own will), so only pronouns and demonstratives may follow, or “the” where a
preposition stands before.
"""

from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="MTA415",
    name="everything-of",
    message="English says “all of” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] ) (?: (?P<e> (?-i: E ) ) | (?-i: e ) ) verything (?P<of> [ \xa0] (?-i: of ) )
        (?= [ \xa0] (?-i: us | you | them | these | those ) (?! [\w’'-] ) )
        | (?<= \b (?: about | across | against | at | by | for | from | in | into | on | over | through | to | with | within ) [ \xa0] )
        (?-i: everything ) (?P<of> [ \xa0] (?-i: of ) ) (?= [ \xa0] (?: the | our | his | her | their | your | my | this | that ) [ \xa0] )
        """,
        lambda found: ("All" if found["e"] else "all") + found["of"],
        triggers=("[^a-z]everything[ \\xa0]of[ \\xa0](?:[utmyh]|our)",),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The well is for everything of us.", fixed="The well is for all of us."),
        Bad("It was felt in everything of the towns.", fixed="It was felt in all of the towns."),
        Good("They made everything of steel for us."),
        Good("She told him everything of her own will."),
    ),
)
