"""Options that choose documents: a command receives them as ``documents``, a DocumentSet."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.paths import FileSet, files_from
from cleanup.cli.input.search import Search
from cleanup.cli.options.common import added, group
from cleanup.cli.options.from_config import Command, EffectiveSettings, effective_settings
from cleanup.cli.options.search import SearchParams, evidence_option, search_options
from cleanup.cli.options.suppression import allow_option, baseline_option
from cleanup.cli.output.console import Console
from cleanup.io.files import STDIN, Codec
from cleanup.pipeline.options import CleanOptions

if TYPE_CHECKING:
    from cleanup.engine.engine import Accept
    from cleanup.engine.suppress.baseline import Baseline


@dataclass(frozen=True, slots=True)
class FileList:
    """The values of ``file_list_options``."""

    files_from: str | None = None
    null: bool = False

    def paths(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """Return the named paths and those in the list. Raises UsageError for -0 without a list."""
        if self.files_from:
            return named + files_from(self.files_from, named, null=self.null)
        if self.null:
            raise click.UsageError("-0 describes the list of --files-from; add --files-from FILE")
        return named


file_list_options = group(
    "file_list",
    FileList,
    click.option(
        "--files-from",
        metavar="FILE|-",
        help="Also read the files in this list, one per line, relative to the working folder.",
    ),
    click.option("-0", "--null", is_flag=True, help="Names in --files-from end with NUL bytes, not line breaks."),
)


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """The documents that a call asks for: their paths, how they are searched, and what is suppressed in them."""

    paths: tuple[str, ...]
    search: SearchParams
    settings: EffectiveSettings
    allow: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    baseline: "Baseline | None" = None
    accept: "Accept | None" = None

    def documents(self, console: Console) -> DocumentSet:
        """Return the documents. Raises ConfigError for a configuration that cannot be used."""
        self.settings.check()
        search, settings = self.search, self.settings.settings
        # Under --force-exclude a file that a folder search would skip is skipped as if it had not been named.
        named = frozenset(() if search.force_exclude else self.paths)
        file_types = FileTypes(search.format, search.text_field, search.id_field, named)
        files = FileSet(
            paths=self.paths,
            exclude=search.exclude,
            exclude_from=settings["exclude"].folder,
            force_exclude=search.force_exclude,
            respect_gitignore=search.respect_gitignore,
            file_types=file_types,
        )
        options = CleanOptions(
            **self.settings.search_fields(),
            rules=search.rules + self.evidence,
            allow=self.allow,
            phrases=settings["allow.phrases"].value,
            names=settings["allow.names"].value,
            accept=self.accept,
        )
        return DocumentSet(
            files,
            Search(
                codec=Codec(search.encoding, search.errors),
                options=options,
                stdin_filename=search.stdin_filename,
                file_types=file_types,
                by_path=self.settings.by_path,
            ),
            console,
            jobs=search.jobs,
            progress=search.progress,
            baseline=self.baseline,
        )


def document_options(command: Command) -> Command:
    """Add PATH, and all options that say how documents are found, read and searched.

    Without a path a call reads standard input; on a terminal it prints its help instead.
    """

    @added(
        click.argument("paths", nargs=-1, metavar="[PATH|-]..."),
        file_list_options,
        search_options,
        evidence_option,
        allow_option,
        baseline_option,
    )
    @wraps(command)
    @click.pass_context
    def with_documents(
        ctx: click.Context,
        /,
        paths: tuple[str, ...],
        file_list: FileList,
        search: SearchParams,
        corpus_evidence: tuple[str, ...],
        allow: tuple[str, ...],
        baseline: "Baseline | None",
        **params: Any,
    ) -> None:
        settings = _shown_settings(ctx, search)
        named, demo = paths or file_list.files_from, ctx.params.get("demo")
        if named and demo:
            raise click.UsageError("--demo takes no paths")
        if not named and not demo and (sys.stdin is None or sys.stdin.isatty()):
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        paths = file_list.paths(paths)
        accept = None if baseline is None else baseline.accept
        request = DocumentRequest(
            paths if named else (STDIN,), search, settings, allow, corpus_evidence, baseline, accept
        )
        command(documents=request.documents(ctx.obj), **params)

    return with_documents


def file_options(
    paths_option: Callable[[Command], Command], accept: "Accept | None" = None
) -> Callable[[Command], Command]:
    """Add the options of ``document_options`` for commands that keep findings of files, which standard input is not.

    ``paths_option`` adds ``paths``, without which a call reads all texts below the working folder, and perhaps
    ``allow_option`` and ``file_list_options``. ``accept`` returns the findings that a baseline would accept.
    """

    def add(command: Command) -> Command:
        @added(paths_option, search_options)
        @wraps(command)
        @click.pass_context
        def with_documents(
            ctx: click.Context,
            /,
            paths: tuple[str, ...],
            search: SearchParams,
            file_list: FileList = FileList(),  # it is frozen
            allow: tuple[str, ...] = (),
            **params: Any,
        ) -> None:
            settings = _shown_settings(ctx, search)
            if STDIN in paths:
                raise click.UsageError("findings are stored by file name, and standard input has none; name a file")
            named = paths or file_list.files_from
            paths = file_list.paths(paths)
            request = DocumentRequest(paths if named else (".",), search, settings, allow, accept=accept)
            command(documents=request.documents(ctx.obj), **params)

        return with_documents

    return add


def _shown_settings(ctx: click.Context, search: SearchParams) -> EffectiveSettings:
    """Return the effective settings; with --show-settings print them and exit."""
    settings = effective_settings(ctx)
    if search.show_settings:
        from cleanup.cli.config.show import shown

        for line in shown(settings.settings):
            click.echo(line)
        ctx.exit()
    return settings
