"""A Chinese or Japanese punctuation mark between words in Latin letters: “rice，tea and silk”.

A mark beside a Chinese character belongs to a quotation and is not matched.

Why:
An engine copies marks that it does not translate, with their full width.

Fix safety:
The fix writes the English mark, with a space after it where a word follows. It is unsafe because a page may use these
marks for decoration.

Known problems:
Human translators leave these marks as well: a finding points to the source language, not to a machine.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Tag, pattern

MARKS = {"，": ",", "、": ",", "。": ".", "；": ";", "：": ":", "！": "!", "？": "?"}


def english(found: RegexMatch) -> str:
    """Return the English mark, with a space where the next word follows."""
    return MARKS[found["mark"]] + (" " if found["next"] is not None else "")


RULE = Rule(
    code="MTA507",
    name="cjk-mark",
    message="“{found}” is a Chinese or Japanese punctuation mark",
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
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    sources=("ja", "zh"),
    examples=(
        Bad("They sold rice，tea and silk。", fixed="They sold rice, tea and silk."),
        Bad("They sold rice 、 tea and silk.", fixed="They sold rice, tea and silk."),
        Good("They sold rice, tea and 絲綢。"),
        Good("They sold rice (米、茶) and silk."),
    ),
)
