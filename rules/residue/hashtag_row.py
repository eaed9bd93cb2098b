"""Lines that consist of hashtags only, such as “#rain #harvest”.

A single hashtag may be a heading or a line of a program, and is left alone.

Why:
Posts end with their tags, and so do pages that were copied from a social network.

Fix safety:
The fix deletes the whole line. It is unsafe because the tags were written by the author of the post.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES223",
    name="hashtag-row",
    message="“{found}” is a row of hashtags",
    explanation=__doc__,
    find=pattern(
        rf"^ {INDENT} (?: [#＃] \p{{L}} [\p{{L}}\p{{M}}\p{{N}}_]{{1,40}} [ ,;|\xa0]{{0,3}} ){{2,40}} $",
        "",
        triggers=(rf"{LINE_START}(?:#|＃)[^# 0-9\r\n]",),
        confidence=0.9,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\n#rain #harvest", fixed="It rained."),
        Good("It rained.\n\n#rain"),
        Good("It rained.\n\n#1 #2"),
    ),
)
