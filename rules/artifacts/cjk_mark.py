"""A Chinese or Japanese punctuation mark between words in Latin letters: “rice，tea and silk”.

What the engine did not translate it copied, with the width it had.

The fix writes the English mark, with a space after it where a word follows. Where a Chinese character stands beside the
mark it belongs to a quotation. Translators leave these marks as well: they tell the source language, and no machine;
a page may use them for decoration, so the fix is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern

MARKS = {"，": ",", "、": ",", "。": ".", "；": ";", "：": ":", "！": "!", "？": "?"}


def english(found: RegexMatch) -> str:
    """The mark of English, and a space where the next word follows."""
    return MARKS[found["mark"]] + (" " if found["next"] is not None else "")


RULE = Rule(
    code="MTA507",
    name="cjk-mark",
    message="“{found}” is a mark of Chinese or Japanese",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= [A-Za-zÀ-ɏ0-9%)"”’'] ) [ \xa0\u3000]? (?P<mark> [，、。；：！？] )
        (?: [ \xa0\u3000]* (?P<next> (?= [A-Za-zÀ-ɏ0-9("“‘'] ) ) | (?= [ \xa0\u3000]* $ ) )
        """,
        english,
        triggers=("(?:，|、|。|；|：|！|？)",),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ja", "zh"),
    examples=(
        Bad("They sold rice，tea and silk。", fixed="They sold rice, tea and silk."),
        Bad("They sold rice 、 tea and silk.", fixed="They sold rice, tea and silk."),
        Good("They sold rice, tea and 絲綢。"),
        Good("They sold rice (米、茶) and silk."),
    ),
)
