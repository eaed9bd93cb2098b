"""The merge driver of a baseline in ``.gitattributes``.

A module of its own: it knows git, and ``baseline create`` alone uses it.
"""

import re
from pathlib import Path

from cleanup.io.files import read, write_if_changed

ATTRIBUTES = ".gitattributes"


def set_union_merge(path: Path) -> str | None:
    """Make git keep the lines of both sides where a file was changed on two branches, and return the added line.

    Returns None where the file is in no git repository, or its merge driver is set already. Raises InputError when the
    attributes cannot be written.
    """
    folder = path.absolute().parent
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return None
    attributes = folder / ATTRIBUTES
    data = read(str(attributes)) if attributes.exists() else b""
    pattern = _pattern(path.name)
    lines = data.decode("utf-8", "replace").splitlines()
    if any(re.match(rf"/?{re.escape(pattern)}\s(.*\s)?[-!]?merge(=|\s|$)", line) for line in lines):
        return None
    line = f"{pattern} merge=union"
    end = b"\r\n" if b"\r\n" in data else b"\n"
    before = data + end if data and not data.endswith(b"\n") else data
    write_if_changed(attributes, before + line.encode() + end)
    return line


def _pattern(name: str) -> str:
    """Return a name as git reads it: with wildcards escaped, and quoted as in C if it has blanks or quotes."""
    pattern = re.sub(r"[\\*?\[\]]", r"\\\g<0>", f"/{name}" if name[0] in "!#" else name)
    if re.search(r"[\s\"]", pattern):
        return '"' + re.sub(r"[\\\"]", r"\\\g<0>", pattern) + '"'
    return pattern
