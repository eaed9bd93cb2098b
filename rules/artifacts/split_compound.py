"""A compound that was cut at its hyphen, its halves left apart or translated apart.

An engine that takes a hyphen for a dash, or for the end of a sentence, translates what stands on either side of it
by itself and puts the halves together in the order of the source: the States - United, at the summit of the states.
-United.

Only compounds whose halves cannot meet like this by chance are listed, with the capitals they have. Those that
changed places have one reading each, in the table; in the others the fix closes the hyphen up. Where another hyphen
stands beside it nothing is certain.

In 3.5 million words of edited human English it was never found.
"""

from cleanup.matchers import Found, pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

WORDS = table(__file__)
PAIRS = WORDS.pairs("swaps", "en")
SWAPS = {wrong.casefold(): right for wrong, right in PAIRS.items()}
LISTED = (*PAIRS, *WORDS.words("compounds", "en"))
COMPOUNDS = tuple(dict.fromkeys(form for word in LISTED for form in (word, word[0].upper() + word[1:])))


def join(found: Found) -> str:
    """The compound as one."""
    halves: str = found.group()
    return SWAPS.get(halves.casefold()) or halves.replace(" - ", "-")


RULE = Rule(
    code="MTA201",
    name="split-compound",
    message="“{found}” is “{new}”, cut at its hyphen",
    explanation=__doc__,
    find=pattern(
        r"(?<! [\w-] | - [ ] ) (?-i: \L<compound> ) (?! \w | [ ]? [-–] )",
        join,
        triggers=tuple(compound.replace(".", "[.]") for compound in COMPOUNDS),
        compound=COMPOUNDS,
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The largest donor is the states. -United.", fixed="The largest donor is the United States."),
        Bad("Exports to the States - United doubled.", fixed="Exports to the United States doubled."),
        Bad("So - called experts agreed.", fixed="So-called experts agreed."),
        Good("The largest donor is the states. United they could do more."),
        Good("Exports to the States - united in this at least - doubled."),
        Good("Exports to the States – united in this at least – doubled."),
        Good("The routes Asia - Middle - East and Asia - Europe were closed."),
    ),
)
