"""How mojibake of files of cases is repaired: cases as ftfy's own tests have them, each a text and what it should be.

    python benchmarks/mojibake_cases.py CASES.json…

A file is a list of objects with ``original``, ``fixed`` and perhaps ``fixed-encoding`` (what it should be when nothing
but its encoding is repaired). Either is right. Cases whose ``expect`` is ``fail`` are beyond ftfy, and left out.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup import clean


class Case(NamedTuple):
    """A text, and what it may become; the text itself where it is right."""

    text: str
    right: frozenset[str]

    @property
    def is_broken(self) -> bool:
        """Whether there is something to repair."""
        return self.text not in self.right


class Figures(NamedTuple):
    """What came out: the broken texts that were repaired, left and made something else; the right ones changed."""

    repaired: list[str]
    left: list[str]
    wrong: list[str]
    kept: list[str]
    changed: list[str]


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """Yield the cases of files, except those that ftfy itself fails."""
    for path in paths:
        for case in json.loads(path.read_text(encoding="utf-8")):
            if case.get("expect") != "fail":
                fixed = case["fixed"]
                yield Case(case["original"], frozenset((fixed, case.get("fixed-encoding", fixed))))


def measure(known: Iterable[Case]) -> Figures:
    """Run the damage rules on the cases."""
    figures = Figures([], [], [], [], [])
    for case in known:
        cleaned = clean(case.text, select=["DMG"]).cleaned
        if not case.is_broken:
            (figures.kept if cleaned == case.text else figures.changed).append(case.text)
        elif cleaned in case.right:
            figures.repaired.append(case.text)
        else:
            (figures.left if cleaned == case.text else figures.wrong).append(case.text)
    return figures


def main() -> None:
    """Print the figures, and the texts that did not become what they should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", metavar="CASES", nargs="+", type=Path)
    figures = measure(cases(parser.parse_args().paths))
    broken = len(figures.repaired) + len(figures.left) + len(figures.wrong)
    print(f"broken: {len(figures.repaired)} of {broken} repaired, {len(figures.left)} left, {len(figures.wrong)} wrong")
    print(f"right: {len(figures.changed)} of {len(figures.kept) + len(figures.changed)} changed")
    for name in ("left", "wrong", "changed"):
        for text in getattr(figures, name):
            print(f"  {name}: {text!r}")


if __name__ == "__main__":
    main()
