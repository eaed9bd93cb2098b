"""A Cyrillic or Greek letter that looks Latin, in a word of Latin letters: “tоday” with a Cyrillic o.

A word with a letter that looks like no Latin one is not matched.

Why:
Keyboards with two layouts write such letters, engines copy them, and spammers hide words with them. A reader sees no
difference; a search, a dictionary and the other rules do.

Fix safety:
The fix writes the Latin letter. It is unsafe because an author may be writing about these very letters. A word that
does not have more Latin letters than others is reported without a fix.
"""

from cleanup.rulekit import OTHER_SCRIPT, Bad, Good, RegexMatch, Rule, Safety, Stage, pattern

CYRILLIC = dict(zip("АВЕІЈКМНОРСТХЅаеіјорсухѕһԁԛԝ", "ABEIJKMHOPCTXSaeijopcyxshdqw", strict=True))
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
TWINS = str.maketrans(CYRILLIC | GREEK)
LETTERS = "".join((*CYRILLIC, *GREEK))


def latin(found: RegexMatch) -> str | None:
    """Return the word in Latin letters, or None unless most of its letters are Latin."""
    word: str = found.group()
    strange = sum(not letter.isascii() for letter in word)
    return word.translate(TWINS) if 2 * strange < len(word) else None


RULE = Rule(
    code="MTA605",
    name="homoglyph",
    message="“{found}” has a letter of another script that looks like a Latin one",
    explanation=__doc__,
    find=pattern(
        rf"(?-i: (?<! \w ) (?= [{LETTERS}]*+ [A-Za-z] ) (?= [A-Za-z]*+ [{LETTERS}] ) [A-Za-z{LETTERS}]++ (?! \w ) )",
        latin,
        triggers=(OTHER_SCRIPT,),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    stage=Stage.CHARACTERS,  # such a letter may hide what other rules search for
    examples=(
        Bad("The bridge opens tоday.", fixed="The bridge opens today."),
        Bad("Тhe bridge of the WНO opens.", fixed="The bridge of the WHO opens."),
        Bad("The СССP opens a bridge.", fixed=None),
        Good("The bridge opens today."),
        Good("The bridge is called Мост."),
        Good("The bridge is 200 μm too long, for KoЯn at least."),
    ),
)
