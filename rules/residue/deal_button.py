"""Buttons that lead to a shop.

Why:
Reviews show “View Deal”, “Check price” or “$30 at Amazon” beside a product.

Fix safety:
The fix deletes the whole line. It is unsafe because an author may put such a line in a list of products.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern

BUTTONS = (
    *(
        "view deal",
        "see deal",
        "get deal",
        "get the deal",
        "view offer",
        "buy now",
        "shop now",
        "check price",
        "see price",
    ),
    *(
        "check latest price",
        "check current price",
        "check availability",
        "add to cart",
        "add to basket",
        "add to wishlist",
    ),
    *("zum angebot", "jetzt kaufen", "in den warenkorb", "voir l'offre", "acheter maintenant", "comprar ahora"),
    *("ver oferta", "comprar agora", "acquista ora", "nu kopen", "kup teraz", "купить", "立即购买"),
)

SHOP = r"(?: [ \xa0] (?: at | on | from | bei | chez | en | su ) [ \xa0] (?-i: \p{Lu} ) [\p{L}\h&.’'-]{1,30} )"

RULE = Rule(
    code="RES121",
    name="deal-button",
    message="“{found}” is a button that leads to a shop",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?: \L<button> {SHOP}? | (?: buy | shop | (?: from \h )? [$£€][0-9][0-9.,]{{0,8}} ) {SHOP} )
        [\h»›→>]{{0,3}} \s* $
        """,
        "",
        triggers=(
            rf"{LINE_START}(?:{'|'.join(BUTTONS)})",
            rf"{LINE_START}(?:buy|shop)[ \xa0](?:at|on|from)",
            r"[$£€][0-9][0-9.,]{0,8}[ \xa0](?:at|on|from|bei|chez|en|su)[ \xa0]",
        ),
        button=BUTTONS,
        confidence=0.78,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("The lamp is bright.\n\nView Deal\n\nIt is small.", fixed="The lamp is bright.\n\nIt is small."),
        Bad("The lamp is bright.\n\n$30 at Example", fixed="The lamp is bright."),
        Good("The lamp is bright.\n\nBuy now, said the clerk."),
        Good("The lamp is bright.\n\n$30"),
    ),
)
