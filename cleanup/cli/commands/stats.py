"""``corpuscrub stats``: figures of a text before and after cleaning."""

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.output.sink import Sink


@click.command()
@choosing.document_options
@click.option("--decisions", is_flag=True, help="The paths are files of decisions: say how often each rule was right.")
@options.own_destination
@options.console_options
def stats(documents: DocumentSet, output: Sink, *, decisions: bool) -> None:
    """Count what each rule found, and show length and readability before and after.

    Also says how machine-translated the text looks, 0 to 1, and what speaks for it and against. With --decisions it
    counts what was decided on the page of a report instead.

    Finding something is not a failure: the exit code is 0.
    """
    with output:
        if decisions:
            from cleanup.review.decision_file import read
            from cleanup.review.rule_accuracy import agreement

            output.write(agreement(map(read, documents.named)))
        else:
            from cleanup.reporting.terminal.summary import summary

            output.write(summary(documents.reports(translated=True)))
    documents.report_suppressed()
