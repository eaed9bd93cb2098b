"""The limit on the number of findings that a report lists."""

from collections.abc import Sequence

from cleanup.engine.report import Finding, Report
from cleanup.messages import plural
from cleanup.reporting.diagnostics import FindingsOf


class FindingLimit:
    """Pass on the first findings of all reports together, up to a maximum, and count the others.

    ``findings_of`` gives the findings of a report that the format can list. ``maximum`` is what the user set (None:
    all are listed), ``cap`` the number of results that readers of the format accept (None: any number).
    """

    def __init__(self, findings_of: FindingsOf, maximum: int | None, cap: int | None = None) -> None:
        self._findings_of = findings_of
        self.capped = cap is not None and (maximum is None or cap < maximum)
        self._maximum = cap if self.capped else maximum
        self._remaining = self._maximum or 0
        self.omitted = 0

    def __call__(self, report: Report) -> Sequence[Finding]:
        """Return the findings of a report that are listed; count those that are not."""
        findings = self._findings_of(report)
        if self._maximum is None:
            return findings
        listed = findings[: self._remaining]
        self._remaining -= len(listed)
        self.omitted += len(findings) - len(listed)
        return listed

    @property
    def message(self) -> str:
        """The number of findings that are not listed and the reason, as a message; empty when all are listed."""
        if not self.omitted:
            return ""
        if self.capped:
            return (
                f"not listed: {plural(self.omitted, 'more finding')}; "
                f"readers of this format accept {self._maximum:,} results at most"
            )
        return f"not listed: {plural(self.omitted, 'more finding')} (--max-findings {self._maximum})"
