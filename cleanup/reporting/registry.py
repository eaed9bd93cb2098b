"""The formats in which ``check`` lists findings. A format is imported when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.cli.output.console import Console, count
from cleanup.engine.report import Finding, Report

if TYPE_CHECKING:
    from cleanup.engine.rule import Rule

LISTINGS = ("full", "concise", "grouped")
"""Those for people, which may be coloured and are made of lines; the others are made of pieces."""

FORMATS = (*LISTINGS, "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "attributes")

MODULES = {
    "full": "terminal.listing",
    "concise": "terminal.listing",
    "grouped": "terminal.grouped",
    "json": "data.json",
    "jsonl": "data.jsonl",
    "attributes": "data.dolma",
    "sarif": "ci.sarif",
    "github": "ci.github",
    "gitlab": "ci.gitlab",
    "junit": "ci.junit",
    "rdjson": "ci.rdjson",
}


class FindingLimit:
    """Which findings are listed: of those that a format tells the first ``most`` of all documents (None: all)."""

    def __init__(self, form: str, most: int | None) -> None:
        from cleanup.reporting.data.json import every
        from cleanup.reporting.diagnostics import uncovered

        self._told = every if form in ("json", "jsonl") else uncovered
        self._form, self._most, self._wanted = form, most, most
        if form == "sarif":
            from cleanup.reporting.ci.sarif import MOST

            self._most = MOST if most is None else min(most, MOST)
        self._left = self._most or 0
        self.left_out = 0

    def __call__(self, report: Report) -> Sequence[Finding]:
        """The findings of a report that are listed; those that are not are counted."""
        found = self._told(report)
        if self._most is None:
            return found
        listed = found[: self._left]
        self._left -= len(listed)
        self.left_out += len(found) - len(listed)
        return listed

    def tell(self, console: Console) -> None:
        """Say how many are not listed, where there are any."""
        if self.left_out and self._most == self._wanted:
            console.note(f"not listed: {count(self.left_out, 'more finding')} (--max-findings {self._most})")
        elif self.left_out:
            console.warn(f"left out: {count(self.left_out, 'more finding')}; SARIF is taken with {self._most} results")


class FormatContext(NamedTuple):
    """What formats ask for: whether to colour, the rule of a code, and the id of a document's name."""

    colour: bool
    rule: Callable[[str], "Rule"]
    id_of: Callable[[str], str]


def render(
    form: str, reports: Iterable[Report], limit: FindingLimit, max_translated: float | None, ways: FormatContext
) -> Iterator[str]:
    """The reports in a format, in parts."""
    options: dict[str, Any] = {"listed": limit}
    if form not in ("jsonl", "attributes"):
        options["max_translated"] = max_translated
    if form in LISTINGS:
        options["colour"] = ways.colour
    if form in ("sarif", "gitlab"):
        options["root"] = str(Path.cwd())
    if form == "sarif":
        options["rule"] = ways.rule
    if form == "attributes":
        options["id_of"] = ways.id_of
    module = MODULES[form]
    parts = getattr(import_module(f"cleanup.reporting.{module}"), "wire" if form == "json" else form)(
        reports, **options
    )
    return (f"{line}\n" for line in parts) if form in LISTINGS else parts
