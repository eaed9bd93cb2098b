"""The command line: the only place that knows a terminal."""

import sys


def main() -> None:
    """Run ``corpuscrub`` and exit with its code: 0, 1, 2, or 130 after Ctrl-C."""
    from cleanup.cli.verbs import run

    sys.exit(run())
