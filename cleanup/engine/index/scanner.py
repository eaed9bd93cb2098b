"""Literals and simple expressions found in one scan: the only user of hyperscan.

Matches are identified by the number of the line in which they end. A break is a byte or two in both worlds: lines are
counted, and no byte offset is ever turned into code points.
"""

import re
import threading
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.engine.document import BREAK, Document
from cleanup.errors import RuleError

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

BYTE_BREAK = re.compile(BREAK.pattern.encode())


def version() -> str | None:
    """Return the version of hyperscan; None where it is not installed."""
    return None if hyperscan is None else str(getattr(hyperscan, "__version__", ""))


def build(triggers: Sequence[str]) -> bytes:
    """Compile expressions to a database, as bytes. Raises RuleError for one that hyperscan does not accept."""
    if not triggers:
        return b""
    try:
        return bytes(hyperscan.dumpb(_database(triggers)))
    except hyperscan.error:
        for trigger in triggers:
            try:
                _database([trigger])
            except hyperscan.error as error:
                raise RuleError(f"the trigger {trigger!r} cannot be used: {error}") from error
        raise


def _database(triggers: Sequence[str]) -> Any:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[trigger.encode() for trigger in triggers],
        ids=list(range(len(triggers))),
        flags=[hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8] * len(triggers),
    )
    return database


class Scanner:
    """Scans documents for the triggers of a database that ``build`` made; any number of threads may share one.

    Raises an error of hyperscan for a database of another version, or for another processor.
    """

    def __init__(self, database: bytes) -> None:
        self._thread = threading.local()
        self._database = None
        if database:
            self._database = hyperscan.loadb(database, hyperscan.HS_MODE_BLOCK)
            self._scratch()  # which looks at the database once more, and not only at its head

    def scan(self, document: Document) -> set[tuple[int, int]]:
        """Each trigger that matches, by its place, with the number of a line in which it ends."""
        if self._database is None:
            return set()
        # breaks around all lines are found faster than anchors; a lone surrogate is not UTF-8
        data = f"\n{document.text}\n".encode("utf-8", "replace")
        ends: list[tuple[int, int]] = []  # byte offset and trigger
        self._database.scan(
            data, match_event_handler=lambda trigger, _, end, *__: ends.append((end, trigger)), scratch=self._scratch()
        )
        if not ends:
            return set()
        ends.sort()
        return set(zip((trigger for _, trigger in ends), _lines(data, [end for end, _ in ends]), strict=True))

    def _scratch(self) -> Any:
        # hyperscan's working memory is for one thread at a time
        if not hasattr(self._thread, "scratch"):
            self._thread.scratch = hyperscan.Scratch(self._database)
        return self._thread.scratch


def _lines(data: bytes, ends: Sequence[int]) -> Iterator[int]:
    """Yield the line numbers of matches that end at byte offsets, in order; a break precedes the first line."""
    if b"\r" in data:
        starts = [found.end() for found in BYTE_BREAK.finditer(data)]
        yield from (max(0, bisect_left(starts, end) - 1) for end in ends)
        return
    number, counted = 0, 1
    for end in ends:
        number += data.count(b"\n", counted, end - 1)
        counted = max(1, end - 1)
        yield number
