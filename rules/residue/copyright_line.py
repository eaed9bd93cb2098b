"""Lines that claim the copyright of a page or forbid its use.

The line must begin with the sign or the word and continue with a year, a name or the sign, or consist of a fixed
phrase. “(c)” before a clause of a law and a sentence about copyright have another form.

Why:
“© 2022 Example News, a division of Example Inc.” or “All rights reserved.” ends each page of a site and is extracted as
the last paragraph.

Fix safety:
The fix deletes the whole line. It is safe because the line stays in a licence, a law or a contract, where it states the
owner. A text with three different expressions of such documents counts as one, and so does a text in which the line is
next to their first words. The line also stays under a line that ends with a colon, and in the imprint of a book, next
to “Translated by …”.
"""

from functools import cache

import regex

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, compiled, pattern, table

TABLE = table(__file__)
RESERVED = TABLE.words("words")
LEAST = 3


@cache
def _expressions() -> "regex.Pattern[str]":
    whole = [phrase for phrase in TABLE.words("legal") if phrase[0] < "\u2e80"]
    parts = set(TABLE.words("legal")).difference(whole)
    return compiled(r"(?<! \w ) \L<whole> (?! \w ) | \L<part>", regex.VERBOSE, whole=whole, part=parts)


def legal(document: Document) -> bool:
    """Return whether a text uses the language of a licence, a law or a contract."""
    text = " ".join(document.text.lower().split())
    said: set[str] = set()
    for found in _expressions().finditer(text):
        said.add(found[0])
        if len(said) >= LEAST:
            return True
    return False


@cache
def _imprint() -> "regex.Pattern[str]":
    return compiled(
        r"""
        \s* (?: (?: (?: translat | edit | illustrat | publish | print ) ed | cover | foreword ) \b (?! .* [.] \h \p{L} )
          | first \h (?: published | edition | printing ) | isbn | (?: mit | bsd | apache | gnu ) \b .* \b licen[cs]e
          | permission \h is \h hereby | redistribution \h and \h use | licen[cs]ed \h under )
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


def no_licence(document: Document, number: int) -> bool:
    """Return whether a line is outside legal texts, licences and imprints of books.

    A line that announces the notice (“The notice must read:”) may not precede it either.
    """
    if document.cached(legal):
        return False
    above, below = document.lines_before(number, 1), document.lines_after(number, 1)
    if any(document.line_text(line).rstrip().endswith(":") for line in above):
        return False
    return not any(_imprint().match(document.line_text(line)) for line in (*above, *below))


RULE = Rule(
    code="RES202",
    name="copyright-line",
    message="“{found}” is a copyright notice",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{3,240}$) [—–|*•<※-]? \s* (?:
            (?: (?: copyright | \(c\) | © | ⓒ ) [\h:,]* ){1,3} (?: by \h )? (?: 19 | 20 ) \d\d (?! \d ) .*
          | copyright \h? (?: © | \(c\) | ⓒ ) .+                                                 # Copyright © Example
          | [©ⓒ] .* \b (?: all \h rights \h reserved | inc | llc | ltd | gmbh | not \h to \h be \h reproduced ) \b .*
          | [©ⓒ] \h? (?-i: \p{Lu} ) [^.!?:;]{1,50} [.]?                                         # © Example News/Ana Sol
          | [©ⓒ] \h? \p{Lo} [^。！？:：]{1,30}
          | (?: copyright | © | ⓒ | 저작권자 ) [^.!?。]{0,60} [.,]? [\h,，、：:>-] \L<reserved> .*
          | (?: 版权 | 版權 | 本文 | 本站 | 本网 | 凡 | 声明 | 著作權 | 本記事 | 当サイト | 掲載 )
              [^。！？]{0,60} \L<reserved> [^。]{0,30} 。?
          | [^。！？.!?“「]{2,20} [\h，,] (?: 版权所有 | 版權所有 ) 。?
          | \L<reserved> [.!。]? (?: [\h,，!！]{1,3} \L<reserved> [.!。]? )? (?: \h? [©ⓒ] .* )?
          | this \h document \h is \h subject \h to \h copyright [.] .*
          | (?: no \h part \h of \h )? (?: this | the ) \h (?: material | article | content ) s?
              (?: \h on \h this \h site )? \h may \h not \h be \h (?: published | reproduced ) , .*
          | [^。，]{0,12} \p{Han} ICP \h? (?: [备備证證] | \d{6} ) .{0,40}                # 京ICP证000000号
          | .{0,20} dpa-infocom , \h dpa: [\d-]+ .*
        ) [>》]? $
        """,
        "",
        triggers=(
            *(
                "©",
                "ⓒ",
                "copyright",
                r"\(c\)",
                "may[ \t\xa0]not[ \t\xa0]be",
                "icp ?(?:备|備|证|證|[0-9]{6})",
                "dpa-infocom",
            ),
            *RESERVED,
        ),
        where=no_licence,
        reserved=RESERVED,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\n© 2022 Example News, a division of Example Inc.", fixed="It rained."),
        Bad("It rained.\n\nAll rights reserved.", fixed="It rained."),
        Bad("It rained.\n\n© Ana Sol/Example Photo", fixed="It rained."),
        Bad("Il pleut.\n\n© 2021 Exemple - Tous droits réservés", fixed="Il pleut.", language="fr"),
        Bad("Es regnet.\n\n© dpa-infocom, dpa:200101-99-123456/2", fixed="Es regnet.", language="de"),
        Bad("下雨了。\n\n版权归例子网所有，未经授权不得转载。", fixed="下雨了。", language="zh"),
        Good("Print it like this:\n\n© 2021 Example Inc. All rights reserved.\n\nLeave nothing out."),
        Good("Rain\n\n© 1987 Ana Sol\n\nIllustrated by Otto Low"),
        Good("BSD License\n\nCopyright (c) 2021 Otto Low\n\nRedistribution and use are permitted."),
        Good("It rained.\n\n(c) 2 cups of flour"),
        Good("It rained.\n\nCopyright in 2022 was not what it had been."),
        Good("下雨了。\n\n他说，未经授权不得转载这些照片。", language="zh"),
    ),
)
