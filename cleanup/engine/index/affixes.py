"""Tables of normalized phrases: whole lines and labels, and phrases that only open or close a line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from cleanup.engine.index.normalize import label_key

# The end of an opening (``sign up for …``), and the start of a closing (``… min read``).
GOES_ON = "…"

# The code points of an opening by which it is looked up; it has ``SHORT`` at least.
LONG, SHORT = 6, 2

# The code points of a closing by which it is looked up; it has at least as many.
CLOSING = 5

Value = TypeVar("Value")
Affixes: TypeAlias = dict[str, dict[str, Value]]


class LookupTables(NamedTuple, Generic[Value]):
    """Whole lines and labels with their colon; openings and closings by their first or last few code points."""

    whole: dict[str, Value]
    openings: Affixes[Value]
    closings: Affixes[Value]


def split_affixes(known: Mapping[str, Value]) -> LookupTables[Value]:
    """Split phrases into whole lines, labels, openings (``sign up for …``) and closings (``… min read``), for
    ``look_up``.
    """
    parts: LookupTables[Value] = LookupTables({}, {}, {})
    for key, value in known.items():
        part = key.strip(GOES_ON)
        if key.endswith(GOES_ON):
            parts.openings.setdefault(part[: LONG if len(part) >= LONG else SHORT], {})[part] = value
        elif key.startswith(GOES_ON):
            parts.closings.setdefault(part[-CLOSING:], {})[part] = value
        else:
            parts.whole[part] = value
    return parts


def look_up(keys: Iterable[str], parts: LookupTables[Value]) -> Iterator[tuple[int, Value]]:
    """Yield the number and the value of each key that is found; a call per line would take as long as the search
    itself.
    """
    whole, openings, closings = parts
    for number, key in enumerate(keys):
        if not key:
            continue
        if key in whole:
            yield number, whole[key]
        if ":" in key and (label := label_key(key)) in whole:
            yield number, whole[label]
        if key[:LONG] in openings:
            yield from _fitting(number, openings[key[:LONG]], key.startswith)
        if key[:SHORT] in openings:
            yield from _fitting(number, openings[key[:SHORT]], key.startswith)
        if key[-CLOSING:] in closings:
            yield from _fitting(number, closings[key[-CLOSING:]], key.endswith)


def _fitting(number: int, known: Mapping[str, Value], fits: Callable[[str], bool]) -> list[tuple[int, Value]]:
    return [(number, value) for affix, value in known.items() if fits(affix)]
