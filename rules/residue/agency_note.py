"""A line that says which agencies a report was made from.

Newsrooms close a report with “With inputs from …”, “Mit Material von dpa”, “Con información de EFE”.

The fix deletes the whole line. It must be one of the fixed notes, or the fixed words and names, which no sentence that
goes on is.
"""

from cleanup.engine.rule import Bad, Finder, Good, Rule, Safety
from cleanup.rulekit.lines import INDENT, pattern, table

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
    message="“{found}” says which agencies the report was made from",
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
