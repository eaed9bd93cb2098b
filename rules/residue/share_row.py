"""Words of a row of share buttons, each on a line of its own.

There must be two different ones between the same two paragraphs. Names of social networks do not count, because texts
list them.

Why:
Share buttons are extracted as lines of one word: “Share”, “Tweet”, “Email”, “Print”.

Fix safety:
The fix deletes all these lines. It is unsafe because a manual has such words as headings, above paragraphs so short
that they cannot be distinguished from the rest of a page.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, in_group, table, whole_line

WORDS = table(__file__)

RULE = Rule(
    code="RES206",
    name="share-row",
    message="“{found}” belongs to a row of share buttons",
    explanation=__doc__,
    find=whole_line(WORDS, in_group(WORDS, 2)),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nShare\n\nTweet\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("Il pleut.\n\nPartager\n\nImprimer", fixed="Il pleut.", language="fr"),
        Good("It rained.\n\nPrint\n\nIt stopped."),
        Good("It rained.\n\nPrint\n\nPrint\n\nIt stopped."),
    ),
)
