"""``corpuscrub check``: what is wrong, and nothing written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.suppressed import BaselineCheck
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.engine.report import Outcome, Report
from cleanup.engine.rule import Rule
from cleanup.messages import plural
from cleanup.reporting.registry import FORMATS, FormatContext, limit_for, render
from cleanup.rulekit.registry import RuleRegistry


@click.command()
@choosing.document_options
@click.option(
    "--output-format",
    type=click.Choice(tuple(FORMATS)),
    help="full shows each place in its line (default on a terminal), concise is a line a finding (default elsewhere), "
    "grouped goes by document; the others are for programs.",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option("--max-findings", type=click.IntRange(0), metavar="N", help="List so many findings at most.")
@options.max_translated("List documents that look more machine-translated than this, 0 to 1, and exit 1 for them, too.")
@options.own_destination
@options.exit_zero
@options.console_options
@click.pass_obj
def check(
    console: Console,
    /,
    documents: DocumentSet,
    output: Sink,
    output_format: str | None,
    max_findings: int | None,
    max_translated: float | None,
    *,
    statistics: bool,
    exit_zero: bool,
) -> None:
    """List what is wrong, and exit 1 if anything is. Nothing is ever written.

    Positions are lines and columns from 1, columns in code points; docs/formats.md says what each format counts.
    """
    total = CheckTotals("corpuscrub clean --unsafe" if documents.unsafe else "corpuscrub clean", max_translated)
    form = output_format or ("full" if output.is_terminal else "concise")
    limit = limit_for(form, max_findings)
    with output:
        accepted = BaselineCheck(documents)
        scored = max_translated is not None or (form == "json" and not statistics)
        reports = total.count(accepted.count(documents.reports(translated=scored)))
        parts: Iterator[str]
        if statistics:
            from cleanup.reporting.terminal.listing import statistics as by_rule
            from cleanup.reporting.terminal.style import printed

            parts = printed(by_rule(reports), colour=output.colour)
        else:
            context = FormatContext(output.colour, max_translated, _rules(documents), documents.id_of, str(Path.cwd()))
            parts = render(form, reports, limit, context)
        for part in parts:
            output.write(part)
    if limit.message:
        (console.warn if limit.capped else console.note)(limit.message)
    accepted.tell(console)
    if total:
        console.fail_with(1)
    if told := "; ".join(filter(None, (str(total), str(documents.suppressed)))):
        console.note(told)
    elif total.searched:
        console.outcome(f"no findings in {plural(total.searched, 'document')}")
    if exit_zero:
        console.clear_failure()


def _rules(documents: DocumentSet) -> Callable[[str], Rule]:
    """Gives the rule of a code, of those that are asked."""
    return lambda code: RuleRegistry(documents.engine.index.rules)[code]


class CheckTotals:
    """How much was found in reports that went by, as it is listed: without what another fix covers.

    ``command`` is what fixes it. Documents with a higher translated score than ``max_translated`` are counted, too.
    """

    def __init__(self, command: str, max_translated: float | None) -> None:
        self._command, self._max_translated = command, max_translated
        self.searched = self.findings = self.fixable = self.documents = self.translated = 0

    def count(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted."""
        for report in reports:
            self.searched += 1
            outcomes = Counter(finding.outcome for finding in report.findings)
            self.findings += outcomes.total() - outcomes[Outcome.COVERED]
            self.fixable += outcomes[Outcome.FIXED]
            self.documents += bool(outcomes)
            self.translated += self._max_translated is not None and report.translation.exceeds(self._max_translated)
            yield report

    def __bool__(self) -> bool:
        return bool(self.findings or self.translated)

    def __str__(self) -> str:
        parts = []
        if self.findings:
            parts += [f"{plural(self.findings, 'finding')} in {plural(self.documents, 'document')}"]
            parts += [f"`{self._command}` fixes {self.fixable}"]
        if self.translated and self._max_translated is not None:
            from cleanup.reporting.score_text import format_limit

            parts += [
                f"{plural(self.translated, 'document')} translated more than {format_limit(self._max_translated)}"
            ]
        return "; ".join(parts)
