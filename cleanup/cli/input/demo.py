"""The sample texts of ``--demo``: the project's own articles, installed as ``cleanup.corpus``.

A module of its own: only ``report`` and ``review`` import it.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from cleanup.engine.document import Document
from cleanup.errors import InputError

GROUPS = ("news", "translated")


def demo_texts() -> Iterator[Document]:
    """Yield the articles that come with corpuscrub. Raises InputError when they are not installed."""
    try:
        folder = files("cleanup.corpus")
    except ModuleNotFoundError:  # a checkout, where the texts lie beside the package
        folder = Path(__file__).resolve().parents[3] / "corpus"
    for group in GROUPS:
        try:
            cases = sorted((folder / group).iterdir(), key=lambda case: case.name)
        except OSError as error:
            raise InputError("the sample texts are not installed; name texts of your own") from error
        for case in cases:
            yield Document((case / "input.txt").read_text(encoding="utf-8"), f"{group}/{case.name}.txt")
