r"""Find scraping residue, machine-translation artifacts and damage in text, and give back a cleaned text and a report.

>>> from cleanup import clean
>>> report = clean("It will rain.\n\nAdvertisement\n\nBring a coat.")
>>> report.cleaned
'It will rain.\n\nBring a coat.'
>>> report.restore() == report.document.text
True

A report also says how machine-translated the document looks, 0 to 1, and why.

>>> text = "The United - States agreed.\n\nThe story continues under the ad"
>>> clean(text).scores.translated > 0.5
True
>>> [clue.code for clue in clean(text).translation.clues]
['MTA601', 'MTA201']
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.errors import CleanupError
from cleanup.rule import MIN_CONFIDENCE, Stage
from cleanup.text import Document, Span

if TYPE_CHECKING:
    from cleanup.engine import Engine
    from cleanup.report import Report
    from cleanup.rule import Rule
    from cleanup.rulebook import Rulebook

__all__ = ["CleanupError", "Document", "Span", "clean", "engine_for"]
__version__ = "0.1.0"


def clean(  # noqa: PLR0913  # one for each option
    text: str,
    *,
    language: str | None = None,
    unsafe: bool = False,
    min_confidence: float = MIN_CONFIDENCE,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[str] = (),
    allow: Sequence[str] = (),
    allow_phrases: Sequence[str] = (),
    allow_names: Sequence[str] = (),
) -> "Report":
    """Find what is wrong in a text, fix what is safe, and report both.

    ``language`` is an ISO 639-1 code (None: detected when a rule needs it). ``unsafe`` applies fixes with one likely
    reading too, unless their confidence is less than ``min_confidence``, 0 to 1. ``select`` and ``ignore`` hold code
    prefixes or names of rules. ``rules`` are paths of TOML files with rules of your own, ``allow`` of those with
    findings that are neither reported nor fixed; nor are those whose text is one of ``allow_phrases``, or overlaps one
    of ``allow_names``. Raises SelectionError for a code that no rule has, and RuleError or AllowError for files that
    cannot be used.
    """
    document = Document(text, language=language)
    engine = engine_for(
        tuple(select), tuple(ignore), tuple(rules), allowed_by(allow), tuple(allow_phrases), tuple(allow_names)
    )
    return engine.clean(document, unsafe=unsafe, min_confidence=min_confidence)


@lru_cache(maxsize=16)
def engine_for(
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
    allowed: frozenset[str] = frozenset(),
    phrases: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
) -> "Engine":
    """The engine that ``clean`` uses, for those who clean many documents; raises as ``clean`` does.

    ``allowed`` are the ids of findings that are neither reported nor fixed, ``phrases`` and ``names`` those that
    ``clean`` is told to allow.
    """
    from cleanup.engine import Engine
    from cleanup.index import Index

    spared = None
    if phrases or names:
        from cleanup.spared import Spared

        spared = Spared(phrases, names)

    rulebook = rulebook_for(rules)
    index = Index(rulebook.rules, rulebook.fingerprint, rulebook.places(select) if select else None)
    # what is ignored is indexed: without it there were another index to build, and to keep, for each --ignore
    return Engine(index, rulebook.select(select, ignore) if ignore else None, allowed, spared)


def allowed_by(paths: Sequence[str]) -> frozenset[str]:
    """The ids of the findings in allow files. Raises AllowError when one cannot be read."""
    if not paths:
        return frozenset()  # and a pipe call need not know how they are read
    from cleanup.allow import load

    return frozenset(one.id for path in paths for one in load(Path(path)))


@lru_cache(maxsize=16)
def rulebook_for(rules: tuple[str, ...] = ()) -> "Rulebook":
    """The rules that are installed, and those of the files ``rules``: TOML, or the counts of a corpus.

    Raises RuleError as ``clean`` does.
    """
    from cleanup.rulebook import Rulebook, discover

    if not rules:
        return discover()
    return Rulebook([*discover(), *(rule for path in rules for rule in _own(Path(path), discover()))])


def _own(path: Path, known: "Rulebook") -> "Sequence[Rule]":
    """The rules of a file."""
    if path.suffix != ".toml":
        from cleanup.mining import counts  # which knows much that rules do not need

        if counts.is_counts(path):
            return [counts.load(path, [rule for rule in known if rule.stage is Stage.REMAINS])]
    from cleanup.userrules import load

    return load(path)
