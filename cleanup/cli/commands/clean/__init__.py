"""``corpuscrub clean``: texts in, cleaned texts out."""

from typing import Any

import click

from cleanup.cli.commands.clean.texts import CleanRequest, TextCleaner
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink


@click.command(cls=options.Diffing)
@choosing.document_options
@click.option("-w", "--write", is_flag=True, help="Write the files in place, and say each change on standard error.")
@options.diff
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if anything would change.")
@options.destination
@options.backup
@options.ledger
@options.max_translated(
    "Leave out documents that look more machine-translated than this, 0 to 1: with -w their files stay as they are."
)
@options.records
@options.exit_zero
@click.option("--exit-non-zero-on-fix", is_flag=True, help="With -w: exit 1 if files were changed.")
@options.console_options
@click.pass_obj
def clean(console: Console, /, documents: DocumentSet, output: Sink, **wish: Any) -> None:
    """Remove what is safe to remove, and print the cleaned text.

    Without a path it is a filter: text in, cleaned text out, nothing else changed by a byte. With files it prints
    their cleaned texts, one after the other; -w writes them in place, and -o FOLDER/ each to a file of its name there.
    Folders are searched for texts, and for datasets whose records have a text.

    \b
      corpuscrub clean news.jsonl.gz -o cleaned.jsonl.gz -j auto --ledger news.ledger
      corpuscrub clean corpus/ -o cleaned/ -j auto --resume

    Of a dataset all is kept but the texts: other fields, the order, the bytes. A record that cannot be read stays as
    it is, is told with its file and line, and makes the exit code 2. A call that was ended goes on with --resume.
    """  # noqa: D301  # click wants the \\b as it is
    request = CleanRequest(**wish)
    request.refuse(documents, output)
    into = None
    if output.folder:
        from cleanup.cli.commands.clean.output_dir import OutputDir

        into = OutputDir(output.folder, documents.named, documents.paths, output.inputs)
    datasets = None
    if documents.datasets and not request.shows:  # shown are their records, which are documents
        from cleanup.cli.commands.clean.datasets import DatasetCleaner

        datasets = DatasetCleaner(documents, request, output, into, console)
    if documents.texts or datasets is None:
        TextCleaner(request, output, into, console).clean(documents)
    if datasets is not None:
        datasets.clean()
    documents.report_suppressed()
    if request.exit_zero:
        console.clear_failure()
