"""Captions that a social network puts around an embedded post.

Why:
Instagram, TikTok, Facebook and others frame an embedded post with lines of their own: “View this post on Instagram”, “A
post shared by …”. Extraction keeps the frame, with or without the post.

Fix safety:
The fix deletes the line, never the words of the post itself. It is safe because the frame is the network's, not the
author's.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES107",
    name="social-embed",
    message="“{found}” belongs to the frame of an embedded post",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("The dog won.\n\nView this post on Instagram\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("The dog won.\n\nA post shared by Ana Sol (@anasol)", fixed="The dog won."),
        Bad("Le chien a gagné.\n\nVoir cette publication sur Instagram", fixed="Le chien a gagné.", language="fr"),
        Bad("犬が勝った。\n\nこの投稿をInstagramで見る", fixed="犬が勝った。", language="ja"),
        Good("The dog won.\n\nView this post on your way home\n\nIt slept."),
    ),
)
