"""Breadcrumb trails: the path from the site's home page to the current page.

The line must begin with the name of the home page in one of several languages, followed by an arrow that the menus of
programs do not use or by a section that most sites have; or with a label such as “You are here:”.

Why:
Sites show above a text where it is filed: “Home » News » World”, “Startseite > Politik”, “You are here: Home”.

Fix safety:
The fix deletes the whole line. It is safe because a tutorial's “Home > Insert” does not meet these conditions.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern

HERE = ("you are here", "sie sind hier", "sie befinden sich hier", "vous êtes ici", "estás aquí", "usted está aquí")

HOME = (
    "home",
    "startseite",
    "accueil",
    "inicio",
    "início",
    "strona główna",
    "hauptseite",
    "главная",
    "головна",
    "首页",
)

SECTIONS = (
    "news",
    "blog",
    "articles",
    "world",
    "business",
    "politics",
    "sport",
    "sports",
    "posts",
    "culture",
    "opinion",
)

RULE = Rule(
    code="RES222",
    name="breadcrumb",
    message="“{found}” is a breadcrumb trail",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?=.{{6,200}}$) (?:
            \L<here> [ \xa0]? [:：] \h? (?: \L<home> | [^.!?]{{1,60}} [>»›/→] ) [^.!?]*+
          | \L<home> [ \xa0]{{0,2}} (?: [»›→] [^.!?]*+ | [>/|] \h* \L<section> \b [^.!?]*+ )
        ) .{{0,80}}+ \s* $
        """,
        "",
        triggers=(
            rf"{LINE_START}(?:{'|'.join(HERE)})[ \xa0]?[:：]",
            rf"{LINE_START}(?:{'|'.join(HOME)})[ \xa0]{{0,2}}[>»›/→|]",
        ),
        here=HERE,
        home=HOME,
        section=SECTIONS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("Home » News » World\n\nIt rained.", fixed="It rained."),
        Bad("You are here: Home / Weather\n\nIt rained.", fixed="It rained."),
        Bad("Startseite › Wetter\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Good("Home > Insert > Table\n\nIt rained."),
        Good("Home / Draw / Away\n\nIt rained."),
        Good("You are here: the rain will not find you."),
    ),
)
