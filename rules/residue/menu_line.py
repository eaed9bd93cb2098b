"""Menus in one line, such as “Home | About us | Contact”.

The line must contain at least three words of a menu and no others, and one of them must name a page that every site
has.

Why:
The words of a menu or of a page's small print appear in a row, with bars or dots between them.

Fix safety:
The fix deletes the line. It is unsafe because the header of a table may look the same.
"""

from pathlib import Path

from cleanup.rulekit import INDENT, Bad, Good, Rule, Safety, pattern, table

# The words of menus that have one line for each word.
WORDS = table(str(Path(__file__).with_name("menu_row.py"))).words("lines")

PAGES = (
    *(
        "home",
        "about us",
        "contact",
        "contact us",
        "privacy",
        "privacy policy",
        "sitemap",
        "terms of use",
        "log in",
        "login",
    ),
    *(
        "terms of service",
        "register",
        "facebook",
        "twitter",
        "startseite",
        "kontakt",
        "impressum",
        "inicio",
        "contacto",
    ),
    *("accueil", "mentions légales", "contatti", "contato"),
)

RULE = Rule(
    code="RES224",
    name="menu-line",
    message="“{found}” is a navigation menu",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?= .* \b \L<page> \b ) [|•·]? \h*
        \L<word> (?: {INDENT} [|•·/] {INDENT} \L<word> ){{2,30}} \h* [|•·]? \s* $
        """,
        "",
        triggers=(
            rf"(?:{'|'.join(PAGES)}){INDENT}[|•·/]",
            rf"[|•·/]{INDENT}(?:{'|'.join(PAGES)})",
        ),
        word=WORDS,
        page=PAGES,
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("Home | About us | Contact\n\nIt rained.", fixed="It rained."),
        Bad("Es regnet.\n\nImpressum · Datenschutz · Kontakt", fixed="Es regnet.", language="de"),
        Good("Music | Movies | Books\n\nIt rained."),
        Good("Home | Draw | Away\n\nIt rained."),
    ),
)
