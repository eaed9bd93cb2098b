"""A speech verb left alone after a finished attribution.

News prose in Romance languages often attributes a quotation twice. Translated piece by piece, the second verb
becomes a sentence of its own: “… by noon,” Braun said. noted.

The first verb already names the speaker, so the fix deletes those after it, however many they are. A capital letter
means that a real sentence begins there, and a second word that the verb has something to say; then nothing is found.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern, table

VERBS = table(__file__).words("verbs", "en")

RULE = Rule(
    code="MTA101",
    name="orphan-speech-verb",
    message="“{found}” repeats an attribution that has already ended",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= \w [ \xa0] \L<verb> [.] )               # Braun said.
        (?: [ \xa0] (?-i: \L<verb> ) [.] )+          # noted. added.
        (?= \h* $ | \h+ ["“‘(\[]? (?-i: [\p{Lu}\p{Nd}] ) )
        """,
        "",
        triggers=(f"(?:{'|'.join(VERBS)})[.][ \\xa0](?:{'|'.join(VERBS)})[.]",),
        verb=VERBS,
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("“The bridge will open by noon,” Braun said. noted.", fixed="“The bridge will open by noon,” Braun said."),
        Bad(
            "The mayor was pleased, she said. added. noted. It rained.",
            fixed="The mayor was pleased, she said. It rained.",
        ),
        Good("“The bridge will open by noon,” Braun said. Noted."),
        Good("“The bridge will open by noon,” Braun said. He noted. She added."),
    ),
)
