"""A time of day in the notation of another language: “18h30”, “at 20h”, “13:25h”.

Why:
French puts an h between hours and minutes, German puts one after them, and engines copy it.

Fix safety:
The fix writes the time with a colon where it follows a preposition of time or has a colon already. Elsewhere it may be
a duration (arrived in 6h30), so no fix is proposed. The fix is unsafe because English race results and schedules may
use this notation as well.

Known problems:
Human translators leave this notation as often as engines do: a finding points to the source language, not to a machine.
"""

from collections.abc import Collection

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Tag, pattern


def with_colon(found: RegexMatch) -> str | None:
    """Return the time with a colon and its minutes, or None where it may be a duration."""
    if found["time"]:
        return str(found["time"])
    return f"{found['hour']}:{found['minutes'] or '00'}" if found["when"] else None


def writing_it_so(found: str) -> Collection[str]:
    """Return the languages that put the h after the minutes, or between."""
    return ("ca", "de", "es") if ":" in found else ("fr", "pt")


RULE = Rule(
    code="MTA505",
    name="foreign-clock",
    message="“{found}” is a time of day as another language writes it",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w.,:/-] )
        (?: (?P<time> (?: [01]?\d | 2[0-3] ) : [0-5]\d ) [ \xa0]? h
          | (?<= (?P<when> \b (?: at | before | from | since | till | to | until ) [ \xa0] )? )
            (?P<hour> [01]?\d | 2[0-3] ) [ \xa0]? h [ \xa0]? (?P<minutes> [0-5]\d )
          | (?<= (?P<when> \b (?: at | before | since | till | until ) [ \xa0] ) )
            (?P<hour> [01]?\d | 2[0-3] ) [ \xa0]? h )
        (?! [\w:] | [ \xa0] of \b | [.,]\d | [ \xa0]? [/(] )
        """,
        with_colon,
        triggers=(r"[0-9][ \xa0]?h[^a-z]",),
    ),
    safety=Safety.UNSAFE,
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    sources=("ca", "de", "es", "fr", "pt"),
    narrow_sources=writing_it_so,
    examples=(
        Bad("The ferry leaves at 18h30.", fixed="The ferry leaves at 18:30."),
        Bad(
            "The ferry waits until 20h and leaves at 20:05h.", fixed="The ferry waits until 20:00 and leaves at 20:05."
        ),
        Bad("The ferry arrived in 6h30.", fixed=None),
        Good("The battery lasts 20h and charges in 2 h."),
        Good("The ferry leaves after 20h of rain."),
        Good("The train runs at 80 km/h and 22 kWh."),
    ),
)
