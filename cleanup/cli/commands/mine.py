"""``corpuscrub mine``: propose rules for lines that recur across documents."""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.review_pages import check_ending, write_pages
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options.common import console_options, engine_option, protected_output_option
from cleanup.cli.options.documents import document_options
from cleanup.cli.output.console import Console
from cleanup.cli.output.progress import Progress
from cleanup.cli.output.sink import Failure, Sink, refuse_incomplete
from cleanup.errors import CleanupError, InputError, NotText
from cleanup.io.files import STDIN, atomic_write
from cleanup.io.permissions import Permissions
from cleanup.messages import io_failure, plural

if TYPE_CHECKING:
    from cleanup.mining.corpus import CorpusPart
    from cleanup.mining.miner import Mined

# How often the documents are read.
PASSES = 3


@dataclass(frozen=True, slots=True)
class MineRequest:
    """What to mine, and what else to write: the values of the options of ``mine`` alone."""

    site_field: str
    min_documents: int
    engine: str
    review: str | None
    counts: str | None
    decisions: str | None

    def validate(self, documents: DocumentSet) -> None:
        """Raise UsageError where the options contradict each other."""
        check_ending(self.review)
        if self.decisions and (self.review or self.counts or len(documents.named) != 1):
            raise click.UsageError("--accept takes the proposals file as its only PATH, and only -o besides")
        if not self.decisions and STDIN in documents.named:
            raise click.UsageError("mine reads the documents three times; name files or folders, not standard input")


@click.command()
@document_options
@protected_output_option
@click.option(
    "--site-field",
    default="url",
    show_default=True,
    help="Field that contains the site of a record: a name or an address.",
)
@click.option(
    "--min-documents",
    type=click.IntRange(3),
    default=5,
    show_default=True,
    help="Ignore lines that occur in fewer documents.",
)
@engine_option
@click.option("--review", metavar="FILE", help="Also write an HTML page on which to accept or reject each proposal.")
@click.option("--counts", metavar="FILE", help="Also write the counts, for `clean --corpus-evidence`.")
@click.option(
    "--accept",
    "decisions",
    metavar="DECISIONS",
    help="Mine nothing: read PATH as a proposals file, and print the proposals that DECISIONS accept.",
)
@console_options
@click.pass_obj
def mine(console: Console, /, documents: DocumentSet, output: Sink, **params: Any) -> None:
    """Propose rules for lines that recur across documents.

    A line that many pages of a site have in the same place, around different articles, is boilerplate in any language.
    Headings, refrains, quotations and the like are not proposed, nor is anything that existing rules find. The
    proposals, the most certain first, are unsafe rules for --rules. Read them first, or decide on the page of --review:

    \b
      corpuscrub mine -o proposals.toml --review proposals.html articles/
      corpuscrub mine --accept decisions.json -o rules.toml proposals.toml
      corpuscrub clean --rules rules.toml --unsafe articles/

    The site of a text is its folder. Proposals are no failure: the exit code is 0.
    """  # noqa: D301  # click wants the \\b as it is
    from cleanup.mining.proposals import dump

    request = MineRequest(**params)
    request.validate(documents)
    if request.decisions:
        with output:
            output.write(dump(_accepted(Path(documents.named[0]), request.decisions)))
        return
    output.validate({"--review": request.review, "--counts": request.counts})
    mined = _mine(documents, request, console)
    with output:
        output.write(dump(mined.rules))
    if request.review and not refuse_incomplete(request.review, console):
        console.note(f"review page: {_write_review(mined, Path(request.review), output.readers)}")
    if request.counts and not refuse_incomplete(request.counts, console):
        _write_counts(mined, Path(request.counts), output.readers)
    console.note(
        f"{plural(mined.rules, 'proposal')} from {plural(mined.evidence.documents, 'document')} "
        f"of {plural(mined.evidence.sites, 'site')}"
    )


def _mine(documents: DocumentSet, request: MineRequest, console: Console) -> "Mined":
    from cleanup.io.datasets.fields import RecordFields
    from cleanup.mining.corpus import CorpusReader, Missing, parts, size
    from cleanup.mining.miner import Miner

    types = documents.file_set.file_types
    files = [(path, types.type_of(path)) for path in documents.paths]
    if documents.progress:
        console.progress = Progress(PASSES * size(tuple(path for path, _ in files)), sys.stderr)

    def map_parts(function: Callable[["CorpusPart"], Any]) -> Iterator[Any]:
        return _map_parts(function, parts(files, types.fields.text), request.engine, documents.jobs, console)

    def report(error: InputError) -> None:
        if isinstance(error, NotText):
            console.note(f"{error}; skipped")
        elif isinstance(error, Missing):
            console.fail_document(error)
        else:
            console.error(error)

    fields = RecordFields.named(types.text_field, request.site_field)
    reader = CorpusReader(fields, documents.search.codec, types.check_text)
    return Miner(documents.search.options, request.min_documents).run(reader, map_parts, report)


def _map_parts(
    function: Callable[["CorpusPart"], Any], parts: Iterator["CorpusPart"], engine: str, jobs: int, console: Console
) -> Iterator[Any]:
    """Yield the result of a function for each part, in order, computed here, in several processes, or on an engine."""
    from cleanup.mining.corpus import size
    from cleanup.pipeline.workers.executors import WorkerDied
    from cleanup.pipeline.workers.pool import executor_for

    sizes: deque[int] = deque()

    def measured_parts() -> Iterator["CorpusPart"]:
        for part in parts:
            sizes.append(size(part))
            yield part

    for answer in executor_for(engine, jobs, size)(function, measured_parts()):
        if isinstance(answer, WorkerDied):
            raise CleanupError(f"mining stopped: {answer.reason}")
        console.step(sizes.popleft())
        yield answer


def _accepted(proposals: Path, decisions: str) -> list[Any]:
    """Return the tables of a proposals file that were accepted."""
    from cleanup.mining.review import accepted
    from cleanup.review.decision_file import read_review
    from cleanup.rulekit.custom import read_tables

    return accepted(read_tables(proposals), read_review(decisions))


def _write_review(mined: "Mined", path: Path, readers: Permissions) -> Path:
    from cleanup.mining.review import engine, subjects
    from cleanup.review.page.build import PageSettings, build_page

    rules = engine(mined.rules)
    page = build_page(list(subjects(rules)), rules.index.rules, PageSettings(rules.ruleset))
    return write_pages(page, path, readers)


def _write_counts(mined: "Mined", path: Path, readers: Permissions) -> None:
    from cleanup.mining.counts_file import dump

    try:
        with atomic_write(path, readers=readers) as file:
            file.writelines(line.encode() for line in dump(mined))
    except OSError as error:
        raise Failure(io_failure(path, "written", error)) from error
