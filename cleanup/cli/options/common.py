"""Options that verbs share. A decorator adds some, and hands the verb what is made of them."""

import os
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import pairwise
from typing import Any

import click

from cleanup.cli.config.schema import KINDS
from cleanup.cli.options import types as values
from cleanup.cli.options.from_config import configured
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.engine.rule import MIN_CONFIDENCE
from cleanup.io.files import STDIN

Command = Callable[..., None]

ENGINES = ("local", "ray", "spark")
"""Where datasets are cleaned; of each but the first there is a module in ``cleanup.pipeline``."""


def _speak(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    console = ctx.find_object(Console)
    if console is not None and value:
        if param.name == "color":
            console.colour = value
        else:
            console.verbosity = -1 if param.name == "quiet" else 1


def added(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, shown in this order."""

    def add(verb: Command) -> Command:
        for option in reversed(options):
            verb = option(verb)
        return verb

    return add


console_options = added(
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        callback=_speak,
        expose_value=False,
        help="Whether to colour. Goes before NO_COLOR, FORCE_COLOR and what the terminal can do.",
    ),
    click.option(
        "-v", "--verbose", is_flag=True, callback=_speak, expose_value=False, help="Say what became of each document."
    ),
    click.option(
        "-q", "--quiet", is_flag=True, callback=_speak, expose_value=False, help="Say what went wrong, nothing else."
    ),
)

encoding_options = added(
    click.option(
        "--encoding", default="utf-8", callback=values.encoding, help="How the files are encoded; default utf-8."
    ),
    click.option(
        "--errors",
        type=click.Choice(["strict", "surrogate", "skip"]),
        default="strict",
        help="With bytes that do not decode: refuse the file, carry them through unchanged, or leave the file out.",
    ),
)

own_rules = click.option("--rules", multiple=True, metavar="FILE", help="A TOML file with rules of your own.")
known_rules = added(own_rules, configured)


def _codes(name: str, told: str) -> Callable[[Command], Command]:
    return click.option(
        name, multiple=True, metavar="CODES", callback=values.flat, shell_complete=values.complete, help=told
    )


evidence = click.option(
    "--corpus-evidence",
    multiple=True,
    metavar="FILE",
    help="Counts of `mine`: lines that recur in a corpus are unsafe findings, RES990.",
)

allowed = click.option(
    "--allow",
    multiple=True,
    metavar="FILE",
    callback=values.allow,
    help=f"Findings that are wanted, as `allow` and `apply --learn` keep them; default: the nearest {values.ALLOW}.",
)

searching = added(
    _codes("--select", "Only these rules: RES,MTA1,ad-break."),
    _codes("--ignore", "All rules but these."),
    _codes("--extend-select", "These, too, besides those that a file or the environment selects."),
    _codes("--extend-ignore", "Nor these, besides those that a file or the environment ignores."),
    own_rules,
    click.option(
        "--unsafe/--no-unsafe", default=False, help="Whether to apply fixes that choose one likely reading, too."
    ),
    click.option(
        "--min-confidence",
        type=float,
        callback=values.score,
        metavar="SCORE",
        default=MIN_CONFIDENCE,
        show_default=True,
        help="Leave out unsafe fixes that were right less often than this, 0 to 1.",
    ),
    click.option(
        "--language", default="auto", callback=values.language, metavar="CODE", help="auto (default), or such as en."
    ),
    encoding_options,
    click.option(
        "--format",
        type=click.Choice(KINDS),
        default="auto",
        help="What the files hold; auto (default) goes by their names: *.jsonl and *.ndjson, also as .gz and .zst, and "
        "*.parquet are datasets, whose records are documents; all else is text, and refused where it is HTML, CSV or "
        "another format; text reads that as plain text.",
    ),
    click.option(
        "--text-field",
        default="text",
        metavar="FIELD",
        show_default=True,
        help="Where a record has its text; page.body is the body in page.",
    ),
    click.option("--id-field", default="id", metavar="FIELD", show_default=True, help="What a record is known by."),
    click.option("--stdin-filename", default=STDIN, metavar="NAME", help="What standard input is called in listings."),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOBS",
        callback=values.flat,
        help="What to leave out of folders, as in a .gitignore here: drafts/,*.old.txt.",
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Leave out what folders would leave out also where it is named."
    ),
    click.option(
        "--respect-gitignore/--no-respect-gitignore",
        default=True,
        help="Whether to leave out of folders what git ignores; default: yes.",
    ),
    click.option(
        "-j",
        "--jobs",
        default="1",
        callback=values.jobs,
        metavar="N",
        help="How many processes search; 0 or auto: one a processor. Default 1.",
    ),
    click.option(
        "--progress/--no-progress", default=None, help="Whether to show a bar during long work; default: on a terminal."
    ),
    configured,
    click.option("--show-settings", is_flag=True, help="Do nothing but print what holds, and where it was said."),
)


def _destination(
    told: str = "Write to a file instead of standard output.", *, own: bool
) -> Callable[[Command], Command]:
    """-o, and where a verb is to write over its ``own`` earlier output only, --force; the verb gets ``output``."""

    def add(verb: Command) -> Command:
        @wraps(verb)
        @click.pass_context
        def with_output(ctx: click.Context, /, path: str | None, *, force: bool = True, **rest: Any) -> None:
            documents = rest.get("documents")

            def reads() -> Iterator[tuple[str, str]]:
                from cleanup.cli.options.named_files import named
                from cleanup.cli.output.path_conflicts import TEXT

                texts = ctx.params.get("paths", ()) if documents is None else documents.paths
                yield from ((text, TEXT) for text in texts)
                yield from named(ctx)

            verb(output=Sink(path, ctx.obj, reads, None if force else ctx.command_path.partition(" ")[2]), **rest)

        place = click.option("-o", "--output", "path", metavar="FILE", help=told)
        return place(forced(with_output) if own else with_output)

    return add


forced = click.option("--force", is_flag=True, help="Also write over a file that is not from an earlier call.")

destination = _destination(own=False)
own_destination = _destination(own=True)
page_destination = _destination("Keep the page there instead of in a temporary folder.", own=True)


DIFFS = ("unified", "word")


class Diffing(click.Command):
    """A command whose ``--diff`` may do without a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; click alone would take the path in ``--diff a.txt`` as the kind of diff.

        Raises UsageError for ``--diff word`` where there is no file of that name.
        """
        for option, kind in pairwise(args):
            if option == "--diff" and kind in DIFFS and not os.path.lexists(kind):
                raise click.UsageError(f"no file {kind}; the kind of diff follows an equals sign: --diff={kind}", ctx)
        return super().parse_args(ctx, ["--diff=unified" if arg == "--diff" else arg for arg in args])


diff = click.option("--diff", type=click.Choice(DIFFS), help="Change nothing; show what would change, and exit 1.")
backup = click.option("--backup", is_flag=True, help="Keep each original that is written over as FILE.orig.")
ledger = click.option("--ledger", metavar="FILE", help="Add every edit to this file, so that `restore` can undo it.")

engine = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    help="Where datasets are worked on: by processes of this machine (default), by Ray, or by Spark. RAY_ADDRESS names "
    "a cluster.",
)

records = added(
    click.option("--resume", is_flag=True, help="Go on with datasets where a call that was ended left them."),
    click.option(
        "--mark",
        metavar="FIELD",
        help="Leave out no record for its score, and give each a field that tells scores and number of findings.",
    ),
    engine,
)
"""What concerns datasets alone."""

demo = click.option("--demo", is_flag=True, help="Of the texts that come with corpuscrub, to see what it is like.")

exit_zero = click.option("--exit-zero", is_flag=True, help="Exit 0 also when something was found; 2 stays 2.")


def max_translated(told: str) -> Callable[[Command], Command]:
    """--max-translated, a score from 0 to 1 or None; ``told`` is what happens to documents over it."""
    return click.option("--max-translated", type=float, callback=values.score, metavar="SCORE", help=told)
