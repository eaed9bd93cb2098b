"""A day, month or year with the preposition of another language: “began the Sunday”, “at July”, “since two years”.

“The Sunday” is right where one of several is meant (the Sunday after, by the Sunday). A verb must therefore precede it,
and the sentence must continue without a noun. A text with hours such as 0830 is left alone.

Why:
Other languages name a day with an article and no preposition, use one preposition for days, months and years, count
from the beginning (seit zwei Jahren, depuis deux ans), or put the word for “year” after the number.

Fix safety:
The fix writes the English expression: on Sunday, in July, in 2010, for two years. There is one likely reading, but a
word is replaced, so the fix is unsafe.
"""

from collections.abc import Collection

import regex

from cleanup.rulekit import Bad, Document, Good, RegexMatch, Rule, Safety, pattern, table
from cleanup.rulekit.dates import MONTHS, WEEKDAYS

WORDS = table(__file__)


def by_the_clock(document: Document) -> bool:
    """Return whether a text has hours of four digits, as in a log, where 2010 may be ten past eight."""
    return regex.search(r"\b[Aa]t (?:0\d|1[0-7]|2[1-4])[0-5]\d\b|\b[0-2]\d[0-5]\d hours\b", document.text) is not None


def not_by_the_clock(document: Document, _number: int) -> bool:
    """Return whether a line is in a text without such hours."""
    return not document.cached(by_the_clock)


def put_right(found: RegexMatch) -> str:
    """Return the match with the preposition that English uses."""
    if found["day"]:
        words = f"on {found['day'].capitalize()}"
    elif found["span"]:
        words = f"for {found['span']}"
    elif found["month"]:
        words = f"in {found['month'].capitalize()}"
    else:
        words = f"in {found['year']}"
    return words if found[0][0].islower() else words[0].upper() + words[1:]


def saying_it_so(found: str) -> Collection[str]:
    """Return the languages that have this expression."""
    first = found.split(maxsplit=1)[0].lower()
    return {"since": ("de", "fr", "nl"), "in": ("ru", "uk"), "the": ("ca", "es", "fr"), "at": ("ca",)}[first]


RULE = Rule(
    code="MTA410",
    name="time-expression",
    message="English says “{new}” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] )
        (?: (?: at | (?<= \b \L<verb> [ ] ) the (?: [ ] the )* ) [ ] (?P<day> \L<weekday> )
            (?= [.,;] | $ | [ ]{1,2} (?-i: after | as | at | because | for | in | said | \L<on> ) \b )
          | at [ ] (?P<month> \L<month> )
            (?= [.,;] | $ | [ ] (?: (?: 19 | 20 ) \d\d | (?-i: after | as | for | in | of | this | \L<on> ) \b ) )
          | at [ ] (?P<year> (?: 1[89] | 20 ) \d\d )
            (?= [.,;] (?! \d ) | $ | [ ] (?-i: after | because | for | in | \L<on> ) \b )
          | in [ ] (?: the [ ] )? (?P<year> (?: 1[89] | 20 ) \d\d ) [ ] year (?= [.,;] | $ | [ ] (?-i: \L<on> ) \b )
          | since [ ] (?P<span> (?: (?: about | almost | many | more [ ] than ) [ ] )?
              (?: \d{1,3} | \L<number> ) [ ] (?: hours | days | weeks | months | years | decades ) )
            (?= [.,;] | $ | [ ] (?-i: at | but | for | in | on | \L<on> ) \b )
        )
        """,
        put_right,
        triggers=(
            *(f"[^a-z]{word} {day}" for word in ("at", "the") for day in WEEKDAYS),
            *(f"[^a-z]at {month}" for month in MONTHS),
            *(f"[^a-z]at {century}[0-9][0-9][^0-9:]" for century in ("18", "19", "20")),
            *(f"(?:18|19|20)[0-9]{digit} year[^a-z]" for digit in range(10)),
            "[^a-z]since [a-z0-9 ]{1,24}(?:hour|day|week|month|year|decade)s[^a-z]",
        ),
        where=not_by_the_clock,
        verb=WORDS.words("verbs", "en"),
        weekday=WEEKDAYS,
        month=MONTHS,
        number=WORDS.words("numbers", "en"),
        on=WORDS.words("goes_on", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "de", "es", "fr", "nl", "ru", "uk"),
    narrow_sources=saying_it_so,
    examples=(
        Bad(
            "The ministry announced the Sunday that it will pay.",
            fixed="The ministry announced on Sunday that it will pay.",
        ),
        Bad(
            "The bridge was opened at July, and at 2010 it was closed.",
            fixed="The bridge was opened in July, and in 2010 it was closed.",
        ),
        Bad("It has been closed since two years.", fixed="It has been closed for two years."),
        Bad("In 2010 year it was closed.", fixed="In 2010 it was closed."),
        Good("The ministry announced the Sunday openings."),
        Good("It has been closed since two years before the war."),
        Good("The train leaves at 2010 and arrives at 0830 the Sunday after."),
        Good("Look at July: in 2010 year after year was dry."),
    ),
)
