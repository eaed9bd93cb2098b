"""The command line: the only place that knows a terminal."""

import gc
import sys


def main() -> None:
    """Run ``corpuscrub`` and exit with its code: 0, 1, 2, 130 after Ctrl-C, 143 when it was asked to end."""
    gc.set_threshold(50_000)  # next to nothing here is cyclic, and looking for it takes 7 of 100 ms of a pipe call
    from cleanup.cli.interrupts import install

    install()
    from cleanup.cli.command_group import run

    sys.exit(run())
