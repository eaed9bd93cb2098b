"""The label of an advertisement break, translated out of English and back: “The story continues under the ad”.

Only a line that is such a label as a whole is matched.

Why:
“Story continues below advertisement” is translated with the article and comes back in the words of the other language.
No site in English words its labels like this, so one such line shows that the text has been in another language and
back.

Fix safety:
A whole line of these words is residue of the page, never part of what an author wrote. The fix deletes it.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, Tag, table, whole_line

LABELS = table(__file__)

RULE = Rule(
    code="MTA601",
    name="back-translated-ad-break",
    message="“{found}” is an advertisement label translated out of English and back",
    explanation=__doc__,
    find=whole_line(LABELS),
    safety=Safety.SAFE,
    tags=(Tag.ROUND_TRIP,),
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
