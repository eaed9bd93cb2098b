"""A line of tags or categories.

Content systems close a post with its keywords: “Tags: rain, harvest, prices”, “Filed under: Weather”.

The fix deletes the whole line. The label must stand before a colon, with keywords and no sentence after it. A label
alone is deleted too where it can have no other use, as “Filed under:”, and so is the category of what has none.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Finder, Good, Rule, Safety

TAGS = table(__file__)

ROW = pattern(
    r"""
    ^ \s*+ (?=.{3,200}$) [|•#*]? \s* (?:
        \L<label> \h? [:：] (?: \h* (?! https?:) [^.!?:：。]{2,190} )?             # Tags: rain, harvest
      | \L<alone> [.]?
    ) \s* $
    """,
    "",
    label=TAGS.words("labels"),
    alone=TAGS.words("lines"),
)

RULE = Rule(
    code="RES210",
    name="tag-row",
    message="“{found}” lists the tags of a page",
    explanation=__doc__,
    find=Finder(ROW.look, TAGS),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nTags: rain, harvest, prices", fixed="It rained."),
        Bad("It rained.\n\nFiled under: Weather", fixed="It rained."),
        Bad("It rained.\n\nUncategorized", fixed="It rained."),
        Bad("Es regnet.\n\nSchlagwörter: Regen, Ernte", fixed="Es regnet.", language="de"),
        Bad("下雨了。\n\n标签：雨，收成", fixed="下雨了。", language="zh"),
        Good("It rained.\n\nTags: she had sewn one into each coat."),
        Good("It rained.\n\nUncategorized rain is rare"),
    ),
)
