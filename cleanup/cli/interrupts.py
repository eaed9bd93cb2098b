"""Ctrl-C, SIGTERM and SIGHUP: each unwinds the call, so that temporary files are removed, and none gets lost.

An interrupt is raised wherever Python happens to be. During an import that may be a place where errors are ignored or
turned into others; so the signal is also recorded, and raised again before the next message or step.
"""

import signal
import sys
from types import FrameType

TERMINATING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))

# The signals that arrived.
_received: list[int] = []


def install() -> None:
    """Handle the signals in this process; those that a shell ignores for its background jobs stay ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _handle)
    for number in TERMINATING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _handle)


def check() -> None:
    """Raise KeyboardInterrupt or SystemExit for a signal that was swallowed."""
    if _received:
        _end(_received[0])


def _handle(number: int, _: FrameType | None) -> None:
    _received.append(number)
    if number in TERMINATING:
        signal.signal(number, signal.SIG_IGN)  # some senders repeat it, and cleaning up must not be cut short
    _end(number)


def _end(number: int) -> None:
    if number in TERMINATING:
        sys.exit(128 + number)
    raise KeyboardInterrupt
