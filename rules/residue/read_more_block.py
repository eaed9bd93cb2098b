"""Labels that point to other pages, with the headlines that certainly belong to them.

These headlines are: the next line, when the label ends with a colon and only one headline follows; the headlines that
end the text; and the lines down to the next blank one. A headline has at least three words, begins with a capital and
does not end with a full stop; in Chinese and Japanese, it has at least six characters and does not end with a mark that
ends a part of a sentence.

A label is deleted alone where nothing or plain prose follows, and where it is a link itself, such as “View all
articles”. It stays beside a line that has as many words and shares the first or the last with it (Read more, Write
more): there it is an item of a list. A list with bullets may be the author's choice, and is left to the unsafe rule
RES503.

Why:
News sites put links to their other stories between two paragraphs and below the last one. Extraction drops the links
and keeps their label, such as “Read more:”, as one paragraph and their headlines as the next ones.

Fix safety:
The fix deletes the label and its headlines. It is safe because these headlines certainly belong to the label. Where no
headline does, the label stays as well, because it shows the reader that the next line belongs to another page.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, block, looks_like_headline, tables

LINKS = tables(__file__, "read_more_link")

STORY = "The bridge is shut, and nobody knows when it will open. " * 9
TRAFFIC = "Traffic is slow on both banks, and the ferry takes no lorries before the wind drops. " * 3

RULE = Rule(
    code="RES102",
    name="read-more-block",
    message="“{found}” points to another page",
    explanation=__doc__,
    find=block(tables(__file__, "read_more_block", "read_more_link"), looks_like_headline, LINKS),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "The bridge is shut.\n\nRead more:\n\nFerry fares to double this winter\n\nTraffic is slow.",
            fixed="The bridge is shut.\n\nTraffic is slow.",
        ),
        Bad(f"The bridge is shut.\n\nRelated stories\n\n{TRAFFIC}", fixed=f"The bridge is shut.\n\n{TRAFFIC}"),
        Bad("The bridge is shut.\n\nRead the full story\n\nIt is safe.", fixed="The bridge is shut.\n\nIt is safe."),
        Bad(
            "Le pont est fermé.\n\nLire aussi :\n\nLe prix du bac va doubler cet hiver",
            fixed="Le pont est fermé.",
            language="fr",
        ),
        Bad(
            "The bridge is shut.\n\nRelated\nFerry fares to double\nIs the bridge safe?\n\nTraffic is slow.",
            fixed="The bridge is shut.\n\nTraffic is slow.",
        ),
        Bad(
            "橋は閉鎖された。\n【関連記事】\n冬の渡し船は二倍に\n橋は本当に安全か",
            fixed="橋は閉鎖された。",
            language="ja",
        ),
        Bad(
            "大桥已关闭。\n\n相关阅读：\n\n渡轮票价今冬翻倍\n\n交通缓慢。",
            fixed="大桥已关闭。\n\n交通缓慢。",
            language="zh",
        ),
        Bad(f"{STORY}\n\nMost read\n\nFerry fares to double", fixed=STORY),
        Good("What I mean to do\n\nWalk more\n\nRead more\n\nWorry less"),
        Good("Meine Pläne\n\nMehr lesen\n\nMehr wandern", language="de"),
        Good("The bridge is shut.\n\nRead more books:\n\nFerry fares to double this winter\n\nTraffic is slow."),
        Good("The bridge is shut.\n\nRead more:\n\nTraffic is slow.\n\nIt is safe."),
        Good("大桥已关闭。\n\n相关阅读：\n\n交通缓慢，渡轮也停了。\n\n没有人知道原因。", language="zh"),
    ),
)
