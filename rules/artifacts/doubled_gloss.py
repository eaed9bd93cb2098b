"""A term that is explained by itself, as in “the protein (protein)”.

A single word with a capital is left alone, because contracts define their terms that way.

Why:
An author put the original term, or a term from another language, in brackets after its translation. An engine
translates both and gets the same words twice.

Fix safety:
The fix removes the brackets and the words in them. Something else was there, which only the source could show, so the
fix is unsafe. For names the rule proposes nothing.
"""

from string import ascii_lowercase

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern


def _fix(found: RegexMatch) -> str | None:
    return "" if found["term"][0].islower() else None


RULE = Rule(
    code="MTA303",
    name="doubled-gloss",
    message="“{found}” explains a term by itself",
    explanation=__doc__,
    find=pattern(
        r"""
        [ ] \( (?! (?-i: [A-Z][a-z’'-]++ ) \) )
        (?P<term> [a-z][a-z’'-]{2,}+ (?: [ ] [a-z][a-z’'-]*+ ){0,3}+ (?<= [a-z] ) ) \)
        (?<= (?<! [\w’'.-] ) (?-i: (?P=term) ) [ ] \( (?P=term) \) )
        (?: [ ] \( (?-i: (?P=term) ) \) )*+ (?! \h* (?P=term) )  # or the fix would leave the word twice
        """,
        _fix,
        triggers=tuple(rf"{letter} \([a-z][^()\n]+{letter}\)" for letter in ascii_lowercase),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The protein (protein) is lost in cooking.", fixed="The protein is lost in cooking."),
        Bad("A residence permit (residence permit) is asked for.", fixed="A residence permit is asked for."),
        Bad("The choir of Anna Lind (Anna Lind) sang."),
        Good("The Extension (Extension) ends in May."),
        Good("The protein (proteins) is lost in cooking."),
        Good("The lark (Lark) is lost in cooking."),
    ),
)
