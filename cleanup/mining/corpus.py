"""The documents of a corpus, part by part: texts by their folder, records by a field that says where they are from."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import urlsplit

from cleanup.errors import InputError, NotText
from cleanup.io.datasets.fields import FieldPath, RecordFields
from cleanup.io.datasets.record import BadRecord
from cleanup.io.files import Codec, decode, read
from cleanup.mining.passes.count import CorpusText
from cleanup.pipeline.shard import Shard, records, require_texts, shards

# Text files per part.
FILES = 200

# A shard of a dataset, or paths of texts.
CorpusPart: TypeAlias = Shard | tuple[str, ...]


def parts(found: Iterable[tuple[str, str]], field: FieldPath) -> Iterator[CorpusPart]:
    """Yield the parts of a corpus, from paths and the kind of each (text, jsonl, parquet).

    Raises InputError when a dataset cannot be read, or its records have no text in the field.
    """
    texts: list[str] = []
    for path, kind in found:
        if kind == "datasets":
            raise InputError(f"{path}: is mined as Parquet only; `to_parquet` of Hugging Face's datasets writes that")
        if kind != "text":
            yield from require_texts(shards(path, kind), field)
            continue
        texts.append(path)
        if len(texts) == FILES:
            yield tuple(texts)
            texts = []
    if texts:
        yield tuple(texts)


def size(part: CorpusPart) -> int:
    """Return the number of bytes of a part, as far as it is known."""
    if isinstance(part, Shard):
        return part.size
    total = 0
    for path in part:
        with suppress(OSError):  # it will be reported when it is read
            total += os.stat(path).st_size  # noqa: PTH116  # a path may be a URL
    return total


class Missing(InputError):  # noqa: N818  # it is what is missing
    """A text that cannot be read, so that what is mined is not of the whole corpus."""


@dataclass(frozen=True, slots=True)
class CorpusReader:
    """Reads parts. The id of ``fields`` is where the site of a record stands, a name or an address.

    ``refuse`` is called with path, name, bytes and encoding of each file; it raises InputError for one that is no text.
    """

    fields: RecordFields
    codec: Codec
    refuse: Callable[[str, str, bytes, str], None]

    def __call__(self, part: CorpusPart) -> Iterator[CorpusText | InputError]:
        """Yield the documents of a part, and an error in the place of each that cannot be read.

        Raises InputError when a dataset cannot be read.
        """
        yield from self._records(part) if isinstance(part, Shard) else map(self._text, part)

    def _records(self, shard: Shard) -> Iterator[CorpusText | InputError]:
        for record in records(shard, self.fields):
            if isinstance(record, BadRecord):
                yield InputError(str(record))
            else:
                yield CorpusText(site_of(record.id or record.path), f"{record.path}#{record.number}", record.text)

    def _text(self, path: str) -> CorpusText | InputError:
        try:
            data = read(path)
            self.refuse(path, path, data, self.codec.encoding)
            return CorpusText(str(PurePath(path).parent), path, decode(path, data, self.codec).text)
        except NotText as reason:
            return reason
        except InputError as error:
            return Missing(str(error))


def site_of(value: str) -> str:
    """Return the host of an address without “www.”; any other value as it is."""
    host = urlsplit(value).hostname if "://" in value[:12] else None
    return value if host is None else host.removeprefix("www.")
