"""What cannot be used in a dataset."""

from typing import NamedTuple

from cleanup.errors import CleanupError


class BadRecord(NamedTuple):
    """A record that stays as it is, because of ``reason``; ``number`` counts the lines or rows of ``path`` from 1."""

    path: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.number}: {self.reason}"


class Unusable(CleanupError):  # noqa: N818  # the record stays as it is, and the rest goes on
    """A record without a text that can be cleaned; says why."""


def undecodable(error: UnicodeDecodeError) -> str:
    """What is said of bytes that are no text, which begin at the text or line that was to be decoded."""
    return f"not UTF-8: bytes {error.object[error.start : error.end][:8].hex(' ')} at byte offset {error.start}"
