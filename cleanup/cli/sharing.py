"""Documents shared out among processes, so that all comes out as if one had searched them."""

import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from cleanup.cli.search import name_of
from cleanup.cli.talk import Talk
from cleanup.files import STDIN
from cleanup.report import Report
from cleanup.run.pool import BATCH, Died, ordered

Found = TypeVar("Found")
Work = Callable[[str, Talk], Found]

Said = list[tuple[Callable[[Talk, str], None], str]]


EACH = 8
"""Batches for each process at least, so that none waits long for the last one."""

OWN = ("dev",), ("proc",)
"""The folders whose files may be other files in another process."""


class Place(NamedTuple):
    """The bytes of a file, and whether it must be read here and in its turn: a stream, or what an earlier path names,
    which may be written before.
    """

    size: int
    here: bool


def places(paths: Iterable[str]) -> Iterator[Place]:
    """What is known of files before they are read."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        size, here = 0, path == STDIN
        if not here:
            try:
                status = Path(path).stat()
            except (OSError, ValueError):  # it will be told when it is read
                yield Place(0, here=False)
                continue
            same = status.st_dev, status.st_ino
            stream = not stat.S_ISREG(status.st_mode) or Path(path).absolute().parts[1:2] in OWN
            size, here = status.st_size, stream or same in seen
            seen.add(same)
        yield Place(size, here)


class Recorder(Talk):
    """Keeps what is said, to be said in another process."""

    def __init__(self, loudness: int) -> None:
        super().__init__()
        self.loudness = loudness
        self.said: Said = []

    def error(self, message: object) -> None:
        """Keep an error."""
        self.said.append((Talk.error, str(message)))

    def note(self, message: object) -> None:
        """Keep what happened."""
        self.said.append((Talk.note, str(message)))

    def detail(self, message: object) -> None:
        """Keep what happened, for those who want to know all."""
        if self.loudness > 0:
            self.said.append((Talk.detail, str(message)))


def _recorded(
    work: Work[Found],
    loudness: int,
    translated: bool,  # noqa: FBT001
    task: tuple[str, int],
) -> tuple[Said, Found]:
    recorder = Recorder(loudness)
    found = work(task[0], recorder)
    report = getattr(found, "report", found)
    if translated and isinstance(report, Report):
        report.translation  # noqa: B018  # which takes longer than all else, and is kept
    return recorder.said, found


def shared(
    work: Work[Found | None], paths: Sequence[str], known: Sequence[Place], jobs: int, talk: Talk, *, translated: bool
) -> Iterator[Found | None]:
    """What ``work`` makes of each document, in their order, done by ``jobs`` processes; None for what was told.

    With ``translated`` they also compute the translated scores.
    """
    theirs = [(path, place.size) for path, place in zip(paths, known, strict=True) if not place.here]
    recorded = partial(_recorded, work, talk.loudness, translated)
    total = sum(size for _, size in theirs)
    answers = ordered(recorded, theirs, jobs, size=lambda one: one[1], batch=min(BATCH, total // (EACH * jobs)))
    for path, place in zip(paths, known, strict=True):
        if place.here:
            yield work(path, talk)
            continue
        answer = next(answers)
        if isinstance(answer, Died):
            talk.error(f"{name_of(path)}: not searched: {answer.why}")
            yield None
            continue
        for say, message in answer[0]:
            say(talk, message)
        yield answer[1]
