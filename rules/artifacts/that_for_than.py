"""“That” for “than” before a number: “more that 20 people”.

It is matched only before a number, where a clause is unlikely to begin. One may begin there (it mattered less that two
had gone), so the next word must not be a verb with which a clause would go on.

Why:
Spanish, Catalan, French and Italian have one word for both (que, che).

Fix safety:
The fix writes “than”. It is unsafe because a clause may still begin with the number.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

COUNTS = ("billion", "decade", "dozen", "half", "hundred", "million", "quarter", "third", "thousand")
NUMBERS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "thirty", "fifty"),
    *(f"{article}{count}" for article in ("", "a ", "one ") for count in COUNTS),
)

RULE = Rule(
    code="MTA703",
    name="that-for-than",
    message="English compares with “than”: “{new}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'-] | \b (?: any | even | no | once | say | the ) [ ] )
        (?P<more> better | bigger | fewer | greater | higher | larger | less | longer | lower | more | older | smaller
          | taller | worse | younger )
        [ \xa0]{1,2} that (?P<space> [ \xa0]{1,2} )
        (?P<number> [£$€]? \d [\d.,]*+ | \L<number> \b )
        (?! [ \xa0] (?: are | can | could | did | had | has | have | is | may | the | was | were | will | would ) \b )
        """,
        r"\g<more> than\g<space>\g<number>",
        triggers=(rf"(?:er|less|more|worse)[ \xa0]{{1,2}}that[ \xa0]{{1,2}}(?:[£$€0-9]|{'|'.join(NUMBERS)})",),
        number=NUMBERS,
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "it", "pt"),
    examples=(
        Bad("More that 20 houses were flooded.", fixed="More than 20 houses were flooded."),
        Bad("It took less that half an hour.", fixed="It took less than half an hour."),
        Good("He said once more that 20 houses were flooded."),
        Good("It was all the more that half the town knew."),
        Good("It mattered less that three had come back."),
    ),
)
