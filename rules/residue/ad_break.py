"""Lines that announce an advertisement or promise that the text continues after it.

Why:
Publishers interrupt a text with an advertisement and label the place; extractors keep the label as a paragraph.

Fix safety:
The fix deletes the line. It is safe because a line that contains only such a label is never part of what the author
wrote. Words with another meaning, such as the Spanish “Anuncio”, are not in the table.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES101",
    name="ad-break",
    message="“{found}” marks an advertisement break",
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
