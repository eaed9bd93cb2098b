"""A comma with no space before the next clause, as in: we found the barn,but nobody was there.

The rule searches prose for a comma between a word and another that begins a clause or a phrase. Data and names seldom
look like this.

Why:
Chinese and Japanese commas include their own space. Western commas need a space, and engines forget it.

Fix safety:
The fix inserts the space. People make the same slip, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, begins_with_capital, pattern, table

WORDS = table(__file__).words("openings", "en")

RULE = Rule(
    code="MTA112",
    name="lost-space-after-comma",
    message="missing space after the comma",
    explanation=__doc__,
    find=pattern(
        r"""
        , (?<= (?-i: [ ][A-Za-z][a-z]{2,20} ) , ) (?= (?-i: \L<opening> [ ] [a-z]{2} ) )
        """,
        ", ",
        triggers=tuple(f"(?-i:,{word} )" for word in WORDS),
        where=begins_with_capital,
        opening=WORDS,
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("We found the barn,but nobody was there.", fixed="We found the barn, but nobody was there."),
        Good("We found the barn, but nobody was there."),
        Good("columns=barn,but and,or"),
    ),
)
