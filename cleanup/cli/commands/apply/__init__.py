"""``corpuscrub apply``: what a person decided, done to the texts."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.apply.texts import ApplyRequest, DecisionApplier
from cleanup.cli.input.search import name_of
from cleanup.cli.options import common as options
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


@click.command(cls=options.Diffing)
@click.argument("decisions")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--fuzzy", is_flag=True, help="In texts that have changed, look for each place again.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be done.")
@options.diff
@options.ledger
@options.backup
@click.option("--learn", metavar="FOLDER", help="Keep what was decided as FOLDER/allow.toml and FOLDER/rules.toml.")
@trusted_root
@options.encoding_options
@click.option(
    "--format",
    type=click.Choice(["auto", "text"]),
    default="auto",
    help="text: with --fuzzy, take files of other formats for plain text, too.",
)
@options.destination
@options.console_options
@click.pass_obj
def apply(
    console: Console,
    /,
    decisions: str,
    paths: tuple[str, ...],
    places: TrustedRoot,
    output: Sink,
    encoding: str,
    errors: str,
    **wish: Any,
) -> None:
    """Do what was decided on the page of a report, or in `corpuscrub review --serve`.

    DECISIONS is the file that the page exports, or the journal of the server. All of its texts are written in place, or
    the PATHs of it that are named. A text that has changed since then is refused, the others are not. With - as the
    path, a text is read from standard input and printed with the decisions done.

    --learn keeps the rejected findings for --allow, and lines that were removed again and again as rules for --rules.
    """
    from cleanup.review.decision_file import read as read_decisions

    request = ApplyRequest(Codec(encoding, errors), **wish)
    request.refuse(paths, output)
    review = read_decisions(decisions)
    known = {one.path: one for one in review.documents if one.path}
    chosen = [*map(name_of, paths)] if paths else [path for path in known if path != STDIN]
    output.inputs.extend((os.fsdecode(encoded(path)), TEXT) for path in chosen)
    output.validate({"--ledger": request.ledger})
    with ExitStack() as stack:
        ledger = None
        if request.ledger:
            from cleanup.io.ledger.documents import Ledger

            ledger = stack.enter_context(Ledger(request.ledger, output.readers))
        work = DecisionApplier(request, stack.enter_context(output), ledger, console)
        for path in chosen:
            with console.report_errors():
                if path == STDIN:
                    work.pipe(review)
                elif path in known:
                    work.file(str(places.file(os.fsdecode(encoded(path)))), known[path])
                else:
                    raise DecisionError(f"{path}: {decisions} does not speak of it")
    if not paths and STDIN in known:
        console.note(f"a text that went through a pipe: corpuscrub apply {decisions} - < text > cleaned")
    if request.learn:
        _learn(review, request.learn, console, output.readers, dry=request.shows)


def _learn(review: "Review", folder: str, console: Console, readers: Permissions, *, dry: bool) -> None:
    from cleanup.review.learn import ALLOW, RULES, keep, learn

    learned = learn(review, Path(folder))
    if not dry:
        keep(learned, Path(folder), readers)
    for name, new in ((ALLOW, learned.allowed), (RULES, learned.rules)):
        if new:
            console.note(f"{Path(folder, name)}: {'would be ' * dry}extended by {len(new)}")
