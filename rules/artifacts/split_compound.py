"""A compound that was cut at its hyphen, its halves left apart or translated apart.

An engine that takes a hyphen for a dash, or for the end of a sentence, translates what stands on either side of it
by itself and puts the halves together in the order of the source: the States - United, at the summit of the states.
-United.

Only compounds whose halves cannot meet like this by chance are listed. Those that changed places have one reading
each, in the table; in the others, and in ages (a 19 - year - old), the fix closes the hyphen up. Where another hyphen
stands beside it nothing is certain.
"""

from collections.abc import Collection

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern, table

WORDS = table(__file__)
SWAPS = WORDS.pairs("swaps", "en")
NAMES = WORDS.pairs("names", "en")
ANY_CASE = (*NAMES, *WORDS.words("compounds", "en"))
FORMS = {*SWAPS, *ANY_CASE, *(word.lower() for word in ANY_CASE)}
REPAIRS = {wrong.casefold(): right for wrong, right in {**SWAPS, **NAMES}.items()}


def join(found: RegexMatch) -> str:
    """The compound as one, in small letters where it had no others."""
    halves: str = found.group()
    right = REPAIRS.get(halves.casefold())
    if right is None:
        return halves.replace(" - ", "-")
    if halves.islower():
        return right.lower()
    return right[0].upper() + right[1:] if halves[0].isupper() else right


def halves_apart(found: str) -> Collection[str]:
    """French, for compounds that have a hyphen there and not in English."""
    return ("fr",) if found.casefold() in REPAIRS else ()


RULE = Rule(
    code="MTA201",
    name="split-compound",
    message="“{found}” is “{new}”, cut at its hyphen",
    explanation=__doc__,
    find=pattern(
        r"""
        \b (?= \w++ [.]? [ ]? - ) (?<! - )    # most words are no first halves: that is asked before the list is
        (?: (?<! - [ ] ) (?-i: \L<compound> )
          | \d{1,3} (?: [ ]-[ ] | - ) (?: year | month | week | day ) [ ]-[ ] old )
        (?! \w | [ ]? [-–] | [ ] of [ ] story )
        """,
        join,
        triggers=(*(half.replace(".", "[.]") for half in (*SWAPS, *ANY_CASE)), "(?:year|month|week|day) - old"),
        compound=FORMS | {form[0].upper() + form[1:] for form in FORMS},
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    sources=("fr",),
    narrow_sources=halves_apart,
    examples=(
        Bad("The largest donor is the states. -United.", fixed="The largest donor is the United States."),
        Bad("Exports to the States - United doubled.", fixed="Exports to the United States doubled."),
        Bad(
            "exports to great - britain doubled over the week - end.",
            fixed="exports to great britain doubled over the weekend.",
        ),
        Bad("So - called experts agreed.", fixed="So-called experts agreed."),
        Bad("A 19 - year - old drove.", fixed="A 19-year-old drove."),
        Good("The largest donor is the states. United they could do more."),
        Good("Exports to the States - united in this at least - doubled."),
        Good("Exports to the States – united in this at least – doubled."),
        Good("The routes Asia - Middle - East and Asia - Europe were closed."),
        Good("It rained for the whole week - end of story."),
    ),
)
