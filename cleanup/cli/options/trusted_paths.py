"""The files that a ledger or a review speaks of: found below one folder, and nowhere else unless that is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from cleanup.errors import InputError
from cleanup.io.files import reason


@dataclass(frozen=True, slots=True)
class TrustedRoot:
    """``root`` is the folder that paths start from; ``anywhere`` lets them lead out of it."""

    root: Path
    anywhere: bool

    def file(self, path: str) -> Path:
        """The file that a path stands for.

        Raises InputError when there is none, and when it lies outside, or is reached by a link that leads out.
        """
        place = self.root / path
        try:
            inside = place.resolve().is_relative_to(self.root.resolve())
            there = place.is_file()
        except (OSError, RuntimeError, ValueError) as error:  # a name too long, links in a circle
            raise InputError(f"{path}: cannot be a file: {reason(error)}") from error
        if not inside and not self.anywhere:
            raise InputError(
                f"{path}: lies outside of {self.root.resolve()}; name the folder that the paths start from with "
                "--root, or say --anywhere if you trust the file that names it"
            )
        if not there:
            raise InputError(f"{place}: no such file; put it there, or name the folder with --root")
        return place


def trusted_root(verb: Callable[..., None]) -> Callable[..., None]:
    """--root and --anywhere; the verb gets ``places``."""

    @click.option(
        "--root", default=".", metavar="FOLDER", help="The folder that the paths start from (default: this one)."
    )
    @click.option("--anywhere", is_flag=True, help="Also write files outside of that folder, where they are named.")
    @wraps(verb)
    def with_places(*args: Any, root: str, anywhere: bool, **rest: Any) -> None:
        verb(*args, places=TrustedRoot(Path(root), anywhere), **rest)

    return with_places
