"""A short word glued to a name, as in: the end of theSoviet Union.

The word must be an article, a conjunction or a preposition, and the name begin with a capital and go on in small
letters. Brands such as “theScore” are written like this, too; a word that recurs in the text is taken for one.

Why:
Scrapers drop the space between a word and the link after it.

Fix safety:
The fix puts a space between the two words. It is unsafe because some brands are written without one.
"""

from collections import Counter

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, compiled, pattern

WORDS = ("the", "of", "and", "from", "with", "by", "in", "at", "to", "for", "on", "as", "that", "which", "between")

GLUED = rf"\b(?:{'|'.join(WORDS)})\p{{Lu}}\p{{Ll}}{{3,}}\b"


def glued(document: Document) -> Counter[str]:
    """Return how often each word of this form is in a text."""
    return Counter(compiled(GLUED).findall(document.text))


def is_seldom(document: Document, number: int) -> bool:
    """Return whether no word of a line recurs in the text, as a brand does."""
    known = document.cached(glued)
    return all(known[word] < 2 for word in compiled(GLUED).findall(document.line_text(number)))


RULE = Rule(
    code="DMG106",
    name="lost-space",
    message="missing space in “{found}”",
    explanation=__doc__,
    find=pattern(
        rf"""
        (?<! [\w@#/.-] ) (?-i: (?P<word> {" | ".join(WORDS)} ) (?P<name> \p{{Lu}} \p{{Ll}}{{3,}} ) )
        (?= \h | [,.;:!?)] (?: \h | $ ) | $ )
        """,
        r"\g<word> \g<name>",
        where=is_seldom,
        triggers=(rf"(?-i:[ \xa0\r\n](?:{'|'.join(WORDS)})[A-Z][a-z]{{3}})",),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("It was the end of theSoviet Union.", fixed="It was the end of the Soviet Union."),
        Good("It was the end of the Soviet Union."),
        Good("He reads theScore.\n\nNobody else reads theScore."),
        Good("He wrote it on an iPhone, and asked for ofX."),
        Good("See #theSoviet and @theSoviet."),
    ),
)
