"""What is to be done with the records of a dataset."""

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from cleanup.io.datasets.fields import RecordFields
from cleanup.pipeline.options import CleanOptions

if TYPE_CHECKING:
    from cleanup.engine.report import Report


@dataclass(frozen=True, slots=True)
class DatasetOptions:
    """What is to be done with the records of a dataset. Can be pickled.

    Records that look more machine-translated than ``max_translated`` are dropped, or not, where ``mark`` is a field
    that tells the scores of each. ``ledger`` is the path that a ledger calls the output by; without it none is kept.
    ``origin`` is what it calls the dataset by, where that is not the output.
    ``compression`` of the output is gz, zst or none, if it is lines. ``tells`` says whether each change is told.
    """

    how: CleanOptions
    text_field: str = "text"
    id_field: str = "id"
    max_translated: float | None = None
    mark: str | None = None
    ledger: str | None = None
    origin: str | None = None
    compression: str = ""
    tells: bool = False

    @property
    def fields(self) -> RecordFields:
        """Where the records have what is asked for."""
        return RecordFields.named(self.text_field, self.id_field)

    @property
    def key(self) -> str:
        """A hash that changes whenever the part of a shard could be another one."""
        rest = replace(self, how=CleanOptions())
        return blake2b(f"{self.how.key} {rest}".encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()

    def drops(self, report: "Report") -> bool:
        """Whether a record looks too machine-translated to be kept."""
        if self.max_translated is None or self.mark is not None:
            return False
        return report.translation.exceeds(self.max_translated)
