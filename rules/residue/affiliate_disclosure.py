"""A line that says that the site earns from what readers buy.

Shops' partner programs oblige a site to say so, and sites paste the same words under every article.

The fix deletes the whole line. It must say both that something is bought or linked and that it earns the site a
commission: that speaks of the page, not of the text's matter. Yet the law may want it kept, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

RULE = Rule(
    code="RES112",
    name="affiliate-disclosure",
    message="“{found}” discloses what the site earns by links",
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
