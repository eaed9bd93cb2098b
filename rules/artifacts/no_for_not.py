"""“No” where English uses “not”, as in “promotes no only the rules”.

“No” may be quoted, or be a noun or an answer (she said no in the end). The rule therefore lists only words that cannot
follow such a “no”. A preposition counts only where a comma or an adverb precedes the “no”.

Why:
Romance languages have one word for both, and an engine that works word by word uses the shorter one.

Fix safety:
The fix writes “not”. A list of words cannot be certain, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="MTA407",
    name="no-for-not",
    message="“{found}” should have “not” instead of “no”",
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
