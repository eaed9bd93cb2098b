"""The first pass: which lines are in many documents."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE, normalize
from cleanup.layout.recognize import recognize
from cleanup.mining.stats.count_min import WIDTH, CountMinSketch
from cleanup.mining.stats.shapes import code_of, shapes

# Codes per update of the sketch.
BATCH = 200_000

# Documents that a line must be in.
LEAST = 5

# Approximate maximum of lines that are judged; if more recur, those in fewer documents are left out.
MOST = 100_000


class CorpusText(NamedTuple):
    """A document to be mined: ``site`` is whatever its furniture has in common, a host or a folder."""

    site: str
    name: str
    text: str


def logical_document(text: str) -> Document:
    """Return a text by its logical lines: each element of a run-on text is one, front matter is none."""
    document = Document(text)
    _, logical = recognize(text, document.lines, lambda: document.bounds, _no_phrase)
    return document if logical is None else Document(logical.text)


def lines_of(text: str) -> list[str]:
    """Return the logical lines that are not blank, stripped of white space."""
    return [line for line in map(str.strip, logical_document(text).lines) if line]


def _no_phrase(text: str, start: int) -> None:
    """Find no phrase: which lines recur does not depend on what rules know."""


def prose_code(line: str) -> int:
    """Return the code of a line that is too long to be a phrase."""
    return code_of(f"0{normalize(line)}")


def codes(texts: Iterable[CorpusText]) -> Iterator[int]:
    """Yield the 64-bit code of every shape of every line, once per document."""
    for text in texts:
        seen: set[int] = set()
        for line in lines_of(text.text):
            if len(line) > MAX_LINE:
                seen.add(prose_code(line))
            else:
                seen.update(code_of(shape.key) for shape in shapes(line))
        yield from seen


def count(texts: Iterable[CorpusText]) -> Any:
    """Return the codes in some documents as a numpy array, which workers send back."""
    import numpy as np

    return np.fromiter(codes(texts), np.uint64)


class LineCounts:
    """Takes the codes of all parts, in any order, and says which lines are wanted."""

    def __init__(self, least: int = LEAST, width: int = WIDTH) -> None:
        self.sketch = CountMinSketch(width)
        self._least = least
        self._seen: set[int] = set()

    def add(self, codes: Any) -> None:
        """Count the codes of a part."""
        for start in range(0, len(codes), BATCH):
            batch = codes[start : start + BATCH]
            self.sketch.add(batch)
            self._seen.update(batch[self.sketch.counts(batch) >= self._least].tolist())

    def wanted(self) -> tuple[dict[int, int], int]:
        """Return the codes of lines that enough documents have, with upper bounds of their counts, and how many are
        enough.

        A few codes of other lines may be among them.
        """
        import numpy as np

        enough = self.sketch.reached(self._least, MOST)
        seen = np.fromiter(self._seen, np.uint64)
        counts = self.sketch.counts(seen)
        often = counts >= enough
        return dict(zip(seen[often].tolist(), counts[often].tolist(), strict=True)), enough
