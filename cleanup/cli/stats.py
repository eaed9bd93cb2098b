"""``corpuscrub stats``: figures of a text before and after cleaning."""

import click

from cleanup.cli import choosing, options
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output


@click.command()
@choosing.documents
@click.option("--decisions", is_flag=True, help="The paths are files of decisions: say how often each rule was right.")
@options.own_destination
@options.talking
def stats(documents: Documents, output: Output, *, decisions: bool) -> None:
    """Count what each rule found, and show length and readability before and after.

    Also says how machine-translated the text looks, 0 to 1, and what speaks for it and against. With --decisions it
    counts what was decided on the page of a report instead.

    Finding something is not a failure: the exit code is 0.
    """
    with output:
        if decisions:
            from cleanup.render.agreement import agreement
            from cleanup.review.reading import read

            output.write(agreement(map(read, documents.paths)))
        else:
            from cleanup.render.summary import summary

            output.write(summary(documents.reports(translated=True)))
    documents.tell_accepted()
