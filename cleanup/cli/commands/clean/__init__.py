"""``corpuscrub clean``: texts in, cleaned texts out. May import every room of the command line but ``commands``."""

from typing import Any

import click

from cleanup.cli.commands.clean.request import CleanRequest
from cleanup.cli.commands.clean.texts import TextCleaner
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options.common import (
    DiffCommand,
    backup_option,
    console_options,
    dataset_options,
    diff_option,
    exit_zero_option,
    ledger_option,
    max_translated_option,
    output_option,
)
from cleanup.cli.options.documents import document_options
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink


@click.command(cls=DiffCommand)
@document_options
@click.option("-w", "--write", is_flag=True, help="Write the files in place, and list each change on standard error.")
@diff_option
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if anything would change.")
@output_option
@backup_option
@ledger_option
@max_translated_option(
    "Leave out documents that look more machine-translated than this, 0 to 1; with -w their files stay as they are."
)
@dataset_options
@exit_zero_option
@click.option("--exit-non-zero-on-fix", is_flag=True, help="With -w: exit 1 if any file was changed.")
@console_options
@click.pass_obj
def clean(console: Console, /, documents: DocumentSet, output: Sink, **params: Any) -> None:
    """Apply the safe fixes, and print the cleaned texts.

    Without a PATH, read a text from standard input and print it cleaned; no other byte changes. With files, print their
    cleaned texts one after another; -w writes them in place, and -o FOLDER/ writes each to a file of the same name
    there. Folders are searched for texts, and for datasets whose records have a text.

    \b
      corpuscrub clean news.jsonl.gz -o cleaned.jsonl.gz -j auto --ledger news.ledger
      corpuscrub clean corpus/ -o cleaned/ -j auto --resume

    In a dataset only the texts change: other fields, their order and their bytes are kept. A record that cannot be
    read stays as it is; it is reported with its file and line, and the exit code is 2. With --resume an interrupted
    call continues.
    """  # noqa: D301  # click wants the \\b as it is
    request = CleanRequest(**params)
    request.validate(documents, output, console)
    output_dir = None
    if output.folder:
        from cleanup.cli.commands.clean.output_dir import OutputDir

        output_dir = OutputDir(output.folder, documents.named, documents.paths, output.inputs)
    datasets = None
    if documents.datasets and not request.is_preview:  # a preview shows their records, which are documents
        from cleanup.cli.commands.clean.datasets import DatasetCleaner

        datasets = DatasetCleaner(documents, request, output, output_dir, console)
    if documents.texts or datasets is None:
        TextCleaner(request, output, output_dir, console).clean(documents)
    if datasets is not None:
        datasets.clean()
    documents.report_suppressed()
    if request.exit_zero:
        console.clear_failure()
