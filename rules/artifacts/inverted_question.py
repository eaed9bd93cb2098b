"""A question with the hyphen of a French one, as in “is - it possible?” or “what can - we do?”.

Only sentences that end with a question mark are searched, and a pronoun with a verb of its own after it is left alone.

Why:
French joins the verb to the pronoun after it with a hyphen (est-il, peut-on). Engines that take the hyphen for a
separate mark keep it.

Fix safety:
The fix removes the hyphen. It may be a dash after all, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

VERBS = (
    *(
        "am",
        "are",
        "can",
        "could",
        "did",
        "do",
        "does",
        "had",
        "has",
        "have",
        "is",
        "may",
        "might",
        "must",
        "shall",
        "should",
    ),
    *("was", "were", "will", "would"),
)
PRONOUNS = ("he", "it", "she", "there", "they", "we")

RULE = Rule(
    code="MTA205",
    name="inverted-question",
    message="“{found}” has the hyphen of a French question",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'-] | - [ ] | \b \L<subject> [ ] ) (?P<verb> \L<verb> ) [ ]-[ ] (?P<pronoun> \L<pronoun> )
        (?! [\w’'-] | [ ] (?: \L<finite> | - ) (?! \w ) )
        (?= [^.?!\n-]{0,200} [?] )
        """,
        r"\g<verb> \g<pronoun>",
        triggers=tuple(f"(?:{'|'.join(VERBS)}) - {pronoun}[^a-z]" for pronoun in PRONOUNS),
        verb=VERBS,
        finite=tuple(verb for verb in VERBS if verb not in {"do", "have"}),
        pronoun=PRONOUNS,
        subject=(*PRONOUNS, "I", "that", "this", "who", "you"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("fr",),
    examples=(
        Bad("The council can - it refuse?", fixed="The council can it refuse?"),
        Bad("Is - it possible?", fixed="Is it possible?"),
        Bad("What should - they have done?", fixed="What should they have done?"),
        Good("I do not know what it is - it is green."),
        Good("They sang as loud as they could - they were happy - and who would not be?"),
        Good("Do you know who they are - they who ask?"),
        Good("Do you care what the plan is - it’s good or bad?"),
    ),
)
