"""A progress bar for long work on a terminal."""

import time
from collections.abc import Callable
from typing import IO

# Seconds of work before the bar appears, and between two drawings.
DELAY = 1.0
INTERVAL = 0.1

# Characters between the brackets.
WIDTH = 24


class Progress:
    """The share of ``total`` bytes that is done, the rate, and the time left, drawn on ``stream``."""

    def __init__(self, total: int, stream: IO[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._stream, self._clock = total, stream, clock
        self._done = 0
        self._started = clock()
        self._next = self._started + DELAY
        self._drawn = False

    def step(self, size: int) -> None:
        """Count ``size`` more bytes as done, and draw the bar when it is due."""
        self._done += size
        now = self._clock()
        if now >= self._next:
            self._next = now + INTERVAL
            self._drawn = True
            self._stream.write("\r" + self._line(now - self._started) + "\x1b[K")
            self._stream.flush()

    def clear(self) -> None:
        """Remove the bar until the next step that is due."""
        if self._drawn:
            self._drawn = False
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _line(self, seconds: float) -> str:
        share = min(1.0, self._done / self._total) if self._total else 1.0
        bar = "#" * int(share * WIDTH)
        left = int(seconds / share - seconds) if share else 0
        rate = self._done / 1e6 / seconds
        return f"[{bar:.<{WIDTH}}] {share:4.0%}  {rate:.1f} MB/s  {left // 60}:{left % 60:02} left"
