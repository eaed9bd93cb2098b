"""A Cyrillic or Greek letter that looks like a Latin one, in a word of Latin letters: “tоday” with a Cyrillic o.

Keyboards of two layouts write them, engines copy them, spammers hide words with them. A reader sees no difference;
a search, a dictionary and the other rules do.

The fix writes the Latin letter. An author may be speaking of just such letters, so it is not safe. A word that has more
of them than of Latin letters is only reported; one with a letter that looks like no Latin one stays as it is.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety, Stage
from cleanup.rulekit.lines import OTHER_SCRIPT, RegexMatch, pattern

CYRILLIC = dict(zip("АВЕІЈКМНОРСТХЅаеіјорсухѕһԁԛԝ", "ABEIJKMHOPCTXSaeijopcyxshdqw", strict=True))
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
TWINS = str.maketrans(CYRILLIC | GREEK)
LETTERS = "".join((*CYRILLIC, *GREEK))


def latin(found: RegexMatch) -> str | None:
    """The word in Latin letters, when most of them are."""
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
    stage=Stage.CHARACTERS,  # what other rules look for may be hidden by such a letter
    examples=(
        Bad("The bridge opens tоday.", fixed="The bridge opens today."),
        Bad("Тhe bridge of the WНO opens.", fixed="The bridge of the WHO opens."),
        Bad("The СССP opens a bridge.", fixed=None),
        Good("The bridge opens today."),
        Good("The bridge is called Мост."),
        Good("The bridge is 200 μm too long, for KoЯn at least."),
    ),
)
