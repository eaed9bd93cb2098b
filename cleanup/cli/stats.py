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

    Also says how machine-translated the text looks, 0 to 1, and what speaks for it and against.

    Finding something is not a failure: the exit code is 0.
    """
    from cleanup.render.summary import summary

    with output:
        output.write(summary(list(documents.reports())))
