"""The review as files: made of the documents of a call, and kept where a person asked for it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.output.earlier_output import is_ours
from cleanup.cli.output.sink import Failure
from cleanup.io.files import atomic_write
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.io.temporary import temporary_folder
from cleanup.review import INDEX

if TYPE_CHECKING:
    from cleanup.review.candidate_fixes import ReviewItem
    from cleanup.review.page.build import PageSettings


PAGE = (".html", ".htm")
"""How the name of a page ends, if it has an ending."""


def pages(documents: DocumentSet, subjects: Iterable["ReviewItem"], *, served: bool = False) -> Mapping[str, bytes]:
    """The files of the review of some subjects, see ``cleanup.review.page.build.files``."""
    from cleanup.review.page.build import build_page

    return build_page(list(subjects), documents.engine.index.rules, settings(documents), served=served)


def refuse_ending(path: str | None, others: Iterable[str] = ()) -> None:
    """Raise UsageError for a name that is none of a page of HTML; ``others`` are endings of what else is written."""
    known = (*PAGE, *others)
    ending = Path(path or "").suffix
    if ending and ending.lower() not in known:
        *most, last = known
        raise click.UsageError(f"{path}: {ending} cannot be written; the name may end in {', '.join(most)} or {last}")


def settings(documents: DocumentSet) -> "PageSettings":
    """How a review of these documents comes about."""
    from cleanup.review.page.build import PageSettings

    return PageSettings(documents.engine.ruleset, documents.unsafe, documents.described_options)


def keep(files: Mapping[str, bytes], path: Path, readers: Permissions = EVERYBODY) -> Path:
    """Write a page to ``path``, or a page in several files to the folder of that name without its suffix, for these
    readers.

    The result is the file to open. Raises Failure when something there is not ours, or cannot be written; of several
    files none is in its place before all are written.
    """
    try:
        if [*files] == [INDEX]:
            with atomic_write(path, readers=readers) as file:
                file.write(files[INDEX])
            return path
        folder = path.with_suffix("") if path.suffix else path
        if folder.exists() and not _is_ours(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise Failure(f"{folder}: is there already and holds no report; name another file with -o")
        with temporary_folder(folder.parent) as scratch:
            for name, data in files.items():
                (scratch / name).parent.mkdir(exist_ok=True)
                with open(scratch / name, "xb", opener=readers.opener) as file:
                    file.write(data)
            for name in sorted(files, key=INDEX.__eq__):  # which comes last, for it speaks of the others
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (scratch / name).replace(folder / name)
        return folder / INDEX
    except OSError as error:
        raise Failure(f"{error.filename or path}: cannot be written: {error.strerror}") from error


def _is_ours(folder: Path) -> bool:
    """Whether a folder is that of a page. May raise OSError."""
    page = folder / INDEX
    return page.is_file() and is_ours(page, "review")
