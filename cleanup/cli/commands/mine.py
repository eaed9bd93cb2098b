"""``corpuscrub mine``: lines that recur across documents, as rules for a person to accept."""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.review_pages import keep, refuse_ending
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.output.console import Console
from cleanup.cli.output.progress import Progress
from cleanup.cli.output.sink import Failure, Sink, refuse_incomplete
from cleanup.errors import CleanupError, InputError, NotText
from cleanup.io.files import STDIN, atomic_write
from cleanup.io.permissions import Permissions
from cleanup.messages import plural

if TYPE_CHECKING:
    from cleanup.mining.corpus import CorpusPart
    from cleanup.mining.miner import Mined

PASSES = 3


@dataclass(frozen=True, slots=True)
class MineRequest:
    """What is to be mined, and what else is to be made of it."""

    site_field: str
    min_documents: int
    engine: str
    review: str | None
    counts: str | None
    decisions: str | None

    def refuse(self, documents: DocumentSet) -> None:
        """Raise UsageError where the options contradict each other."""
        refuse_ending(self.review)
        if self.decisions and (self.review or self.counts or len(documents.named) != 1):
            raise click.UsageError("--accept wants the file of proposals as the only path, and goes with -o alone")
        if not self.decisions and STDIN in documents.named:
            raise click.UsageError("documents are read three times; name files or folders")


@click.command()
@choosing.document_options
@options.own_destination
@click.option(
    "--site-field", default="url", show_default=True, help="Where a record says its site: a name or an address."
)
@click.option(
    "--min-documents",
    type=click.IntRange(3),
    default=5,
    show_default=True,
    help="Leave alone what is in fewer documents.",
)
@options.engine
@click.option("--review", metavar="FILE", help="Also write a page of HTML, to accept or reject each proposal.")
@click.option("--counts", metavar="FILE", help="Also keep what was counted, for `clean --corpus-evidence`.")
@click.option(
    "--accept",
    "decisions",
    metavar="DECISIONS",
    help="Mine nothing: PATH is a file of proposals; print those accepted.",
)
@options.console_options
@click.pass_obj
def mine(console: Console, /, documents: DocumentSet, output: Sink, **wish: Any) -> None:
    """Propose rules for lines that recur across documents.

    What is on many pages of a site, around different articles and in the same place, is furniture in any language.
    Headings, refrains, quotations and the like are left alone, as is what rules find already. The proposals, the
    surest first, are unsafe rules for --rules; a person should read them before, or decide on the page of --review:

    \b
      corpuscrub mine -o proposals.toml --review proposals.html articles/
      corpuscrub mine --accept decisions.json -o rules.toml proposals.toml
      corpuscrub clean --rules rules.toml --unsafe articles/

    The site of a text is its folder. Proposing something is not a failure: the exit code is 0.
    """  # noqa: D301  # click wants the \\b as it is
    from cleanup.mining.proposals import dump

    request = MineRequest(**wish)
    request.refuse(documents)
    if request.decisions:
        with output:
            output.write(dump(_accepted(Path(documents.named[0]), request.decisions)))
        return
    output.validate({"--review": request.review, "--counts": request.counts})
    mined = _mined(documents, request, console)
    with output:
        output.write(dump(mined.rules))
    if request.review and not refuse_incomplete(request.review, console):
        console.note(f"the page is in {_page(mined, Path(request.review), output.readers)}")
    if request.counts and not refuse_incomplete(request.counts, console):
        _keep(mined, Path(request.counts), output.readers)
    console.note(
        f"{plural(mined.rules, 'proposal')} from {plural(mined.evidence.documents, 'document')} "
        f"of {plural(mined.evidence.sites, 'site')}"
    )


def _mined(documents: DocumentSet, request: MineRequest, console: Console) -> "Mined":
    from cleanup.io.datasets.fields import RecordFields
    from cleanup.mining.corpus import CorpusReader, Missing, parts, size
    from cleanup.mining.miner import Miner

    kinds = documents.file_set.kinds
    found = [(path, kinds.of(path)) for path in documents.paths]
    if documents.progress:
        console.progress = Progress(PASSES * size(tuple(path for path, _ in found)), sys.stderr)

    def work(function: Callable[["CorpusPart"], Any]) -> Iterator[Any]:
        return _each(function, parts(found, kinds.fields.text), request.engine, documents.jobs, console)

    def trouble(error: InputError) -> None:
        if isinstance(error, NotText):
            console.note(f"{error}; left out")
        else:
            (console.fail_document if isinstance(error, Missing) else console.error)(error)

    reader = CorpusReader(
        RecordFields.named(kinds.text_field, request.site_field), documents.search.codec, kinds.refuse
    )
    return Miner(documents.search.how, request.min_documents).run(reader, work, trouble)


def _each(
    function: Callable[["CorpusPart"], Any], parts: Iterator["CorpusPart"], engine: str, jobs: int, console: Console
) -> Iterator[Any]:
    """What a function makes of parts, in their order: in this process, in several, or on an engine."""
    from cleanup.mining.corpus import size
    from cleanup.pipeline.workers.executors import WorkerDied
    from cleanup.pipeline.workers.pool import executor_for

    sizes: deque[int] = deque()

    def weighed() -> Iterator["CorpusPart"]:
        for part in parts:
            sizes.append(size(part))
            yield part

    for answer in executor_for(engine, jobs, size)(function, weighed()):
        if isinstance(answer, WorkerDied):
            raise CleanupError(f"mining ended: {answer.reason}")
        console.step(sizes.popleft())
        yield answer


def _accepted(proposals: Path, decisions: str) -> list[Any]:
    """The tables of a file of proposals that were accepted."""
    from cleanup.mining.review import accepted
    from cleanup.review.decision_file import read
    from cleanup.rulekit.custom import entries

    return accepted(entries(proposals), read(decisions))


def _page(mined: "Mined", place: Path, readers: Permissions) -> Path:
    from cleanup.mining.review import engine, subjects
    from cleanup.review.page.build import PageSettings, build_page

    asked = engine(mined.rules)
    return keep(build_page(list(subjects(asked)), asked.index.rules, PageSettings(asked.ruleset)), place, readers)


def _keep(mined: "Mined", place: Path, readers: Permissions) -> None:
    from cleanup.mining.counts_file import dump

    try:
        with atomic_write(place, readers=readers) as file:
            file.writelines(piece.encode() for piece in dump(mined))
    except OSError as error:
        raise Failure(f"{place}: cannot be written: {error.strerror}") from error
