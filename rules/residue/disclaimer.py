"""Lines in which the page disclaims what the text says.

A line about views or opinions must be about those of “this article” or of “the author”, state whose they are or need
not be, and say nothing else. “The views expressed in the survey …” and “The opinions expressed here are many” are
ordinary sentences.

Why:
Sites put the fixed words of lawyers under every guest article: “The views expressed in this article do not necessarily
reflect …”, “This article is for informational purposes only …”.

Fix safety:
The fix deletes the whole line. It is safe because the line refers to the article as a whole, from outside, in words
that hardly vary.
"""

from functools import cache

import regex

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, compiled, table, whole_line

TABLE = table(__file__)

# Characters that may surround the words of a line, as of any phrase.
AROUND = ' \t\xa0*_[]()<>•·–—-※.!"“”'


# In English: “The views expressed in this article …”
SUBJECT = r"""
    (?: disclaimer: \h )? (?: the \h )? (?: views | opinions ) (?: ,? \h (?: and | or ) \h opinions )? \h
    (?: expressed \h
      (?: (?: here (?:in)? | above | (?: in | on ) \h (?: this | the | reader ) \h
            (?: article | column | piece | post | blog | op-ed | commentary | essay | story | page | comment ) s?
          | by \h (?: the \h )? (?: authors? | writers? | columnists? | contributors?
            | \w+ \h contributors ) (?: \h (?: of | in ) \h this \h (?: article | blog | column | piece
                | post ) )? ) \h
      ){0,2}
    )?
"""

# “… are those of the author” and “… are solely his own”, perhaps followed by what they need not be.
OWNED = r"""
    (?: are | is ) \h (?: solely \h | strictly \h | purely \h | entirely \h | only \h
      | (?-i: his | her ) \h ){0,2}
    (?: personal | (?: the \h (?: authors? | writers? ) '? s?' ? | their | his | her | my ) \h own
      | those \h of \h (?: the \h (?: (?: individual | guest ) \h )? (?: authors? | writers? | columnists? ) ) )
    (?: \h (?: alone | only | (?: 's )? \h? own ) )?
    (?: [.;,]? \h (?: and | they )? \h? (?: (?: do | may | are | should ) \h (?: not | nor ) \h )
      [^.!?]{3,160} )?
"""

# “… do not necessarily reflect the policy of …”
DENIED = r"""
    (?: and \h )? (?: do | may ) \h not \h (?: necessarily \h )? (?: reflect | represent ) \h
    (?: in \h any \h way \h )? (?: those \h of | (?: the \h )? (?: official \h | editorial \h )?
      (?: views? | opinions? | positions? | policy | policies | stance ) (?: ,? \h (?: and | or ) \h \w+ ){0,2} \h of
      | [^.,;:!?]{3,40} 's? \h (?: official \h | editorial \h )? (?: views? | opinions? | positions? | policy ) )
    [^.!?]{0,120}
"""

ENGLISH = rf"{SUBJECT} (?: {OWNED} | {DENIED} )"

# “Disclaimer: This article is for informational purposes only …”
LABELLED = r"""
    disclaimer: \h th(?:is|e) \h (?: article | story | content | information ) \b .* \b
    (?: purposes? | advice | guarantee[sd]? | liab\w+ | accuracy | affiliate | sponsored | syndicated | feed
      | edited | responsib\w+ ) \b .*
"""

# “Disclaimer: The opinions in the text are the author's own …”
LABELLED_VIEWS = r"""
    disclaimer: \h the \h (?: views | opinions ) \b .* \b (?: are | do \h not ) \b .* \b
      (?: own | website | author s? | publication | reflect ) \b .*
"""

# “Les opinions exprimées dans cet article n'engagent que leur auteur.”
FRENCH = r"""
    les \h opinions \h exprimées \h (?: dans \h (?: cet \h article | ce \h texte ) | ici )
    (?: \h par \h (?: l'auteur | les \h auteurs ) )? \h
    (?: n'engagent \h que \h (?: l' | leur s? \h | son \h ) .{0,3} auteur s? .{0,40} | sont \h (?: celles
        | propres ) .{0,20} \h?\b auteurs? \b .{0,60}
      | ne \h (?: reflètent | représentent ) \h pas \h (?: nécessairement | forcément ) \h [^.!?]{3,120} )
"""

# “Die in diesem Artikel geäußerten Meinungen sind allein die des Autors.”
GERMAN = r"""
    die \h (?: in \h diesem \h (?: artikel | beitrag ) | hier ) \h geäu(?:ß|ss)erten \h meinungen \h
    (?: (?: des | der ) \h (?: autors | autorin | autoren | verfassers | verfasser ) \h )?
    (?: sind \h (?: ausschlie(?:ß|ss)lich \h | allein \h )? (?: die | jene ) \h (?: des | der ) \h (?: autor
        | verfasser ) .{0,80}
      | (?: geben | spiegeln | entsprechen | müssen ) \h nicht \h [^.!?]{0,40} (?: meinung | ansicht
          | redaktion ) [^.!?]{0,80} )
"""

# “Las opiniones expresadas aquí no reflejan necesariamente la postura de …”
SPANISH = r"""
    las \h opiniones \h (?: expresadas | vertidas ) \h
    (?: (?: aquí | en \h est[ea] \h (?: artículo | columna | texto | espacio | nota | blog | sección )
      | por \h (?: el \h autor | la \h autora | l[oa]s \h (?: autor\w+ | columnistas | colaboradores )
          | sus \h autores ) ) \h ){0,2}
    (?: no \h (?: reflejan | representan ) \h necesariamente \h (?: la | las | el | los ) \h
        (?: opini\w+ | postura | posición | línea | punto | visión | política ) \b [^.]{3,100}
      | son \h (?: de \h )? (?: exclusiva \h )? responsabilidad \h .{0,60} \b aut .{0,60} )
"""

# “As opiniões aqui expressas não refletem necessariamente a posição de …”
PORTUGUESE = r"""
    as \h opiniões \h (?: aqui \h )? expressas \h
    (?: (?: aqui | (?: neste | nesta | no \h | na \h ) \h? (?: artigo | coluna | texto | espaço | blog )
      | pel[oa]s? \h (?: autor\w* | colunistas? ) ) \h ){0,2}
    (?: não \h (?: refletem | representam ) \h necessariamente \h (?: a | as | o ) \h
        (?: opini\w+ | posição | visão | linha | posicionamento | ponto ) \b [^.]{3,100}
      | são \h de \h (?: inteira \h | exclusiva \h )? responsabilidade \h .{0,60} \b aut .{0,60} )
"""

# “Le opinioni qui espresse non riflettono necessariamente …”
ITALIAN = r"""
    le \h opinioni \h (?: espresse \h in \h questo \h articolo | qui \h espresse
      | espresse \h dagli \h autori ) \h
    (?: sono \h .{0,30} (?: dell'autor | degli \h autori ) .{0,60}
      | non \h (?: riflettono | rappresentano | rispecchiano ) \h necessariamente \h [^.!?]{3,120} )
"""

# Dutch, Polish, Romanian, Greek, Hungarian and Indonesian.
OTHER_LANGUAGES = r"""
    de \h meningen \h in \h dit \h artikel \h (?: zijn | komen | geven | weerspiegelen | vertegenwoordigen ) \h
    .{0,30} (?: auteur | noodzakelijk ) .{0,100}
  | (?: opinie | poglądy ) \h wyrażone \h w \h artykule \h (?: są | nie | należą ) \h .{0,60} (?: autor
      | redakcj ) .{0,80}
  | opinii?le \h exprimate \h (?: aici \h | în \h acest \h (?: articol | text ) \h )?
    (?: nu \h reflectă \h neapărat | aparțin \h autorului ) \b .{0,120}
  | οι \h απόψεις \h που \h εκφράζονται \h .{0,40} \h δεν \h .{0,60} (?: απαραίτητα | αναγκαστικά ) .{0,80}
  | a \h cikkben \h megjelent \h vélemények \h .{0,30} nem \h .{0,30} feltétlenül .{0,80}
  | opini \h (?: ini \h | penulis \h | dalam \h artikel \h ini \h )? tidak \h mencerminkan \b .{3,100}
"""


@cache
def _opinions() -> "regex.Pattern[str]":
    return compiled(
        r"""
        (?: disclaimer: \h )? (?: the \h )? (?: views | opinions ) \b (?! .* \h edited \h by )
            | disclaimer: \h th(?:is|e)
        | les \h opinions | die \h (?: in \h diesem | hier ) | l[ae]s? \h opini | as \h opini | de \h meningen | opini
        | poglądy | οι \h απόψεις | a \h cikkben \h megjelent
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _disclaiming() -> "regex.Pattern[str]":
    alternatives = (
        *(ENGLISH, LABELLED, LABELLED_VIEWS, FRENCH, GERMAN, SPANISH, PORTUGUESE, ITALIAN),
        OTHER_LANGUAGES,
    )
    return compiled("|".join(alternatives), regex.VERBOSE | regex.IGNORECASE)


def disclaims(document: Document, number: int) -> bool:
    """Return whether a line about views, opinions or a disclaimer says only what disclaimers say."""
    line = document.line_text(number).strip(AROUND).replace("’", "'")
    return TABLE.contains(line) or not _opinions().match(line) or _disclaiming().fullmatch(line) is not None


RULE = Rule(
    code="RES220",
    name="disclaimer",
    message="“{found}” is a disclaimer about the article",
    explanation=__doc__,
    find=whole_line(TABLE, disclaims),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "It rained.\n\nThe views expressed here do not necessarily reflect those of Example News.",
            fixed="It rained.",
        ),
        Bad("Дождь.\n\nМнение автора может не совпадать с мнением редакции.", fixed="Дождь.", language="ru"),
        Bad(
            "It rained.\n\nThe opinions expressed in this article are those of the author and do not represent it.",
            fixed="It rained.",
        ),
        Bad(
            "Il pleut.\n\nLes opinions exprimées dans cet article n'engagent que leur auteur.",
            fixed="Il pleut.",
            language="fr",
        ),
        Good("Il pleut.\n\nLes opinions exprimées ici vont du gris au noir.", language="fr"),
        Good("Es regnet.\n\nDie hier geäußerten Meinungen der Fischer sind nicht die des Hafens.", language="de"),
        Good("Llueve.\n\nLas opiniones expresadas en el muelle no reflejan necesariamente el tiempo.", language="es"),
        Good("It rained.\n\nThe views expressed in the harbour do not necessarily reflect the weather."),
        Good("It rained.\n\nThe views expressed here are those of a deaf aunt."),
        Good("It rained.\n\nThe views expressed in this house are loud and do not necessarily agree."),
    ),
)
