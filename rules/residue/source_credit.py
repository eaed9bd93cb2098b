"""Lines that name a source and nothing else.

Why:
“Source: Example Agency” appears below a copied text, a chart or a picture.

Fix safety:
The fix deletes the whole line. It is unsafe because a source below a table that is part of the text belongs to the
table.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, has_known_end, pattern

LABELS = (
    *("source", "sources", "via", "credit", "h/t", "quelle", "quellen", "fuente", "fuentes", "fonte", "bron", "źródło"),
    *("источник", "джерело", "kaynak", "nguồn", "sumber", "المصدر", "来源", "來源", "出典", "引用元", "출처"),
)

RULE = Rule(
    code="RES217",
    name="source-credit",
    message="“{found}” names a source",
    explanation=__doc__,
    find=pattern(
        r"^ \s*+ [(\[]? \L<label> \h? [:：] \h* (?-i: [\p{Lu}\p{Lo}©] | [\w-]+[.] ) [^!?:：]{1,100} \s* $",
        "",
        triggers=tuple(f"{label}[ \t\xa0]?(?::|：)" for label in LABELS),
        where=has_known_end,
        confidence=0.9,
        label=LABELS,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nSource: Example Agency", fixed="It rained."),
        Bad("Es regnet.\n\nQuelle: Agentur Beispiel", fixed="Es regnet.", language="de"),
        Good("It rained.\n\nSource: he had seen it\n\nIt stopped."),
    ),
)
