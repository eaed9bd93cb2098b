"""Lines that disclose that the site earns money from what readers buy.

The line must mention a purchase or a link, and a commission for the site. Such a line is about the page, not about
the subject of the text.

Why:
The affiliate programs of shops require a site to disclose its earnings, and sites paste the same words under every
article.

Fix safety:
The fix deletes the whole line. It is unsafe because the law may require the disclosure to be kept.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES112",
    name="affiliate-disclosure",
    message="“{found}” discloses that the site earns from purchases",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{20,200}$)
        (?: .* \b \w+ (?: \h (?:may|can|will|could|might) )? (?: \h also )? \h (?: earn | receive | get ) s? \b .{0,30}
              \b (?: commissions? | revenue | a \h share \h of \h the \h sale ) \b .*
              (?<= \b (?: buy | bought | purchas | link | product | retail | sale | site | order | affiliat ) .* )
          | purchases \h made \h through \h links .* commission .*
          | as \h an \h amazon \h (?: associate | affiliate ) ,? \h .* qualifying \h purchases .*
          | (?: this | the ) \h (?: post | page | article | site ) \h (?: may \h )? contains? \h affiliate \h links .*
        ) $
        """,
        "",
        triggers=("commission", "revenue", "share.of.the.sale", "qualifying", "affiliate"),
        confidence=0.85,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "It rained.\n\nWe may earn a commission from links on this page.\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Bad("It rained.\n\nAs an Amazon Associate I earn from qualifying purchases.", fixed="It rained."),
        Good("It rained.\n\nWe may earn a commission from the council\n\nIt stopped."),
    ),
)
