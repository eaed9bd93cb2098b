"""What a corpus says of its lines, kept as a file; and the rule that goes by it.

The file is lines of JSON: a head with the ``schema``, then the lines that recur, the surest first.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

from cleanup.engine.document import Document
from cleanup.engine.rule import Finder, Match, Rule, Safety, Stage
from cleanup.errors import RuleError
from cleanup.mining.miner import Mined
from cleanup.mining.proposals import SURE, phrase_of
from cleanup.mining.stats.recurrence import CounterName
from cleanup.rulekit.phrases import PhraseTable

Tables: TypeAlias = Sequence[tuple[float, PhraseTable]]
"""Tables of phrases, each with how sure it is that they are furniture; the surest first."""

SCHEMA = "corpuscrub/counts/1"
BEGINS = b'{"schema": "' + SCHEMA.encode() + b'"'

CODE, NAME = "RES990", "recurring-line"

EXPLANATION = """\
A line that recurs in the corpus as the furniture of a page does.

“corpuscrub mine --counts” counted in how many documents it is, on which sites, and where it stands there. The fix
deletes the line. Where another rule of this kind takes it for a part of the page, too, both together are surer
than each.
"""


def dump(mined: Mined) -> Iterator[str]:
    """The file in pieces: the same for the same evidence."""
    evidence = mined.evidence
    head = {"schema": SCHEMA, "documents": evidence.documents, "sites": len(evidence.sites)}
    yield json.dumps(head) + "\n"
    for candidate, confidence, refused in mined.judged:
        seen = candidate.seen
        line = {
            "phrase": phrase_of(candidate),
            "confidence": confidence,
            "refused": refused,
            "documents": seen.documents,
            "articles": seen.distinct,
            "sites": candidate.sites,
            "reach": round(candidate.reach, 3),
            "head": round(seen.share(CounterName.HEAD), 3),
            "tail": round(seen.share(CounterName.TAIL), 3),
            "steady": round(seen.steady, 3),
        }
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def is_counts(path: Path) -> bool:
    """Whether a file is one of these; what cannot be read is not."""
    try:
        with path.open("rb") as file:
            return file.read(len(BEGINS)) == BEGINS
    except OSError:
        return False


def load(path: Path, others: Sequence[Rule]) -> Rule:
    """The rule that finds the lines which a file of counts takes for furniture, unsafe, each as surely as it says.

    Where one of the ``others``, which weigh what remains of a text, sees a line too, it is surer. Raises RuleError when
    the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            phrases = _phrases(map(json.loads, file))
        tables = [(tenths / 10, PhraseTable(path, {"all": {"lines": known}})) for tenths, known in phrases]
        digest = blake2b("".join(word for _, table in tables for word in table.words("lines")).encode(), digest_size=6)
    except (
        OSError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        OverflowError,
        RecursionError,
        RuleError,
    ) as error:
        raise RuleError(
            f"{path}: these counts cannot be read: {error}; `corpuscrub mine --counts` makes them"
        ) from error
    return Rule(
        code=CODE,
        name=NAME,
        message="“{found}” recurs in the corpus as furniture does",
        explanation=f"{EXPLANATION}\nCounts: {path.name}, {digest.hexdigest()}.\n",
        find=Finder(partial(_look, tables, others), candidate_lines=partial(_survey, tables)),
        safety=Safety.UNSAFE,
        examples=(),
        stage=Stage.REMAINS,
    )


def _phrases(lines: Iterator[Any]) -> list[tuple[int, list[str]]]:
    """The phrases of furniture by tenths of how sure that is, the surest first."""
    if next(lines)["schema"] != SCHEMA:
        raise ValueError(f"the schema is not {SCHEMA}")
    known: defaultdict[int, list[str]] = defaultdict(list)
    for line in lines:
        if line["refused"] is None and line["confidence"] >= SURE:
            known[int(10 * line["confidence"])].append(line["phrase"])
    return sorted(known.items(), reverse=True)


def _survey(tables: Tables, document: Document) -> Iterator[int]:
    """The lines that are known."""
    for number in range(document.line_count):
        if _sure(tables, document, number) is not None:
            yield number


def _look(tables: Tables, others: Sequence[Rule], document: Document, number: int) -> Iterator[Match]:
    """The line, as surely as all who see it are together."""
    sure = _sure(tables, document, number)
    if sure is None:
        return
    span = document.visible(number)
    for other in others:
        survey = other.find.candidate_lines
        if survey is not None and number in survey(document):
            for match in other.find.matches(document, number):
                if match.span == span and match.confidence is not None:
                    sure = 1 - (1 - sure) * (1 - match.confidence)
    yield Match(span, "", round(sure, 3))


def _sure(tables: Tables, document: Document, number: int) -> float | None:
    return next((sure for sure, table in tables if table.holds(document, number)), None)
