"""A full stop on both sides of a closing quotation mark, as in: called it “too expensive.”. Nobody smiled.

The rule finds nothing after an ellipsis, a question mark or one of the few abbreviations that end quotations.

Why:
An engine for English writes the full stop before the quotation mark, the source had it after the mark, and the
translation keeps both.

Fix safety:
The fix keeps the full stop before the mark. A pedantic writer may write both where the quotation is a sentence of its
own, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="MTA106",
    name="stops-around-quotation",
    message="“{found}” has a full stop on both sides of the quotation mark",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= (?-i: \p{Ll} | [)%\d] ) ) (?<! \b (?: etc | inc | ltd | corp | bros | p[.]m | a[.]m ) )
        [.] (?P<quote> ["”] ) [.] (?= \h* $ | \h+ ["“‘(\[]? (?-i: \p{Lu} ) )
        """,
        r".\g<quote>",
        triggers=(r"[.][\"”][.]",),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "She called the plan “too expensive.”. Nobody smiled.",
            fixed="She called the plan “too expensive.” Nobody smiled.",
        ),
        Bad('He said: "We are late.".', fixed='He said: "We are late."'),
        Good("She called the plan “too expensive.” Nobody smiled."),
        Good("She called the plan “too expensive”. Nobody smiled."),
        Good("The sign reads “Braun & Sons Ltd.”. Nobody smiled."),
        Good("Who asked “why?”. Nobody smiled."),
    ),
)
