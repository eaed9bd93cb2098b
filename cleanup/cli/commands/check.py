"""``corpuscrub check``: list findings without writing anything."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.suppressed import BaselineCheck
from cleanup.cli.options.common import (
    console_options,
    exit_zero_option,
    max_translated_option,
    protected_output_option,
)
from cleanup.cli.options.documents import document_options
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.engine.report import Outcome, Report
from cleanup.engine.rule import Rule
from cleanup.messages import plural
from cleanup.reporting.registry import FORMATS, FormatContext, limit_for, render
from cleanup.rulekit.registry import RuleRegistry


@click.command()
@document_options
@click.option(
    "--output-format",
    type=click.Choice(tuple(FORMATS)),
    help="full shows each finding in its line (default on a terminal), concise prints one line per finding (default "
    "elsewhere), grouped sorts them by document; the others are for programs.",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option("--max-findings", type=click.IntRange(0), metavar="N", help="List at most N findings.")
@max_translated_option(
    "Also list documents that look more machine-translated than this, 0 to 1, and exit 1 if there are any."
)
@protected_output_option
@exit_zero_option
@console_options
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
    """List findings, and exit 1 if there are any. Texts are never changed.

    Lines and columns are counted from 1, columns in code points; docs/formats.md has the details of each format.
    """
    totals = CheckTotals("corpuscrub clean --unsafe" if documents.unsafe else "corpuscrub clean", max_translated)
    form = output_format or ("full" if output.is_terminal else "concise")
    limit = limit_for(form, max_findings)
    baseline = BaselineCheck(documents)
    scored = max_translated is not None or (form == "json" and not statistics)
    reports = totals.count(baseline.count(documents.reports(translated=scored)))
    with output:
        if statistics:
            from cleanup.reporting.terminal.listing import statistics as by_rule
            from cleanup.reporting.terminal.style import printed

            output.write_all(printed(by_rule(reports), colour=output.colour))
        else:
            context = FormatContext(output.colour, max_translated, _rules(documents), documents.id_of, str(Path.cwd()))
            output.write_all(render(form, reports, limit, context))
    if limit.message:
        (console.warn if limit.capped else console.note)(limit.message)
    baseline.print_stale(console)
    _print_totals(totals, documents, console)
    if exit_zero:
        console.clear_failure()


def _print_totals(totals: "CheckTotals", documents: DocumentSet, console: Console) -> None:
    if totals:
        console.fail_with(1)
    if summary := "; ".join(filter(None, (str(totals), str(documents.suppressed)))):
        console.note(summary)
    elif totals.searched:
        console.outcome(f"All clean: {plural(totals.searched, 'document')}, no findings.")


def _rules(documents: DocumentSet) -> Callable[[str], Rule]:
    """Return a function that returns the selected rule of a code."""
    return lambda code: RuleRegistry(documents.engine.index.rules)[code]


class CheckTotals:
    """The numbers of listed findings in reports, without findings that another fix covers.

    ``command`` fixes them. Documents with a translation score above ``max_translated`` are counted as well.
    """

    def __init__(self, command: str, max_translated: float | None) -> None:
        self._command, self._max_translated = command, max_translated
        self.searched = self.findings = self.fixable = self.documents = self.translated = 0

    def count(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the same reports, counted."""
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
