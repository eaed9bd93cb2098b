"""Lines that name the agencies a report is based on.

The line must be one of the fixed notes, or consist of fixed words and names.

Why:
Newsrooms end a report with “With inputs from …”, “Mit Material von dpa” or “Con información de EFE”.

Fix safety:
The fix deletes the whole line. It is safe because no sentence that continues after the names has this form.
"""

from cleanup.rulekit import INDENT, Bad, Finder, Good, Rule, Safety, pattern, table

NOTES = table(__file__)

NAME = r"(?: \p{Lu} [\p{L}\d.’'&-]*+ | dpa )"

NAMES = rf"""(?-i:
    {NAME} (?: (?: \h | \h? [,/&] \h? )
      (?: (?: and | und | et | y | e | en | of | the | de | da | do | и | та ) \h )? {NAME} )*
)"""

NOTE = pattern(
    rf"""
    ^ {INDENT} (?=.{{3,120}}$) [(\[*—–-]{{0,2}} \h? (?:
        \L<note>
      | \L<opening> \h {NAMES}
    ) [.)\]]{{0,2}} \s* $
    """,
    "",
    note=NOTES.words("lines"),
    opening=NOTES.words("openings"),
)

RULE = Rule(
    code="RES407",
    name="agency-note",
    message="“{found}” credits the agencies that supplied the report",
    explanation=__doc__,
    find=Finder(NOTE.matches, NOTES),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\n(With inputs from Example Press and ANI)", fixed="It rained."),
        Bad("Es regnet.\n\nMit Material von dpa", fixed="Es regnet.", language="de"),
        Bad("Es regnet.\n\n(dpa)", fixed="Es regnet.", language="de"),
        Bad("Llueve.\n\nCon información de Agencia Ejemplo", fixed="Llueve.", language="es"),
        Good("It rained.\n\nWith inputs from Example Press we measured the rain."),
    ),
)
