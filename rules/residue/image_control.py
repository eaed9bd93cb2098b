"""Controls of an image viewer: its counter, its caption switch, its full-screen button.

Why:
A gallery shows “Image 1 of 9”, “hide caption” or “View image in fullscreen” on or below a picture. Extraction drops the
picture and keeps the words.

Fix safety:
The fix deletes the whole line. It is safe because such words name buttons, and a text without its page has none.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES104",
    name="image-control",
    message="“{found}” is a control of an image viewer",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("The dog won.\n\nImage 2 of 5\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("The dog won.\n\ntoggle caption", fixed="The dog won."),
        Bad("狗赢了。\n\n点击查看大图", fixed="狗赢了。", language="zh"),
        Good("The dog won.\n\nImage 2 of 5 shows it asleep\n\nIt slept."),
    ),
)
