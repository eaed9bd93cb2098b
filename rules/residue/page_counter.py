"""Counts of what visitors did, such as “3.0K Shares”, “7 Comments” or “Views: 184”.

Why:
Pages show such counts of their readers beside the text.

Fix safety:
The fix deletes the whole line. It is unsafe because a table may count the same things.
"""

from cleanup.rulekit import INDENT, LINE_END, Bad, Good, Rule, Safety, pattern

UNITS = (
    *(
        "shares?",
        "views?",
        "likes?",
        "comments?",
        "replies",
        "retweets?",
        "tweets?",
        "claps?",
        "reactions?",
        "followers?",
    ),
    *("responses?", "kommentare?", "aufrufe", "comentarios?", "visitas", "vistas", "commentaires?", "vues", "partages"),
    *(
        "comentários?",
        "visualizações",
        "commenti",
        "visualizzazioni",
        "reacties",
        "komentarzy?",
        "комментари[йя]",
        "комментариев",
    ),
    *("просмотров", "条评论", "次浏览", "件のコメント", "تعليقات"),
)

UNIT = "|".join(UNITS)

RULE = Rule(
    code="RES221",
    name="page-counter",
    message="“{found}” counts shares, views or comments",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?:
            [0-9][0-9.,]{{0,9}} (?: [ \xa0]? [KM] )? (?: [ \xa0] (?: mil | Tsd[.] ) [ \xa0] | [+]? [ \xa0]? )
            (?: {UNIT} )
          | (?: {UNIT} | hits | post \h views ) [ \xa0]?
            (?: [:：] [ \xa0]? [0-9][0-9.,]{{0,9}} \h? [KM]? | \( [0-9][0-9.,]{{0,9}} \) )
        ) {INDENT} $
        """,
        "",
        triggers=(
            rf"[0-9KM+ \xa0](?:{UNIT}){INDENT}{LINE_END}",
            rf"(?:{UNIT}|hits)[ \xa0]?[:：(][ \xa0]?[0-9]",
        ),
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("3.0K Shares\n\nIt rained.", fixed="It rained."),
        Bad("It rained.\n\nComments (8)", fixed="It rained."),
        Good("It rained.\n\n3 Shares of the mill were sold."),
        Good("It rained.\n\nComments: 2020 was dry."),
    ),
)
