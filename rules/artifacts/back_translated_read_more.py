"""The label of a link to another article, translated out of English and back, with the headline under it.

“Read also” goes out with the article and comes back as “To read also” or “Read equally”: words in which no site in
English offers another article.

The label alone on its line is furniture of the page, and so is the headline right after it; a line that ends as a
sentence does is text and stays.
"""

from cleanup.blocks import block
from cleanup.matchers import headline, table
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="MTA302",
    name="back-translated-read-more",
    message="“{found}” offers another article in words that were translated and translated back",
    explanation=__doc__,
    find=block(table(__file__), headline),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "It rained.\n\nTo read also:\n\nThree rivers leave their banks\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Bad(
            "It rained.\n\nTo read also:\n\nThe rivers left their banks.",
            fixed="It rained.\n\nThe rivers left their banks.",
        ),
        Good("It rained.\n\nTo read also calms\n\nIt stopped."),
    ),
)
