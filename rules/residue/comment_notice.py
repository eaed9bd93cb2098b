"""Lines of a comment section: its status, its form, its count.

“Comments” alone is not in the table, because it may be a heading of the text.

Why:
“Comments are closed.”, “Leave a Reply”, “3 Comments” and “Your email address will not be published.” appear under blog
posts and articles. The words are fixed; most are those of WordPress and its translations.

Fix safety:
The fix deletes the whole line. It is safe because the words address people who comment.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

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
