"""Options that choose documents and say how they are read and searched; the verb gets ``document_options``."""

import sys
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.paths import FileSet
from cleanup.cli.input.search import Search
from cleanup.cli.options import types as values
from cleanup.cli.options.common import Command, added, allowed, evidence, searching
from cleanup.cli.options.from_config import EffectiveSettings, effective_settings
from cleanup.cli.output.console import Console
from cleanup.io.files import STDIN, Codec
from cleanup.pipeline.options import CleanOptions

if TYPE_CHECKING:
    from cleanup.engine.engine import Accept
    from cleanup.engine.suppress.baseline import Baseline


listing = added(
    click.option(
        "--files-from", metavar="FILE|-", help="Also the files that are named there, one a line, from this folder."
    ),
    click.option("-0", "--null", is_flag=True, help="The names of --files-from end with NUL bytes."),
)


def document_options(verb: Command) -> Command:
    """PATH, and all that says how documents are found, read and searched; the verb gets ``document_options``.

    Without a path standard input is read, unless a person sits there.
    """

    @added(
        click.argument("paths", nargs=-1, metavar="[PATH|-]..."),
        listing,
        searching,
        evidence,
        allowed,
        click.option(
            "--baseline",
            metavar="FILE",
            callback=values.baseline,
            help=f"Findings that were accepted, to pass over; default: the nearest {values.BASELINE}.",
        ),
    )
    @wraps(verb)
    @click.pass_context
    def with_documents(
        ctx: click.Context,
        /,
        paths: tuple[str, ...],
        baseline: "Baseline | None",
        **rest: Any,
    ) -> None:
        how = _settled(ctx, rest)
        named = paths or rest["files_from"]
        if named and rest.get("demo"):
            raise click.UsageError("--demo takes no paths")
        if not named and not rest.get("demo") and (sys.stdin is None or sys.stdin.isatty()):
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        paths = _with_listed(paths, rest)
        accept = None if baseline is None else baseline.accept
        verb(
            documents=_made(ctx.obj, paths if named else (STDIN,), rest, how, accept=accept, baseline=baseline),
            **rest,
        )

    return with_documents


def file_options(where: Callable[[Command], Command], accept: "Accept | None" = None) -> Callable[[Command], Command]:
    """Add the options of ``document_options`` without a baseline, for commands that keep findings of files.


    ``where`` adds the option or argument ``paths``, without any of which all texts below here are read, and perhaps
    ``allowed`` and ``listing``.
    """

    def add(verb: Command) -> Command:
        @added(where, searching)
        @wraps(verb)
        @click.pass_context
        def with_texts(ctx: click.Context, /, paths: tuple[str, ...], **rest: Any) -> None:
            how = _settled(ctx, rest)
            rest.setdefault("allow", ())
            if STDIN in paths:
                raise click.UsageError("what is kept of a finding is kept of a file; name one")
            named = paths or rest.get("files_from")
            paths = _with_listed(paths, rest)
            verb(documents=_made(ctx.obj, paths if named else (".",), rest, how, accept=accept), **rest)

        return with_texts

    return add


def _with_listed(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[str, ...]:
    """The paths, and those of --files-from, which is taken out of the options. Raises UsageError for -0 without it."""
    names, null = options.pop("files_from", None), options.pop("null", False)
    if null and not names:
        raise click.UsageError("-0 says how --files-from names files; give that, too")
    if not names:
        return paths
    from cleanup.cli.input.paths import files_from

    return paths + files_from(names, paths, null=null)


def _settled(ctx: click.Context, options: dict[str, Any]) -> EffectiveSettings:
    """What holds; with --show-settings, which is taken out of the options, it is printed, and that is all."""
    how = effective_settings(ctx)
    if options.pop("show_settings"):
        from cleanup.cli.config.show import shown

        for line in shown(how.settings):
            click.echo(line)
        ctx.exit()
    return how


def _made(
    console: Console,
    paths: tuple[str, ...],
    options: dict[str, Any],
    how: EffectiveSettings,
    *,
    accept: "Accept | None",
    baseline: "Baseline | None" = None,
) -> DocumentSet:
    """The documents that the options speak of, which are taken out of them; ``how`` says what else holds."""
    how.check()
    del options["extend_select"], options["extend_ignore"]
    settings = how.settings
    options |= how.search_fields() | {
        "exclude_from": settings["exclude"].folder,
        "phrases": settings["allow.phrases"].value,
        "names": settings["allow.names"].value,
        "by_path": how.by_path,
    }

    options["rules"] += options.pop("corpus_evidence", ())

    def taken(kind: type[FileSet | CleanOptions | FileTypes | Search]) -> dict[str, Any]:
        return {field.name: options.pop(field.name) for field in fields(kind) if field.name in options}

    # What a folder would pass over is passed over under --force-exclude as if it had not been named.
    kinds = FileTypes(**taken(FileTypes), named=frozenset(() if options.get("force_exclude") else paths))
    files = FileSet(paths, kinds=kinds, **taken(FileSet))
    codec = Codec(options.pop("encoding"), options.pop("errors"))
    search = Search(codec, CleanOptions(accept=accept, **taken(CleanOptions)), kinds=kinds, **taken(Search))
    return DocumentSet(
        files, search, console, jobs=options.pop("jobs"), progress=options.pop("progress"), baseline=baseline
    )
