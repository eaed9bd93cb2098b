"""Review pages of ``report``, ``review`` and ``mine``: built from documents, and written to a file or a folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.input.demo import demo_texts
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.output.earlier_output import is_earlier_output
from cleanup.cli.output.sink import Failure
from cleanup.io.files import atomic_write
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.io.temporary import temporary_folder
from cleanup.messages import io_failure
from cleanup.review import INDEX

if TYPE_CHECKING:
    from cleanup.review.candidate_fixes import ReviewItem
    from cleanup.review.page.build import PageSettings


# Suffixes of a page; it may have none.
SUFFIXES = (".html", ".htm")


def check_ending(path: str | None, others: Iterable[str] = ()) -> None:
    """Raise UsageError for a file name with a suffix that is neither of a page nor among ``others``."""
    allowed = (*SUFFIXES, *others)
    suffix = Path(path or "").suffix
    if suffix and suffix.lower() not in allowed:
        *first, last = allowed
        raise click.UsageError(f"{path}: no output format has the suffix {suffix}; use {', '.join(first)} or {last}")


def review_items(documents: DocumentSet, *, demo: bool) -> Iterable["ReviewItem"]:
    """Return the documents for review, or the sample texts."""
    return map(documents.review_item, demo_texts()) if demo else documents.review_items()


def build_pages(documents: DocumentSet, items: Iterable["ReviewItem"], *, served: bool = False) -> Mapping[str, bytes]:
    """Return the files of a review by their names; see ``cleanup.review.page.build.build_page``."""
    from cleanup.review.page.build import build_page

    return build_page(list(items), documents.engine.index.rules, page_settings(documents), served=served)


def page_settings(documents: DocumentSet) -> "PageSettings":
    """Return the settings that a page shows and exports."""
    from cleanup.review.page.build import PageSettings

    return PageSettings(documents.engine.ruleset, documents.unsafe, documents.described_options)


def write_pages(files: Mapping[str, bytes], path: Path, readers: Permissions = EVERYBODY) -> Path:
    """Write one page to ``path``, or several files to the folder of that name without its suffix.

    Returns the file to open. Raises Failure when a folder holds anything but a report, or cannot be written; no file
    is put in its place before all are written.
    """
    try:
        if [*files] == [INDEX]:
            with atomic_write(path, readers=readers) as file:
                file.write(files[INDEX])
            return path
        folder = path.with_suffix("") if path.suffix else path
        if folder.exists() and not _is_report(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise Failure(f"{folder}: exists and is no report; name another file with -o")
        _write_folder(files, folder, readers)
        return folder / INDEX
    except OSError as error:
        raise Failure(io_failure(error.filename or path, "written", error)) from error


def _write_folder(files: Mapping[str, bytes], folder: Path, readers: Permissions) -> None:
    with temporary_folder(folder.parent) as scratch:
        for name, data in files.items():
            (scratch / name).parent.mkdir(exist_ok=True)
            with open(scratch / name, "xb", opener=readers.opener) as file:
                file.write(data)
        for name in sorted(files, key=INDEX.__eq__):  # the index comes last, because it refers to the others
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (scratch / name).replace(folder / name)


def _is_report(folder: Path) -> bool:
    """Return whether a folder is that of a page. May raise OSError."""
    page = folder / INDEX
    return page.is_file() and is_earlier_output(page, "review")
