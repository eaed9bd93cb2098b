"""Helpers that messages and reports share: counts, suggestions for misspelt names, tables, errors of the system.

The module imports nothing of the package, so that every other one may import it.
"""

from collections.abc import Iterable, Iterator, Sequence, Sized

# Code points of a misspelt name that are compared: the comparison takes quadratic time.
LONGEST_NAME = 99


def plural(things: int | Sized, noun: str) -> str:
    """Return a count with its noun: ``1 edit``, ``2 edits``, ``1,200 edits``."""
    number = things if isinstance(things, int) else len(things)
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def closest(name: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the most similar of ``names``; None where none reaches the similarity ``cutoff``, 0 to 1."""
    from difflib import get_close_matches  # a call without a misspelt name does not need it

    return next(iter(get_close_matches(name[:LONGEST_NAME], [*names], 1, cutoff)), None)


def did_you_mean(name: str, names: Iterable[str], cutoff: float = 0.6) -> str:
    """Return ``did you mean check?`` with the closest of ``names``; nothing where none is close."""
    meant = closest(name, names, cutoff)
    return "" if meant is None else f"did you mean {meant}?"


def align(rows: Iterable[Sequence[str]], *, right: bool = False) -> Iterator[str]:
    """Yield rows as lines of columns two spaces apart; with ``right`` all columns but the first are right-aligned."""
    cells = [*rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    pad = str.rjust if right else str.ljust
    for first, *others in cells:
        yield "  ".join((first.ljust(widths[0]), *map(pad, others, widths[1:]))).rstrip()


def reason(error: Exception) -> str:
    """Return the system's description of an error, without its number and path."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def io_failure(path: object, action: str, error: Exception) -> str:
    """Return ``a.txt: cannot be read: Permission denied``; ``action`` is read, written and the like."""
    return f"{path}: cannot be {action}: {reason(error)}"
