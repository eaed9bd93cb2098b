"""``corpuscrub stats``: figures of a text before and after cleaning."""

import click

from cleanup.cli import options
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output


@click.command()
@options.documents
@options.destination
@options.talking
def stats(documents: Documents, output: Output) -> None:
    """Count what each rule found, and show length and readability before and after.

    Finding something is not a failure: the exit code is 0.
    """
    from cleanup.render.summary import summary

    with output:
        output.write(summary(list(documents.reports())))
