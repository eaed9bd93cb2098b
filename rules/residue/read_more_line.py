"""Lines that point to another page: a label, a colon and a headline.

The line must be no longer than a headline and not end with a full stop: “Related: tied to the same ring.” is from a
glossary and stays. “Read more: …” and “See also: …” on one line are as often the author's own links, and are left to
the unsafe rule RES116.

Why:
Links to other stories appear between paragraphs as “Related: …” or “ALSO READ: …”, often in brackets, and are extracted
as paragraphs.

Fix safety:
The fix deletes the whole line. It is safe because sites use these labels for links and nothing else.
"""

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, labelled, table

ENDS = tuple(".,;:。，、；：．｡،؛۔।")


def is_link(document: Document, number: int) -> bool:
    """Return whether a line does not end like a sentence or a part of one; an ellipsis cuts a headline short."""
    line = document.line_text(number).rstrip()
    return not line.endswith(ENDS) or line.endswith("...")


RULE = Rule(
    code="RES103",
    name="read-more-line",
    message="“{found}” points to another page",
    explanation=__doc__,
    find=labelled(table(__file__), is_link),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "The bridge is shut.\n\nRELATED STORIES: Ferry fares to double\n\nTraffic is slow.",
            fixed="The bridge is shut.\n\nTraffic is slow.",
        ),
        Bad("The bridge is shut.\n\n[Related: What does a ferry cost?]", fixed="The bridge is shut."),
        Bad("Jembatan ditutup.\n\nBaca juga: Tarif feri naik", fixed="Jembatan ditutup.", language="id"),
        Bad("Мост закрыт.\n\nЧитайте по теме: Цена парома удвоится", fixed="Мост закрыт.", language="ru"),
        Bad("大桥已关闭。\n\n相关报道：渡轮票价今冬翻倍", fixed="大桥已关闭。", language="zh"),
        Good("The bridge is shut.\n\nRecommended reading: The Ferryman by Ana Sol"),
        Good("The bridge is shut.\n\nRelated: tied to the same ring."),
        Good("The bridge is shut.\n\nRelated stories are told on the quay\n\nTraffic is slow."),
        Good("The bridge is shut.\n\nShe had related stories: of storms, of wrecks, of luck."),
        Good("大桥已关闭。\n\n相关报道：渡轮票价今冬翻倍，交通缓慢，", language="zh"),
        Good(
            "Nobody in the office knew any more which of all the many reports were the\n"
            "related stories: those of the storm, of the wreck in the mouth of the river\n"
            "and of the two pilots who had seen it"
        ),
    ),
)
