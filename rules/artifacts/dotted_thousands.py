"""A number with full stops between its thousands: “1.500.000 people”.

Spanish, German, Romanian and others write it like this, and engines copy it.

With two stops or more it can be no decimal fraction; the fix writes commas. Addresses of machines, versions and
references to sections look alike: a number with three stops needs zeros at its end, and one after such a word is left
alone. One stop (37.000) may be a fraction, and is not looked at. Translators copy it as often as engines do, and the
rest of the text may use stops on purpose, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern


def commas(found: RegexMatch) -> str:
    """The number with commas."""
    return str(found.group()).replace(".", ",")


RULE = Rule(
    code="MTA506",
    name="dotted-thousands",
    message="“{found}” is {new} in English",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w.,:/#-] | \b \L<reference> [.]? [ \xa0] )
        [1-9]\d{0,2} [.] \d{3} [.] (?: \d{3} [.] 000 | \d{3} ) (?! [\w:/-] | [.,] \d )
        """,
        commas,
        reference=(
            *(
                "address",
                "art",
                "article",
                "build",
                "clause",
                "host",
                "IP",
                "no",
                "number",
                "release",
                "rule",
                "section",
            ),
            "version",
        ),
        triggers=(r"[0-9][.][0-9]{3}[.][0-9]{3}",),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "da", "de", "es", "it", "nl", "pt", "ro", "tr"),
    examples=(
        Bad("The province has 1.500.000 voters.", fixed="The province has 1,500,000 voters."),
        Good("The printer answers at 192.168.100.200 again."),
        Good("Version 1.500.100 is out."),
        Good("The rod is 1.500 metres long."),
    ),
)
