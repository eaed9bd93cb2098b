"""``corpuscrub check``: what is wrong, and nothing written."""

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from cleanup.cli import options
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output
from cleanup.cli.talk import Talk, count
from cleanup.report import Outcome, Report


@click.command()
@options.documents
@click.option(
    "--output-format",
    type=click.Choice(["full", "concise", "json"]),
    help="full shows each place in its line (default on a terminal), concise is a line a finding (default elsewhere).",
)
@options.destination
@options.exit_zero
@options.talking
@click.pass_obj
def check(talk: Talk, /, documents: Documents, output: Output, output_format: str | None, *, exit_zero: bool) -> None:
    """List what is wrong, and exit 1 if anything is. Nothing is ever written.

    Positions are lines and columns from 1, columns in code points.
    """
    tally = Tally("corpuscrub clean --unsafe" if documents.unsafe else "corpuscrub clean")
    with output:
        for piece in _listing(tally.count(documents.reports()), output, output_format):
            output.write(piece)
    if tally.findings:
        talk.found()
        talk.note(tally)
    if exit_zero:
        talk.forgive()


def _listing(reports: Iterable[Report], output: Output, output_format: str | None) -> Iterator[str]:
    if output_format == "json":
        from cleanup.render.wire import wire

        yield from wire(reports)
    else:
        from cleanup.render import listing

        full = output_format == "full" or (output_format is None and output.terminal)
        lines = (listing.full if full else listing.concise)(reports, colour=output.colour)
        yield from (line + "\n" for line in lines)


class Tally:
    """How much was found in reports that went by, as it is listed: without what another fix covers.

    ``command`` is what fixes it.
    """

    def __init__(self, command: str) -> None:
        self._command = command
        self.findings = self.fixable = self.documents = 0

    def count(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted."""
        for report in reports:
            outcomes = Counter(finding.outcome for finding in report.findings)
            self.findings += outcomes.total() - outcomes[Outcome.COVERED]
            self.fixable += outcomes[Outcome.FIXED]
            self.documents += bool(outcomes)
            yield report

    def __str__(self) -> str:
        found = f"{count(self.findings, 'finding')} in {count(self.documents, 'document')}"
        return f"{found}; `{self._command}` fixes {self.fixable}"
