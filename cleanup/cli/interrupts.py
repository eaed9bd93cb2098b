"""Ctrl-C, and being asked to end: both unwind the call, so that what is temporary goes, and neither gets lost.

An interrupt is raised wherever Python happens to be. In the midst of an import that may be a place whose errors are
ignored or turned into others; so it is also kept, and raised again before anything else is done or said.
"""

import signal
import sys
from types import FrameType

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))

_came: list[int] = []
"""The signals that came."""


def install() -> None:
    """Handle them in this process from now on; those that are ignored, as a shell has it for its jobs, stay ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _handle)
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _handle)


def check() -> None:
    """Raise what came and got lost."""
    if _came:
        _end(_came[0])


def _handle(number: int, _: FrameType | None) -> None:
    _came.append(number)
    if number in ENDING:
        signal.signal(number, signal.SIG_IGN)  # some ask twice, and tidying up is not to be cut short
    _end(number)


def _end(number: int) -> None:
    if number in ENDING:
        sys.exit(128 + number)
    raise KeyboardInterrupt
