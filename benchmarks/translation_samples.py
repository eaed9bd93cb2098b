"""Documents that the translation model learns from: what people and machines translated, round trips, pages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import data

from cleanup.engine.document import Document
from cleanup.models.style_features import PIECE, split_pieces
from cleanup.models.translation_score import ArtifactCount, count_artifacts
from cleanup.pipeline.options import engine_for

COMMON = 0.004
"""A word is common when such a share of the sources of every kind of text has it."""


@dataclass(frozen=True)
class Sample:
    """A document: its kind (pair, trip or page), its language pair, who translated it, its source, and its text."""

    kind: str
    pair: str
    translator: str
    source: str
    text: str
    machine: bool = False

    @cached_property
    def document(self) -> Document:
        """Its text, known to be English."""
        return Document(self.text, language="en")

    @cached_property
    def kinds(self) -> list[ArtifactCount]:
        """The artifacts found in it."""
        found = engine_for(("DMG", "MTA")).clean(self.document).findings
        return count_artifacts(self.document, found)

    def first(self, words: int) -> "Sample":
        """Its beginning: whole lines, but the last one may be cut."""
        kept: list[str] = []
        for line in self.text.splitlines():
            here = line.split()[: words - data.words(kept)]
            kept.append(" ".join(here))
            if data.words(kept) >= words:
                break
        return replace(self, text="\n".join(kept))


def joined(samples: Sequence[Sample]) -> Sample:
    """Join some documents into one."""
    return replace(samples[0], text="\n".join(sample.text for sample in samples))


def paired(path: Path, only: Sequence[str]) -> Iterator[Sample]:
    """Documents that people and machines translated."""
    for number, row in enumerate(data.rows(path, only)):
        for machine, texts in ((False, row["human"]), (True, row["mt"])):
            for text in texts:
                translator = f"{row['set']} {text.get('system') or text.get('who')}"
                yield Sample("pair", row["lp"], translator, f"{number}", text["text"], machine=machine)


def trips(path: Path) -> Iterator[Sample]:
    """Round trips, and each original once."""
    seen = set()
    for row in data.rows(path):
        source = row["human"]
        yield Sample("trip", "", row["route"], source, row["mt"], machine=True)
        if source not in seen:
            yield Sample("trip", "", "", source, source)
        seen.add(source)


def kept(path: Path) -> Iterator[Sample]:
    """Yield the article text of pages in pieces; of a page extracted several times, only one."""
    seen = set()
    for row in data.rows(path, ["lang=en"]):
        if row["id"] in seen:
            continue
        seen.add(row["id"])
        lines = [line["text"] for line in row["lines"] if line["label"] == "keep"]
        for piece in split_pieces(lines):
            if data.words(piece) >= PIECE:
                yield Sample("page", "", "", row.get("site") or row["id"], "\n".join(piece))


def common(samples: Sequence[Sample]) -> frozenset[str]:
    """Return the words that occur in every kind of text."""
    shares = []
    for kind in ("pair", "trip", "page"):
        sources: defaultdict[str, set[str]] = defaultdict(set)
        for sample in samples:
            if sample.kind == kind and not (kind == "trip" and sample.machine):
                sources[sample.source] |= set(sample.text.lower().replace("’", "'").split())
        held = Counter(word.strip(".,;:!?()\"“”‘'") for words in sources.values() for word in words)
        shares.append({word for word, number in held.items() if number >= COMMON * len(sources) and word.isascii()})
    return frozenset(
        word for word in frozenset.intersection(*map(frozenset, shares)) if word.replace("'", "").isalpha()
    )
