"""An ellipsis in quoted speech that clings to the words on both sides.

The space after the sign is lost where the source had a no-break space around it, or where two pieces met.

The fix puts the space back: it adds nothing and removes nothing that is read. Some authors always write like this, so the
rule speaks only of speech that the press quotes: one ellipsis in a paragraph, between a quotation mark that opens and one
that closes before an attribution.
"""

from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="MTA105",
    name="lost-space-after-ellipsis",
    message="a space is lost after the ellipsis",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= ^ [^…]* “ [^”…]* (?-i: \p{Ll}{2} ) \)? )
        …
        (?= (?-i: \p{Ll}{2} ) [^”…]* [,.?!] ” \h [^…]* $ )
        """,
        "… ",
        triggers=("[a-z)]…[a-z]",),
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "“The river rose to the houses…and then it fell,” the mayor said.",
            fixed="“The river rose to the houses… and then it fell,” the mayor said.",
        ),
        Good("“The river rose to the houses… and then it fell,” the mayor said."),
        Good("The river rose to the houses…and then it fell, the mayor said."),
        Good("“The river…rose to the houses…and then it fell,” the mayor said."),
    ),
)
