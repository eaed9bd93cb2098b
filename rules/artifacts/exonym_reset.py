"""A Ukrainian city by its Russian name, in a text about recent years: “Kiev”.

The first such name in a text is reported, if the text mentions a year since 2020.

Why:
English has written Kyiv since about 2019. Other languages keep Kiev, and a text that has been through one of them comes
back with it.

Fix safety:
There is no fix: names are never changed. The author may have chosen this one, and history, dishes and teams keep it.
"""

from collections.abc import Collection, Iterator

import regex

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span

NAMES = ("Kiev", "Kharkov", "Lvov", "Lugansk", "Zaporozhye", "Dnepropetrovsk", "Chernigov")


def first(document: Document) -> Span | None:
    """Return the span of the first such name, in a text that mentions a year since 2020."""
    if regex.search(r"(?<!\d)20[2-9]\d(?!\d)", document.text) is None:
        return None
    found = regex.search(
        r"(?<! chicken[ ] | dynamo[ ] | \w ) (?-i: \L<name> ) \b", document.text, regex.X | regex.I, name=NAMES
    )
    return found and Span(*found.span())


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the name, in the line where it first occurs."""
    span = document.cached(first)
    if span is not None and document.line_at(span.start) == number:
        yield Match(span, None)


def saying_it_so(found: str) -> Collection[str]:
    """Return Russian for the names that languages other than Russian seldom keep."""
    return () if found == "Kiev" else ("ru",)


RULE = Rule(
    code="MTA701",
    name="exonym-reset",
    message="“{found}” is the Russian name, which recent English rarely uses",
    explanation=__doc__,
    find=Finder(matches, triggers=NAMES),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ru",),
    narrow_sources=saying_it_so,
    examples=(
        Bad("In 2023 she went to Kiev. Kiev was dark.", fixed=None),
        Bad("In 2023 she went to Kharkov.", fixed=None),
        Good("In 2013 she went to Kiev. Kiev was dark."),
        Good("In 2023 she ate chicken Kiev."),
    ),
)
