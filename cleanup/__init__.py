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

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import MIN_CONFIDENCE
from cleanup.errors import (
    AllowError,
    ArgumentTypeError,
    ArgumentValueError,
    BaselineError,
    CleanupError,
    ConfigError,
    DecisionError,
    DocumentError,
    EditError,
    InputError,
    LedgerError,
    NotText,
    RuleError,
    SelectionError,
    unwanted,
)
from cleanup.version import __version__

if TYPE_CHECKING:
    from cleanup.engine.engine import Engine
    from cleanup.engine.report import Finding, Report

__all__ = [
    "AllowError",
    "ArgumentTypeError",
    "ArgumentValueError",
    "BaselineError",
    "CleanupError",
    "ConfigError",
    "DecisionError",
    "Document",
    "DocumentError",
    "EditError",
    "Engine",
    "Finding",
    "InputError",
    "LedgerError",
    "NotText",
    "Report",
    "RuleError",
    "SelectionError",
    "Span",
    "__version__",
    "clean",
    "clean_many",
]

# Imported at their first use: what a program that only needs the version or the errors does not wait for.
_LAZY = {"Engine": "cleanup.engine.engine", "Finding": "cleanup.engine.report", "Report": "cleanup.engine.report"}


def __getattr__(name: str) -> Any:
    """Import a public class at its first use. Raises AttributeError for any other name."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LAZY[name]), name)


def clean(  # noqa: PLR0913  # one for each option
    text: str,
    *,
    language: str | None = None,
    layout: str | None = None,
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

    ``language`` is an ISO 639-1 code (None: detected when a rule needs it), ``layout`` one of paragraphs, run-on,
    wrapped and markdown (None: recognized). ``unsafe`` applies fixes with one likely
    reading too, unless their confidence is less than ``min_confidence``, 0 to 1. ``select`` and ``ignore`` hold code
    prefixes or names of rules. ``rules`` are paths of TOML files with rules of your own, ``allow`` of those with
    findings that are neither reported nor fixed; nor are those whose text is one of ``allow_phrases``, or overlaps one
    of ``allow_names``. One str in the place of a sequence is its only item; in ``select`` and ``ignore`` commas
    separate several, as on the command line.

    Raises ArgumentTypeError (a TypeError) for arguments of another type, ArgumentValueError (a ValueError) for a
    language that has no such code, an unknown layout and a confidence that is no number from 0 to 1, SelectionError for
    a code that no rule has, and RuleError or AllowError for files that cannot be used. A text may hold lone surrogates.
    """
    from cleanup.pipeline.options import allowed_by, engine_for

    document = Document(text, language=language, layout=layout)
    if unsafe is not False or min_confidence != MIN_CONFIDENCE:
        from cleanup.pipeline.arguments import check

        check(language=language, unsafe=unsafe, min_confidence=min_confidence)
    engine = engine_for(select, ignore, rules, allowed_by(allow), allow_phrases, allow_names)
    return engine.clean(document, unsafe=unsafe, min_confidence=min_confidence)


def clean_many(texts: Iterable[str], *, jobs: int = 1, **options: Any) -> "Iterator[Report]":
    """Clean texts and return their reports one by one, in order, each as soon as it is there.

    ``jobs`` is the number of processes; texts are read as they are needed. ``options`` are those of ``clean``, which
    are checked at once. Raises what ``clean`` raises; and DocumentError, at its place, for a text that ended two
    processes.
    """
    if isinstance(jobs, bool) or not isinstance(jobs, int):
        raise ArgumentTypeError(unwanted("jobs", "a number of processes", jobs))
    if jobs < 1:
        raise ArgumentValueError(unwanted("jobs", "at least 1", jobs))
    work: Callable[[str], Report] = partial(clean, **options)
    work("")
    if jobs == 1:
        return map(work, texts)
    from cleanup.pipeline.many import clean_in_processes

    return clean_in_processes(work, texts, jobs)
