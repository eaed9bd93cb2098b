"""A line in which the page disclaims what the text says.

“The views expressed in this article do not necessarily reflect …”, “This article is for informational purposes only
…”: fixed words of lawyers that sites put under every guest article.

The fix deletes the whole line. It speaks of the article as such, from outside, in words that hardly vary.
"""

from cleanup.matchers import lines, table
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="RES220",
    name="disclaimer",
    message="“{found}” disclaims the article",
    explanation=__doc__,
    find=lines(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "It rained.\n\nThe views expressed here do not necessarily reflect those of Example News.",
            fixed="It rained.",
        ),
        Bad("Дождь.\n\nМнение автора может не совпадать с мнением редакции.", fixed="Дождь.", language="ru"),
        Good("It rained.\n\nThe views expressed in this house are loud and do not necessarily agree."),
    ),
)
