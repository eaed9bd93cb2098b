"""A speech verb left alone after a finished attribution, as in “… by noon,” Braun said. noted.

Why:
News prose in Romance languages often attributes a quotation twice. An engine that translates piece by piece turns the
second verb into a sentence of its own.

Fix safety:
The first verb already names the speaker, so the fix deletes the later ones, however many there are. A capital letter
starts a real sentence, and a second word means that the verb has an object; the rule then finds nothing.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

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
