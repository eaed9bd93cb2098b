"""A line that announces an advertisement or promises that the text goes on after it.

Publishers break a text for an advertisement and leave a label in its place; extractors keep the label as a paragraph.

The fix deletes the line. A whole line with nothing but such a label is never part of what an author wrote, so it is
safe; a word that also names something else, like the Spanish “Anuncio”, is not in the table.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES101",
    name="ad-break",
    message="“{found}” marks the place of an advertisement",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nAdvertisement\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\n— STORY CONTINUES BELOW ADVERTISEMENT —\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("Il pleut.\n\nLa suite après cette publicité", fixed="Il pleut.", language="fr"),
        Bad(
            "Het regende.\n\nTekst gaat verder onder de advertentie\n\nHet werd droog.",
            fixed="Het regende.\n\nHet werd droog.",
            language="nl",
        ),
        Bad("雨が降った。\n\n広告の後に本文が続きます", fixed="雨が降った。", language="ja"),
        Good("Llovió.\n\nPublicidad engañosa\n\nParó de llover.", language="es"),
        Good("It rained.\n\nAdvertisement rates rose\n\nIt stopped."),
    ),
)
