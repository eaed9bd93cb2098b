"""Words of a row of share buttons, each on its own line.

Share buttons are extracted as lines of one word: “Share”, “Tweet”, “Email”, “Print”.

The fix deletes them all, but only where two different ones stand between the same two paragraphs. Names of networks do
not count, for texts list them. A manual has such words for headings, over paragraphs so short that they cannot be told
from the rest of a page, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import crowded
from cleanup.rulekit.lines import table, whole_line

WORDS = table(__file__)

RULE = Rule(
    code="RES206",
    name="share-row",
    message="“{found}” belongs to a row of share buttons",
    explanation=__doc__,
    find=whole_line(WORDS, crowded(WORDS, 2)),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nShare\n\nTweet\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("Il pleut.\n\nPartager\n\nImprimer", fixed="Il pleut.", language="fr"),
        Good("It rained.\n\nPrint\n\nIt stopped."),
        Good("It rained.\n\nPrint\n\nPrint\n\nIt stopped."),
    ),
)
