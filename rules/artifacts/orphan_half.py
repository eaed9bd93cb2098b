"""The second half of a French compound, left behind its hyphen: “those - ci”, “has t - he said”.

French hangs little words on a hyphen that English has nothing for: celui-ci, a-t-il. Engines that cut words there keep
the half, or the letter that only makes it sound well.

What the sentence should say the rest of it has to tell, so nothing is proposed.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

PRONOUNS = ("elle", "he", "il", "it", "on", "she")
SPEECH = ("added", "adds", "said", "says", "writes")

RULE = Rule(
    code="MTA206",
    name="orphan-half",
    message="“{found}” is half a French compound",
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
