"""A verb whose subject is lost: “We will rebuild,” said. / if have time / the farmers say that  will wait.

Spanish, Catalan, Italian and others leave the pronoun to the verb. An engine that works word by word leaves it out, or
leaves a gap of two spaces where it should be.

Who it was only the source could tell, so nothing is proposed. Found are a speech verb alone behind a quotation, a
finite verb behind a conjunction that wants a subject, and an auxiliary behind a gap in a line that has few gaps.
"""

import regex

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety
from cleanup.text import Document

WORDS = table(__file__)
SPEECH = WORDS.words("speech", "en")
CONJUNCTIONS = WORDS.words("conjunctions", "en")
FINITE = WORDS.words("finite", "en")


def ragged(document: Document, number: int) -> bool:
    """Whether a line is set with single spaces as a rule: one that is spread to fit a column has gaps everywhere."""
    line = document.line_text(number)
    return 5 * len(regex.findall(r"\S {2,8}\S", line)) <= line.count(" ")


RULE = Rule(
    code="MTA406",
    name="lost-subject",
    message="“{found}” has lost who or what does it",
    explanation=__doc__,
    find=pattern(
        r"""
          (?<= \w [,!?] ["”] [ \xa0]{1,2} ) (?-i: (?: ha[sd] [ ] )? \L<speech> ) [.,]    # ,” has said.
        | (?<! [\w’'-] ) \L<conjunction> [ ]{1,2} (?-i: \L<finite> ) (?= [ ] (?-i: \p{Ll} ) )   # if have
          (?! [ ] (?: not [ ] )? \L<subject> \b )
        | (?<= (?: (?-i: \p{Ll}{2} ) | , ) [ ]{2} ) (?-i: \L<finite> ) (?= [ ] (?-i: \p{Ll} ) )  # say that  will
        """,
        None,
        triggers=(
            f'[a-z0-9][,!?](?:"|”)[ \\xa0]{{1,2}}(?:ha[sd] )?(?:{"|".join(SPEECH)})[.,]',
            f"[^a-z](?:{'|'.join(CONJUNCTIONS)}) {{1,2}}(?:{'|'.join(FINITE)}) [a-z]",
            f"[a-z,]  (?:{'|'.join(FINITE)}) [a-z]",
        ),
        where=ragged,
        speech=SPEECH,
        conjunction=CONJUNCTIONS,
        finite=FINITE,
        subject=WORDS.words("subjects", "en"),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad('"We will rebuild the bridge," has said.', fixed=None),
        Bad("Call the office if have a question about the bridge.", fixed=None),
        Bad("The farmers say that  will wait for the bridge.", fixed=None),
        Good('"We will rebuild the bridge," he has said.'),
        Good('"We will rebuild the bridge," said the mayor.'),
        Good("Call the office if they have a question about the bridge."),
        Good("The farmers say that they will wait.  Will you?"),
        Good("The  farmers say  that all  will wait  for the  bridge."),
    ),
)
