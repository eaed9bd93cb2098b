"""The documents of one call: found, read, decoded and searched, one after the other, or by several processes."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cleanup import cache
from cleanup.cli.input.paths import FileSet
from cleanup.cli.input.search import Cleaned, Content, LeftAlone, Search, SearchResult, name_of
from cleanup.cli.input.work_items import places, tasks
from cleanup.cli.output.console import Console, on_terminal
from cleanup.cli.output.progress import Progress
from cleanup.engine.document import Document
from cleanup.io.files import STDIN

if TYPE_CHECKING:
    from cleanup.cli.input.suppressed import SuppressedCounts
    from cleanup.engine.report import Report
    from cleanup.engine.suppress.baseline import Baseline
    from cleanup.review.candidate_fixes import ReviewItem


class DocumentSet:
    """The documents behind some paths. What goes wrong with one is told to ``console``, and the next one follows.

    ``jobs`` is how many processes search, ``progress`` whether a bar is drawn (None: on a terminal). What is accepted
    is a matter of the search; ``baseline`` says where that comes from.
    """

    def __init__(  # one for each part of a call
        self,
        files: FileSet,
        search: Search,
        console: Console,
        *,
        jobs: int,
        progress: bool | None,
        baseline: "Baseline | None" = None,
    ) -> None:
        self.named, self.baseline = files.paths, baseline
        self.unsafe, self.engine = search.how.unsafe, search.how.engine
        self._accepts = search.how.accepts is not None
        if find_spec("hyperscan") is None:
            console.detail("hyperscan is not installed, so that every rule looks at every line: the same, but slower")
        if why := cache.refused():
            console.detail(why)
        self.file_set, self.search, self._console, self.jobs = files, search, console, jobs
        self.progress = on_terminal(sys.stderr) if progress is None else progress

    @property
    def described_options(self) -> dict[str, str]:
        """What was asked for, by the names of options, for people."""
        how = self.search.how
        lists = {"select": how.select, "ignore": how.ignore, "rules": how.rules, "allow": how.allow}
        told = {"min-confidence": f"{how.min_confidence:g}"}
        told |= {name: ", ".join(values) for name, values in lists.items() if values}
        return told | ({"language": how.language} if how.language else {})

    def active_rules(self, name: str) -> frozenset[str]:
        """The codes of the rules that look at the one of a name."""
        how = self.search.of(name)
        return how.engine.asked(unsafe=how.unsafe)

    def id_of(self, name: str) -> str:
        """What the document of a name is known by: a record by its id or number, a text by its name."""
        path, _, known = name.partition("#")
        while known and path not in self._records:
            more, _, known = known.partition("#")
            path += f"#{more}"
        return known or name

    def cleaned(self, paths: Sequence[str], *, translated: bool) -> Iterator[Cleaned | LeftAlone]:
        """Those of some paths that are ``found``, cleaned; ``translated`` says whether their translated scores will be
        asked for.
        """
        return self._each(self.search.cleaned, paths, translated=translated)

    def reports(self, *, translated: bool = False) -> Iterator["Report"]:
        """The reports of those that are texts; ``translated`` as before."""
        found: Iterator[Report | LeftAlone] = self._each(self.search.reports, self.paths, translated=translated)
        return (report for report in found if not isinstance(report, LeftAlone))

    def review_items(self) -> Iterator["ReviewItem"]:
        """What a person decides about in those that are texts."""
        found: Iterator[ReviewItem | LeftAlone] = self._each(self.search.subjects, self.paths, translated=True)
        return (subject for subject in found if not isinstance(subject, LeftAlone))

    def review_item(self, document: Document) -> "ReviewItem":
        """What a person decides about in a document, whether it is one of these or not."""
        return self.search.review_item(document, self._console)

    @cached_property
    def suppressed(self) -> "SuppressedCounts":
        """How many findings were passed over in what was searched so far."""
        from cleanup.cli.input.suppressed import SuppressedCounts  # which a pipe does not ask for

        return SuppressedCounts(self.search.how, self.baseline)

    @cached_property
    def paths(self) -> list[str]:
        """The files that the paths stand for."""
        paths = list(self.file_set.walk(self._console.fail_document, self._console.note))
        if not paths:
            self._console.note(f"no texts there; folders are searched for {self.file_set.kinds.searched}")
        return paths

    @cached_property
    def datasets(self) -> list[str]:
        """Those of them that hold records."""
        kinds, name = self.file_set.kinds, self.search.stdin_filename
        return [path for path in self.paths if kinds.of(name if path == STDIN else path) != "text"]

    @cached_property
    def texts(self) -> list[str]:
        """Those of them that are texts."""
        records = {*self.datasets}
        return [path for path in self.paths if path not in records]

    @cached_property
    def _records(self) -> frozenset[str]:
        """The names of the datasets."""
        return frozenset(self.search.stdin_filename if path == STDIN else name_of(path) for path in self.datasets)

    def report_suppressed(self) -> None:
        """Say how many findings were passed over, and what accepts them; nothing where none was."""
        if self._accepts and (told := str(self.suppressed)):
            self._console.note(told)

    def _each(
        self,
        work: Callable[[Content, Console], list[SearchResult | LeftAlone]],
        paths: Sequence[str],
        *,
        translated: bool,
    ) -> Iterator[SearchResult | LeftAlone]:
        known = list(places(paths))
        total = sum(one.size for one in known)
        if self.progress:
            self._console.progress = Progress(total, sys.stderr)
        request = tasks(paths, known, self.file_set.kinds, self.search.stdin_filename)
        if self.jobs > 1:
            from cleanup.cli.input.parallel import search_in_parallel  # which a pipe does not ask for

            answers = search_in_parallel(work, request, total, self.jobs, self._console, translated=translated)
        else:
            answers = ((task, work(task.piece, self._console)) for task in request)
        for task, found in answers:
            for one in found:
                if self._accepts and not isinstance(one, LeftAlone):
                    self.suppressed.add(getattr(one, "report", one))  # type: ignore[arg-type]
                yield one
            self._console.step(task.size)
