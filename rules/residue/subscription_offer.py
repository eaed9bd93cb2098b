"""Sentences that ask the reader to subscribe.

The line must begin with the request, name what the reader gets (a newsletter, an inbox or updates), and quote nobody.

Why:
Each site words its own offer, on a line of its own between or below the paragraphs: “Subscribe to stay up to date with
our latest news.”, “Sign up for The Harbour Letter today to get it in your inbox”.

Fix safety:
The fix deletes the whole line. It is unsafe because a text that is itself a newsletter asks the same.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES123",
    name="subscription-offer",
    message="“{found}” asks the reader to subscribe",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?=.{{12,200}}$) (?! .* \b (?: said | says | asked | told | wrote ) \b )
        (?: don['’]t \h forget \h to \h | please \h | (?: make | be ) \h sure \h to \h )?
        (?: sign \h up (?: :? \h )? | subscribe | register | get ) \b (?:
            .* \b (?: newsletters? | (?: to | in ) \h your \h (?: inbox | e-?mail ) | up \h to \h date
              | latest \h (?: news | updates | stories ) | breaking \h news | alerts | youtube \h channel ) \b .*
          | (?<= sign \h up ) \h? to \h (?-i: \p{{Lu}} ) .* (?<! [.!?] )                 # Sign up to Harbour Letter
        ) $
        """,
        "",
        triggers=tuple(
            f"{LINE_START}(?:[a-z'’]{{2,6}} ){{0,3}}{ask}" for ask in ("sign up", "subscribe", "register", "get")
        ),
        confidence=0.88,
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("It rained.\n\nSubscribe to stay up to date with what the harbour does.", fixed="It rained."),
        Bad("It rained.\n\nSign up today to get the tide tables in your inbox!", fixed="It rained."),
        Good("It rained.\n\nSubscribe to the fund by the end of May, said the mayor."),
        Good("It rained.\n\nHe told them to subscribe to the newsletter."),
    ),
)
