"""What to type instead of verbs and options that other tools have."""

import click

IN_PLACE = "`corpuscrub clean -w` writes files in place"
SHOWN = "`corpuscrub clean --diff` shows what would change, `corpuscrub clean --check` says whether anything would"
VERSION = "`corpuscrub --version` prints the version"

OPTIONS = {
    "--fix": IN_PLACE,
    "-i": IN_PLACE,
    "--in-place": IN_PLACE,
    "--inplace": IN_PLACE,
    "--write-changes": IN_PLACE,
    "--dry-run": SHOWN,
    "--unsafe-fixes": "--unsafe applies fixes that choose one likely reading, too",
    "-r": "folders are searched as they are",
    "-R": "folders are searched as they are",
    "--recursive": "folders are searched as they are",
    "--output-dir": "`corpuscrub clean -o FOLDER/` writes cleaned files to a folder",
    "-V": VERSION,
    "--version": VERSION,
}

CLEANING = ("clean", "check")
"""The verbs for which all of these options have something in their place; for others only some have."""

VERBS = {
    "help": "--help",
    "version": "--version",
    "fix": "clean -w",
    "format": "clean -w",
    "lint": "check",
    "diff": "clean --diff",
    "undo": "restore",
    "revert": "restore",
}


def hinted(error: click.ClickException) -> click.ClickException:
    """Return an error with a hint in the place of click's, where an option of another tool was given."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return error
    hint = OPTIONS.get(error.option_name)
    if hint is None or (hint in (IN_PLACE, SHOWN) and error.ctx.info_name not in CLEANING):
        return error
    return click.UsageError(f"no option {error.option_name}; {hint}", error.ctx)
