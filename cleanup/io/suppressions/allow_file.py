r"""Findings that somebody looked at and wants to keep: TOML data, sorted by id, without line numbers or dates.

    [[allow]]
    id = "c44bf903d3a2"                # of the finding, as `check --output-format json` and the report show it
    code = "MTA201"                    # the rest is for people
    found = "the United - States"
    reason = "the name of a ship"

An id depends on the rule, the found text and its neighbours, so that it survives edits elsewhere.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleanup.errors import AllowError
from cleanup.io import toml_file as tomlfile
from cleanup.messages import reason


class Allowance(NamedTuple):
    """A finding that is neither reported nor fixed, and why."""

    id: str
    code: str = ""
    found: str = ""
    reason: str = ""


def load(path: Path) -> tuple[Allowance, ...]:
    """Return the entries of a file. Raises AllowError when it cannot be read or contains anything else."""
    try:
        data = tomlfile.parse(tomlfile.read(path))
    except (OSError, ValueError) as error:
        raise AllowError(f"{path}: this allow file cannot be read: {reason(error)}") from error
    entries = data.pop("allow", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise AllowError(f"{path}: an allow file holds [[allow]] tables and nothing else")
    for number, entry in enumerate(entries, 1):
        unknown = sorted({*entry} - {*Allowance._fields})
        if unknown or not entry.get("id") or not all(isinstance(value, str) for value in entry.values()):
            what = f"unknown key {unknown[0]!r}" if unknown else "an id is needed, and every value must be a text"
            raise AllowError(f"{path}: entry {number}: {what}; keys are {', '.join(Allowance._fields)}")
    return tuple(Allowance(**entry) for entry in entries)


def dump(allowances: Iterable[Allowance]) -> bytes:
    """Return the entries as a file: sorted, without duplicates."""
    import tomli_w  # which only those who write one need

    tables = (f"[[allow]]\n{tomli_w.dumps(one._asdict())}" for one in sorted({*allowances}))
    return "\n".join(tables).encode("utf-8", "replace")  # TOML cannot carry lone surrogates
