"""The rule that finds the recurring lines of a corpus: RES990, read from a counts file.

``corpuscrub mine --counts`` writes the file (see ``cleanup.mining.counts_file``): lines of JSON, a head with the
``schema``, then the recurring lines, the most confident first.
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
from cleanup.rulekit.phrases import PhraseTable

# Phrase tables, each with the confidence that its lines are residue; the most confident first.
ConfidenceTables: TypeAlias = Sequence[tuple[float, PhraseTable]]

SCHEMA = "corpuscrub/counts/1"
_MAGIC = b'{"schema": "' + SCHEMA.encode() + b'"'

# Recurring lines of a lower confidence are neither found by this rule nor proposed by `corpuscrub mine`.
MIN_RESIDUE_CONFIDENCE = 0.3

CODE, NAME = "RES990", "recurring-line"

EXPLANATION = """\
A line that recurs in the corpus as residue does.

Why:
“corpuscrub mine --counts” counted in how many documents and on which sites the line is, and where in them.

Fix safety:
The fix deletes the line. It is unsafe, with the confidence that the counts give. Where another rule that weighs every
line of a text finds the line as well, the confidence is higher than that of each.
"""


def is_counts(path: Path) -> bool:
    """Return whether a file is a counts file; one that cannot be read is not."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def load(path: Path, others: Sequence[Rule]) -> Rule:
    """Return the rule that finds the lines which a counts file takes for residue, each with the confidence given there.

    ``others`` are the rules of the last stage, which weigh every line that is left: the confidence rises where one of
    them finds the line as well. Raises RuleError when the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            by_tenths = _phrases(map(json.loads, file))
        tables = [(tenths / 10, PhraseTable(path, {"all": {"lines": phrases}})) for tenths, phrases in by_tenths]
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
            f"{path}: this counts file cannot be read: {error}; `corpuscrub mine --counts` writes one"
        ) from error
    return Rule(
        code=CODE,
        name=NAME,
        message="“{found}” recurs in the corpus as residue does",
        explanation=f"{EXPLANATION}\nCounts: {path.name}, {digest.hexdigest()}.\n",
        find=Finder(partial(_matches, tables, others), candidate_lines=partial(_candidate_lines, tables)),
        safety=Safety.UNSAFE,
        examples=(),
        stage=Stage.REMAINS,
    )


def _phrases(lines: Iterator[Any]) -> list[tuple[int, list[str]]]:
    """Group the phrases of residue by tenths of their confidence, the most confident first."""
    if next(lines)["schema"] != SCHEMA:
        raise ValueError(f"the schema is not {SCHEMA}")
    by_tenths: defaultdict[int, list[str]] = defaultdict(list)
    for line in lines:
        if line["refused"] is None and line["confidence"] >= MIN_RESIDUE_CONFIDENCE:
            by_tenths[int(10 * line["confidence"])].append(line["phrase"])
    return sorted(by_tenths.items(), reverse=True)


def _candidate_lines(tables: ConfidenceTables, document: Document) -> Iterator[int]:
    """Yield the numbers of the lines that are in a table."""
    for number in range(document.line_count):
        if _confidence(tables, document, number) is not None:
            yield number


def _matches(tables: ConfidenceTables, others: Sequence[Rule], document: Document, number: int) -> Iterator[Match]:
    """Yield the line, with the joint confidence of all rules that find it."""
    confidence = _confidence(tables, document, number)
    if confidence is None:
        return
    span = document.visible(number)
    for other in others:
        candidates = other.find.candidate_lines
        if candidates is not None and number in candidates(document):
            for match in other.find.matches(document, number):
                if match.span == span and match.confidence is not None:
                    confidence = 1 - (1 - confidence) * (1 - match.confidence)
    yield Match(span, "", round(confidence, 3))


def _confidence(tables: ConfidenceTables, document: Document, number: int) -> float | None:
    """Return the confidence that a line is residue; None where it is in no table."""
    return next((confidence for confidence, table in tables if table.matches_line(document, number)), None)
