"""``corpuscrub report``: a page for a person to read."""

import click

from cleanup.cli import options
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output
from cleanup.cli.talk import Talk


@click.command()
@options.documents
@options.destination
@options.talking
@click.pass_obj
def report(talk: Talk, /, documents: Documents, output: Output) -> None:
    """Write a page of HTML that shows each change in its text, and why.

    The page needs no network and opens from disk. Finding something is not a failure: the exit code is 0.
    """
    if output.terminal:
        raise click.UsageError("the report is a page of HTML; name a file for it: -o report.html")
    from cleanup.render.page import page

    reasons = {rule.code: rule.explanation for rule in documents.engine.index.rules}
    with output:
        output.write(page(list(documents.reports()), reasons))
    if output.path:
        talk.note(f"the report is in {output.path}")
