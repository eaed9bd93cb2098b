"""A comma that clings to the next clause: we found the barn,but nobody was there.

Chinese and Japanese commas carry their own space. Written as ours they need one, and engines forget it.

The fix puts it there. It is found in prose, between a word and one that begins a clause or a phrase; data and
names seldom look like this. People slip, too, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import begins_as_prose
from cleanup.rulekit.lines import pattern, table

WORDS = table(__file__).words("openings", "en")

RULE = Rule(
    code="MTA112",
    name="lost-space-after-comma",
    message="a space is lost after the comma",
    explanation=__doc__,
    find=pattern(
        r"""
        , (?<= (?-i: [ ][A-Za-z][a-z]{2,20} ) , ) (?= (?-i: \L<opening> [ ] [a-z]{2} ) )
        """,
        ", ",
        triggers=tuple(f"(?-i:,{word} )" for word in WORDS),
        where=begins_as_prose,
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
