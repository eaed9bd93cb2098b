"""A compound cut at its hyphen, its halves apart or in the order of the source, as in: the States - United.

The list contains only compounds whose halves cannot meet like this by chance. Ages (a 19 - year - old) are matched as
well.

Why:
An engine that takes a hyphen for a dash, or for the end of a sentence, translates each side of it separately and puts
the halves together in the order of the source, as in: at the summit of the states. -United.

Fix safety:
Compounds whose halves changed places have one reading each, which is in the table. In the others, and in ages, the fix
closes up the hyphen. Where another hyphen is next to the compound nothing is certain, and the rule finds nothing.
"""

from collections.abc import Collection

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern, table

WORDS = table(__file__)
SWAPS = WORDS.pairs("swaps", "en")
NAMES = WORDS.pairs("names", "en")
ANY_CASE = (*NAMES, *WORDS.words("compounds", "en"))
FORMS = {*SWAPS, *ANY_CASE, *(word.lower() for word in ANY_CASE)}
REPAIRS = {wrong.casefold(): right for wrong, right in {**SWAPS, **NAMES}.items()}


def join(found: RegexMatch) -> str:
    """Return the compound in one piece, in lowercase if the match has no capitals."""
    halves: str = found.group()
    right = REPAIRS.get(halves.casefold())
    if right is None:
        return halves.replace(" - ", "-")
    if halves.islower():
        return right.lower()
    return right[0].upper() + right[1:] if halves[0].isupper() else right


def halves_apart(found: str) -> Collection[str]:
    """Return French for compounds that have a hyphen in French and not in English, else nothing."""
    return ("fr",) if found.casefold() in REPAIRS else ()


RULE = Rule(
    code="MTA201",
    name="split-compound",
    message="“{found}” is “{new}” cut at its hyphen",
    explanation=__doc__,
    find=pattern(
        r"""
        \b (?= \w++ [.]? [ ]? - ) (?<! - )    # few words precede a hyphen: test this before the list
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
