"""Lines that contain nothing but a handle or an e-mail address.

A decorator above a line of a program is left alone.

Why:
The author's name on a social network or e-mail address is extracted as a line of its own: “@anasol”, “ana@example.com”.

Fix safety:
The fix deletes the whole line. It is unsafe because the text may give an address to write to.
"""

from cleanup.rulekit import INDENT, Bad, Document, Good, Rule, Safety, pattern

CODE = ("def ", "class ", "async ", "public ", "private ", "protected ", "function ", "export ")


def _decorators(document: Document) -> frozenset[int]:
    """Return the lines that begin with “@” and are directly above a line of a program or another such line."""
    found = set()
    over_code = False
    for number in reversed(range(document.line_count)):
        line = document.line_text(number).lstrip()
        if over_code and line.startswith("@"):
            found.add(number)
        else:
            over_code = line.startswith(CODE)
    return frozenset(found)


def _no_decorator(document: Document, number: int) -> bool:
    return number not in document.cached(_decorators)


RULE = Rule(
    code="RES405",
    name="lone-handle",
    message="“{found}” is only a handle or an e-mail address",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?: e-?mail: \h )? (?: @[a-z0-9_]{{3,30}}
          | [a-z0-9_.+-]{{1,40}} [a-z0-9_+-] @ [a-z0-9_-]{{2,30}} (?: [.][a-z0-9-]{{2,20}} ){{1,3}} ) \s* $
        """,
        "",
        triggers=("@[a-z0-9_-]{2}",),
        where=_no_decorator,
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\n@anasol", fixed="It rained."),
        Bad("It rained.\n\nana@example.com", fixed="It rained."),
        Bad("It rained.\n\n@anasol\n@benlow", fixed="It rained."),
        Good("It rained.\n\n@ana and @ben were asleep."),
        Good("Write this:\n\n@property\ndef rain(self):"),
        Good("Write this:\n\n@Override\n@Test\n    public void rain() {"),
    ),
)
