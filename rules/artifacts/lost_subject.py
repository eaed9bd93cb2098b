"""A verb whose subject is lost: “We will rebuild,” said. / call if have time.

Spanish, Catalan, Italian and others leave the pronoun to the verb, and an engine that works word by word leaves it out.

Who it was only the source could tell, so nothing is proposed. Found are a speech verb alone behind a quotation, and a
finite verb behind a conjunction that wants a subject.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern, table

WORDS = table(__file__)
SPEECH = WORDS.words("speech", "en")
CONJUNCTIONS = WORDS.words("conjunctions", "en")
FINITE = WORDS.words("finite", "en")

RULE = Rule(
    code="MTA406",
    name="lost-subject",
    message="“{found}” has lost who or what does it",
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
