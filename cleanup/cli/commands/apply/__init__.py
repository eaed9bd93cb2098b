"""``corpuscrub apply``: what a person decided, done to the texts."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.apply.texts import Wish, Work
from cleanup.cli.input.search import name_of
from cleanup.cli.options import common as options
from cleanup.cli.options.path_conflicts import TEXT
from cleanup.cli.options.trusted_paths import Places, in_places
from cleanup.cli.output.console import Talk
from cleanup.cli.output.sink import Output
from cleanup.engine.document import encoded
from cleanup.errors import DecisionError
from cleanup.io.files import STDIN, Codec
from cleanup.io.permissions import Readers

if TYPE_CHECKING:
    from cleanup.review.decisions import Decisions


@click.command(cls=options.Diffing)
@click.argument("decisions")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--fuzzy", is_flag=True, help="In texts that have changed, look for each place again.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be done.")
@options.diff
@options.ledger
@options.backup
@click.option("--learn", metavar="FOLDER", help="Keep what was decided as FOLDER/allow.toml and FOLDER/rules.toml.")
@in_places
@options.encoded
@click.option(
    "--format",
    type=click.Choice(["auto", "text"]),
    default="auto",
    help="text: with --fuzzy, take files of other formats for plain text, too.",
)
@options.destination
@options.talking
@click.pass_obj
def apply(
    talk: Talk,
    /,
    decisions: str,
    paths: tuple[str, ...],
    places: Places,
    output: Output,
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

    todo = Wish(Codec(encoding, errors), **wish)
    todo.refuse(paths, output)
    review = read_decisions(decisions)
    known = {one.path: one for one in review.documents if one.path}
    chosen = [*map(name_of, paths)] if paths else [path for path in known if path != STDIN]
    output.reads.extend((os.fsdecode(encoded(path)), TEXT) for path in chosen)
    output.settle({"--ledger": todo.ledger})
    with ExitStack() as stack:
        ledger = None
        if todo.ledger:
            from cleanup.io.ledger.documents import Ledger

            ledger = stack.enter_context(Ledger(todo.ledger, output.readers))
        work = Work(todo, stack.enter_context(output), ledger, talk)
        for path in chosen:
            with talk.guard():
                if path == STDIN:
                    work.pipe(review)
                elif path in known:
                    work.file(str(places.file(os.fsdecode(encoded(path)))), known[path])
                else:
                    raise DecisionError(f"{path}: {decisions} does not speak of it")
    if not paths and STDIN in known:
        talk.note(f"a text that went through a pipe: corpuscrub apply {decisions} - < text > cleaned")
    if todo.learn:
        _learn(review, todo.learn, talk, output.readers, dry=todo.shows)


def _learn(review: "Decisions", folder: str, talk: Talk, readers: Readers, *, dry: bool) -> None:
    from cleanup.review.learn import ALLOW, RULES, keep, lesson

    learned = lesson(review, Path(folder))
    if not dry:
        keep(learned, Path(folder), readers)
    for name, new in ((ALLOW, learned.allowed), (RULES, learned.rules)):
        if new:
            talk.note(f"{Path(folder, name)}: {'would be ' * dry}extended by {len(new)}")
