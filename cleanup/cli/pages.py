"""The review as files: made of the documents of a call, and kept where a person asked for it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.documents import Documents
from cleanup.cli.output import Failure
from cleanup.files import replacing
from cleanup.review import INDEX

if TYPE_CHECKING:
    from cleanup.page.build import Settings
    from cleanup.review.subject import Subject


PAGE = (".html", ".htm")
"""How the name of a page ends, if it has an ending."""


def pages(documents: Documents, subjects: Iterable["Subject"], *, served: bool = False) -> Mapping[str, bytes]:
    """The files of the review of some subjects, see ``cleanup.page.build.files``."""
    from cleanup.page.build import files

    return files(list(subjects), documents.engine.index.rules, settings(documents), served=served)


def refuse_ending(path: str | None, others: Iterable[str] = ()) -> None:
    """Raise UsageError for a name that is none of a page of HTML; ``others`` are endings of what else is written."""
    known = (*PAGE, *others)
    ending = Path(path or "").suffix
    if ending and ending.lower() not in known:
        *most, last = known
        raise click.UsageError(f"{path}: {ending} cannot be written; the name may end in {', '.join(most)} or {last}")


def settings(documents: Documents) -> "Settings":
    """How a review of these documents comes about."""
    from cleanup.page.build import Settings

    return Settings(documents.engine.ruleset, documents.unsafe, documents.told)


def keep(files: Mapping[str, bytes], path: Path) -> Path:
    """Write a page to ``path``, or a page in several files to the folder of that name without its suffix.

    The result is the file to open. Raises Failure when something there is not ours, or cannot be written.
    """
    try:
        if [*files] == [INDEX]:
            with replacing(path) as file:
                file.write(files[INDEX])
            return path
        folder = path.with_suffix("") if path.suffix else path
        if folder.exists() and not (folder / INDEX).is_file() and (not folder.is_dir() or any(folder.iterdir())):
            raise Failure(f"{folder}: is there already and holds no report; name another file with -o")
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with replacing(folder / name) as file:
                file.write(data)
        return folder / INDEX
    except OSError as error:
        raise Failure(f"{error.filename or path}: cannot be written: {error.strerror}") from error
