"""``corpuscrub stats``: print figures of texts before and after cleaning."""

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options.common import console_options, protected_output_option
from cleanup.cli.options.documents import document_options
from cleanup.cli.output.sink import Sink


@click.command()
@document_options
@click.option(
    "--decisions", is_flag=True, help="Read each PATH as a decision file, and print how often each rule was right."
)
@protected_output_option
@console_options
def stats(documents: DocumentSet, output: Sink, *, decisions: bool) -> None:
    """Count findings by rule, and compare length and readability before and after.

    Also print how machine-translated the texts look, from 0 to 1, with the evidence for and against it. With
    --decisions, count the decisions made on a review page instead.

    Findings are no failure: the exit code is 0.
    """
    with output:
        if decisions:
            from cleanup.review.decision_file import read_review
            from cleanup.review.rule_accuracy import accuracy_table

            output.write(accuracy_table(map(read_review, documents.named)))
        else:
            from cleanup.reporting.terminal.summary import summary

            output.write(summary(documents.reports(translated=True)))
    documents.report_suppressed()
