"""What files hold, as it was said or by their names: texts, or datasets, whose records have a text in a field."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleanup.errors import CleanupError, InputError, NotText
from cleanup.io.files import STDIN
from cleanup.io.formats.recognize import TEXT, recognize

if TYPE_CHECKING:
    from cleanup.io.datasets.fields import RecordFields

LONGEST = 8_000_000
"""Bytes of a first record that are read to see whether it is one."""


@dataclass(frozen=True, slots=True)
class FileTypes:
    """``format`` is what all files hold, or auto; records have their text, and what they are known by, in fields.

    ``named`` are the paths that were named, and not found in a folder.
    """

    format: str = "auto"
    text_field: str = "text"
    id_field: str = "id"
    named: frozenset[str] = frozenset()

    def of(self, path: str) -> str:
        """What a file holds: text, jsonl, parquet or datasets."""
        if self.format != "auto":
            return self.format
        if path == STDIN or path.lower().endswith(TEXT):
            return "text"
        from cleanup.io.datasets.storage import kind_of  # which a pipe does not ask for

        return kind_of(path)

    def refuse(self, path: str, name: str, data: bytes, encoding: str) -> None:
        """Raise InputError for a file that is read as text and holds another format, unless --format says text.

        Of one that a folder was searched for it is NotText, which is no error. ``name`` is what the file is called.
        """
        if self.format != "auto":
            return
        found = recognize(name, data, encoding)
        if found is None:
            return
        if path not in self.named and path.lower().endswith(TEXT):
            raise NotText(f"{name}: looks like {found.name}")
        raise InputError(found.refusal(name))

    @property
    def fields(self) -> "RecordFields":
        """Where records have what is asked for."""
        from cleanup.io.datasets.fields import RecordFields

        return RecordFields.named(self.text_field, self.id_field)

    @property
    def searched(self) -> str:
        """What folders are searched for, for people."""
        texts, datasets = [f"*{suffix}" for suffix in TEXT], ["*.jsonl", "*.ndjson", "*.parquet"]
        known = {"auto": texts + datasets, "text": texts, "jsonl": datasets[:2], "parquet": datasets[2:]}
        *names, last = known.get(self.format, ["datasets"])
        return f"{', '.join(names)} and {last}" if names else last

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names end of what is taken from a folder; a file that is named is taken whatever it is called."""
        if self.format == "text":
            return TEXT
        from cleanup.io.datasets.compression import COMPRESSED
        from cleanup.io.datasets.storage import ENDINGS

        known = [ending for ending, kind in ENDINGS.items() if self.format in ("auto", kind)]
        packed = [ending + more for ending in known if ENDINGS[ending] == "jsonl" for more in COMPRESSED]
        return (*(TEXT if self.format == "auto" else ()), *known, *packed)

    def in_folder(self, path: str) -> bool:
        """Whether a file in a folder is one of ours: a text, or a dataset whose first record has a text in its field.

        What else is kept in lines of JSON, such as a ledger, is none.
        """
        kind = self.of(path)
        if kind == "text" or self.format != "auto":
            return True
        from cleanup.errors import Unusable
        from cleanup.io.datasets import storage as opening
        from cleanup.io.datasets.arrow import parquet
        from cleanup.io.datasets.jsonl import reader as jsonl

        field, line = self.fields.text, b""
        try:
            if kind == "parquet":
                with parquet.open_parquet(path) as file:
                    return field[0] in file.schema_arrow.names
            with opening.open_for_reading(path) as lines:
                line = lines.readline(LONGEST)
                field.text(jsonl.parse(line))
        except Unusable:
            return len(line) == LONGEST
        except CleanupError:  # it will be told when it is read
            pass
        return True
