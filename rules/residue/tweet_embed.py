"""Signatures and picture addresses of embedded tweets.

Why:
An embedded tweet ends with “— Name (@handle) date” on a line of its own, and a tweet with a picture ends with the
picture's address, “pic.twitter.com/…”.

Fix safety:
The fix deletes the whole line of the signature, and the address within its line. It is unsafe because the signature
names the author of the words above it, and annotators mostly keep it.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, Stage, pattern

RULE = Rule(
    code="RES108",
    name="tweet-embed",
    message="“{found}” is left over from an embedded tweet",
    explanation=__doc__,
    find=pattern(
        r"""
          ^ \s*+ [—–-] \h? [^(]{1,60} \( @\w{1,20} \)             # — Ana Sol (@anasol)
          \h \p{L}[\p{L}.]{2,12} \h \d{1,2}, \h \d{4} \s* $
        | (?<! \h ) \h*+ (?<! [/\w] ) pic[.]twitter[.]com/\w{4,20} (?! \w )
        """,
        "",
        triggers=(r"\(@", "pic[.]twitter[.]com/"),
        confidence=0.65,
    ),
    safety=Safety.UNSAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("We won! pic.twitter.com/AbCdEf1234\n\n— Ana Sol (@anasol) May 3, 2024", fixed="We won!"),
        Good("We won!\n\n— Ana Sol, May 3, 2024"),
    ),
)
