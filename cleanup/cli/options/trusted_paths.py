"""The files that a ledger or a decision file names: below one folder, unless --anywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from cleanup.errors import InputError
from cleanup.messages import reason


@dataclass(frozen=True, slots=True)
class TrustedRoot:
    """``folder`` is where relative paths start; ``anywhere`` allows paths that lead out of it."""

    folder: Path
    anywhere: bool

    def resolve(self, path: str) -> Path:
        """Return the file for a path.

        Raises InputError for a file that does not exist, and for one outside the folder, also through a link.
        """
        file = self.folder / path
        try:
            inside = file.resolve().is_relative_to(self.folder.resolve())
            exists = file.is_file()
        except (OSError, RuntimeError, ValueError) as error:  # a name too long, links in a circle
            raise InputError(f"{path}: not a usable path: {reason(error)}") from error
        if not inside and not self.anywhere:
            raise InputError(
                f"{path}: outside {self.folder.resolve()}; name the folder that relative paths start from with --root, "
                "or add --anywhere if you trust the file that names this path"
            )
        if not exists:
            raise InputError(f"{file}: no such file; put it there, or name its folder with --root")
        return file


def trusted_root(command: Callable[..., None]) -> Callable[..., None]:
    """Add --root and --anywhere, which the command receives as ``root``, a TrustedRoot."""

    @click.option("--root", default=".", metavar="FOLDER", help="Folder that relative paths start from; default: here.")
    @click.option(
        "--anywhere", is_flag=True, help="Also write files outside --root where the ledger or the decisions name them."
    )
    @wraps(command)
    def with_root(*args: Any, root: str, anywhere: bool, **params: Any) -> None:
        command(*args, root=TrustedRoot(Path(root), anywhere), **params)

    return with_root
