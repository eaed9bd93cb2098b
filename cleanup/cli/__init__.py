"""The command line, the only room that knows terminals and click. May import every other room.

Its own rooms import in the order config, output, input, options, commands.
"""

import gc
import sys


def main() -> None:
    """Run ``corpuscrub`` and exit with its code: 0, 1, 2, 130 after Ctrl-C, 143 after SIGTERM."""
    gc.set_threshold(50_000)  # hardly any object here is cyclic, and collecting takes 7 of 100 ms of a pipe call
    from cleanup.cli.interrupts import install

    install()
    from cleanup.cli.command_group import run

    sys.exit(run())
