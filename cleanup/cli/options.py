"""Options that verbs share. A decorator adds some, and hands the verb what is made of them."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.codes import complete
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output
from cleanup.cli.paths import Files
from cleanup.cli.search import Search
from cleanup.cli.settings import Settled, configured, settled
from cleanup.cli.talk import Talk
from cleanup.errors import InputError
from cleanup.files import STDIN, Codec
from cleanup.rule import MIN_CONFIDENCE

if TYPE_CHECKING:
    from cleanup.baseline import Baseline
    from cleanup.engine import Accept

Verb = Callable[..., None]

BASELINE, ALLOW = "corpuscrub-baseline.txt", "corpuscrub-allow.toml"
"""What the files with accepted and allowed findings are called; the nearest is taken where none is named."""


def _flat(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _language(_: click.Context, __: click.Parameter, value: str) -> str | None:
    if value != "auto" and not re.fullmatch("[a-z]{2,3}", value):
        raise click.BadParameter(f"{value!r} is neither auto nor an ISO 639-1 code such as en")
    return None if value == "auto" else value


def _score(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:  # nan is neither
        raise click.BadParameter(f"{value:g} is not a score: scores go from 0 to 1, such as 0.8")
    return value


def _jobs(_: click.Context, __: click.Parameter, value: str) -> int:
    if not re.fullmatch("[0-9]{1,4}|auto", value):
        raise click.BadParameter(f"{value!r} is neither a number of processes nor auto")
    if value == "auto" or not int(value):
        from cleanup.cli.jobs import cores

        return cores()
    return int(value)


def _encoding(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        return Codec.named(value, "strict").encoding
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def _baseline(_: click.Context, __: click.Parameter, value: str | None) -> "Baseline | None":
    """The baseline that was named, or the nearest from here upwards."""
    path = nearest(BASELINE) if value is None else Path(value)
    if path is None:
        return None
    from cleanup.baselinefile import load

    return load(path)


def _allow(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return values or tuple(str(path) for path in [nearest(ALLOW)] if path is not None)


def nearest(name: str) -> Path | None:
    """The file of a name that is here, or in the folder above that is nearest."""
    with suppress(OSError):  # the folder in which we are may be gone
        here = Path.cwd()
        for folder in (here, *here.parents):
            if os.path.isfile(folder / name):  # noqa: PTH113  # which is False where nobody may look
                return Path(os.path.relpath(folder / name))
    return None


def _speak(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    talk = ctx.find_object(Talk)
    if talk is not None and value:
        if param.name == "color":
            talk.colour = value
        else:
            talk.loudness = -1 if param.name == "quiet" else 1


def _added(*options: Callable[[Verb], Verb]) -> Callable[[Verb], Verb]:
    """Several options as one decorator, shown in this order."""

    def add(verb: Verb) -> Verb:
        for option in reversed(options):
            verb = option(verb)
        return verb

    return add


talking = _added(
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

encoded = _added(
    click.option("--encoding", default="utf-8", callback=_encoding, help="How the files are encoded; default utf-8."),
    click.option(
        "--errors",
        type=click.Choice(["strict", "surrogate", "skip"]),
        default="strict",
        help="With bytes that do not decode: refuse the file, carry them through unchanged, or leave the file out.",
    ),
)

own_rules = click.option("--rules", multiple=True, metavar="FILE", help="A TOML file with rules of your own.")


def _codes(name: str, told: str) -> Callable[[Verb], Verb]:
    return click.option(name, multiple=True, metavar="CODES", callback=_flat, shell_complete=complete, help=told)


allowed = click.option(
    "--allow",
    multiple=True,
    metavar="FILE",
    callback=_allow,
    help=f"Findings that are wanted, as `allow` and `apply --learn` keep them; default: the nearest {ALLOW}.",
)

_found = _added(
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
        type=click.FloatRange(0, 1),
        default=MIN_CONFIDENCE,
        show_default=True,
        help="Leave out unsafe fixes that were right less often than this, 0 to 1.",
    ),
    click.option(
        "--language", default="auto", callback=_language, metavar="CODE", help="auto (default), or such as en."
    ),
    encoded,
    click.option("--stdin-filename", default=STDIN, metavar="NAME", help="What standard input is called in listings."),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOBS",
        callback=_flat,
        help="What to leave out of folders, as in a .gitignore here: drafts/,*.old.txt.",
    ),
    click.option("--force-exclude", is_flag=True, help="Exclude also what is named on the command line."),
    click.option(
        "--respect-gitignore/--no-respect-gitignore",
        default=True,
        help="Whether to leave out of folders what git ignores; default: yes.",
    ),
    click.option(
        "-j",
        "--jobs",
        default="1",
        callback=_jobs,
        metavar="N",
        help="How many processes search; 0 or auto: one a processor. Default 1.",
    ),
    click.option(
        "--progress/--no-progress", default=None, help="Whether to show a bar during long work; default: on a terminal."
    ),
    configured,
    click.option("--show-settings", is_flag=True, help="Do nothing but print what holds, and where it was said."),
)


def documents(verb: Verb) -> Verb:
    """PATH, and all that says how documents are found, read and searched; the verb gets ``documents``.

    Without a path standard input is read, unless a person sits there.
    """

    @_added(
        click.argument("paths", nargs=-1, metavar="[PATH|-]..."),
        click.option(
            "--files-from", metavar="FILE|-", help="Also the files that are named there, one a line, from this folder."
        ),
        click.option("-0", "--null", is_flag=True, help="The names of --files-from end with NUL bytes."),
        _found,
        allowed,
        click.option(
            "--baseline",
            metavar="FILE",
            callback=_baseline,
            help=f"Findings that were accepted, to pass over; default: the nearest {BASELINE}.",
        ),
    )
    @wraps(verb)
    @click.pass_context
    def with_documents(
        ctx: click.Context,
        /,
        paths: tuple[str, ...],
        files_from: str | None,
        baseline: "Baseline | None",
        *,
        null: bool,
        **rest: Any,
    ) -> None:
        how = _settled(ctx, rest)
        named = paths or files_from
        if named and rest.get("demo"):
            raise click.UsageError("--demo takes no paths")
        if not named and not rest.get("demo") and (sys.stdin is None or sys.stdin.isatty()):
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        if null and not files_from:
            raise click.UsageError("-0 says how --files-from names files; give that, too")
        if files_from:
            from cleanup.cli.listed import listed

            paths += listed(files_from, paths, null=null)
        accept = None if baseline is None else baseline.accept
        verb(
            documents=_made(ctx.obj, paths if named else (STDIN,), rest, how, accept=accept, baseline=baseline),
            **rest,
        )

    return with_documents


def texts(where: Callable[[Verb], Verb], accept: "Accept | None" = None) -> Callable[[Verb], Verb]:
    """As ``documents``, without a baseline, for verbs about what is found in files; ``accept`` is told what that is.

    ``where`` adds the option or argument ``paths``, without any of which all texts below here are read, and perhaps
    ``allowed``.
    """

    def add(verb: Verb) -> Verb:
        @_added(where, _found)
        @wraps(verb)
        @click.pass_context
        def with_texts(ctx: click.Context, /, paths: tuple[str, ...], **rest: Any) -> None:
            how = _settled(ctx, rest)
            rest.setdefault("allow", ())
            if STDIN in paths:
                raise click.UsageError("what is kept of a finding is kept of a file; name one")
            verb(documents=_made(ctx.obj, paths or (".",), rest, how, accept=accept), **rest)

        return with_texts

    return add


def _settled(ctx: click.Context, options: dict[str, Any]) -> Settled:
    """What holds; with --show-settings, which is taken out of the options, it is printed, and that is all."""
    how = settled(ctx)
    if options.pop("show_settings"):
        from cleanup.config.told import shown

        for line in shown(how.settings):
            click.echo(line)
        ctx.exit()
    return how


def _made(
    talk: Talk,
    paths: tuple[str, ...],
    options: dict[str, Any],
    how: Settled,
    *,
    accept: "Accept | None",
    baseline: "Baseline | None" = None,
) -> Documents:
    """The documents that the options speak of, which are taken out of them; ``how`` says what else holds."""
    how.check()
    del options["extend_select"], options["extend_ignore"]
    settings = how.settings
    options |= how.manner() | {
        "exclude_from": settings["exclude"].folder,
        "phrases": settings["allow.phrases"].value,
        "names": settings["allow.names"].value,
        "by_path": how.by_path,
    }

    def taken(kind: type[Files | Search]) -> dict[str, Any]:
        return {field.name: options.pop(field.name) for field in fields(kind) if field.name in options}

    files = Files(paths, **taken(Files))
    search = Search(Codec(options.pop("encoding"), options.pop("errors")), accept=accept, **taken(Search))
    return Documents(files, search, talk, jobs=options.pop("jobs"), progress=options.pop("progress"), baseline=baseline)


def destination(verb: Verb) -> Verb:
    """-o; the verb gets ``output``."""

    @click.option("-o", "--output", "path", metavar="FILE", help="Write to a file instead of standard output.")
    @wraps(verb)
    @click.pass_context
    def with_output(ctx: click.Context, /, path: str | None, **rest: Any) -> None:
        verb(output=Output(path, ctx.obj), **rest)

    return with_output


class Diffing(click.Command):
    """A command whose ``--diff`` may do without a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; click alone would take the path in ``--diff a.txt`` as the kind of diff."""
        return super().parse_args(ctx, ["--diff=unified" if arg == "--diff" else arg for arg in args])


diff = click.option(
    "--diff", type=click.Choice(["unified", "word"]), help="Change nothing; show what would change, and exit 1."
)
backup = click.option("--backup", is_flag=True, help="Keep each original that is written over as FILE.orig.")
ledger = click.option("--ledger", metavar="FILE", help="Add every edit to this file, so that `restore` can undo it.")

demo = click.option("--demo", is_flag=True, help="Of the texts that come with corpuscrub, to see what it is like.")

exit_zero = click.option("--exit-zero", is_flag=True, help="Exit 0 also when something was found; 2 stays 2.")


def max_translated(told: str) -> Callable[[Verb], Verb]:
    """--max-translated, a score from 0 to 1 or None; ``told`` is what happens to documents over it."""
    return click.option("--max-translated", type=float, callback=_score, metavar="SCORE", help=told)
