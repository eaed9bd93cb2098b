"""A line that only says whose picture was there.

Under a picture stand the photographer and the agency: “(Photo: Ana Sol)”, “Image credit: Ana Sol / Getty Images”. The
picture is not part of the text, and the credit says nothing without it.

The fix deletes the whole line. It must be a label of pictures, a colon and names; or nothing but names and a picture
agency, in capitals like names. A caption that describes the picture has other words than names, and stays.
"""

from cleanup.matchers import INDENT, LINE_START, pattern
from cleanup.rule import Bad, Good, Rule, Safety

NAMES = r"""
    (?: \p{Lu} [\p{L}\p{M}\d.’'&+-]*+ | [@©] [\w.]*+ | \d{4} | [&–-] | \w{2,20} [.] (?: com | net | org )
      | (?: of | and | by | via | on | the | for | from | de | van | von ) \b )
    (?: [\h/|,;()]{1,3}+ (?&names) )?
"""

LABELS = (
    *(
        "credit",
        "credits",
        "photograph",
        "photographs",
        "photographer",
        "photo",
        "photos",
        "all photos",
        "image",
        "images",
    ),
    *(
        "photo illustration",
        "screenshot",
        "screenshots",
        "screengrab",
        "gallery credit",
        "foto",
        "fotos",
        "fot",
        "fot.",
    ),
    *(
        "bild",
        "bildquelle",
        "bildnachweis",
        "abbildung",
        "crédit photo",
        "crédits photo",
        "crédit",
        "crédito",
        "créditos",
    ),
    *("photo credits", "foto credit", "imagen", "imágenes", "fotografía", "foto de", "immagine", "zdjęcie", "фото"),
    *("写真", "撮影", "画像", "图片来源", "圖片來源", "图源", "摄影", "攝影", "사진", "الصورة"),
)
"""What stands before a colon and names; the compounds of English are an expression."""

OPENINGS = (
    *("header", "thumbnail", "cover", "featured", "lead", "main", "hero", "picture", "illustration"),
    *("submitted", "courtesy", "file", "handout", "stock"),
)
"""What else a line begins with when it does not begin with a name."""

AGENCIES = (
    "Getty",
    "Getty Images",
    "Shutterstock",
    "iStock",
    "iStockphoto",
    "Alamy",
    "Alamy Stock Photo",
    "Unsplash",
    "Pexels",
    "Pixabay",
    "Depositphotos",
    "Adobe Stock",
    "stock.adobe.com",
    "Dreamstime",
)

RULE = Rule(
    code="RES105",
    name="photo-credit",
    message="“{found}” credits a picture that is not there",
    explanation=__doc__,
    find=pattern(
        rf"""
        (?(DEFINE) (?<names> (?-i: {NAMES} ) ) )
        ^ {INDENT} (?=.{{4,120}}$) [(\[]? (?:
            (?: (?: gallery | header | thumbnail | cover | featured | lead | main | hero )? \h?
                (?: image | photo | photograph | picture ) \h? (?: credit | source | courtesy ) s? | \L<label> )
            (?: \h? [:：] \h? | \h courtesy \h of \h ) (?&names)                 # (Photo: Ana Sol / Example Press)
          | (?: photo | image | picture | illustration | photograph ) s? (?: \h illustration )?
            \h (?: by | via | copyright | provided \h by ) \h (?&names)
          | courtesy \h of \h (?&names)
          | (?: (?&names) [\h/|,–-]{{1,4}} )?? \L<agency> (?: [\h/|,–-]{{1,3}} (?&names) )?      # Ana Sol/Getty Images
          | (?&names) \h?/\h? (?-i: AP | AFP | EPA | Reuters ) (?: \h Photo )?                # Ana Sol/AP
          | (?: submitted | courtesy | file | handout | stock ) \h photo
        ) [)\]]? [.]? \s* $
        """,
        "",
        triggers=(
            rf"{LINE_START}[(\[]?(?:{'|'.join(OPENINGS + LABELS)})",
            *(
                "getty",
                "shutterstock",
                "istock",
                "alamy",
                "unsplash",
                "pexels",
                "pixabay",
                "depositphotos",
                "adobe",
                "dreamstime",
                "/[ \t\xa0]?(?:AP|AFP|EPA|Reuters)",
            ),
        ),
        agency=AGENCIES,
        label=LABELS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("The dog won.\n\n(Photo: Ana Sol / Example Press)\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("The dog won.\n\nAna Sol/Getty Images\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Good("The dog won.\n\nPhoto: the winner sleeps under a table\n\nIt slept."),
        Good("The dog won.\n\nAna Sol left Getty Images\n\nIt slept."),
    ),
)
