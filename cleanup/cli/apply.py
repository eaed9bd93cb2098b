"""``corpuscrub apply``: what a person decided, done to the texts."""

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup import Document
from cleanup.cli import options
from cleanup.cli.changes import changes, diff_of, put
from cleanup.cli.documents import Cleaned, name_of, stdin
from cleanup.cli.output import Output
from cleanup.cli.places import Places, in_places
from cleanup.cli.talk import Talk, count
from cleanup.errors import DecisionError, NotText
from cleanup.files import STDIN, Codec, Source, decode, read
from cleanup.text import encoded

if TYPE_CHECKING:
    from cleanup.ledger import Ledger
    from cleanup.report import Report
    from cleanup.review.decisions import Decided, Decisions


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with the decisions."""

    codec: Codec
    fuzzy: bool
    dry_run: bool
    diff: str | None
    backup: bool
    ledger: str | None
    learn: str | None

    @property
    def shows(self) -> bool:
        """Whether changes are to be shown, and none made."""
        return self.dry_run or self.diff is not None

    def refuse(self, paths: tuple[str, ...], output: Output) -> None:
        """Raise UsageError where the options contradict each other."""
        if self.shows and (self.ledger or self.backup):
            raise click.UsageError("--ledger and --backup keep what is changed; --dry-run and --diff change nothing")
        if self.dry_run and self.diff:
            raise click.UsageError("--dry-run says what would be done and --diff shows it; give one of them")
        if output.path and not self.diff and paths != (STDIN,):
            raise click.UsageError("-o is for a diff, or for the text of -; files are written in place")


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
    from cleanup.review.reading import read as read_decisions

    todo = Wish(Codec(encoding, errors), **wish)
    todo.refuse(paths, output)
    review = read_decisions(decisions)
    known = {one.path: one for one in review.documents if one.path}
    with ExitStack() as stack:
        ledger = None
        if todo.ledger:
            from cleanup.ledger import Ledger

            ledger = stack.enter_context(Ledger(todo.ledger))
        work = Work(todo, stack.enter_context(output), ledger, talk)
        for path in map(name_of, paths) if paths else (path for path in known if path != STDIN):
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
        _learn(review, todo.learn, talk, dry=todo.shows)


class Work:
    """The texts, one after the other."""

    def __init__(self, todo: Wish, output: Output, ledger: "Ledger | None", talk: Talk) -> None:
        self._todo, self._output, self._ledger, self._talk = todo, output, ledger, talk

    def file(self, place: str, decided: "Decided") -> None:
        """Apply the decisions about a file, and write it in place, unless changes are only to be shown."""
        source = self._source(decided.path, read(place))
        if source is None:
            return
        document = Cleaned(place, source, self._report(source, decided))
        if self._todo.shows:
            self._show(document)
        elif not put(document, self._talk, self._ledger, backup=self._todo.backup):
            self._talk.detail(f"{source.name}: nothing to be changed")

    def pipe(self, review: "Decisions") -> None:
        """Print standard input with the decisions about this very text done; of a changed one with those there are."""
        data = stdin()
        source = self._source(STDIN, data)
        if source is None:
            if not self._todo.shows:
                self._output.write(data)
            return
        sha256 = Document(source.text).sha256
        fits = [one for one in review.documents if one.sha256 == sha256] or review.documents
        if len(fits) > 1 and any(one.sha256 != sha256 for one in fits):
            raise DecisionError(
                f"{STDIN}: none of the {len(fits)} texts that were decided about; name the file instead"
            )
        if not fits:
            raise DecisionError(f"{STDIN}: there are no decisions")
        document = Cleaned(STDIN, source, self._report(source, fits[0]))
        if self._todo.shows:
            self._show(document)
            return
        cleaned = source.encode(document.report.cleaned)
        if self._ledger is not None:
            self._ledger.add(self._output.path or STDIN, source, document.report, cleaned)
        self._output.write(cleaned)

    def _source(self, name: str, data: bytes) -> Source | None:
        """The text in some bytes; None where there is none, which is told."""
        try:
            return decode(name, data, self._todo.codec)
        except NotText as reason:
            self._talk.note(f"{reason}; left alone")
            return None

    def _report(self, source: Source, decided: "Decided") -> "Report":
        from cleanup.review.applying import applied

        if decided.id is not None:
            raise DecisionError(f"{source.name}: decisions about a record ({decided.id}); only whole files are changed")
        report, found, left = applied(decided, Document(source.text, source.name), fuzzy=self._todo.fuzzy)
        for each in found:
            self._talk.note(each)
        for each in left:
            self._talk.warn(each)
            self._talk.found()
        return report

    def _show(self, document: Cleaned) -> None:
        source, report = document.source, document.report
        if source.encode(report.cleaned) == source.data:
            return
        if self._todo.diff:
            self._talk.found()
            self._output.write(diff_of(document, self._todo.diff, colour=self._output.colour))
        else:
            self._talk.lines(changes(report))
            self._talk.note(f"{source.name}: would be cleaned, {count(report.edits, 'edit')}")


def _learn(review: "Decisions", folder: str, talk: Talk, *, dry: bool) -> None:
    from cleanup.review.learning import ALLOW, RULES, keep, lesson

    learned = lesson(review, Path(folder))
    if not dry:
        keep(learned, Path(folder))
    for name, new in ((ALLOW, learned.allowed), (RULES, learned.rules)):
        if new:
            talk.note(f"{Path(folder, name)}: {'would be ' * dry}extended by {len(new)}")
