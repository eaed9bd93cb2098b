"""A line of tags or categories.

Content systems close a post with its keywords: “Tags: rain, harvest, prices”, “Filed under: Weather”.

The fix deletes the whole line. The label must stand before a colon, with keywords and no sentence after it. A label
alone is deleted too where it can have no other use, as “Filed under:”.
"""

from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety

LABELS = (
    *("tags", "tag", "tagged", "tagged as", "tagged with", "filed under", "filed to", "posted in", "related tags"),
    *("article tags", "post tags", "hashtags", "schlagwörter", "schlagworte", "stichworte", "etiquetas"),
    *("mots-clés", "étiquettes", "avainsanat", "etiketter", "címkék", "tagi", "etykiety", "taggar", "etiketler"),
    *("метки", "теги", "теґи", "štítky", "ετικέτες", "thẻ", "タグ", "标签", "標籤", "태그", "وسوم"),
)

RULE = Rule(
    code="RES210",
    name="tag-row",
    message="“{found}” lists the tags of a page",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{3,200}$) [|•#*]? \s* \L<label> \h? [:：]
        (?: \h* (?! https?:) [^.!?:：]{2,190} )? \s* $                             # Tags: rain, harvest
        """,
        "",
        triggers=tuple(label + "[ \t\xa0]?(?::|：)" for label in LABELS),
        label=LABELS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nTags: rain, harvest, prices", fixed="It rained."),
        Bad("It rained.\n\nFiled under: Weather", fixed="It rained."),
        Good("It rained.\n\nTags: she had sewn one into each coat."),
    ),
)
