"""The label of an advertisement break, translated out of English and back.

“Story continues below advertisement” goes out with the article, and comes back in the words of the language between:
the story continues under the ad.

A whole line of these words is furniture of the page, never part of what an author wrote, so it is safe to delete. No
site in English words its labels like this: one such line shows that the text has been to another language and back.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

LABELS = table(__file__)

RULE = Rule(
    code="MTA601",
    name="back-translated-ad-break",
    message="“{found}” is an advertisement label that was translated and translated back",
    explanation=__doc__,
    find=whole_line(LABELS),
    safety=Safety.SAFE,
    sources=("de", "es", "fr", "nl", "pl", "pt", "ru"),
    narrow_sources=LABELS.languages_of,
    examples=(
        Bad("It rained.\n\nThe story continues under the ad\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nAfter the advertising, the article continues", fixed="It rained."),
        Bad("It rained.\n\nThe rest of your content after this ad\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Good("It rained.\n\nThe article continues after the advertisement with a list of ferries."),
        Good("It rained.\n\nThe story continues under the adder’s stone\n\nIt stopped."),
    ),
)
