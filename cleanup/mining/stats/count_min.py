"""How often something was counted, nearly: a count-min sketch, of the same size however much is counted."""

from typing import Any

ROWS = 4
# Cells per row; at 16 bits each, 128 MB in all. Thirty million codes, from about 15 million lines, raise another code's
# count by 0.6 on average; a hundred million by 3.6.
WIDTH = 1 << 24

FULL = 65_535


class CountMinSketch:
    """Counts of 64-bit codes that are never too low. Sketches of parts, merged in any order, are that of the whole."""

    def __init__(self, width: int = WIDTH) -> None:
        import numpy as np

        self.cells: Any = np.zeros((ROWS, width), np.uint16)

    def add(self, codes: Any) -> None:
        """Count each of an array of codes once more."""
        import numpy as np

        for row, places in zip(self.cells, self._places(codes), strict=True):
            hit, times = np.unique(places, return_counts=True)
            row[hit] = np.minimum(row[hit].astype(np.uint32) + times, FULL)

    def merge(self, other: "CountMinSketch") -> None:
        """Add what another one has counted."""
        import numpy as np

        for row, theirs in zip(self.cells, other.cells, strict=True):
            row[:] = np.minimum(row.astype(np.uint32) + theirs, FULL)

    def counts(self, codes: Any) -> Any:
        """Return an upper bound of the count of each code."""
        import numpy as np

        counts = [row[places] for row, places in zip(self.cells, self._places(codes), strict=True)]
        return np.minimum.reduce(counts)

    def reached(self, least: int, most: int) -> int:
        """Return the lowest count, from ``least``, that at most about ``most`` codes reach."""
        import numpy as np

        rows = [np.bincount(row, minlength=FULL + 1) for row in self.cells]
        reaching = np.minimum.reduce([row[::-1].cumsum()[::-1] for row in rows])
        return max(least, int(np.argmax(reaching <= most)) if reaching[-1] <= most else FULL)

    def _places(self, codes: Any) -> Any:
        """Return the cell of each code in each row: different bits of the code, mixed by an odd number."""
        import numpy as np

        factors = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], "u8")
        bits = np.uint64(64 - (self.cells.shape[1].bit_length() - 1))
        return [(codes * factor) >> bits for factor in factors]
