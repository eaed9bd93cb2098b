"""``corpuscrub report``: a page on which a person decides about each finding."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.review_pages import keep, pages, refuse_ending
from cleanup.cli.input.demo import demo_texts
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
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


FORMS = {".md": _markdown, ".markdown": _markdown, ".json": _json}
"""What is written to a file whose name ends so."""


@click.command()
@choosing.document_options
@options.demo
@options.own_destination
@options.console_options
@click.pass_obj
def report(console: Console, /, documents: DocumentSet, output: Sink, *, demo: bool) -> None:
    """Write a page of HTML on which a person reviews each change: accept, reject or edit it.

    The page needs no network and opens from disk. Its decisions come back as a file for `corpuscrub apply`. By default
    safe fixes are applied, with --unsafe those with one likely reading, too; all are shown. Of more than 32 MB it is a
    folder. A file called .md or .json gets Markdown or JSON instead. Finding something is not a failure: the exit code
    is 0.
    """
    if output.is_terminal:
        raise click.UsageError("the report is a page of HTML; name a file for it: -o report.html")
    refuse_ending(output.path, FORMS)
    output.validate()
    form = FORMS.get(Path(output.path or "").suffix.lower())
    if form is not None:
        if demo:
            raise click.UsageError("--demo is a page of HTML to try: -o demo.html")
        with output:
            for part in form(documents.reports()):
                output.write(part)
        documents.report_suppressed()
        return
    subjects = map(documents.review_item, demo_texts()) if demo else documents.review_items()
    files = pages(documents, subjects)
    documents.report_suppressed()
    if output.path is None:
        if len(files) > 1:
            raise click.UsageError("the report is too large for one file; name a place for its folder: -o report")
        with output:
            output.write(files[INDEX])
        return
    if refuse_incomplete(output.path, console):
        return
    place = keep(files, Path(output.path), output.readers)
    told = f", a folder, for it is larger than 32 MB: open {place}" if len(files) > 1 else ""
    console.note(f"the report is in {place.parent if told else place}{told}")
