r"""Users' own rules: TOML data, with examples, that cannot run code.

    [[rule]]
    code = "SITE001"
    name = "station-footer"
    message = "“{found}” is our station's footer"
    explanation = "Every page of the station ends with it."
    safety = "safe"                                   # or "unsafe", "manual"
    lines = ["Radio Example: hear it first"]          # whole lines, with slots such as <DATE>
    bad = [{ text = "It rained.\n\nRadio Example: hear it first", fixed = "It rained." }]
    good = ["Radio Example: hear it first, see it later"]

In the place of ``lines``: ``labels`` (a label and the headline after it), or ``pattern``, an expression for ``regex``
that sees one line at a time, with its ``replacement`` and ``triggers`` (literals one of which every match holds).
``confidence``, 0 to 1, is for unsafe rules of ``lines`` or a ``pattern``: ``--min-confidence`` goes by it.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import regex

from cleanup.blocks import block
from cleanup.engine import Engine
from cleanup.errors import RuleError
from cleanup.guards import headline
from cleanup.index import EveryLine
from cleanup.matchers import lines, pattern
from cleanup.phrases import PhraseTable
from cleanup.rule import Bad, Finder, Good, Rule, Safety
from cleanup.text import Document

TIMEOUT = 1.0
"""Seconds that a user's expression may take for one line."""

CODE = regex.compile(r"(?!RES|MTA|DMG)[A-Z]{2,8}\d{3,4}")
TEXTS = ("code", "name", "message", "explanation", "safety", "pattern", "replacement")
PLAIN = ("lines", "labels", "triggers", "languages", "good")
LISTS = (*PLAIN, "bad")
KEYS = (*TEXTS, "confidence", *LISTS)
FINDERS = ("lines", "labels", "pattern")


def load(path: Path) -> tuple[Rule, ...]:
    """The rules of a file. Raises RuleError when it cannot be read, a rule is not complete, or an example fails."""
    return tuple(prove(path, number, entry) for number, entry in enumerate(entries(path), 1))


def entries(path: Path) -> list[dict[str, Any]]:
    """The tables of a file, as they stand there. Raises RuleError when it cannot be read."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise RuleError(f"{path}: this rule file cannot be read: {why}") from error
    tables = data.pop("rule", None)
    if data or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RuleError(f"{path}: a rule file holds [[rule]] tables and nothing else")
    return tables


def prove(path: Path, number: int, entry: dict[str, Any]) -> Rule:
    """The rule of a table, the ``number``-th of its file. Raises RuleError as ``load`` does."""
    rule = read(path, number, entry)
    for failure in failures(rule):
        raise RuleError(f"{path}: rule {rule.code}: {failure}")
    return rule


def read(path: Path, number: int, entry: dict[str, Any]) -> Rule:
    """The rule of a table, whether its examples fail or not. Raises RuleError when it is not complete."""
    where = f"{path}: rule {entry.get('code', number)}"
    _refuse_table(where, entry)
    try:
        _refuse_message(entry["message"])
        return Rule(
            code=entry["code"],
            name=entry["name"],
            message=entry["message"],
            explanation=entry.get("explanation", entry["message"]),
            find=_finder(path, where, entry),
            safety=Safety(entry.get("safety", "manual")),
            languages=frozenset(entry["languages"]) if entry.get("languages") else None,
            examples=(*(Bad(**bad) for bad in entry["bad"]), *(Good(good) for good in entry["good"])),
        )
    except (TypeError, ValueError) as error:
        raise RuleError(f"{where}: {error}") from error


def _refuse_table(where: str, entry: dict[str, Any]) -> None:
    """Raise RuleError for keys that are unknown or missing, and for values that are of another type."""
    unknown = sorted(set(entry) - {*KEYS})
    if unknown:
        raise RuleError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(KEYS)}")
    sure = entry.get("confidence", 0)
    if isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1:
        raise RuleError(f"{where}: confidence must be a number from 0 to 1")
    for key, value in entry.items():
        if key != "confidence" and not isinstance(value, str if key in TEXTS else list):
            raise RuleError(f"{where}: {key} must be a {'text' if key in TEXTS else 'list'}")
    for key in PLAIN:
        if not all(isinstance(item, str) for item in entry.get(key, ())):
            raise RuleError(f"{where}: {key} must hold texts and nothing else")
    if not all(
        isinstance(bad, dict) and all(isinstance(part, str) for part in bad.values()) for bad in entry.get("bad", ())
    ):
        raise RuleError(f'{where}: bad must hold tables of texts: {{ text = "…", fixed = "…" }}')
    missing = [key for key in ("code", "name", "message", "bad", "good") if not entry.get(key)]
    if missing:
        raise RuleError(f"{where}: {missing[0]} is missing")
    if not CODE.fullmatch(entry["code"]):
        raise RuleError(f"{where}: a code is capital letters and three or four digits, not RES, MTA or DMG: SITE001")


def _refuse_message(message: str) -> None:
    """Raise ValueError for one that cannot be filled in."""
    for _, name, form, conversion in Formatter().parse(message):
        if name not in (None, "found", "new", "because") or form or conversion:
            raise ValueError(f"message: only {{found}}, {{new}} and {{because}} stand for something, not {{{name}}}")


def _finder(path: Path, where: str, entry: dict[str, Any]) -> Finder:
    kinds = [kind for kind in FINDERS if entry.get(kind)]
    if len(kinds) != 1:
        raise RuleError(f"{where}: a rule has exactly one of {', '.join(FINDERS)}")
    if kinds == ["pattern"]:
        return _pattern(where, entry)
    phrases = PhraseTable(path, {"all": {kinds[0]: entry[kinds[0]]}})
    if kinds == ["lines"]:
        return lines(phrases, confidence=entry.get("confidence"))
    return block(phrases, headline)


def _pattern(where: str, entry: dict[str, Any]) -> Finder:
    try:
        regex.compile(entry["pattern"], regex.I)
    except regex.error as error:
        raise RuleError(f"{where}: the pattern is broken: {error}") from error
    triggers = tuple(regex.escape(trigger, literal_spaces=True) for trigger in entry.get("triggers", ()))
    # A user's expression is not verbose, those of the rules that come with corpuscrub are.
    return pattern(
        f"(?-x:{entry['pattern']})",
        entry.get("replacement"),
        triggers=triggers,
        confidence=entry.get("confidence"),
        timeout=TIMEOUT,
    )


def failures(rule: Rule) -> Iterator[str]:
    """What is wrong with each example that fails."""
    engine = Engine(EveryLine([rule]))
    for example in rule.examples:
        shown = f"the example {example.text!r}"
        try:
            report = engine.clean(Document(example.text, language=example.language), unsafe=True)
        except RuleError as error:
            yield f"{shown}: {error}"
            continue
        if report.problems:
            yield f"{shown} took more than {TIMEOUT} s; make the pattern simpler"
        elif isinstance(example, Good) and report.findings:
            yield f"{shown} is good, but {report.findings[0].found!r} was found in it"
        elif isinstance(example, Bad) and not report.findings:
            yield f"{shown} is bad, but nothing was found in it"
        elif isinstance(example, Bad) and example.fixed not in (None, report.cleaned):
            yield f"{shown} became {report.cleaned!r}, not {example.fixed!r}"
