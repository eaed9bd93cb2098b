"""The formats in which ``check`` lists findings, by name. The module of a format is imported when it is used."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleanup.engine.report import Report
    from cleanup.engine.rule import Rule
    from cleanup.reporting.diagnostics import FindingsOf
    from cleanup.reporting.limit import FindingLimit


class Format(NamedTuple):
    """A format: the function that writes it, and the module of this package that has the function.

    ``needs`` names the fields of the FormatContext that the function takes. Formats ``for_people`` are made of styled
    lines, the others of strings to be written one after the other. With ``covered`` the format lists also the findings
    that the fix of another covers. ``max_results`` is the number of results that readers of the format accept.
    """

    module: str
    function: str
    needs: tuple[str, ...] = ("max_translated",)
    for_people: bool = False
    covered: bool = False
    max_results: int | None = None


FORMATS = {
    "full": Format("terminal.listing", "full", for_people=True),
    "concise": Format("terminal.listing", "concise", for_people=True),
    "grouped": Format("terminal.listing", "grouped", for_people=True),
    "json": Format("data.json", "json_report", covered=True),
    "jsonl": Format("data.json", "json_lines", (), covered=True),
    # GitHub refuses files with more results in a run.
    "sarif": Format("ci.sarif", "sarif", ("max_translated", "rule", "root"), max_results=25_000),
    "github": Format("ci.github", "github"),
    "gitlab": Format("ci.gitlab", "gitlab", ("max_translated", "root")),
    "junit": Format("ci.junit", "junit"),
    "rdjson": Format("ci.rdjson", "rdjson"),
    "attributes": Format("data.dolma", "attributes", ("id_of",)),
}


class FormatContext(NamedTuple):
    """What formats need besides the reports.

    ``colour`` is whether people get colour, ``max_translated`` the highest translated score that is allowed (0 to 1;
    None: any), ``rule`` gives the rule of a code, ``id_of`` the id of the document of a name, and paths are written
    relative to ``root``.
    """

    colour: bool
    max_translated: float | None
    rule: Callable[[str], "Rule"]
    id_of: Callable[[str], str]
    root: str


def limit_for(name: str, max_findings: int | None) -> "FindingLimit":
    """Return the limit on the findings that a format lists, ``max_findings`` (None: all) or its own if lower."""
    from cleanup.reporting.diagnostics import all_findings, uncovered
    from cleanup.reporting.limit import FindingLimit

    chosen = FORMATS[name]
    return FindingLimit(all_findings if chosen.covered else uncovered, max_findings, chosen.max_results)


def render(name: str, reports: Iterable["Report"], findings_of: "FindingsOf", context: FormatContext) -> Iterator[str]:
    """Yield the reports in a format, as strings to be written one after the other.

    ``findings_of`` gives the findings of a report that are listed: a FindingLimit, for one.
    """
    chosen = FORMATS[name]
    write = getattr(import_module(f"cleanup.reporting.{chosen.module}"), chosen.function)
    needed = {need: getattr(context, need) for need in chosen.needs}
    parts: Iterator[str] = write(reports, findings_of=findings_of, **needed)
    if not chosen.for_people:
        return parts
    from cleanup.reporting.terminal.style import printed

    return printed(parts, colour=context.colour)
