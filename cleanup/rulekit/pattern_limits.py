"""Limits on the expressions of custom rules, so that compiling one takes neither minutes nor all of the stack."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

import regex

# Code points of an expression, and its parts when repetitions are written out, as compiling does.
MAX_LENGTH = 10_000

MAX_GROUPS, MAX_DEPTH = 500, 50

# Sizes are not counted beyond this number.
MANY = 10**9

_PARTS = regex.compile(
    r"""
      (?P<reference> \\ (?: [1-9] | g< ) | \( \? (?: P[=>] \w+ | & \w+ | R | [0-9]+ ) \) )
    | (?P<nothing> \s+ | \# [^\n()\[\]{}\\]* | \( \? \# [^)]* \) )    # some of it only in a verbose expression
    | (?P<opening> \( )
    | (?P<closing> \) )
    | \{ (?P<repetition> \d+ ) (?: , \d* )? \}
    | (?P<one> \\ . | \[ \^? \]? (?: \\ . | [^\]\\] )*+ \]? | . )    # a set counts once, whatever it contains
    """,
    regex.VERBOSE | regex.DOTALL,
)


def exceeded_limits(expression: str) -> Iterator[str]:
    """Yield a message for each limit that an expression exceeds."""
    parts = list(_PARTS.finditer(expression))
    kinds = [part.lastgroup for part in parts]
    depths = accumulate({"opening": 1, "closing": -1}.get(kind or "", 0) for kind in kinds)
    for count, limit, things in (
        (kinds.count("opening"), MAX_GROUPS, "groups"),
        (kinds.count("reference"), MAX_GROUPS, "references to groups"),
        (max(depths, default=0), MAX_DEPTH, "nested groups"),
        (_size(parts), MAX_LENGTH, "parts, with repetitions written out"),
    ):
        if count > limit:
            number = f"{count:,}" if count < MANY else f"over {MANY:,}"
            yield f"the pattern has {number} {things}; the limit is {limit:,}"


def _size(parts: Iterable["regex.Match[str]"]) -> int:
    """Return the number of parts when ``{1000}`` is written out, as compiling does; at most about ``MANY``."""
    sizes, last = [0], 0
    for part in parts:
        kind = part.lastgroup
        if kind == "opening":
            sizes.append(0)
        elif kind == "closing" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif kind == "repetition":
            times = max(1, min(int(part["repetition"][:10]), MANY))
            sizes[-1] += last * (times - 1)
            last = min(last * times, MANY)
        elif kind != "nothing":
            last = 1
            sizes[-1] += 1
    return sum(sizes)
