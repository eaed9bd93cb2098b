"""Which files the paths of the command line stand for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.cli.kinds import Kinds
from cleanup.errors import InputError
from cleanup.files import STDIN

if TYPE_CHECKING:
    from cleanup.cli.folders import Excluded


@dataclass(frozen=True, slots=True)
class Files:
    """The files that some paths stand for; ``exclude`` holds lines as of an ignore file in ``exclude_from``."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    exclude_from: str = "."
    force_exclude: bool = False
    respect_gitignore: bool = True
    kinds: Kinds = Kinds()  # noqa: RUF009  # it is frozen

    def walk(self, trouble: Callable[[InputError], None]) -> Iterator[str]:
        """Each file once: those named, and in place of a folder the texts and datasets in it, sorted.

        What is hidden, excluded or ignored by git in a folder is left out, symbolic links to folders are not followed,
        and a folder that cannot be read is told to ``trouble``. A file that is named is taken though git ignores it;
        also what is excluded, or holds records without texts, unless ``force_exclude`` says otherwise. A path ``-``
        stays as it is.
        """
        return iter(dict.fromkeys(self._walk(trouble)))

    def _walk(self, trouble: Callable[[InputError], None]) -> Iterator[str]:
        excluded = None
        if self.exclude:
            from cleanup.cli.folders import Excluded

            excluded = Excluded(self.exclude, self.exclude_from)
        for path in self.paths:
            if path != STDIN and Path(path).is_dir() and self.kinds.of(path) != "datasets":
                from cleanup.cli.folders import texts_in  # which takes a while, and is not for those who name files

                yield from texts_in(Path(path), excluded, self.kinds, trouble, respect_gitignore=self.respect_gitignore)
            elif path == STDIN or not self.force_exclude or self._in_folder(path, excluded):
                yield path

    def _in_folder(self, path: str, excluded: "Excluded | None") -> bool:
        """Whether a file that is named would be taken from a folder."""
        return not (excluded is not None and excluded.holds(Path(path))) and self.kinds.in_folder(path)
