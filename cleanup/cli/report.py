"""``corpuscrub report``: a page on which a person decides about each finding."""

from pathlib import Path

import click

from cleanup.cli import choosing, options
from cleanup.cli.demo import demo_texts
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output
from cleanup.cli.pages import keep, pages
from cleanup.cli.talk import Talk
from cleanup.review import INDEX


@click.command()
@choosing.documents
@options.demo
@options.destination
@options.talking
@click.pass_obj
def report(talk: Talk, /, documents: Documents, output: Output, *, demo: bool) -> None:
    """Write a page of HTML on which a person reviews each change: accept, reject or edit it.

    The page needs no network and opens from disk. Its decisions come back as a file for `corpuscrub apply`. By default
    safe fixes are applied, with --unsafe those with one likely reading, too; all are shown. Of more than 32 MB it is a
    folder. Finding something is not a failure: the exit code is 0.
    """
    if output.terminal:
        raise click.UsageError("the report is a page of HTML; name a file for it: -o report.html")
    subjects = map(documents.subject, demo_texts()) if demo else documents.subjects()
    files = pages(documents, subjects)
    if output.path is None:
        if len(files) > 1:
            raise click.UsageError("the report is too large for one file; name a place for its folder: -o report")
        with output:
            output.write(files[INDEX])
        return
    place = keep(files, Path(output.path))
    told = f", a folder, for it is larger than 32 MB: open {place}" if len(files) > 1 else ""
    talk.note(f"the report is in {place.parent if told else place}{told}")
