"""A contraction or possessive ending with a space before it: “Boeing 's”, “does n't”.

Why:
The corpora that engines learn from cut such endings off; output that was not joined again keeps the space.

Fix safety:
The fix removes the space. It is unsafe because old books set contractions like this, and in dialect “’s” may stand for
another word (as soon ’s it’s found).
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, Tag, pattern

NEGATED = (
    *("ai", "are", "ca", "could", "did", "do", "does", "had", "has", "have", "is", "might", "must", "need", "should"),
    *("was", "were", "wo", "would"),
)

RULE = Rule(
    code="MTA503",
    name="split-clitic",
    message="“{found}” belongs to the word before it",
    explanation=__doc__,
    find=pattern(
        r"""
        (?: (?<= \p{L}{2} ) (?<! (?: as | bad | far | good | long | much | same | soon | well ) ) [ ] (?P<left> 's )
          | (?<= (?-i: \b \p{Lu}\p{Ll}+ | \p{Lu}{2} ) ) [ ] (?P<left> ’s )
          | (?<= \b \L<negated> ) [ ] (?P<left> n['’]t )
          | (?<= \b (?: I | you | he | she | it | we | they ) ) [ ] (?P<left> ['’] (?: d | ll | m | re | ve ) ) )
        (?! [\w’'-] )
        """,
        r"\g<left>",
        negated=NEGATED,
        triggers=(r" (?:'|’)(?:s|d|m|ll|re|ve)[^a-z0-9]", r" n(?:'|’)t[^a-z0-9]"),
    ),
    safety=Safety.UNSAFE,
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    examples=(
        Bad("Rotterdam 's port does n't sleep.", fixed="Rotterdam's port doesn't sleep."),
        Good("They sang of the 1990s and the '90s."),
        Good("They rode to 's-Hertogenbosch."),
        Good("A time ’s coming."),
        Good("You may go as soon 's it is found."),
    ),
)
