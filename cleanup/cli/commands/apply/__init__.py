"""``corpuscrub apply``: make the changes that a person decided on."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.apply.texts import ApplyRequest, DecisionApplier
from cleanup.cli.input.search import display_name
from cleanup.cli.options.common import (
    DiffCommand,
    backup_option,
    console_options,
    diff_option,
    encoding_options,
    ledger_option,
    output_option,
)
from cleanup.cli.options.trusted_paths import TrustedRoot, trusted_root
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT
from cleanup.cli.output.sink import Sink
from cleanup.engine.document import encoded
from cleanup.errors import DecisionError
from cleanup.io.files import STDIN, Codec
from cleanup.io.permissions import Permissions

if TYPE_CHECKING:
    from cleanup.review.decisions import Review


@click.command(cls=DiffCommand)
@click.argument("decisions")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--fuzzy", is_flag=True, help="Relocate each finding in texts that have changed since the review.")
@click.option("--dry-run", is_flag=True, help="Change nothing; list what would change.")
@diff_option
@ledger_option
@backup_option
@click.option(
    "--learn",
    metavar="FOLDER",
    help="Also save what can be learned from the decisions in FOLDER/allow.toml and FOLDER/rules.toml.",
)
@trusted_root
@encoding_options
@click.option(
    "--format",
    type=click.Choice(["auto", "text"]),
    default="auto",
    help="With --fuzzy: text also reads files of other formats as plain text.",
)
@output_option
@console_options
@click.pass_obj
def apply(
    console: Console,
    /,
    decisions: str,
    paths: tuple[str, ...],
    root: TrustedRoot,
    output: Sink,
    encoding: str,
    errors: str,
    **params: Any,
) -> None:
    """Make the changes decided on a review page.

    DECISIONS is the file that a page of `report` or `review` exports, or the journal of `review --serve`. All texts in
    it are written in place, or only each PATH. A text that has changed since the review is not touched; the others are.
    With - as PATH, read a text from standard input and print it with the decisions applied.

    --learn saves rejected findings for --allow, and lines that were removed repeatedly as rules for --rules.
    """
    from cleanup.review.decision_file import read_review

    request = ApplyRequest(Codec(encoding, errors), **params)
    request.validate(paths, output)
    review = read_review(decisions)
    decided = {document.path: document for document in review.documents if document.path}
    chosen = [*map(display_name, paths)] if paths else [path for path in decided if path != STDIN]
    output.inputs.extend((os.fsdecode(encoded(path)), TEXT) for path in chosen)
    output.validate({"--ledger": request.ledger})
    with _applier(request, output, console) as applier:
        for path in chosen:
            with console.report_errors():
                if path == STDIN:
                    applier.pipe(review)
                elif path in decided:
                    applier.file(str(root.resolve(os.fsdecode(encoded(path)))), decided[path])
                else:
                    raise DecisionError(f"{path}: {decisions} has no decisions about it")
    if not paths and STDIN in decided:
        console.note(f"to apply decisions to a text from a pipe: corpuscrub apply {decisions} - < text > cleaned")
    if request.learn:
        _learn(review, Path(request.learn), console, output.readers, dry_run=request.is_preview)


@contextmanager
def _applier(request: ApplyRequest, output: Sink, console: Console) -> Iterator[DecisionApplier]:
    """Open the output and the ledger, if there is one, and yield what applies decisions to them."""
    with ExitStack() as stack:
        ledger = None
        if request.ledger:
            from cleanup.io.ledger.documents import Ledger

            ledger = stack.enter_context(Ledger(request.ledger, output.readers))
        yield DecisionApplier(request, stack.enter_context(output), ledger, console)


def _learn(review: "Review", folder: Path, console: Console, readers: Permissions, *, dry_run: bool) -> None:
    from cleanup.review.learn import ALLOW, RULES, learn, save

    learned = learn(review, folder)
    if not dry_run:
        save(learned, folder, readers)
    for name, new in ((ALLOW, learned.allowed), (RULES, learned.rules)):
        if new:
            console.note(f"{folder / name}: {len(new)} {'would be ' * dry_run}added")
