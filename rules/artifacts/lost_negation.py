"""An infinitive before “but instead” with no “not”, as in “urged her to reject it, but instead fight”.

Why:
“Not to give in, but instead to fight” becomes “to reject” on the way through another language, and the contrast that
remains has no counterpart.

Fix safety:
There is no fix, because only the source could show what is missing.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="MTA405",
    name="lost-negation",
    message="“{found}” contrasts with nothing; perhaps a “not” is missing",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= \b (?: ask | call | invite | press | tell | urge | want ) (?: s | d | ed )? \b [^.;:!?]{0,120} )
        (?<! \b (?: not | never ) [ \xa0] ) \b to [ \xa0] (?-i: \p{Ll}+ )
        (?: (?! \b (?: not | no | never | nor | neither | rather | without | to ) \b | n[’']t \b ) [^.;:!?] ){3,80}
        , [ \xa0] but [ \xa0] instead [ \xa0] ["“‘]?
        (?! (?: \w+ (?: ed | s ) | it | he | she | they | we | you | the | an? ) \b ) (?-i: \p{Ll}+ )
        """,
        None,
        triggers=(", but instead",),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("They urged the board to refuse the offer, but instead “fight on”.", fixed=None),
        Good("They urged the board not to refuse the offer, but instead “fight on”."),
        Good("They urged the board to refuse the offer, but instead it resigned."),
    ),
)
