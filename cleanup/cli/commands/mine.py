"""``corpuscrub mine``: lines that recur across documents, as rules for a person to accept."""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.commands.review_pages import keep, refuse_ending
from cleanup.cli.input.documents import Documents
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.output.console import Talk, count
from cleanup.cli.output.progress import Progress
from cleanup.cli.output.sink import Failure, Output, is_missing
from cleanup.errors import CleanupError, InputError, NotText
from cleanup.io.files import STDIN, replacing
from cleanup.io.permissions import Readers

if TYPE_CHECKING:
    from cleanup.mining.corpus import Part
    from cleanup.mining.miner import Mined

PASSES = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be mined, and what else is to be made of it."""

    site_field: str
    min_documents: int
    engine: str
    review: str | None
    counts: str | None
    decisions: str | None

    def refuse(self, documents: Documents) -> None:
        """Raise UsageError where the options contradict each other."""
        refuse_ending(self.review)
        if self.decisions and (self.review or self.counts or len(documents.paths) != 1):
            raise click.UsageError("--accept wants the file of proposals as the only path, and goes with -o alone")
        if not self.decisions and STDIN in documents.paths:
            raise click.UsageError("documents are read three times; name files or folders")


@click.command()
@choosing.documents
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
@options.talking
@click.pass_obj
def mine(talk: Talk, /, documents: Documents, output: Output, **wish: Any) -> None:
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

    todo = Wish(**wish)
    todo.refuse(documents)
    if todo.decisions:
        with output:
            output.write(dump(_accepted(Path(documents.paths[0]), todo.decisions)))
        return
    output.settle({"--review": todo.review, "--counts": todo.counts})
    mined = _mined(documents, todo, talk)
    with output:
        output.write(dump(mined.rules))
    if todo.review and not is_missing(todo.review, talk):
        talk.note(f"the page is in {_page(mined, Path(todo.review), output.readers)}")
    if todo.counts and not is_missing(todo.counts, talk):
        _keep(mined, Path(todo.counts), output.readers)
    talk.note(
        f"{count(mined.rules, 'proposal')} from {count(mined.evidence.documents, 'document')} "
        f"of {count(mined.evidence.sites, 'site')}"
    )


def _mined(documents: Documents, todo: Wish, talk: Talk) -> "Mined":
    from cleanup.io.datasets.fields import Fields
    from cleanup.mining.corpus import Missing, Reader, parts, size
    from cleanup.mining.miner import Mine

    kinds = documents.files.kinds
    found = [(path, kinds.of(path)) for path in documents.found]
    if documents.progress:
        talk.progress = Progress(PASSES * size(tuple(path for path, _ in found)), sys.stderr)

    def work(function: Callable[["Part"], Any]) -> Iterator[Any]:
        return _each(function, parts(found, kinds.fields.text), todo.engine, documents.jobs, talk)

    def trouble(error: InputError) -> None:
        if isinstance(error, NotText):
            talk.note(f"{error}; left out")
        else:
            (talk.lose if isinstance(error, Missing) else talk.error)(error)

    reader = Reader(Fields.named(kinds.text_field, todo.site_field), documents.search.codec, kinds.refuse)
    return Mine(documents.search.how, todo.min_documents).run(reader, work, trouble)


def _each(
    function: Callable[["Part"], Any], parts: Iterator["Part"], engine: str, jobs: int, talk: Talk
) -> Iterator[Any]:
    """What a function makes of parts, in their order: in this process, in several, or on an engine."""
    from cleanup.mining.corpus import size
    from cleanup.pipeline.workers.executors import spread
    from cleanup.pipeline.workers.pool import Died

    sizes: deque[int] = deque()

    def weighed() -> Iterator["Part"]:
        for part in parts:
            sizes.append(size(part))
            yield part

    for answer in spread(engine, jobs, size)(function, weighed()):
        if isinstance(answer, Died):
            raise CleanupError(f"mining ended: {answer.why}")
        talk.step(sizes.popleft())
        yield answer


def _accepted(proposals: Path, decisions: str) -> list[Any]:
    """The tables of a file of proposals that were accepted."""
    from cleanup.mining.review import accepted
    from cleanup.review.decision_file import read
    from cleanup.rulekit.custom import entries

    return accepted(entries(proposals), read(decisions))


def _page(mined: "Mined", place: Path, readers: Readers) -> Path:
    from cleanup.mining.review import engine, subjects
    from cleanup.review.page.build import Settings, files

    asked = engine(mined.rules)
    return keep(files(list(subjects(asked)), asked.index.rules, Settings(asked.ruleset)), place, readers)


def _keep(mined: "Mined", place: Path, readers: Readers) -> None:
    from cleanup.mining.counts_file import dump

    try:
        with replacing(place, readers=readers) as file:
            file.writelines(piece.encode() for piece in dump(mined))
    except OSError as error:
        raise Failure(f"{place}: cannot be written: {error.strerror}") from error
