"""A participle of motion between commas that needs a “which”, as in: the unit, left for Mali in May, does …

The list contains only verbs that have no passive, and the sentence must continue with a verb of its own.

Why:
French and related languages say “parti pour le Mali”, which an engine translates word for word.

Fix safety:
There is no fix. Either “which” is missing or there is one comma too many; only the source could show which.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="MTA404",
    name="reduced-relative",
    message="“{found}” needs a “which” or “who”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! \w ) (?-i: \p{Ll}{2,} ) , [ \xa0]
        (?: left [ \xa0] for [ \xa0] (?-i: \p{Lu} ) [\w-]* | arrived [ \xa0] (?: in | at | from | on )
          | gone [ \xa0] to | come [ \xa0] from | departed [ \xa0] (?: from | for ) | fled [ \xa0] (?: from | to ) )
        (?! \w )
        (?= [^,.;:!?“”]{0,60} , [ \xa0] \L<finite> \b )
        """,
        None,
        triggers=(", (?:left for|arrived (?:in|at|from|on)|gone to|come from|departed (?:from|for)|fled (?:from|to))",),
        finite=("are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "was", "were", "will", "would"),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "it", "pt"),
    examples=(
        Bad("Their newest unit, left for Mali in early May, does not train anybody.", fixed=None),
        Good("Their newest unit, which left for Mali in early May, does not train anybody."),
        Good("Their newest unit, left for dead in early May, does not train anybody."),
    ),
)
