"""A word that was tokenized and never joined again: “world ' s”, “won ' t”, “non @-@ profit”.

An apostrophe followed by another one may be a quotation mark, and one after “press” or “type” may be a key; neither is
matched.

Why:
Engines read text as tokens, with the apostrophe as a token of its own. Joining them afterwards is left to a script that
nobody ran.

Fix safety:
Nobody writes a space on both sides of an apostrophe before the lone letters of a contraction, or a hyphen between two
at signs. The fix removes the spaces and the at signs.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Tag, pattern


def joined(found: RegexMatch) -> str:
    """Return the mark that cuts the word, without the spaces and at signs around it."""
    pieces: str = found.group()
    return pieces.strip(" @").replace(" ", "")


RULE = Rule(
    code="MTA502",
    name="split-token",
    message="“{found}” was tokenized and never joined again",
    explanation=__doc__,
    find=pattern(
        r"""
        (?: (?<= \p{L} ) (?<! \b (?: press | presses | pressed | type | types | typed | hit | hits | key | keys | with
              | and | or | to | then | the | by | tap ) ) [ ] ['’] [ ] s
          | (?<= n ) [ ] ['’] [ ] t
          | (?<= \b (?: I | you | he | she | it | we | they ) ) [ ] ['’] [ ] (?: d | ll | m | re | ve ) )
        (?! [\w’'-] | [ ]? ['’] )
        | (?<= (?<! [\w’'] | [’'] [ ] ) (?: d | l | qu ) ) [ ] ['’] [ ] (?= \p{L}{2} )
        | (?<= \w ) [ ] @ [,./-] @ [ ] (?= \w )
        """,
        joined,
        triggers=(r" (?:'|’) (?:s|t|d|m|ll|re|ve)[^a-z0-9]", r" (?:d|l|qu) (?:'|’) [^ ]", " @[,./-]@ "),
    ),
    safety=Safety.SAFE,
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    examples=(
        Bad("The world ' s harbours won ' t freeze.", fixed="The world's harbours won't freeze."),
        Bad("A coup d ' état failed.", fixed="A coup d'état failed."),
        Bad("they ' re the port ’ s non @-@ profit clubs.", fixed="they're the port’s non-profit clubs."),
        Good("She read the letters 'r' and ' s ' aloud."),
        Good("Type ' s to see the quay and press ' s again to leave it."),
        Good("In the dogs' tails there was no life."),
        Good("Mail to harbour @ - @ is read as at."),
    ),
)
