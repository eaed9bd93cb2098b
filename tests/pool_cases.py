"""Work for processes that were spawned, which import it by its name."""

import os
import signal


def one(_):
    return 1


def mortal(number):
    """Ends its process with a number over 50."""
    return number if number < 50 else os._exit(number)


def heavy(data):
    if data.startswith(b"!"):
        os.kill(os.getpid(), signal.SIGKILL)
    return len(data)


def picky(number):
    if number == 5:
        raise KeyError("five")
    return number


def once(place, number):
    """Kills the first process that comes by."""
    if number == 7 and not place.exists():
        place.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number
