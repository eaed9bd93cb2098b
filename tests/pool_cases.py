"""Work for other processes, which import it by its name."""

import os
import signal

from cleanup.errors import InputError


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


def killed_by_one(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return -number


def failing_at_five(number):
    if number == 5:
        raise InputError("five")
    return number
