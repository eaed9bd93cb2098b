"""Phrase tables as files: read, proved, folded, and kept in that form."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from cleanup import cache
from cleanup.engine.index.normalize import normalize
from cleanup.rulekit.slots import SlotPhrase

# Raise it with every change to what is prepared or how it is normalized: tables cached under another number are not
# read.
TABLE_VERSION = 1

Tables: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""Language to kind to phrases."""


class PreparedPhrases(NamedTuple):
    """A table as it is kept: phrases by language and kind; whole lines and labels, folded; the parts of templates."""

    languages: Tables
    lines: Sequence[str]
    labels: Sequence[str]
    templates: Sequence[tuple[tuple[str, ...], str, str, str]]


def prepare(tables: Any) -> PreparedPhrases:
    """Tables as a TOML file has them. Raises ValueError for what is no list of phrases, RuleError for a bad slot."""
    for language, kinds in tables.items():
        if not isinstance(kinds, dict) or not all(map(_phrases, kinds.values())):
            raise ValueError(f"[{language}] must hold lists of phrases and nothing else")
    lines = [phrase for kinds in tables.values() for phrase in kinds.get("lines", ())]
    return PreparedPhrases(
        tables,
        [normalize(phrase) for phrase in lines if "<" not in phrase],
        [normalize(phrase) + ":" for kinds in tables.values() for phrase in kinds.get("labels", ())],
        [SlotPhrase.of(phrase).parts for phrase in lines if "<" in phrase],
    )


def _parsed(data: bytes) -> bytes:
    import json
    import tomllib

    return json.dumps(prepare(tomllib.loads(data.decode())), ensure_ascii=False).encode()


def _read(kept: bytes) -> PreparedPhrases:
    import json

    languages, lines, labels, templates = json.loads(kept)
    return PreparedPhrases(languages, lines, labels, [(tuple(pieces), *parts) for pieces, *parts in templates])


def _phrases(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(phrase, str) and normalize(phrase) for phrase in value)


PARSED = cache.Memo(f"phrases-{TABLE_VERSION}")
"""Tables that were prepared before: it takes some milliseconds each, which a pipe call has no time for."""


def recall(data: bytes) -> PreparedPhrases:
    """The bytes of a TOML file as a table. Raises as ``prepare`` does, and ValueError for what is no TOML."""
    return PARSED.recall(data, lambda: _parsed(data), _read)
