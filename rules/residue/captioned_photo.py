"""Captions that end with the credit of a picture.

Why:
Extraction drops a picture and keeps the caption below it: a sentence that describes the picture, and “(Credit: Ana
Sol)”, “Photo: Ana Sol” or the name of an agency.

Fix safety:
The fix deletes the whole line, both the sentence and the credit. It is unsafe because the sentence may say something
that the text does not.

Known problems:
A credit such as “(Source: Ana Sol)” may also end an author's own line.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, has_known_end, pattern

RULE = Rule(
    code="RES115",
    name="captioned-photo",
    message="“{found}” is the caption of a missing picture",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ (?=.{12,200}$) .* (?= [(\[.!?…"”’)\]/|,c] ) (?:      # the first character of each alternative
            [(\[] \h? (?: credit | source | crédit | crédito ) s? \h? : [^()\[\]]{1,60} [)\]]
          | (?: (?<= ^ \D.{40,} ) | (?<= ^ \h* ) )                                      # (Ana Sol/Example Press)
            (?! [(\[] [^()]* (?: press | news | agenc | network | service | inputs? | bureau ) )  # a report's source
            [(\[] (?-i: (?: AP | AFP | EPA | Reuters ) (?: \h Photo )? | \p{Lu} [\w.’'-]* \h [\p{Lu}\h] [^()/]{1,40} )
            \h?/[ \xa0]? (?-i: [A-Z] ) [A-Za-z0-9\x20.,'&-]{1,60} [)\]]
          | (?<= [\w.!?…"”’)\]] \h* ) (?-i: Credit | CREDIT ) s? [ \xa0]? [.…:]{1,3}
            \h? (?-i: [\p{Lu}©] ) [^!?:()]{1,80}
          | [.!?…"”’)\]] [ \xa0]? (?-i: Image | Photo (?: \h illustration )? | Picture | Photograph | Foto | Bild
            | Imagen ) s? (?: \h (?: credit | source ) s? )? (?: : | \h by | \h courtesy \h of | \h via )
            \h (?-i: [\p{Lu}©] ) [^!?:()]{1,80}  # It slept. Photo: Ana Sol
          | [/|(.,] \h? [^/|().,]{0,40} \b
            (?: getty (?: \h images )? | shutterstock | istock (?:photo)? | alamy | AP \h photo | pexels | pixabay
              | depositphotos ) [)]?
            (?: \h hide \h caption )?
        ) [.]? \s* $
        """,
        "",
        triggers=(
            r"[(\[].?(?:credit|source|crédit)",
            r"[.!?…\"”’)\]][ \xa0]?(?:image|photo|picture|foto|bild)",
            r"credits?[ \xa0]?[.…:]",
            r"/[ \xa0]?(?-i:[A-Z])[a-z0-9 .,'&-]{1,60}[)\]]",
            r"AP.photo",
            *("getty", "shutterstock", "istock", "alamy", "pexels", "pixabay", "depositphotos"),
        ),
        where=has_known_end,
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "The dog won.\n\nA dog asleep under a table. (Credit: Ana Sol)\n\nIt slept.",
            fixed="The dog won.\n\nIt slept.",
        ),
        Bad("The dog won.\n\nThe winner at noon, Getty Images", fixed="The dog won."),
        Bad("The dog won.\n\nThe winner at noon, asleep under a table. Photo: Ana Sol", fixed="The dog won."),
        Good("The dog won.\n\nThe winner at noon (Ana Sol / Ben Low)"),
        Good("The dog won.\n\nNobody said when the hearing would go on. (Associated Press/AFP)"),
        Good("The dog won.\n\nA dog asleep under a table. (Imagine that!)\n\nIt slept."),
    ),
)
