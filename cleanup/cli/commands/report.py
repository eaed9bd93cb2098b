"""``corpuscrub report``: write a page on which a person decides about each finding."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.review_pages import build_pages, check_ending, review_items, write_pages
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options.common import console_options, demo_option, protected_output_option
from cleanup.cli.options.documents import document_options
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink, refuse_incomplete
from cleanup.review import INDEX

if TYPE_CHECKING:
    from cleanup.engine.report import Report


def _markdown(reports: Iterable["Report"]) -> Iterator[str]:
    from cleanup.reporting.terminal.markdown import markdown

    return markdown(list(reports))


def _json(reports: Iterable["Report"]) -> Iterator[str]:
    from cleanup.reporting.data.json import json_report

    return json_report(reports)


# The formats other than HTML, by the suffix of the file.
FORMATS = {".md": _markdown, ".markdown": _markdown, ".json": _json}


@click.command()
@document_options
@demo_option
@protected_output_option
@console_options
@click.pass_obj
def report(console: Console, /, documents: DocumentSet, output: Sink, *, demo: bool) -> None:
    """Write an HTML page on which a person accepts, rejects or edits each change.

    The page opens from disk and needs no network. Export your decisions from it; `corpuscrub apply` makes those
    changes. By default safe fixes are applied, with --unsafe also those with one likely reading; the page shows all
    findings. A page larger than 32 MB becomes a folder. A file named *.md or *.json gets Markdown or JSON instead.
    Findings are no failure: the exit code is 0.
    """
    if output.is_terminal:
        raise click.UsageError("the report is an HTML page; name a file for it: -o report.html")
    check_ending(output.path, FORMATS)
    output.validate()
    format_reports = FORMATS.get(Path(output.path or "").suffix.lower())
    if format_reports is None:
        _write_page(documents, output, console, demo=demo)
        return
    if demo:
        raise click.UsageError("--demo writes an HTML page; name one: -o demo.html")
    with output:
        output.write_all(format_reports(documents.reports()))
    documents.report_suppressed()


def _write_page(documents: DocumentSet, output: Sink, console: Console, *, demo: bool) -> None:
    files = build_pages(documents, review_items(documents, demo=demo))
    documents.report_suppressed()
    if output.path is None:
        if len(files) > 1:
            raise click.UsageError("the report is too large for one file; name a folder for it: -o report")
        with output:
            output.write(files[INDEX])
    elif not refuse_incomplete(output.path, console):
        page = write_pages(files, Path(output.path), output.readers)
        if len(files) > 1:
            console.note(f"report: {page.parent}, a folder because it exceeds 32 MB; open {page}")
        else:
            console.note(f"report: {page}")
