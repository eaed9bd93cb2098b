"""“Being” where English uses “be”, as in “the pump could being repaired” or “the rules have to being kept”.

Why:
In some languages one form is both infinitive and gerund, and the engine picks the wrong one.

Fix safety:
The fix writes “be”. Only an infinitive can follow the words before it, but a comma or a name may be lost between them,
so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern

MODALS = ("can", "cannot", "could", "may", "might", "must", "should", "will", "would")
WISHES = ("had", "has", "have", "need", "needs", "ought", "want", "wanted", "wants")


def infinitive(found: RegexMatch) -> str:
    """Return the same words with the infinitive."""
    verb = "cannot" if found["verb"] == "can not" else found["verb"]
    return f"{found['is']} to be" if found["is"] else f"{verb} be"


RULE = Rule(
    code="MTA411",
    name="being-for-be",
    message="English says “{new}” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] | \b \L<owner> [ ] )
        (?: (?P<verb> (?-i: \L<modal> (?: [ ] (?: also | not | only | then ) )? | \L<wish> [ ] to ) )
          | (?P<is> (?-i: is | are | was | were ) ) [ ] for )
        [ ] (?-i: being ) (?= [ ] (?-i: \p{Ll} ) ) (?! [ ] \L<noun_phrase> \b )
        """,
        infinitive,
        triggers=(
            *(f"[^a-z]{modal}(?: also| not| only| then)? being " for modal in MODALS),
            *(f"[^a-z]{wish} to being " for wish in WISHES),
            "(?:is|are|was|were) for being ",
        ),
        modal=MODALS,
        wish=WISHES,
        owner=("a", "an", "free", "good", "her", "his", "my", "our", "own", "the", "their", "your"),
        noun_phrase=("a", "an", "her", "his", "its", "my", "our", "so", "such", "the", "their", "too"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The pump could being repaired.", fixed="The pump could be repaired."),
        Bad("The pump can not being repaired.", fixed="The pump cannot be repaired."),
        Bad("The rules have to being kept.", fixed="The rules have to be kept."),
        Bad("The Congress is for being congratulated.", fixed="The Congress is to be congratulated."),
        Good("The pump could, being repaired, serve us for a year."),
        Good("They had free will being granted to all."),
    ),
)
