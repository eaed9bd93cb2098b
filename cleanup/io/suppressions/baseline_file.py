"""The file of a baseline: a sorted line an entry, without places or dates, so that git merges it.

    # corpuscrub/baseline/1
    news/a.txt RES101 0f3d5cf17a2b 91c6c5d3be70 1

The code of the rule, hashes of the folded found text and of its neighbours, and a number that tells equal findings
apart. Lines that a merge doubled or put in another order are read all the same.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cleanup.engine.suppress.baseline import Baseline, BaselineEntry
from cleanup.errors import BaselineError
from cleanup.io.files import BASELINE_PREFIX, read

SCHEMA = f"{BASELINE_PREFIX.decode()}1"
HEAD = f"""\
{SCHEMA}
# Accepted findings: path, rule, hashes of what was found and of what stands around it, number among equal ones.
# `corpuscrub baseline update` writes it, after edits and merges, too. Lines may be doubled and in any order.
"""

ENTRY = re.compile(r"(.+) (\S+) ([0-9a-f]{12}) ([0-9a-f]{12}) ([1-9][0-9]{0,8})")
CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
STRANGE = re.compile(r"^[ #<=>|]|[\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff]")
ESCAPED = re.compile(r"\\([0-9a-f]{1,6});")


def load(file: Path) -> Baseline:
    """Return the baseline in a file; an empty file accepts nothing.

    Raises InputError or BaselineError when it cannot be read or contains anything else.
    """
    try:
        return Baseline(file, _entries(file, read(str(file)).decode()))
    except UnicodeDecodeError as error:
        raise BaselineError(f"{file}: not a baseline: byte {error.start + 1} is not UTF-8") from error


def _entries(file: Path, text: str) -> Iterator[BaselineEntry]:
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    for number, line in enumerate(lines, 1):
        if line.startswith(CONFLICT):
            raise BaselineError(
                f"{file}:{number}: a merge conflict: delete the lines that begin with {', '.join(CONFLICT)} and keep "
                f"all others; with `{file.name} merge=union` in .gitattributes git does that by itself"
            )
    if text and lines[0] != SCHEMA:
        known = (
            "a newer corpuscrub wrote it"
            if lines[0].encode().startswith(BASELINE_PREFIX)
            else f"line 1 is not “{SCHEMA}”"
        )
        raise BaselineError(f"{file}:1: this baseline cannot be read: {known}; `corpuscrub baseline create` writes one")
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            found = ENTRY.fullmatch(line)
            if found is None:
                raise BaselineError(
                    f"{file}:{number}: not an entry (path, rule, two hashes, number); delete the line, and "
                    "`corpuscrub baseline update --add` accepts what it stood for"
                )
            path, code, what, around, count = found.groups()
            yield BaselineEntry(_unescaped(path), code, what, around, int(count))


def dump(entries: Iterable[BaselineEntry]) -> bytes:
    """Return the entries as a file: sorted, without duplicates."""
    lines = (" ".join((_escaped(path), *rest, str(number))) + "\n" for path, *rest, number in sorted({*entries}))
    return (HEAD + "".join(lines)).encode()


def _escaped(path: str) -> str:
    return STRANGE.sub(lambda found: f"\\{ord(found[0]):x};", path)


def _unescaped(path: str) -> str:
    return ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), path)
