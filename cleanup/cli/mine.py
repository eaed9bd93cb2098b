"""``corpuscrub mine``: lines that recur across documents, as rules for a person to accept."""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli import choosing, options
from cleanup.cli.documents import Documents
from cleanup.cli.output import Failure, Output
from cleanup.cli.pages import keep
from cleanup.cli.progress import Progress
from cleanup.cli.talk import Talk, count
from cleanup.errors import CleanupError
from cleanup.files import STDIN, replacing

if TYPE_CHECKING:
    from cleanup.mining.passes import Mined
    from cleanup.mining.reading import Part

PASSES = 3


@click.command()
@choosing.documents
@options.destination
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
def mine(  # one for each option
    talk: Talk,
    /,
    documents: Documents,
    output: Output,
    site_field: str,
    min_documents: int,
    review: str | None,
    counts: str | None,
    decisions: str | None,
) -> None:
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

    if decisions:
        if review or counts or len(documents.paths) != 1:
            raise click.UsageError("--accept wants the file of proposals as the only path, and goes with -o alone")
        with output:
            output.write(dump(_accepted(Path(documents.paths[0]), decisions)))
        return
    if STDIN in documents.paths:
        raise click.UsageError("documents are read three times; name files or folders")
    mined = _mined(documents, talk, site_field, min_documents)
    with output:
        output.write(dump(mined.rules))
    if review:
        talk.note(f"the page is in {_page(mined, Path(review))}")
    if counts:
        _keep(mined, Path(counts))
    talk.note(
        f"{count(mined.rules, 'proposal')} from {count(mined.evidence.documents, 'document')} "
        f"of {count(mined.evidence.sites, 'site')}"
    )


def _mined(documents: Documents, talk: Talk, site_field: str, least: int) -> "Mined":
    from cleanup.datasets.field import Fields
    from cleanup.mining.passes import Mine
    from cleanup.mining.reading import Reader, parts, size

    paths = list(documents.files.walk(talk.error))
    if not paths:
        talk.note("no text files there; folders are searched for *.txt and *.text")
    if documents.progress:
        talk.progress = Progress(PASSES * size(tuple(paths)), sys.stderr)

    def work(function: Callable[["Part"], Any]) -> Iterator[Any]:
        return _each(function, parts(paths), documents.jobs, talk)

    reader = Reader(Fields.named("text", site_field), documents.search.codec)
    return Mine(documents.search.how, least).run(reader, work, talk.error)


def _each(function: Callable[["Part"], Any], parts: Iterator["Part"], jobs: int, talk: Talk) -> Iterator[Any]:
    """What a function makes of parts, in their order, in this process or in several."""
    from cleanup.mining.reading import size
    from cleanup.run.pool import Died, ordered

    sizes: deque[int] = deque()

    def weighed() -> Iterator["Part"]:
        for part in parts:
            sizes.append(size(part))
            yield part

    for answer in ordered(function, weighed(), jobs, size=size) if jobs > 1 else map(function, weighed()):
        if isinstance(answer, Died):
            raise CleanupError(f"mining ended: {answer.why}")
        talk.step(sizes.popleft())
        yield answer


def _accepted(proposals: Path, decisions: str) -> list[Any]:
    """The tables of a file of proposals that were accepted."""
    from cleanup.mining.review import accepted
    from cleanup.review.reading import read
    from cleanup.userrules import entries

    return accepted(entries(proposals), read(decisions))


def _page(mined: "Mined", place: Path) -> Path:
    from cleanup.mining.review import engine, subjects
    from cleanup.page.build import Settings, files

    asked = engine(mined.rules)
    return keep(files(list(subjects(asked)), asked.index.rules, Settings(asked.ruleset)), place)


def _keep(mined: "Mined", place: Path) -> None:
    from cleanup.mining.counts import dump

    try:
        with replacing(place) as file:
            file.writelines(piece.encode() for piece in dump(mined))
    except OSError as error:
        raise Failure(f"{place}: cannot be written: {error.strerror}") from error
