"""A number with full stops between its thousands: “1.500.000 people”.

A number with one full stop (37.000) may be a decimal fraction and is not matched. Addresses of machines, versions and
references to sections look alike: a number with three full stops must end in zeros, and a number after such a word is
not matched.

Why:
Spanish, German, Romanian and other languages write numbers like this, and engines copy them.

Fix safety:
A number with two full stops or more cannot be a decimal fraction; the fix writes commas. It is unsafe because the rest
of the text may use full stops on purpose.

Known problems:
Human translators copy these numbers as often as engines do.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Tag, pattern


def commas(found: RegexMatch) -> str:
    """Return the number with commas."""
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
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    sources=("ca", "da", "de", "es", "it", "nl", "pt", "ro", "tr"),
    examples=(
        Bad("The province has 1.500.000 voters.", fixed="The province has 1,500,000 voters."),
        Good("The printer answers at 192.168.100.200 again."),
        Good("Version 1.500.100 is out."),
        Good("The rod is 1.500 metres long."),
    ),
)
