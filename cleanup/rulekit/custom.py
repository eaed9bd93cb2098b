r"""Custom rules: TOML data with examples, which cannot run code.

    [[rule]]
    code = "SITE001"
    name = "station-footer"
    message = "“{found}” is our station's footer"
    explanation = "Every page of the station ends with it."
    safety = "safe"                                   # or "unsafe", "manual"
    lines = ["Radio Example: hear it first"]          # whole lines, with slots such as <DATE>
    bad = [{ text = "It rained.\n\nRadio Example: hear it first", fixed = "It rained." }]
    good = ["Radio Example: hear it first, see it later"]

Instead of ``lines``, a rule may have ``labels`` (a label and the headline after it) or a ``pattern``: an expression for
``regex`` that is matched within one line, with its ``replacement`` and ``triggers`` (literals, one of which every match
contains). ``confidence``, 0 to 1, is for unsafe rules with ``lines`` or a ``pattern``; ``--min-confidence`` reads it.
"""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import regex

from cleanup.engine.document import Document
from cleanup.engine.engine import TOO_LONG, Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Bad, Finder, Good, Rule, Safety
from cleanup.errors import RuleError
from cleanup.io import toml_file
from cleanup.messages import did_you_mean
from cleanup.rulekit.blocks import block
from cleanup.rulekit.guards.line_shape import looks_like_headline
from cleanup.rulekit.lines import pattern, whole_line
from cleanup.rulekit.pattern_limits import MAX_LENGTH, exceeded_limits
from cleanup.rulekit.phrases import PhraseTable

# Seconds that a pattern may take for one line.
TIMEOUT = 1.0

# What a rule file may contain, so that it is read and indexed in seconds.
MAX_COUNTS = {
    "rules": 1_000,
    "phrases": 100_000,
    "phrases with slots": 2_000,
    "triggers": 2_000,
    "examples": 10_000,
}

# Code points of the value of a key, or of each string in it.
MAX_LENGTHS = {
    "code": 100,
    "name": 100,
    "message": 2_000,
    "explanation": 20_000,
    "safety": 100,
    "pattern": MAX_LENGTH,
    "replacement": 2_000,
    "lines": 1_000,
    "labels": 1_000,
    "triggers": 1_000,
    "languages": 100,
    "bad": 100_000,
    "good": 100_000,
}

CODE = regex.compile(r"(?!RES|MTA|DMG)[A-Z]{2,8}\d{3,4}")
STRINGS = ("code", "name", "message", "explanation", "safety", "pattern", "replacement")
STRING_LISTS = ("lines", "labels", "triggers", "languages", "good")
LISTS = (*STRING_LISTS, "bad")
KEYS = (*STRINGS, "confidence", *LISTS)
REQUIRED = ("code", "name", "message", "bad", "good")
FINDERS = ("lines", "labels", "pattern")


def load(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a file.

    Raises RuleError for a file that cannot be read, a rule that is incomplete, and an example that fails.
    """
    return tuple(load_rule(path, number, table) for number, table in enumerate(read_tables(path), 1))


def read_tables(path: Path) -> list[dict[str, Any]]:
    """Return the [[rule]] tables of a file as they are written. Raises RuleError for a file that cannot be read."""
    try:
        data = toml_file.parse(toml_file.read(path))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RuleError(f"{path}: this rule file cannot be read: {reason}") from error
    tables = data.pop("rule", None)
    if data or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        found = f"; found the key {next(iter(data))!r}" if data else ""
        raise RuleError(f"{path}: a rule file contains [[rule]] tables and nothing else{found}")
    _check_counts(path, tables)
    return tables


def load_rule(path: Path, number: int, table: dict[str, Any]) -> Rule:
    """Return the rule of a table, the ``number``-th of its file, after testing its examples.

    Raises RuleError for a rule that is incomplete, and for an example that fails.
    """
    rule = parse_rule(path, number, table)
    for failure in failing_examples(rule):
        raise RuleError(f"{path}: rule {rule.code}: {failure}")
    return rule


def parse_rule(path: Path, number: int, table: dict[str, Any]) -> Rule:
    """Return the rule of a table without testing its examples. Raises RuleError for a rule that is incomplete."""
    where = f"{path}: rule {table.get('code', number)}"
    _check_table(where, table)
    try:
        _check_message(table["message"])
        return Rule(
            code=table["code"],
            name=table["name"],
            message=table["message"],
            explanation=table.get("explanation", table["message"]),
            find=_finder(path, where, table),
            safety=Safety(table.get("safety", "manual")),
            languages=frozenset(table["languages"]) if table.get("languages") else None,
            examples=(*(Bad(**bad) for bad in table["bad"]), *(Good(good) for good in table["good"])),
        )
    except (TypeError, ValueError) as error:
        raise RuleError(f"{where}: {error}") from error


def failing_examples(rule: Rule) -> Iterator[str]:
    """Yield a message for each example that fails, with what happened instead."""
    engine = Engine(EveryLine([rule]))
    for example in rule.examples:
        shown = f"the example {example.text!r}"
        try:
            report = engine.clean(Document(example.text, language=example.language), unsafe=True)
        except RuleError as error:
            yield f"{shown}: {error}"
            continue
        if report.problems and report.problems[0].reason == TOO_LONG:
            yield f"{shown} took more than {TIMEOUT} s; make the pattern simpler"
        elif report.problems:
            yield f"{shown}: {report.problems[0].reason}"
        elif isinstance(example, Good) and report.findings:
            yield f"{shown} is good, but {report.findings[0].found!r} was found in it"
        elif isinstance(example, Bad) and not report.findings:
            yield f"{shown} is bad, but nothing was found in it"
        elif isinstance(example, Bad) and example.fixed not in (None, report.cleaned):
            yield f"{shown} became {report.cleaned!r}, not {example.fixed!r}"


def _check_counts(path: Path, tables: list[dict[str, Any]]) -> None:
    """Raise RuleError for a file with more than ``MAX_COUNTS``, which would take minutes."""
    items = {key: [item for table in tables for item in _items(table, key)] for key in LISTS}
    with_slots = [phrase for phrase in items["lines"] if isinstance(phrase, str) and "<" in phrase]
    counts = {
        "rules": len(tables),
        "phrases": len(items["lines"]) + len(items["labels"]),
        "phrases with slots": len(with_slots),
        "triggers": len(items["triggers"]),
        "examples": len(items["bad"]) + len(items["good"]),
    }
    for things, limit in MAX_COUNTS.items():
        if counts[things] > limit:
            raise RuleError(
                f"{path}: {counts[things]:,} {things}; the limit for a rule file is {limit:,}, so spread them over "
                "several files"
            )


def _items(table: dict[str, Any], key: str) -> list[Any]:
    value = table.get(key)
    return value if isinstance(value, list) else []


def _check_table(where: str, table: dict[str, Any]) -> None:
    """Raise RuleError for a key that is unknown or missing, and for a value of a wrong type or length."""
    unknown = sorted(set(table) - {*KEYS})
    if unknown:
        hint = did_you_mean(unknown[0], KEYS) or f"the keys are {', '.join(KEYS)}"
        raise RuleError(f"{where}: unknown key {unknown[0]!r}; {hint}")
    _check_types(where, table)
    _check_lengths(where, table)
    missing = [key for key in REQUIRED if not table.get(key)]
    if missing:
        raise RuleError(f"{where}: the key {missing[0]!r} is missing; every rule needs {', '.join(REQUIRED)}")
    if not CODE.fullmatch(table["code"]):
        raise RuleError(
            f"{where}: {table['code']!r} is not a code; use two to eight capital letters, not RES, MTA or DMG, and "
            "three or four digits, such as SITE001"
        )
    if table.get("safety", "manual") not in [safety.value for safety in Safety]:
        raise RuleError(f"{where}: safety: expected safe, unsafe or manual, got {table['safety']!r}")


def _check_types(where: str, table: dict[str, Any]) -> None:
    confidence = table.get("confidence", 0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise RuleError(f"{where}: confidence: expected a number from 0 to 1")
    for key in STRINGS:
        if not isinstance(table.get(key, ""), str):
            raise RuleError(f"{where}: {key}: expected a string")
    for key in STRING_LISTS:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RuleError(f"{where}: {key}: expected a list of strings")
    value = table.get("bad", [])
    if not isinstance(value, list) or not all(map(_is_bad_example, value)):
        raise RuleError(f'{where}: bad: expected a list of examples such as {{ text = "…", fixed = "…" }}')


def _is_bad_example(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and "text" in value
        and value.keys() <= {*Bad._fields}
        and all(isinstance(part, str) for part in value.values())
    )


def _check_lengths(where: str, table: dict[str, Any]) -> None:
    """Raise RuleError for a string with more code points than ``MAX_LENGTHS``."""
    for key, limit in MAX_LENGTHS.items():
        value = table.get(key, "")
        for item in [value] if isinstance(value, str) else value:
            for string in item.values() if isinstance(item, dict) else [item]:
                if len(string) > limit:
                    raise RuleError(f"{where}: {key}: a string has {len(string):,} code points; the limit is {limit:,}")


def _check_message(message: str) -> None:
    """Raise ValueError for a message whose placeholders cannot be filled in."""
    try:
        parts = list(Formatter().parse(message))
    except ValueError as error:
        raise ValueError(f"message: {error}") from error
    for _, name, form, conversion in parts:
        if name not in (None, "found", "new", "detail", "because") or form or conversion:
            shown = f"{{{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}}}"
            raise ValueError(f"message: the placeholders are {{found}}, {{new}} and {{detail}}, got {shown}")


def _finder(path: Path, where: str, table: dict[str, Any]) -> Finder:
    kinds = [kind for kind in FINDERS if table.get(kind)]
    if len(kinds) != 1:
        found = " and ".join(kinds) or "none"
        raise RuleError(f"{where}: a rule needs exactly one of {', '.join(FINDERS)}; this one has {found}")
    if kinds == ["pattern"]:
        return _pattern(where, table)
    phrases = PhraseTable(path, {"all": {kinds[0]: table[kinds[0]]}})
    try:
        _ = phrases.languages  # parse the phrases now: an error in them belongs to this file, not to a text
    except RuleError as error:
        raise RuleError(f"{where}: {kinds[0]}: {error.__cause__ or error}") from error
    if kinds == ["lines"]:
        return whole_line(phrases, confidence=table.get("confidence"))
    return block(phrases, looks_like_headline)


def _pattern(where: str, table: dict[str, Any]) -> Finder:
    for message in exceeded_limits(table["pattern"]):
        raise RuleError(f"{where}: {message}")
    try:
        regex.compile(table["pattern"], regex.I)
    except (regex.error, RecursionError, MemoryError, OverflowError) as error:
        raise RuleError(f"{where}: the pattern is not a valid expression: {error}") from error
    triggers = tuple(regex.escape(trigger, literal_spaces=True) for trigger in table.get("triggers", ()))
    # The pattern of a custom rule is not verbose; those of the installed rules are.
    return pattern(
        f"(?-x:{table['pattern']})",
        table.get("replacement"),
        triggers=triggers,
        confidence=table.get("confidence"),
        timeout=TIMEOUT,
    )
