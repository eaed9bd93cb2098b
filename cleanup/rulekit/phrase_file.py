"""Phrase tables as files: parsed, checked, normalized, and cached in that form."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from cleanup import cache
from cleanup.engine.index.normalize import normalize
from cleanup.rulekit.slots import SlotPhrase

# Increase it with every change to what is prepared or how it is normalized: tables cached under another number are
# not read.
TABLE_VERSION = 1

# Language code to kind to phrases.
Tables: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]


class PreparedPhrases(NamedTuple):
    """A phrase table as it is cached: phrases by language and kind, normalized lines and labels, parts of slot phrases.

    All of it is JSON: text and lists of text. Nothing that is read from the cache is executed (see ``cleanup.cache``
    for what the cache protects from).
    """

    languages: Tables
    lines: Sequence[str]
    labels: Sequence[str]
    slot_phrases: Sequence[tuple[tuple[str, ...], str, str, str]]


def prepare(tables: Any) -> PreparedPhrases:
    """Check and normalize the tables of a TOML file.

    Raises ValueError for a value that is not a list of phrases, and RuleError for an unknown slot.
    """
    for language, kinds in tables.items():
        if not isinstance(kinds, dict):
            raise ValueError(f'{language}: expected a table [{language}] with lists such as lines = ["Advertisement"]')
        for kind, phrases in kinds.items():
            _check_phrases(kind, phrases)
    lines = [phrase for kinds in tables.values() for phrase in kinds.get("lines", ())]
    return PreparedPhrases(
        tables,
        [normalize(phrase) for phrase in lines if "<" not in phrase],
        [normalize(phrase) + ":" for kinds in tables.values() for phrase in kinds.get("labels", ())],
        [SlotPhrase.of(phrase).parts for phrase in lines if "<" in phrase],
    )


def _check_phrases(kind: str, phrases: object) -> None:
    """Raise ValueError for anything but a list of strings, and for a phrase of which normalizing leaves nothing."""
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise ValueError(f"{kind}: expected a list of phrases")
    for phrase in phrases:
        if not normalize(phrase):
            raise ValueError(f"the phrase {phrase!r} has no letters or digits")


# Prepared tables: to prepare one takes some milliseconds, which a pipe call has no time for.
PREPARED = cache.Memo(f"phrases-{TABLE_VERSION}")


def parse_table(toml: bytes) -> PreparedPhrases:
    """Return the phrase table of a TOML file, from the cache if it is there.

    Raises ValueError for bytes that are not TOML, and whatever ``prepare`` raises.
    """
    return PREPARED.recall(toml, lambda: _to_json(toml), _from_json)


def _to_json(toml: bytes) -> bytes:
    import json
    import tomllib

    return json.dumps(prepare(tomllib.loads(toml.decode())), ensure_ascii=False).encode()


def _from_json(cached: bytes) -> PreparedPhrases:
    import json

    languages, lines, labels, slot_phrases = json.loads(cached)
    return PreparedPhrases(languages, lines, labels, [(tuple(pieces), *parts) for pieces, *parts in slot_phrases])
