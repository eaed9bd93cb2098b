"""Who may read a file: what is made of a private text is as private as the text."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

STDIN = "-"


class Permissions(NamedTuple):
    """Who may read some files besides their owners: ``everybody``, or else the members of ``group`` if that is one."""

    everybody: bool = True
    group: int | None = None

    @classmethod
    def of(cls, paths: Iterable[str]) -> "Permissions":
        """Return who may read all files of these paths; ``-`` is standard input, where that is a file.

        What is no file, such as a pipe or a URL, is read by everybody: nothing is known of it.
        """
        readers = cls()
        for path in paths:
            with suppress(OSError, ValueError):
                readers = readers.narrowed_by(os.fstat(0) if path == STDIN else os.stat(path))  # noqa: PTH116  # also URLs
        return readers

    def narrowed_by(self, status: os.stat_result) -> "Permissions":
        """Return who may read another file, too."""
        mode = status.st_mode
        if not stat.S_ISREG(mode) or (mode & stat.S_IROTH and mode & stat.S_IRGRP):
            return self
        if mode & stat.S_IRGRP and (self.everybody or self.group == status.st_gid):
            return Permissions(everybody=False, group=status.st_gid)
        return Permissions(everybody=False)

    def limit_mode(self, wanted: int, group: int) -> int:
        """Return what is left of a mode for a file of that group that only they may read."""
        if self.everybody:
            return wanted
        return wanted & ~(stat.S_IRWXO if group == self.group else stat.S_IRWXO | stat.S_IRWXG)

    def opener(self, name: str, flags: int) -> int:
        """Open a file as ``open`` wants it: one that is new has the mode of the umask, for these readers only."""
        return os.open(name, flags, 0o666 if self.everybody else self.limit_mode(0o666, os.getegid()))

    def restrict(self, handle: int) -> None:
        """Take an open file from all others who may read it. May raise OSError."""
        status = os.fstat(handle)
        mode = stat.S_IMODE(status.st_mode)
        if stat.S_ISREG(status.st_mode) and (private := self.limit_mode(mode, status.st_gid)) != mode:
            os.fchmod(handle, private)


# Everybody whom the umask admits, and nobody but the owner.
EVERYBODY, NOBODY = Permissions(), Permissions(everybody=False)
