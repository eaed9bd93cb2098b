"""The documents of one call: found, read, decoded and searched, one after another or by several processes."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cleanup import Document, cache
from cleanup.cli.input.paths import FileSet
from cleanup.cli.input.search import Cleaned, Content, LeftAlone, Search, SearchResult, display_name
from cleanup.cli.input.work_items import file_infos, work_items
from cleanup.cli.output.console import Console, on_terminal
from cleanup.cli.output.progress import Progress
from cleanup.io.files import STDIN

if TYPE_CHECKING:
    from cleanup.cli.input.suppressed import SuppressedCounts
    from cleanup.engine.report import Report
    from cleanup.engine.suppress.baseline import Baseline
    from cleanup.review.candidate_fixes import ReviewItem


class DocumentSet:
    """The documents behind some paths. An error in one is printed on ``console``, and the next one follows.

    ``jobs`` is the number of processes, ``progress`` whether a bar is drawn (None: on a terminal). The search
    suppresses findings; ``baseline`` is for messages about them.
    """

    def __init__(
        self,
        files: FileSet,
        search: Search,
        console: Console,
        *,
        jobs: int,
        progress: bool | None,
        baseline: "Baseline | None" = None,
    ) -> None:
        self.file_set, self.search, self._console, self.jobs = files, search, console, jobs
        self.named, self.baseline = files.paths, baseline
        self.unsafe, self.engine = search.options.unsafe, search.options.engine
        self.progress = on_terminal(sys.stderr) if progress is None else progress
        self._suppresses = search.options.combined_accept is not None
        if find_spec("hyperscan") is None:
            console.detail("hyperscan is not installed: every rule reads every line, which is slower; same results")
        if why := cache.refused():
            console.detail(why)

    @property
    def described_options(self) -> dict[str, str]:
        """The search options by their names, for people."""
        options = self.search.options
        lists = {"select": options.select, "ignore": options.ignore, "rules": options.rules, "allow": options.allow}
        described = {"min-confidence": f"{options.min_confidence:g}"}
        described |= {name: ", ".join(values) for name, values in lists.items() if values}
        return described | ({"language": options.language} if options.language else {})

    def active_rules(self, name: str) -> frozenset[str]:
        """Return the codes of the rules that read the document of this name."""
        options = self.search.options_for(name)
        return options.engine.codes(unsafe=options.unsafe)

    def id_of(self, name: str) -> str:
        """Return the id of the document of this name: a record's id or number, or the name of a text."""
        path, _, record = name.partition("#")
        while record and path not in self._dataset_names:
            more, _, record = record.partition("#")
            path += f"#{more}"
        return record or name

    def cleaned(self, paths: Sequence[str], *, translated: bool) -> Iterator[Cleaned | LeftAlone]:
        """Yield the documents of some of the ``paths``, cleaned.

        ``translated`` says that their translation scores will be needed.
        """
        return self._each(self.search.cleaned, paths, translated=translated)

    def reports(self, *, translated: bool = False) -> Iterator["Report"]:
        """Yield the report of each document that is text; ``translated`` as in ``cleaned``."""
        results: Iterator[Report | LeftAlone] = self._each(self.search.reports, self.paths, translated=translated)
        return (report for report in results if not isinstance(report, LeftAlone))

    def review_items(self) -> Iterator["ReviewItem"]:
        """Yield each document that is text, for review by a person."""
        results: Iterator[ReviewItem | LeftAlone] = self._each(self.search.review_items, self.paths, translated=True)
        return (item for item in results if not isinstance(item, LeftAlone))

    def review_item(self, document: Document) -> "ReviewItem":
        """Return a document, which need not be one of these, for review by a person."""
        return self.search.review_item(document, self._console)

    @cached_property
    def suppressed(self) -> "SuppressedCounts":
        """The numbers of findings that were suppressed so far."""
        from cleanup.cli.input.suppressed import SuppressedCounts  # which a pipe does not need

        return SuppressedCounts(self.search.options, self.baseline)

    @cached_property
    def paths(self) -> list[str]:
        """The files that the named paths stand for."""
        paths = list(self.file_set.walk(self._console.fail_document, self._console.note))
        if not paths:
            self._console.note(f"no texts found; folders are searched for {self.file_set.file_types.patterns}")
        return paths

    @cached_property
    def datasets(self) -> list[str]:
        """The files that contain records."""
        file_types, name = self.file_set.file_types, self.search.stdin_filename
        return [path for path in self.paths if file_types.type_of(name if path == STDIN else path) != "text"]

    @cached_property
    def texts(self) -> list[str]:
        """The files that are texts."""
        datasets = {*self.datasets}
        return [path for path in self.paths if path not in datasets]

    @cached_property
    def _dataset_names(self) -> frozenset[str]:
        return frozenset(self.search.stdin_filename if path == STDIN else display_name(path) for path in self.datasets)

    def report_suppressed(self) -> None:
        """Print the numbers of suppressed findings, where there are any."""
        if self._suppresses and (counts := str(self.suppressed)):
            self._console.note(counts)

    def _each(
        self,
        search: Callable[[Content, Console], list[SearchResult | LeftAlone]],
        paths: Sequence[str],
        *,
        translated: bool,
    ) -> Iterator[SearchResult | LeftAlone]:
        infos = list(file_infos(paths))
        total = sum(info.size for info in infos)
        if self.progress:
            self._console.progress = Progress(total, sys.stderr)
        items = work_items(paths, infos, self.file_set.file_types, self.search.stdin_filename)
        if self.jobs > 1:
            from cleanup.cli.input.parallel import search_in_parallel  # which a pipe does not need

            answers = search_in_parallel(search, items, total, self.jobs, self._console, translated=translated)
        else:
            answers = ((item, search(item.content, self._console)) for item in items)
        for item, results in answers:
            for result in results:
                if self._suppresses and not isinstance(result, LeftAlone):
                    self.suppressed.add(getattr(result, "report", result))  # type: ignore[arg-type]
                yield result
            self._console.step(item.size)
