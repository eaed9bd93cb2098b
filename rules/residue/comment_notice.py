"""A line of the comment section: its state, its form, its count.

“Comments are closed.”, “Leave a Reply”, “3 Comments”, “Your email address will not be published.” stand under blog
posts and articles in fixed words, most of them those of WordPress and its translations.

The fix deletes the whole line. The words address a commenter. “Comments” alone, which may be a heading of the text,
is not in the table.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES204",
    name="comment-notice",
    message="“{found}” belongs to a comment section",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nComments are closed.", fixed="It rained."),
        Bad("It rained.\n\n12 Comments\n\nLeave a Reply", fixed="It rained."),
        Bad("Es regnet.\n\nHinterlasse einen Kommentar", fixed="Es regnet.", language="de"),
        Good("It rained.\n\nComments are closed tonight, said the mayor."),
    ),
)
