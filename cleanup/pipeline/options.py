"""CleanOptions texts are searched, and many of them at once: what lies beneath every engine."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanup.engine.document import Document
from cleanup.engine.rule import MIN_CONFIDENCE
from cleanup.errors import CleanupError, DocumentError
from cleanup.version import __version__

if TYPE_CHECKING:
    from cleanup.engine.engine import Accept, Engine
    from cleanup.engine.report import Report
    from cleanup.engine.suppress.acceptance import Acceptance
    from cleanup.io.datasets.fields import RecordFields


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """How texts are searched: as ``cleanup.clean`` has it; ``phrases`` and ``names`` are left alone where they are
    found, and what ``accept`` accepts is no finding. Can be pickled. Raises ArgumentTypeError or ArgumentValueError for
    what cannot be.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unsafe: bool = False
    min_confidence: float = MIN_CONFIDENCE
    language: str | None = None
    accept: "Accept | None" = None

    def __post_init__(self) -> None:
        """Refuse what no text could be searched with, before any is read."""
        for name in ("select", "ignore", "rules", "allow", "phrases", "names"):
            if value := getattr(self, name):
                from cleanup.pipeline.arguments import selectors, texts  # which a pipe does not ask for

                read = selectors if name in {"select", "ignore"} else texts
                object.__setattr__(self, name, read(name, value))
        if (self.language, self.unsafe, self.min_confidence) != (None, False, MIN_CONFIDENCE):
            from cleanup.pipeline.arguments import check  # which a pipe does not ask for

            check(language=self.language, unsafe=self.unsafe, min_confidence=self.min_confidence)

    @property
    def engine(self) -> "Engine":
        """The engine that searches, made once a process, for ``accepts`` to say what is left alone.

        Raises what ``cleanup.clean`` raises.
        """
        return _engine(self.select, self.ignore, self.rules, frozenset(), (), ())

    @property
    def acceptance(self) -> "Acceptance | None":
        """What allow files, phrases and names accept. Raises AllowError for a file that cannot be used."""
        if not (self.allow or self.phrases or self.names):
            return None  # and a pipe need not know how they are read
        return _acceptance(self.allow, self.phrases, self.names)

    @property
    def combined_accept(self) -> "Accept | None":
        """What is left alone: by allow files, phrases and names, and by ``accept``."""
        acceptance = self.acceptance
        return self.accept if acceptance is None else acceptance.before(self.accept)

    @property
    def key(self) -> str:
        """A hash that changes whenever something could be found or fixed in another way."""
        import pickle  # which a pipe does not ask for

        rest = self.unsafe, self.min_confidence, self.language
        acceptance = self.acceptance
        description = f"{__version__} {self.engine.ruleset} {rest} {acceptance and acceptance.key}"
        data = description.encode("utf-8", "surrogatepass") + pickle.dumps(self.accept)
        return blake2b(data, digest_size=12).hexdigest()

    def document(self, text: str, name: str = "") -> Document:
        """Return the document that is searched for a text."""
        return Document(text, name, self.language)

    def clean(self, document: Document) -> "Report":
        """Return the report of a document. Raises DocumentError when cleaning fails."""
        engine, accepts = self.engine, self.combined_accept
        with as_document_error(document):
            return engine.clean(document, unsafe=self.unsafe, min_confidence=self.min_confidence, accept=accepts)


@dataclass(frozen=True, slots=True)
class DatasetOptions:
    """What to do with the records of a dataset; can be pickled.

    Records whose translated score exceeds ``max_translated`` are dropped, unless ``score_field`` is set: then each
    record gets its scores in that field instead. ``ledger_output`` is the path under which the ledger records the
    output (None: no ledger), ``ledger_input`` that of the dataset where it is another one. ``compression`` of lines is
    gz, zst or empty. ``collect_fixes`` asks for a list of all fixes.
    """

    clean_options: CleanOptions
    text_field: str = "text"
    id_field: str = "id"
    max_translated: float | None = None
    score_field: str | None = None
    ledger_output: str | None = None
    ledger_input: str | None = None
    compression: str = ""
    collect_fixes: bool = False

    @property
    def fields(self) -> "RecordFields":
        """Return the fields of the records."""
        from cleanup.io.datasets.fields import RecordFields

        return RecordFields.named(self.text_field, self.id_field)

    @property
    def key(self) -> str:
        """A hash that changes whenever the part of a shard could be another one."""
        rest = (
            *(self.text_field, self.id_field, self.max_translated, self.score_field),
            *(self.ledger_output, self.ledger_input, self.compression, self.collect_fixes),
        )
        return blake2b(
            f"{self.clean_options.key} {rest}".encode("utf-8", "surrogateescape"), digest_size=12
        ).hexdigest()

    def drops(self, report: "Report") -> bool:
        """Return True if a record looks too machine-translated to be kept."""
        if self.max_translated is None or self.score_field is not None:
            return False
        return report.translation.exceeds(self.max_translated)


def engine_for(
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    rules: str | Sequence[str] = (),
    allowed: Collection[str] = (),
    allow_phrases: str | Sequence[str] = (),
    allow_names: str | Sequence[str] = (),
) -> "Engine":
    """Return the engine that ``cleanup.clean`` uses, which cleans any number of documents.

    The arguments are those of ``clean``, but for ``allowed``: the ids of findings that are neither reported nor fixed.
    Raises what ``clean`` raises.
    """
    return _engine(
        _strings("select", select, codes=True),
        _strings("ignore", ignore, codes=True),
        _strings("rules", rules),
        frozenset(_strings("allowed", allowed)),
        _strings("allow_phrases", allow_phrases),
        _strings("allow_names", allow_names),
    )


def allowed_by(paths: str | Sequence[str]) -> Collection[str]:
    """Return the ids of the findings in allow files.

    Raises AllowError when one cannot be read, and ArgumentTypeError for values that are not paths.
    """
    paths = _strings("allow", paths)
    if not paths:
        return ()  # so that a pipe call does not import what reads them
    from cleanup.io.suppressions.allow_file import load

    return frozenset(one.id for path in paths for one in load(Path(path)))


def _strings(name: str, value: Any, *, codes: bool = False) -> tuple[str, ...]:
    """Return an argument as a tuple; one str is its only item. Raises ArgumentTypeError."""
    if value == ():
        return ()
    from cleanup.pipeline.arguments import selectors, texts  # not needed by a pipe call

    return (selectors if codes else texts)(name, value)


@lru_cache(maxsize=16)
def _engine(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    rules: tuple[str, ...],
    allowed: frozenset[str],
    phrases: tuple[str, ...],
    names: tuple[str, ...],
) -> "Engine":
    from cleanup.engine.engine import Engine
    from cleanup.engine.index.index import Index
    from cleanup.models.document_models import DOCUMENT_MODELS
    from cleanup.rulekit.registry import registry_for

    exempt = None
    if phrases or names:
        from cleanup.engine.suppress.exempt_terms import ExemptTerms

        exempt = ExemptTerms(phrases, names)
    registry = registry_for(rules)
    index = Index(registry.rules, registry.fingerprint, registry.indexes(select) if select else None)
    # Ignored rules are indexed as well: otherwise each --ignore would need an index of its own, built and cached.
    active = registry.select(select, ignore) if ignore else None
    return Engine(index, active, allowed, exempt, models=DOCUMENT_MODELS, hash_rules=registry.hash_rules)


@contextmanager
def as_document_error(document: Document) -> Iterator[None]:
    """Raise DocumentError in the place of what is no error of ours on purpose, so that it costs one document only."""
    try:
        yield
    except CleanupError:
        raise
    except Exception as error:
        raise DocumentError(
            f"{document.name or 'the text'}: could not be searched and was left alone: {error!r}; this is a fault of "
            "corpuscrub, please report it"
        ) from error


def clean_batch(texts: Sequence[str], options: CleanOptions) -> list["Report"]:
    """Return the reports of texts, in their order; what went wrong with one is logged, and it stays as it is."""
    return [_logged(options, options.document(text), number) for number, text in enumerate(texts, 1)]


def _logged(how: CleanOptions, document: Document, number: int) -> "Report":
    import logging  # which a pipe does not ask for

    from cleanup.engine.report import Report
    from cleanup.models.document_models import DOCUMENT_MODELS

    log = logging.getLogger("cleanup")
    try:
        report = how.clean(document)
    except DocumentError as error:
        log.error("text %d of a batch: %s", number, error)
        return Report(document, (), (), models=DOCUMENT_MODELS)
    for problem in report.problems:
        log.error("text %d of a batch, line %d: %s: %s", number, problem.line, problem.code, problem.reason)
    return report


@lru_cache(maxsize=16)
def _acceptance(allow: tuple[str, ...], phrases: tuple[str, ...], names: tuple[str, ...]) -> "Acceptance":
    from cleanup.engine.suppress.acceptance import Acceptance

    return Acceptance(allowed_by(allow), phrases, names)
