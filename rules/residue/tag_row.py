"""Lines of tags or categories.

The label must be followed by a colon and keywords, not by a sentence. Keywords in brackets are settings of a program
and stay. The category of a post that has none, “Uncategorized”, matches as well. A label alone matches only where
nothing or plain prose follows, because the next lines may be its tags.

Why:
Content management systems end a post with its keywords: “Tags: rain, harvest, prices”, “Filed under: Weather”.

Fix safety:
The fix deletes the whole line. It is safe because sentences, settings and labels that may have tags below them do not
match.
"""

from collections.abc import Iterator

from cleanup.rulekit import COLONS, Bad, Document, Finder, Good, Match, Rule, Safety, block, pattern, table

TAGS = table(__file__)

ROW = pattern(
    r"""
    ^ \s*+ (?=.{3,200}$) [|•#*]? \s* (?:
        \L<label> \h? [:：] \h*+ (?! https?: | [\[{] ) [^.!?:：。]{2,190}             # Tags: rain, harvest
      | \L<alone> [.]?
    ) \s* $
    """,
    "",
    label=TAGS.words("labels"),
    alone=TAGS.words("lines"),
)

# A label with no tags under it that can be distinguished from the text.
ALONE = block(TAGS, lambda *_: False)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the label in a line with its tags, or alone."""
    alone = document.line_text(number).rstrip().endswith(COLONS)
    yield from (ALONE if alone else ROW).matches(document, number)


RULE = Rule(
    code="RES210",
    name="tag-row",
    message="“{found}” lists the tags of the page",
    explanation=__doc__,
    find=Finder(matches, TAGS),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nTags: rain, harvest, prices", fixed="It rained."),
        Bad("It rained.\n\nFiled under: Weather", fixed="It rained."),
        Bad("It rained.\n\nUncategorized", fixed="It rained."),
        Bad("Es regnet.\n\nSchlagwörter: Regen, Ernte", fixed="Es regnet.", language="de"),
        Bad("下雨了。\n\n标签：雨，收成", fixed="下雨了。", language="zh"),
        Good("It rained.\n\nTags: she had sewn one into each coat."),
        Bad("It rained.\n\nTags:", fixed="It rained."),
        Good("It rained.\n\nUncategorized rain is rare"),
        Good("It rained.\n\nFiled under:\n\nrain\n\nharvest\n\nIt stopped."),
        Good("---\ntitle: Rain\ntags: [rain, harvest]\n---\n\nIt rained."),
        Good("title = Rain\ntags: rain, harvest\n\nIt rained."),
        Good("tags: [rain, harvest]\n\nIt rained."),
    ),
)
