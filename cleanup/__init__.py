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
from typing import TYPE_CHECKING, Any

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import MIN_CONFIDENCE, Stage
from cleanup.errors import CleanupError

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleanup.engine.engine import Engine
    from cleanup.engine.report import Report
    from cleanup.engine.rule import Rule
    from cleanup.rulekit.registry import RuleRegistry

__all__ = ["CleanupError", "Document", "Span", "clean", "engine_for"]
__version__ = "0.1.0"


def clean(  # noqa: PLR0913  # one for each option
    text: str,
    *,
    language: str | None = None,
    unsafe: bool = False,
    min_confidence: float = MIN_CONFIDENCE,
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    rules: str | Sequence[str] = (),
    allow: str | Sequence[str] = (),
    allow_phrases: str | Sequence[str] = (),
    allow_names: str | Sequence[str] = (),
) -> "Report":
    """Find what is wrong in a text, fix what is safe, and report both.

    ``language`` is an ISO 639-1 code (None: detected when a rule needs it). ``unsafe`` applies fixes with one likely
    reading too, unless their confidence is less than ``min_confidence``, 0 to 1. ``select`` and ``ignore`` hold code
    prefixes or names of rules. ``rules`` are paths of TOML files with rules of your own, ``allow`` of those with
    findings that are neither reported nor fixed; nor are those whose text is one of ``allow_phrases``, or overlaps one
    of ``allow_names``. One str in the place of a sequence is its only item; in ``select`` and ``ignore`` commas
    separate several, as on the command line.

    Raises ArgumentTypeError (a TypeError) for arguments of another type, ArgumentValueError (a ValueError) for a
    language that has no such code and a confidence that is no number from 0 to 1, SelectionError for a code that no
    rule has, and RuleError or AllowError for files that cannot be used. A text may hold lone surrogates.
    """
    document = Document(text, language=language)
    if unsafe is not False or min_confidence != MIN_CONFIDENCE:
        from cleanup.pipeline.arguments import check

        check(language=language, unsafe=unsafe, min_confidence=min_confidence)
    phrases, names = _several("allow_phrases", allow_phrases), _several("allow_names", allow_names)
    engine = engine_for(select, ignore, rules, allowed_by(allow), phrases, names)
    return engine.clean(document, unsafe=unsafe, min_confidence=min_confidence)


def engine_for(
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    rules: str | Sequence[str] = (),
    allowed: "Collection[str]" = (),
    phrases: str | Sequence[str] = (),
    names: str | Sequence[str] = (),
) -> "Engine":
    """Return the engine that ``clean`` uses, for those who clean many documents; raises as ``clean`` does.

    ``allowed`` are the ids of findings that are neither reported nor fixed, ``phrases`` and ``names`` those that
    ``clean`` is told to allow.
    """
    return _engine_for(
        _several("select", select, codes=True),
        _several("ignore", ignore, codes=True),
        _several("rules", rules),
        frozenset(_several("allowed", allowed)),
        _several("phrases", phrases),
        _several("names", names),
    )


def _several(name: str, value: Any, *, codes: bool = False) -> tuple[str, ...]:
    """What an argument holds, which may be one str. Raises ArgumentTypeError."""
    if value == ():
        return ()
    from cleanup.pipeline.arguments import selectors, texts  # which a pipe does not ask for

    return (selectors if codes else texts)(name, value)


@lru_cache(maxsize=16)
def _engine_for(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    rules: tuple[str, ...],
    allowed: frozenset[str],
    phrases: tuple[str, ...],
    names: tuple[str, ...],
) -> "Engine":
    from cleanup.engine.engine import Engine
    from cleanup.engine.index.index import Index

    spared = None
    if phrases or names:
        from cleanup.engine.suppress.exempt_terms import ExemptTerms

        spared = ExemptTerms(phrases, names)

    rulebook = registry_for(rules)
    index = Index(rulebook.rules, rulebook.fingerprint, rulebook.places(select) if select else None)
    # what is ignored is indexed: without it there were another index to build, and to keep, for each --ignore
    return Engine(index, rulebook.select(select, ignore) if ignore else None, allowed, spared)


def allowed_by(paths: str | Sequence[str]) -> "Collection[str]":
    """Return the ids of the findings in allow files.

    Raises AllowError when one cannot be read, and ArgumentTypeError for what are no paths.
    """
    paths = _several("allow", paths)
    if not paths:
        return ()  # and a pipe call need not know how they are read
    from cleanup.io.suppressions.allow_file import load

    return frozenset(one.id for path in paths for one in load(Path(path)))


@lru_cache(maxsize=16)
def registry_for(rules: tuple[str, ...] = ()) -> "RuleRegistry":
    """The rules that are installed, and those of the files ``rules``: TOML, or the counts of a corpus.

    Raises RuleError as ``clean`` does.
    """
    from cleanup.rulekit.registry import RuleRegistry, discover

    if not rules:
        return discover()
    return RuleRegistry([*discover(), *(rule for path in rules for rule in _own(Path(path), discover()))])


def _own(path: Path, known: "RuleRegistry") -> "Sequence[Rule]":
    """The rules of a file."""
    if path.suffix != ".toml":
        from cleanup.mining import counts_file as counts  # which knows much that rules do not need

        if counts.is_counts(path):
            return [counts.load(path, [rule for rule in known if rule.stage is Stage.REMAINS])]
    from cleanup.rulekit.custom import load

    return load(path)
