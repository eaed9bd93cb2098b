"""``corpuscrub review``: write the page of a report and open it in the browser."""

import shlex
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.review_pages import build_pages, check_ending, page_settings, review_items, write_pages
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options.common import console_options, demo_option, page_option
from cleanup.cli.options.documents import document_options
from cleanup.cli.output.console import Console
from cleanup.cli.output.earlier_output import HEAD, TITLE
from cleanup.cli.output.path_conflicts import refuse_conflicts
from cleanup.cli.output.sink import Sink, refuse_incomplete
from cleanup.review import INDEX

if TYPE_CHECKING:
    from cleanup.review.candidate_fixes import ReviewItem

JOURNAL = "decisions.jsonl"


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """The values of the options of ``review`` alone."""

    demo: bool
    serve: bool
    journal: str | None
    no_browser: bool

    def validate(self, output: Sink, existing: Path | None) -> None:
        """Raise UsageError where the options contradict each other; ``existing`` is a page that was named."""
        if self.journal and not self.serve:
            raise click.UsageError("--journal names the file in which --serve saves decisions; add --serve")
        if output.path and self.serve:
            raise click.UsageError("--serve writes no page; give either -o or --serve")
        check_ending(output.path)
        if existing and (self.serve or output.path or self.demo):
            raise click.UsageError(f"{existing} is already a page; name the texts instead")


@click.command()
@document_options
@demo_option
@page_option
@click.option("--serve", is_flag=True, help="Serve the page on this machine, and save each decision at once.")
@click.option("--journal", metavar="FILE", help=f"With --serve: file in which decisions are saved; default: {JOURNAL}.")
@click.option("--no-browser", is_flag=True, help="Only print where the page is, without opening a browser.")
@console_options
@click.pass_obj
def review(console: Console, /, documents: DocumentSet, output: Sink, **params: Any) -> None:
    """Write the page of `report` and open it in the browser. A page as PATH is opened as it is.

    With --serve, a server that only this machine can reach shows the page. It saves each decision at once in a file for
    `corpuscrub apply`, and continues from that file next time. Ctrl-C ends it.
    """
    request = ReviewRequest(**params)
    existing = _existing_page(documents.named)
    request.validate(output, existing)
    output.validate()
    if existing:
        _show(console, existing, request)
    elif items := [*review_items(documents, demo=request.demo)]:
        documents.report_suppressed()
        if request.serve:
            _serve(console, documents, items, output, request)
        elif output.path is None or not refuse_incomplete(output.path, console):
            path = Path(output.path or Path(mkdtemp(prefix="corpuscrub-"), INDEX))
            _show(console, write_pages(build_pages(documents, items), path, output.readers), request)


def _existing_page(paths: tuple[str, ...]) -> Path | None:
    """Return the page of a report, when that or its folder is the only path."""
    if len(paths) != 1:
        return None
    with suppress(OSError):  # reported when it is read as a text
        page = Path(paths[0], INDEX) if Path(paths[0]).is_dir() else Path(paths[0])
        if page.is_file():
            with page.open("rb") as file:
                return page if TITLE in file.read(HEAD) else None
    return None


def _show(console: Console, page: Path, request: ReviewRequest) -> None:
    opened = not request.no_browser and _open(page.resolve().as_uri())
    console.note(f"review page: {page}" if opened else f"open {page} in a browser")


def _open(address: str) -> bool:
    import webbrowser

    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False


def _serve(
    console: Console, documents: DocumentSet, items: Sequence["ReviewItem"], output: Sink, request: ReviewRequest
) -> None:
    """Serve the page of some documents until Ctrl-C or SIGTERM."""
    from cleanup.review.page.build import report_id
    from cleanup.review.page.overview import Overview
    from cleanup.review.server.app import HOST, ReviewApp, listen
    from cleanup.review.server.journal import Journal

    path = request.journal or JOURNAL
    refuse_conflicts({"--journal": path}, output.inputs)
    for number in (signal.SIGINT, signal.SIGTERM):  # shells start background jobs with Ctrl-C ignored
        signal.signal(number, signal.default_int_handler)
    engine = documents.engine
    report = report_id(items, page_settings(documents))
    shown = Overview(items, engine.index.rules).shown
    with (
        Journal(path, shown, output.readers, ruleset=engine.ruleset, report=report) as journal,
        suppress(KeyboardInterrupt),
    ):
        app = ReviewApp(build_pages(documents, items, served=True), journal)
        server = listen(app)
        address = f"http://{HOST}:{server.effective_port}/{app.token}/"
        console.note(f"decisions are saved in {path}; press Ctrl-C to end the review")
        console.note(address)
        if not request.no_browser:
            Thread(target=_open, args=[address], daemon=True).start()  # some browsers block until they are closed
        server.run()
    console.note(f"decisions saved in {path}; to apply them: corpuscrub apply {shlex.quote(path)}")
