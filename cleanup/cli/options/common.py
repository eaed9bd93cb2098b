"""Options that commands share, and the decorators that add them."""

import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import wraps
from itertools import pairwise
from typing import Any

import click

from cleanup.cli.options import types
from cleanup.cli.options.from_config import Command, configured
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink

# Where datasets are cleaned; all but the first have a module in ``cleanup.pipeline.backends``.
ENGINES = ("local", "ray", "spark")

DIFF_KINDS = ("unified", "word")


def added(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Combine options into one decorator, which help shows in this order."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def group(name: str, params: type[Any], *options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Combine options into one decorator, whose values a command receives as one ``params`` under ``name``.

    ``params`` is a dataclass with a field for each option. A field without an option is a KeyError of each call, and
    an option without a field reaches the command, which does not take it.
    """
    names = [field.name for field in fields(params)]

    def add(command: Command) -> Command:
        @wraps(command)
        def with_group(*args: Any, **values: Any) -> None:
            values[name] = params(**{option: values.pop(option) for option in names})
            command(*args, **values)

        return added(*options)(with_group)

    return add


def _configure_console(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    console = ctx.find_object(Console)
    if console is not None and value:
        if param.name == "color":
            console.colour = value
        else:
            console.verbosity = -1 if param.name == "quiet" else 1


console_options = added(
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        callback=_configure_console,
        expose_value=False,
        help="When to colour output; overrides NO_COLOR, FORCE_COLOR and what the terminal supports.",
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        callback=_configure_console,
        expose_value=False,
        help="Report what happened to each document.",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, callback=_configure_console, expose_value=False, help="Report errors only."
    ),
)

encoding_options = added(
    click.option("--encoding", default="utf-8", type=types.Encoding(), help="Encoding of the files; default utf-8."),
    click.option(
        "--errors",
        type=click.Choice(["strict", "surrogate", "skip"]),
        default="strict",
        help="What to do with bytes that do not decode: strict (default) rejects the file, surrogate keeps the bytes "
        "unchanged, skip leaves the file out.",
    ),
)

rules_option = click.option("--rules", multiple=True, metavar="FILE", help="TOML file with custom rules.")
registry_options = added(rules_option, configured)


def _output_option(
    help_text: str = "Write to this file instead of standard output.", *, protected: bool
) -> Callable[[Command], Command]:
    """Add -o, which the command receives as ``output``, a Sink.

    With ``protected`` it only overwrites earlier output of the same command, unless --force.
    """

    def add(command: Command) -> Command:
        @wraps(command)
        @click.pass_context
        def with_output(ctx: click.Context, /, path: str | None, *, force: bool = True, **params: Any) -> None:
            documents = params.get("documents")

            def inputs() -> Iterator[tuple[str, str]]:
                from cleanup.cli.options.named_files import named_files
                from cleanup.cli.output.path_conflicts import TEXT

                texts = ctx.params.get("paths", ()) if documents is None else documents.paths
                yield from ((text, TEXT) for text in texts)
                yield from named_files(ctx)

            owner = None if force else ctx.command_path.partition(" ")[2]
            command(output=Sink(path, ctx.obj, inputs, owner), **params)

        output = click.option("-o", "--output", "path", metavar="FILE", help=help_text)
        return output(force_option(with_output) if protected else with_output)

    return add


force_option = click.option("--force", is_flag=True, help="Overwrite the file even if corpuscrub did not write it.")

output_option = _output_option(protected=False)
protected_output_option = _output_option(protected=True)
page_option = _output_option("Keep the page in this file instead of a temporary folder.", protected=True)


class DiffCommand(click.Command):
    """A command whose ``--diff`` may do without a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; click alone would take the path in ``--diff a.txt`` as the kind of diff.

        Raises UsageError for ``--diff word`` where there is no file of that name.
        """
        for option, kind in pairwise(args):
            if option == "--diff" and kind in DIFF_KINDS and not os.path.lexists(kind):
                raise click.UsageError(f"no file {kind}; the kind of diff follows an equals sign: --diff={kind}", ctx)
        return super().parse_args(ctx, ["--diff=unified" if arg == "--diff" else arg for arg in args])


diff_option = click.option(
    "--diff", type=click.Choice(DIFF_KINDS), help="Change nothing; print what would change, and exit 1 if anything."
)
backup_option = click.option("--backup", is_flag=True, help="Keep the original of each overwritten file as FILE.orig.")
ledger_option = click.option(
    "--ledger", metavar="FILE", help="Append every edit to this file, so that `restore` can undo it."
)

engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    help="Where the work runs: in processes on this machine (default), Ray or Spark; RAY_ADDRESS names a cluster.",
)

dataset_options = added(
    click.option("--resume", is_flag=True, help="Continue datasets where an interrupted call stopped."),
    click.option(
        "--mark",
        metavar="FIELD",
        help="Add a field to each record with its scores and number of findings, and leave out no record.",
    ),
    engine_option,
)

demo_option = click.option("--demo", is_flag=True, help="Use the sample texts that come with corpuscrub.")

exit_zero_option = click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings; errors exit 2.")


def max_translated_option(help_text: str) -> Callable[[Command], Command]:
    """Return --max-translated, a score from 0 to 1, or None."""
    return click.option("--max-translated", type=types.Score(), metavar="SCORE", help=help_text)
