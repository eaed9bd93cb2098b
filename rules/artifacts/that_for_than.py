"""“That” where English says “than”: “more that 900 cases”.

Spanish, French and their sisters have one word for both.

The fix writes “than”. A clause may follow “more that” rightly (it proves all the more that one …), so there must be a
number or an article behind it and no “the” before it; one reading is likely, not certain, therefore it is not safe.
"""

from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety

COMPARATIVES = (
    *(
        "better",
        "bigger",
        "earlier",
        "faster",
        "fewer",
        "greater",
        "higher",
        "larger",
        "later",
        "less",
        "longer",
        "lower",
        "more",
    ),
    *("older", "shorter", "smaller", "stronger", "taller", "worse", "younger"),
)

RULE = Rule(
    code="MTA411",
    name="that-for-than",
    message="English says “than” in “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'“"-] | \b (?: any | know | knew | say | says | said | see | so | the | think | told ) [ \xa0] )
        (?P<more> \L<comparative> ) [ \xa0] that (?= [ \xa0] (?: [$£€]? \d | (?: half | twice ) \b
          | (?: an? | one | two | three | four | five | six | ten ) [ \xa0] (?: of | hundred | million | billion | thousand | decades?
              | years? | months? | weeks? | days? | hours? | dozen | half | third | quarter | times? | per | people | symbol | century ) \b
          | never [ \xa0] before \b ) )
        """,
        r"\g<more> than",
        triggers=(f"[^a-z](?:{'|'.join(COMPARATIVES)})[ \\xa0]that[ \\xa0][aofst$£€0-9hn]",),
        comparative=COMPARATIVES,
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The town has more that 900 wells.", fixed="The town has more than 900 wells."),
        Bad("It was closed for less that two years.", fixed="It was closed for less than two years."),
        Good("It proves all the more that 900 wells are enough."),
        Good("It was closed, and better that a well is closed."),
    ),
)
