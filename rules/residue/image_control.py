"""A control of an image viewer: its counter, its caption switch, its full-screen button.

A gallery shows “Image 1 of 9”, “hide caption” or “View image in fullscreen” on or under a picture. Extraction loses
the picture and keeps the words.

The fix deletes the whole line. Such words name buttons, which no text without its page has, so it is safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES104",
    name="image-control",
    message="“{found}” belonged to an image viewer",
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
