"""How git merges a file, told to it in ``.gitattributes``."""

import re
from pathlib import Path

from cleanup.io.files import read, write_if_changed

FILE = ".gitattributes"


def merge_by_union(path: Path) -> str | None:
    """Let git keep the lines of both sides where a file was changed on two branches; the line that says so.

    None where the file is in no repository of git, or the attributes beside it already say how it is merged. Raises
    InputError when they cannot be written.
    """
    folder = path.absolute().parent
    if not any((place / ".git").exists() for place in (folder, *folder.parents)):
        return None
    attributes = folder / FILE
    there = read(str(attributes)) if attributes.exists() else b""
    pattern = _pattern(path.name)
    lines = there.decode("utf-8", "replace").splitlines()
    if any(re.match(rf"/?{re.escape(pattern)}\s(.*\s)?[-!]?merge(=|\s|$)", line) for line in lines):
        return None
    line = f"{pattern} merge=union"
    end = b"\r\n" if b"\r\n" in there else b"\n"
    before = there + end if there and not there.endswith(b"\n") else there
    write_if_changed(attributes, before + line.encode() + end)
    return line


def _pattern(name: str) -> str:
    """A name as git wants it there: it reads wildcards, and quoted names as C does."""
    pattern = re.sub(r"[\\*?\[\]]", r"\\\g<0>", f"/{name}" if name[0] in "!#" else name)
    if re.search(r"[\s\"]", pattern):
        return '"' + re.sub(r"[\\\"]", r"\\\g<0>", pattern) + '"'
    return pattern
