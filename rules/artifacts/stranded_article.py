"""An article with no noun after it: “the of the council”, “because of the are here”, “the a lot of”.

The words that follow are short ones that English never puts after an article. A word that is discussed (the “to” form,
the for loop) is left alone, and so is a word with a capital.

Why:
Engines that lose a noun, or move it, leave its article behind. Engines that translate two articles of the source keep
both.

Fix safety:
There is no fix, because only the source could show what is missing, or which article is one too many.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
AFTER_THE = WORDS.words("after_the", "en")
AFTER_A = WORDS.words("after_a", "en")
POSSESSIVES = WORDS.words("possessives", "en")

RULE = Rule(
    code="MTA409",
    name="stranded-article",
    message="the article in “{found}” has no noun",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w"“‘'’.-] )
        (?: (?-i: [Tt]he [ ] (?: \L<after_the> | a (?= [ ] (?: lot | few | little ) \b ) ) )
          | (?-i: an? [ ] \L<after_a> )
          | (?-i: \L<possessive> [ ] (?: the | \L<possessive> ) (?= [ ] \p{Ll} ) )
        )
        (?= [ ] ) (?! [ ] (?: \( | \L<spoken_of> \b ) )
        """,
        None,
        triggers=(
            *(f"[^a-z]the {word} " for word in AFTER_THE),
            "[^a-z]the a (?:lot|few|little)",
            *(f"[^a-z]{article} {word} " for article in ("a", "an") for word in AFTER_A),
            *(f"[^a-z]{one} {other} " for one in POSSESSIVES for other in ("the", *POSSESSIVES)),
        ),
        after_the=AFTER_THE,
        after_a=AFTER_A,
        possessive=POSSESSIVES,
        spoken_of=WORDS.words("spoken_of", "en"),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("The quality of the on offered wool was poor.", fixed=None),
        Bad("They thanked the a lot of neighbours who came.", fixed=None),
        Bad("It left some lyrics to the his family.", fixed=None),
        Good("The loop begins with the for statement."),
        Good("The quality of the on-site kitchen was poor."),
        Good("They thanked a lot of the neighbours who came."),
    ),
)
