"""What is said of a baseline where findings are listed."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanup.cli.documents import Documents
from cleanup.cli.talk import Talk, count

if TYPE_CHECKING:
    from cleanup.report import Report


class Accepted:
    """How many findings in reports that went by the baseline of their documents accepts, and what it holds in vain."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._account = None
        if documents.baseline is not None:
            from cleanup.account import Account

            self._account = Account(documents.baseline)

    def count(self, reports: Iterable["Report"]) -> Iterator["Report"]:
        """The same reports, counted."""
        for report in reports:
            if self._account is not None:
                self._account.add(report, self._documents.asked)
            yield report

    def tell(self, talk: Talk) -> None:
        """Say what came of it: nothing, unless asked to, while all that is accepted is there."""
        account = self._account
        if account is None:
            return
        file = account.baseline.file
        talk.detail(f"{file}: {count(account.found, 'finding')} accepted")
        if account.stale:
            talk.note(f"{file}: nothing matches {vain(account.stale)} any more; `corpuscrub baseline prune` drops such")
        if account.orphans:
            talk.note(
                f"{file}: {vain(account.orphans)} for files that are gone; `corpuscrub baseline update` looks for them "
                "under new names, `corpuscrub baseline prune` drops such"
            )


def vain(entries: Iterable[object]) -> str:
    """``1 entry``, ``2 entries``."""
    number = len([*entries])
    return f"{number} entr{'y' if number == 1 else 'ies'}"
