"""A verb that has lost its subject, as in “call if have time”, or “said.” alone after a quotation.

The rule finds a speech verb that is alone after a quotation, as in: “We will rebuild,” said. It also finds a finite
verb after a conjunction that needs a subject.

Why:
In Spanish, Catalan, Italian and other languages the verb implies the pronoun. An engine that works word by word leaves
the pronoun out.

Fix safety:
There is no fix, because only the source could show who or what the subject was.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
SPEECH = WORDS.words("speech", "en")
CONJUNCTIONS = WORDS.words("conjunctions", "en")
FINITE = WORDS.words("finite", "en")

RULE = Rule(
    code="MTA406",
    name="lost-subject",
    message="“{found}” has lost its subject",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= \w [,!?] ["”] [ \xa0]{1,2} ) (?-i: (?: ha[sd] [ ] )? \L<speech> ) [.,]              # ,” has said.
        | (?<! [\w’'-] ) \L<conjunction> [ ] (?-i: \L<finite> ) (?= [ ] (?-i: \p{Ll} ) )         # if have
          (?! [ ] (?: not [ ] )? \L<subject> \b )
        """,
        None,
        triggers=(
            f'[^ ][,!?](?:"|”)[ \\xa0]{{1,2}}(?:ha[sd] )?(?:{"|".join(SPEECH)})[.,]',
            f"[^a-z](?:{'|'.join(CONJUNCTIONS)}) (?:{'|'.join(FINITE)}) [a-z]",
        ),
        speech=SPEECH,
        conjunction=CONJUNCTIONS,
        finite=FINITE,
        subject=WORDS.words("subjects", "en"),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ca", "es", "it", "pt", "ro"),
    examples=(
        Bad('"We will rebuild the bridge," has said.', fixed=None),
        Bad("Call the office if have a question about the bridge.", fixed=None),
        Good('"We will rebuild the bridge," he has said.'),
        Good('"We will rebuild the bridge," said the mayor.'),
        Good("Call the office if they have a question about the bridge."),
    ),
)
