"""A line that only says whose picture was there.

Under a picture stand the photographer and the agency: “(Photo: Ana Sol)”, “Image credit: Ana Sol / Getty Images”. The
picture is not part of the text, and the credit says nothing without it.

The fix deletes the whole line. It must be a label of pictures, a colon and names; or nothing but names and a picture
agency, in capitals like names. A caption that describes the picture has other words than names, and stays.
"""

from cleanup.matchers import INDENT, LINE_START, pattern
from cleanup.rule import Bad, Good, Rule, Safety

NAMES = r"""
    (?: \p{Lu} [\p{L}\p{M}\d.’'&+-]*+ | [@©] [\w.]++ | \d{4} | [&–-]
      | (?: of | and | by | via | on | the | for | de | van | von ) \b )
    (?: [\h/|,;()]{1,3}+ (?&names) )?
"""

OPENINGS = (
    *(
        "gallery",
        "header",
        "thumbnail",
        "cover",
        "featured",
        "image",
        "photo",
        "picture",
        "illustration",
        "foto",
        "fot",
    ),
    *("bild", "crédit", "фото", "写真", "撮影", "submitted", "courtesy", "file", "handout", "stock"),
)
"""What a line begins with when it does not begin with a name."""

AGENCIES = ("Getty", "Getty Images", "Shutterstock", "iStock", "iStockphoto", "Alamy", "Alamy Stock Photo", "Unsplash")

RULE = Rule(
    code="RES105",
    name="photo-credit",
    message="“{found}” credits a picture that is not there",
    explanation=__doc__,
    find=pattern(
        rf"""
        (?(DEFINE) (?<names> (?-i: {NAMES} ) ) )
        ^ {INDENT} (?=.{{4,120}}$) [(\[]? (?:
            (?: (?: gallery | header | thumbnail | cover | featured )? \h? (?: image | photo | photograph | picture )
                \h? (?: credit | source | courtesy ) s?
              | photograph (?: s | er )? | photos? | images? | gallery \h credit
              | fotos? | fot [.]? | bild | crédit \h photo | фото | 写真 | 撮影 )
            (?: \h? [:：] \h? | \h courtesy \h of \h ) (?&names)                 # (Photo: Ana Sol / Example Press)
          | (?: photo | image | picture | illustration | photograph ) s? \h (?: by | via ) \h (?&names)
          | (?: (?&names) [\h/|,]{{1,3}} )?? \L<agency> (?: [\h/|,]{{1,3}} (?&names) )?      # Ana Sol/Getty Images
          | (?&names) \h?/\h? (?-i: AP | AFP | EPA | Reuters ) (?: \h Photo )?                # Ana Sol/AP
          | (?: submitted | courtesy | file | handout | stock ) \h photo
        ) [)\]]? [.]? \s* $
        """,
        "",
        triggers=(
            rf"{LINE_START}[(\[]?(?:{'|'.join(OPENINGS)})",
            *("getty", "shutterstock", "istock", "alamy", "unsplash", "/[ \t\xa0]?(?:AP|AFP|EPA|Reuters)"),
        ),
        agency=AGENCIES,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("The dog won.\n\n(Photo: Ana Sol / Example Press)\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("The dog won.\n\nAna Sol/Getty Images\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Good("The dog won.\n\nPhoto: the winner sleeps under a table\n\nIt slept."),
        Good("The dog won.\n\nAna Sol left Getty Images\n\nIt slept."),
    ),
)
