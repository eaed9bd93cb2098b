"""“No” where English says “not”: “promotes no only the rules”.

Romance languages have one word for both, and an engine that works word by word takes the shorter.

The fix writes “not”. A “no” may be quoted, be a noun or an answer (she said no in the end), so only words are listed
that cannot follow it then, and a preposition only behind a comma or an adverb. A list cannot be sure, therefore
the fix is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

RULE = Rule(
    code="MTA407",
    name="no-for-not",
    message="English says “not” in “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w"“‘'’.-] | \b (?: or | say | says | said | saying | answer ) [ ] )
        (?-i: (?P<no> [Nn] ) o ) [ \xa0]
        (?P<word> only | the | an? (?! [ \xa0] (?: n | few | thousand ) \b ) | all | even | enough | always )
        (?! [\w’'"”-] | [ \xa0] (?: child | daughter | one | son ) \b )
        | (?<= , [ \xa0] | \b (?: but | so | really | simply | obviously ) [ \xa0] )
        (?P<no> n ) o [ \xa0] (?P<word> (?-i: as | at | because | from | in | with ) )
        (?= [ \xa0] (?: an? | the | him | his | it | its | our | their | them | these | this | us | your ) \b )
        """,
        r"\g<no>ot \g<word>",
        triggers=(
            "[^a-z]no[ \\xa0](?:only|the|an?|all|even|enough|always)[^a-z]",
            "[ \\xa0]no[ \\xa0](?:as|at|because|from|in|with)[ \\xa0](?:a|the|h|i|our|t|us|your)",
        ),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "es", "it", "pt"),
    examples=(
        Bad("The office promotes no only the rules.", fixed="The office promotes not only the rules."),
        Bad("They agree, no in the least.", fixed="They agree, not in the least."),
        Good("The office promotes no such rules."),
        Good("The office said no in the end."),
        Good("They will take no for an answer."),
        Good("They asked whether or no the rules were read."),
    ),
)
