"""What to type instead of commands and options that do not exist; imported after a usage error only."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from cleanup.messages import closest

IN_PLACE = "`corpuscrub clean -w` writes files in place"
PREVIEW = "`corpuscrub clean --diff` shows what would change, `corpuscrub clean --check` only exits 1 if anything would"
RECURSIVE = "folders are always searched recursively"
VERSION = "`corpuscrub --version` prints the version"

# Options of other tools.
OPTIONS = {
    "--fix": IN_PLACE,
    "-i": IN_PLACE,
    "--in-place": IN_PLACE,
    "--inplace": IN_PLACE,
    "--write-changes": IN_PLACE,
    "--dry-run": PREVIEW,
    "--unsafe-fixes": "--unsafe also applies fixes that choose one likely reading",
    "-r": RECURSIVE,
    "-R": RECURSIVE,
    "--recursive": RECURSIVE,
    "--output-dir": "`corpuscrub clean -o FOLDER/` writes cleaned files to a folder",
    "-V": VERSION,
    "--version": VERSION,
}

# The commands for which all of these hints hold; for others, those about `clean` do not.
CLEANING = ("clean", "check")

# Commands of other tools.
COMMANDS = {
    "help": "--help",
    "version": "--version",
    "fix": "clean -w",
    "format": "clean -w",
    "lint": "check",
    "diff": "clean --diff",
    "undo": "restore",
    "revert": "restore",
}


def command_hint(args: Sequence[str], commands: Sequence[str]) -> str:
    """Return what may have been meant by arguments of which the first is no command."""
    word, *rest = args
    meant = closest(word, commands)
    if Path(word).exists() or word == "-":
        meant = shlex.join(["check", *args])
    elif word == "help" and rest and rest[0] in commands:
        meant = f"{rest[0]} --help"
    elif word in COMMANDS:
        meant = COMMANDS[word]
    return f"did you mean `corpuscrub {meant}`?" if meant else "`corpuscrub --help` lists the commands"


def with_hint(error: click.ClickException) -> click.ClickException:
    """Return an error with our hint in place of click's, where an option of another tool was given."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return error
    hint = OPTIONS.get(error.option_name)
    if hint is None or (hint in (IN_PLACE, PREVIEW) and error.ctx.info_name not in CLEANING):
        return error
    return click.UsageError(f"no option {error.option_name}; {hint}", error.ctx)
