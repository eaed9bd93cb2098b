"""``corpuscrub review``: the page of a report, opened in the browser."""

import shlex
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.review_pages import keep, pages, refuse_ending, settings
from cleanup.cli.input.demo import demo_texts
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.output.console import Console
from cleanup.cli.output.earlier_output import HEAD, TITLE
from cleanup.cli.output.path_conflicts import refuse_conflicts
from cleanup.cli.output.sink import Sink, refuse_incomplete
from cleanup.io.permissions import Permissions
from cleanup.review import INDEX

if TYPE_CHECKING:
    from cleanup.review.candidate_fixes import ReviewItem

JOURNAL = "decisions.jsonl"


@click.command()
@choosing.document_options
@options.demo
@options.page_destination
@click.option("--serve", is_flag=True, help="Serve the page on this machine, and save each decision at once.")
@click.option("--journal", metavar="FILE", help=f"With --serve: where decisions are saved (default: {JOURNAL}).")
@click.option("--no-browser", is_flag=True, help="Open no browser, only say where the page is.")
@options.console_options
@click.pass_obj
def review(
    console: Console,
    /,
    documents: DocumentSet,
    output: Sink,
    journal: str | None,
    *,
    demo: bool,
    serve: bool,
    no_browser: bool,
) -> None:
    """Write the page of `report`, or take one that is written, and open it in the browser.

    With --serve the page comes from a server that only this machine can ask. It saves each decision at once, in a file
    for `corpuscrub apply`, goes on where that file ends, and itself ends with Ctrl-C.
    """
    if journal and not serve:
        raise click.UsageError("--journal is where --serve saves decisions; give --serve, too")
    if output.path and serve:
        raise click.UsageError("--serve writes no page; give -o or --serve")
    refuse_ending(output.path)
    written = _written(documents.named)
    if written and (serve or output.path or demo):
        raise click.UsageError(f"{written} is a page that is written already; name the texts")
    output.validate()
    if written:
        _show(console, written, opens=not no_browser)
    elif subjects := [*(map(documents.review_item, demo_texts()) if demo else documents.review_items())]:
        documents.report_suppressed()
        if serve:
            refuse_conflicts({"--journal": journal or JOURNAL}, output.inputs)
            _serve(console, documents, subjects, journal or JOURNAL, output.readers, opens=not no_browser)
        elif output.path is None or not refuse_incomplete(output.path, console):
            place = Path(output.path or Path(mkdtemp(prefix="corpuscrub-"), INDEX))
            _show(console, keep(pages(documents, subjects), place, output.readers), opens=not no_browser)


def _written(paths: tuple[str, ...]) -> Path | None:
    """The page of a report, when that or its folder is all that was named."""
    if len(paths) != 1:
        return None
    with suppress(OSError):  # it will be told when it is read as a text
        page = Path(paths[0], INDEX) if Path(paths[0]).is_dir() else Path(paths[0])
        if page.is_file():
            with page.open("rb") as file:
                return page if TITLE in file.read(HEAD) else None
    return None


def _show(console: Console, page: Path, *, opens: bool) -> None:
    opened = opens and _open(page.resolve().as_uri())
    console.note(f"the page is in {page}" if opened else f"open {page} in a browser")


def _open(address: str) -> bool:
    import webbrowser

    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False


def _serve(
    console: Console,
    documents: DocumentSet,
    subjects: Sequence["ReviewItem"],
    path: str,
    readers: Permissions,
    *,
    opens: bool,
) -> None:
    """Serve the page of some subjects until Ctrl-C, or until somebody asks the process to end."""
    from cleanup.review.page.build import report_id
    from cleanup.review.page.overview import Overview
    from cleanup.review.server.app import HOST, ReviewApp, listen
    from cleanup.review.server.journal import Journal

    for asked in (signal.SIGINT, signal.SIGTERM):  # scripts start what runs behind them with Ctrl-C ignored
        signal.signal(asked, signal.default_int_handler)
    engine = documents.engine
    report = report_id(subjects, settings(documents))
    shown = Overview(subjects, engine.index.rules).worth
    with Journal(path, shown, readers, ruleset=engine.ruleset, report=report) as journal, suppress(KeyboardInterrupt):
        served = ReviewApp(pages(documents, subjects, served=True), journal)
        server = listen(served)
        address = f"http://{HOST}:{server.effective_port}/{served.token}/"
        console.note(f"each decision is saved in {path}; Ctrl-C ends the review")
        console.note(address)
        if opens:
            Thread(target=_open, args=[address], daemon=True).start()  # some browsers are waited for
        server.run()
    console.note(f"the decisions are in {path}; to apply them: corpuscrub apply {shlex.quote(path)}")
