"""A word that was cut for a machine and never joined: “world ' s”, “won ' t”, “non @-@ profit”.

Engines read text in pieces, with the apostrophe as a piece of its own, and joining them afterwards is left to a script
that nobody ran.

Nobody writes an apostrophe with a space on either side before the lone letters of a contraction, nor a hyphen between
two at signs; the fix takes the spaces and the signs out. Where another apostrophe follows it may be a quotation mark,
and after “press” or “type” a key.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern


def joined(found: RegexMatch) -> str:
    """What cuts the word, without the spaces and at signs around it."""
    pieces: str = found.group()
    return pieces.strip(" @").replace(" ", "")


RULE = Rule(
    code="MTA502",
    name="split-token",
    message="“{found}” was cut for a machine and never joined",
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
