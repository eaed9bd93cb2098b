"""What files contain, by --format or by their names: texts, or datasets, whose records have a text in a field."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleanup.errors import CleanupError, InputError, NotText
from cleanup.io.files import STDIN
from cleanup.io.formats.recognize import TEXT, recognize

if TYPE_CHECKING:
    from cleanup.io.datasets.fields import RecordFields

# Bytes of the first line of a dataset that are read to see whether it is a record.
MAX_FIRST_RECORD = 8_000_000


@dataclass(frozen=True, slots=True)
class FileTypes:
    """``format`` is the type of all files, or auto. Records have their text and their id in the two fields.

    ``named`` are the paths that were named on the command line and not found in a folder.
    """

    format: str = "auto"
    text_field: str = "text"
    id_field: str = "id"
    named: frozenset[str] = frozenset()

    def type_of(self, path: str) -> str:
        """Return the type of a file: text, jsonl, parquet or datasets."""
        if self.format != "auto":
            return self.format
        if path == STDIN or path.lower().endswith(TEXT):
            return "text"
        from cleanup.io.datasets.storage import kind_of  # which a pipe does not need

        return kind_of(path)

    def check_text(self, path: str, name: str, data: bytes, encoding: str) -> None:
        """Raise InputError for a text file that contains another format, unless --format is text.

        Raises NotText, which is no error, for a file that was found in a folder. ``name`` is for messages.
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
        """Where records have their text and their id."""
        from cleanup.io.datasets.fields import RecordFields

        return RecordFields.named(self.text_field, self.id_field)

    @property
    def patterns(self) -> str:
        """The file names that folders are searched for, for messages."""
        texts, datasets = [f"*{suffix}" for suffix in TEXT], ["*.jsonl", "*.ndjson", "*.parquet"]
        known = {"auto": texts + datasets, "text": texts, "jsonl": datasets[:2], "parquet": datasets[2:]}
        *names, last = known.get(self.format, ["datasets"])
        return f"{', '.join(names)} and {last}" if names else last

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of files that are read from a folder; a file that is named is read whatever its suffix."""
        if self.format == "text":
            return TEXT
        from cleanup.io.datasets.compression import COMPRESSED
        from cleanup.io.datasets.storage import KIND_OF_SUFFIX

        plain = [ending for ending, kind in KIND_OF_SUFFIX.items() if self.format in ("auto", kind)]
        packed = [ending + more for ending in plain if KIND_OF_SUFFIX[ending] == "jsonl" for more in COMPRESSED]
        return (*(TEXT if self.format == "auto" else ()), *plain, *packed)

    def has_texts(self, path: str) -> bool:
        """Return whether a file in a folder is a text, or a dataset whose first record has a text in its field.

        Other files in lines of JSON, such as a ledger, are not.
        """
        kind = self.type_of(path)
        if kind == "text" or self.format != "auto":
            return True
        from cleanup.errors import Unusable
        from cleanup.io.datasets import storage
        from cleanup.io.datasets.arrow import parquet
        from cleanup.io.datasets.jsonl import reader as jsonl

        field, line = self.fields.text, b""
        try:
            if kind == "parquet":
                with parquet.open_parquet(path) as file:
                    return field[0] in file.schema_arrow.names
            with storage.open_for_reading(path) as lines:
                line = lines.readline(MAX_FIRST_RECORD)
                field.text_in(jsonl.parse(line))
        except Unusable:
            return len(line) == MAX_FIRST_RECORD
        except CleanupError:  # it is reported when the file is read
            pass
        return True
