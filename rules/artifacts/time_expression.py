"""A day, month or year with the preposition of another language: “the talks began the Sunday”, “at July”, “since two years”.

Other languages name a day with an article and no preposition, have one preposition for days, months and years, count
from the beginning (seit zwei Jahren, depuis deux ans), or say “in the year” behind the number.

The fix writes what English has: on Sunday, in July, in 2010, for two years. “The Sunday” is right where one of several
is meant (the Sunday after, by the Sunday), so a verb has to stand before it and the sentence must go on without a
noun; a text with hours like 0830 is left alone. There is one likely reading; a word is exchanged, therefore it is not safe.
"""

import regex

from cleanup.matchers import Found, pattern, table
from cleanup.rule import Bad, Good, Rule, Safety
from cleanup.text import Document

WORDS = table(__file__)
VERBS = WORDS.words("verbs", "en")
WEEKDAYS = WORDS.words("weekdays", "en")
MONTHS = WORDS.words("months", "en")


def by_the_clock(document: Document) -> bool:
    """Whether a text has hours of four digits: a log, in which 2010 may be ten past eight."""
    return regex.search(r"\bat (?:0\d|1[0-7]|2[1-4])[0-5]\d\b|\b[0-2]\d[0-5]\d hours\b", document.text) is not None


def not_by_the_clock(document: Document, number: int) -> bool:
    """Whether a line stands in a text that does not have such hours."""
    return not document.fact(by_the_clock)


def put_right(found: Found) -> str:
    """The preposition English has before what was found."""
    if found["day"]:
        words = f"on {found['day']}"
    elif found["span"]:
        words = f"for {found['span']}"
    else:
        words = f"in {found['month'] or found['year']}"
    return words if found[0][0].islower() else words.capitalize() if found["span"] else words[0].upper() + words[1:]


RULE = Rule(
    code="MTA410",
    name="time-expression",
    message="English says “{new}” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] )
        (?: (?: at | (?<= \b \L<verb> [ \xa0] ) the ) [ \xa0] (?P<day> (?-i: \L<weekday> ) )
            (?= [.,;] | $ | [ \xa0]{1,2} (?-i: after | and | as | at | because | for | in | said | that | to | when | with ) \b )
          | at [ \xa0] (?P<month> (?-i: \L<month> ) )
            (?= [.,;] | $ | [ \xa0] (?: (?: 19 | 20 ) \d\d
              | (?-i: after | and | as | because | for | in | of | that | this | to | when | with ) \b ) )
          | at [ \xa0] (?P<year> (?: 1[89] | 20 ) \d\d )
            (?= [.,;] (?! \d ) | $ | [ \xa0] (?-i: after | and | because | for | he | in | it | that | the | they | to | we | when | with ) \b )
          | in [ \xa0] (?: the [ \xa0] )? (?P<year> (?: 1[89] | 20 ) \d\d ) [ \xa0] year (?= [.,;] | $ | [ \xa0] (?-i: he | it | the | there | they | was | we | were ) \b )
          | since [ \xa0] (?P<span> (?: about [ \xa0] | almost [ \xa0] | many [ \xa0] | more [ \xa0] than [ \xa0] )?
              (?: \d{1,3} | \L<number> ) [ \xa0] (?: hours | days | weeks | months | years | decades ) )
            (?= [.,;] | $ | [ \xa0] (?-i: and | at | but | for | in | on | that | the | they | we | with ) \b )
        )
        """,
        put_right,
        triggers=(
            f"[^a-z](?:at|the)[ \\xa0](?-i:{'|'.join(WEEKDAYS)})[^a-z]",
            f"[^a-z]at[ \\xa0](?-i:{'|'.join(MONTHS)})[^a-z]",
            "[^a-z]at[ \\xa0](?:1[89]|20)[0-9][0-9][^0-9:]",
            "(?:1[89]|20)[0-9][0-9][ \\xa0]year[^a-z]",
            "[^a-z]since[ \\xa0][a-z0-9 ]{1,30}(?:hour|day|week|month|year|decade)s[^a-z]",
        ),
        where=not_by_the_clock,
        verb=VERBS,
        weekday=WEEKDAYS,
        month=MONTHS,
        number=WORDS.words("numbers", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
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
