"""The second half of a French compound, left after its hyphen, as in “those - ci” or “has t - he said”.

Why:
French attaches short words with a hyphen (celui-ci, a-t-il) for which English has no equivalent. Engines that cut words
there keep the half, or the letter that is only there to ease pronunciation.

Fix safety:
There is no fix, because only the rest of the sentence can show what it should say.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

PRONOUNS = ("elle", "he", "il", "it", "on", "she")
SPEECH = ("added", "adds", "said", "says", "writes")

RULE = Rule(
    code="MTA206",
    name="orphan-half",
    message="“{found}” contains half of a French compound",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'-] ) (?:
            \p{L}+ (?: [ ]-[ ] (?-i: ci | là | mêmes? )
                   | (?: [ ]-[ ] | - ) t-\L<pronoun> | [ ] (?: -[ ] )? t[ ]-[ ]\L<pronoun> )
          | \L<speech> [ ]-[ ] (?-i: it | on ) (?= [,.”"] | $ ) )
        (?! [\w’'-] )
        """,
        None,
        triggers=(
            " - (?:ci|là|mêmes?)[^a-z]",
            f"[ -]t(?:-| - )(?:{'|'.join(PRONOUNS)})[^a-z]",
            f"(?:{'|'.join(SPEECH)}) - (?:it|on)[^a-z]",
        ),
        pronoun=PRONOUNS,
        speech=SPEECH,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("fr",),
    examples=(
        Bad("Only those - ci may pass.", fixed=None),
        Bad("The mayor has t - he forgotten it?", fixed=None),
        Bad("The prices must fall, said - it.", fixed=None),
        Good("Only those - CI among them - may pass."),
        Good("The prices must fall, said - it was the mayor - a voice."),
    ),
)
