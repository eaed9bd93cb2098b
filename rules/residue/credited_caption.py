"""Captions that end with the credit of a picture, in words that end only captions.

The line has at most 200 characters. It must end with a picture label and a name in brackets; with a picture agency,
separated by a slash from the name before it; or with “Credit:” and names of which the last is such an agency. “Debit:
Cash. Credit: Sales” is bookkeeping and stays. So do “Figure 2: … (photo: Ana Sol)”, a caption that the text refers to,
and a book “(photographs by Ana Sol)”.

Why:
Extraction drops a picture and keeps the caption below it: “A dog asleep under a table. (Image credit: Ana Sol)”, “The
winner at noon. Ana Sol/Getty Images”.

Fix safety:
The fix deletes the whole line: the credit and the sentence before it. It is safe because only captions end with these
words.

Known problems:
If the sentence says more than what the picture shows, that is deleted as well.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

LABELS = (
    *("foto", "fotos", "bild", "fotocredit", "crédit photo", "crédits photo", "imagen", "imagem"),
    *("immagine", "beeld", "fot.", "zdjęcie", "фото", "світлина", "fotoğraf", "kuva", "fotó", "sursa foto", "ảnh"),
    *("φωτο", "צילום", "الصورة", "عکس", "写真", "画像", "撮影", "사진", "사진=", "图片来源", "图源", "圖片來源"),
)

RULE = Rule(
    code="RES122",
    name="credited-caption",
    message="“{found}” is the caption of a missing picture",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ (?=.{12,200}$) (?! \s* (?: fig(?:ure)? | plate | abb(?:ildung)? | рис | [図图圖] ) [.]? \h? \d ) .* (?:
            [(\[] \h? (?: image | photo | picture | photograph | screenshot | photo \h illustration )
              (?: s? \h? (?: (?: credit | source | courtesy \h of | courtesy ) s? \h? )? :
                | (?<= photo ) s \h by \b | \h (?: by | via | courtesy \h of ) \b )
              \h? (?-i: [\p{Lu}\p{Lo}@©] ) [^()\[\]]{1,80} [)\]]                          # (Photo by Ana Sol)
          | [(\[（] \h? \L<label> \h? [:：=]? \h? (?<= [:：=.] \h? ) (?-i: [\p{Lu}\p{Lo}@©] )
            [^()\[\]（）]{0,60} [)\]）]
          | (?<! \b (?: source | credit ) : [^:]{0,40} ) [\p{L}.] \h? [/|] \h?
            (?: (?-i: [\p{Lu}\d] ) [^/|.!?]{0,30} \h via \h )?
            (?-i: Getty \h Images | iStockphoto | Alamy \h Stock \h Photo | AP \h Photo )
            (?: \h? / \h? \w+ )? (?: \h hide \h caption )?                         # It slept. Ana Sol/Getty Images
          | [(\[] (?-i: AP \h Photo ) \h? / [^()\[\]]{1,60} [)\]]                     # (AP Photo/Ana Sol)
          | (?<= [.!?…”"] \h ) [(\[] (?-i: \p{Lu} [\w.'’-]+ (?: \h \p{Lu} [\w.'’-]* ){1,5} \h via \h
            (?: AP | AFP | EPA | Reuters | Getty \h Images ) (?: , \h File )? ) [)\]]     # not (PTI/AFP)
          | (?<= [.!?…”"] \h ) (?-i: Credit: \h [\p{Lu}©] [\w.'’&-]*
            (?: ,? [\h/] (?: [\p{Lu}\d] [\w.'’&-]* | of | the | and | de | van | von ) ){0,8}
            (?<= \b (?: Images | Shutterstock | Alamy | Unsplash | Pexels | Pixabay | iStock | AP | AFP ) )
            )                                                                        # Credit: Ana Sol/Getty Images
          | (?<= [.!?…”"] \h? | [|–—] \h ) (?-i: \p{Lu} ) [\p{L}\h.'’-]{1,40} \h? [/|] \h?
            (?-i: Getty | Shutterstock | iStock | Alamy )
        ) [.]? \s* $
        """,
        "",
        triggers=(
            r"[(\[][ \xa0]?(?:image|photo|picture|screenshot)",
            *(rf"[(\[（][ \xa0]?{label}" for label in LABELS),
            *("credit:[ \xa0]", "[(\\[]AP.photo", ".via.(?:AP|AFP|EPA|reuters|getty.images)(?:,.file)?[)\\]]"),
            *("via.getty.images", "[/|][ \xa0]?(?:getty|shutterstock|istock|alamy|AP.photo)"),
        ),
        label=LABELS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "The dog won.\n\nA dog asleep under a table. (Image credit: Ana Sol)\n\nIt slept.",
            "The dog won.\n\nIt slept.",
        ),
        Bad("The dog won.\n\nThe winner at noon. Ana Sol/Getty Images", fixed="The dog won."),
        Bad("Es regnet.\n\nDer Sieger schläft. (Foto: Ana Sol)", fixed="Es regnet.", language="de"),
        Good("The dog won.\n\nA dog asleep under a table. (Imagine that!)\n\nIt slept."),
        Good("The dog won.\n\nOtto Brandt, Bread at the Landing (photographs by Ben Low)"),
        Good("The dog won.\n\nFig. 2: The gauge at noon (photo: Ana Sol)"),
        Good("The dog won.\n\nA dog asleep; photo by accident"),
        Bad("The dog won.\n\nA dog asleep under a table. Credit: Ana Sol/Alamy", fixed="The dog won."),
        Bad("The dog won.\n\nA dog asleep under a table. (Ana Sol via AP)", fixed="The dog won."),
        Good("The dog won.\n\nThe hearing will go on in May. (PTI/Reuters)"),
        Good("The dog won.\n\nThe hearing will go on in May. (With inputs from PTI/AFP)"),
    ),
)
