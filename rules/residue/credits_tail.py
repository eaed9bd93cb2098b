"""Credits glued to the end of the last paragraph: a label, a name, and the site that a story is from.

There must be two labels, each with its name, after the last stop: “…,Reporter: Ani Lestari,Sumber: Contoh.com”.

Why:
Sites end an article with a row of credits. Where the row lost its break, it follows the last sentence, separated by
commas.

Fix safety:
The fix deletes the row. It is safe because no sentence ends with two labels in a row.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

LABELS = table(__file__).words("labels")

RULE = Rule(
    code="RES408",
    name="credits-tail",
    message="“{found}” names who wrote the story",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= [.!?…”"’)] ) ,?+ \h*+
        (?: ,? \h? \L<label> \h? : \h? (?-i: \p{Lu} ) [^\n,:]{1,50} ){2,4} [.]?+ \s*+ $
        """,
        "",
        triggers=tuple(f"{label}[ \xa0]?:" for label in LABELS),
        label=LABELS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("Kapal berangkat,” katanya.,Reporter: Ani Lestari,Sumber: Contoh.com", fixed="Kapal berangkat,” katanya."),
        Good("Kapal berangkat. Reporter itu pulang, sumber: dia sendiri.", language="id"),
        Good("Kapal berangkat, Reporter: Ani Lestari, Sumber: Contoh.com"),
    ),
)
