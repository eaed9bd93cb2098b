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

Instead of ``lines``, a rule may have ``labels`` (a label and the headline after it) or a ``pattern``: an expression for
``regex`` that is matched within one line, with its ``replacement`` and ``triggers`` (literals, one of which every match
contains). ``confidence``, 0 to 1, is for unsafe rules with ``lines`` or a ``pattern``; ``--min-confidence`` reads it.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from string import Formatter
from typing import Any

import regex

from cleanup.engine.document import Document
from cleanup.engine.engine import TOO_LONG, Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Bad, Finder, Good, Rule, Safety
from cleanup.errors import RuleError
from cleanup.io import toml_file as tomlfile
from cleanup.rulekit.blocks import block
from cleanup.rulekit.guards.line_shape import looks_like_headline
from cleanup.rulekit.lines import pattern, whole_line
from cleanup.rulekit.phrases import PhraseTable

TIMEOUT = 1.0
"""Seconds that a user's expression may take for one line."""

MOST = {
    "rules": 1_000,
    "phrases": 100_000,
    "phrases with slots": 2_000,
    "triggers": 2_000,
    "examples": 10_000,
}
"""How many of each a rule file may have: it is read, and its index made, in seconds."""

LONGEST = {
    "code": 100,
    "name": 100,
    "message": 2_000,
    "explanation": 20_000,
    "safety": 100,
    "pattern": 10_000,
    "replacement": 2_000,
    "lines": 1_000,
    "labels": 1_000,
    "triggers": 1_000,
    "languages": 100,
    "bad": 100_000,
    "good": 100_000,
}
"""The code points that a text may have, or each text of a list."""

MOST_GROUPS, DEEPEST = 500, 50
"""The groups of an expression, and the references to them; how many may be within one another."""

TOLD = 10**9
"""A number from which on nobody wants to know it."""

PIECES = regex.compile(
    r"""
      (?P<reference> \\ (?: [1-9] | g< ) | \( \? (?: P[=>] \w+ | & \w+ | R | [0-9]+ ) \) )
    | (?P<nothing> \s+ | \# [^\n()\[\]{}\\]* | \( \? \# [^)]* \) )    # some of it only in a verbose expression
    | (?P<opened> \( )
    | (?P<closed> \) )
    | \{ (?P<repeated> \d+ ) (?: , \d* )? \}
    | (?P<one> \\ . | \[ \^? \]? (?: \\ . | [^\]\\] )*+ \]? | . )    # a set is one, whatever is in it
    """,
    regex.VERBOSE | regex.DOTALL,
)

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
        data = tomlfile.parse(tomlfile.read(path))
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: this rule file cannot be read: {error}") from error
    tables = data.pop("rule", None)
    if data or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RuleError(f"{path}: a rule file holds [[rule]] tables and nothing else")
    _refuse_many(path, tables)
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


def _refuse_many(path: Path, tables: list[dict[str, Any]]) -> None:
    """Raise RuleError for a file that would take minutes: for more of something than any site needs."""
    held = {key: [item for table in tables for item in _items(table, key)] for key in LISTS}
    slotted = [phrase for phrase in held["lines"] if isinstance(phrase, str) and "<" in phrase]
    counts = {
        "rules": len(tables),
        "phrases": len(held["lines"]) + len(held["labels"]),
        "phrases with slots": len(slotted),
        "triggers": len(held["triggers"]),
        "examples": len(held["bad"]) + len(held["good"]),
    }
    for what, most in MOST.items():
        if counts[what] > most:
            raise RuleError(f"{path}: {counts[what]:,} {what} are more than the {most:,} that a rule file may have")


def _items(table: dict[str, Any], key: str) -> list[Any]:
    value = table.get(key)
    return value if isinstance(value, list) else []


def _refuse_long(where: str, entry: dict[str, Any]) -> None:
    """Raise RuleError for a text of more code points than its key may have."""
    for key, most in LONGEST.items():
        value = entry.get(key, "")
        for text in [value] if isinstance(value, str) else value:
            for part in text.values() if isinstance(text, dict) else [text]:
                if len(part) > most:
                    raise RuleError(f"{where}: {key}: a text of {len(part):,} code points is longer than {most:,}")


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
    _refuse_long(where, entry)
    missing = [key for key in ("code", "name", "message", "bad", "good") if not entry.get(key)]
    if missing:
        raise RuleError(f"{where}: {missing[0]} is missing")
    if not CODE.fullmatch(entry["code"]):
        raise RuleError(f"{where}: a code is capital letters and three or four digits, not RES, MTA or DMG: SITE001")


def _refuse_message(message: str) -> None:
    """Raise ValueError for one that cannot be filled in."""
    for _, name, form, conversion in Formatter().parse(message):
        if name not in (None, "found", "new", "detail", "because") or form or conversion:
            raise ValueError(f"message: only {{found}}, {{new}} and {{detail}} stand for something, not {{{name}}}")


def _finder(path: Path, where: str, entry: dict[str, Any]) -> Finder:
    kinds = [kind for kind in FINDERS if entry.get(kind)]
    if len(kinds) != 1:
        raise RuleError(f"{where}: a rule has exactly one of {', '.join(FINDERS)}")
    if kinds == ["pattern"]:
        return _pattern(where, entry)
    phrases = PhraseTable(path, {"all": {kinds[0]: entry[kinds[0]]}})
    _ = phrases.languages  # a phrase that cannot be used is an error of this file, and not of a text
    if kinds == ["lines"]:
        return whole_line(phrases, confidence=entry.get("confidence"))
    return block(phrases, looks_like_headline)


def _refuse_tangle(where: str, expression: str) -> None:
    """Raise RuleError for an expression that would take long to compile, or more of the stack than there is."""
    pieces = list(PIECES.finditer(expression))
    kinds = [piece.lastgroup for piece in pieces]
    depths = accumulate({"opened": 1, "closed": -1}.get(kind or "", 0) for kind in kinds)
    for count, most, what in (
        (kinds.count("opened"), MOST_GROUPS, "groups"),
        (kinds.count("reference"), MOST_GROUPS, "references to groups"),
        (max(depths, default=0), DEEPEST, "groups within one another"),
        (_size(pieces), LONGEST["pattern"], "pieces, with what is repeated written out"),
    ):
        if count > most:
            told = f"{count:,}" if count < TOLD else f"over {TOLD:,}"
            raise RuleError(f"{where}: the pattern has {told} {what}; it may have {most:,}")


def _size(pieces: Iterable["regex.Match[str]"]) -> int:
    """How many pieces there are when ``{1000}`` is written out, as compiling does."""
    sizes, last = [0], 0
    for piece in pieces:
        kind = piece.lastgroup
        if kind == "opened":
            sizes.append(0)
        elif kind == "closed" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif kind == "repeated":
            times = max(1, min(int(piece["repeated"][:10]), TOLD))
            sizes[-1] += last * (times - 1)
            last = min(last * times, TOLD)
        elif kind != "nothing":
            last = 1
            sizes[-1] += 1
    return sum(sizes)


def _pattern(where: str, entry: dict[str, Any]) -> Finder:
    _refuse_tangle(where, entry["pattern"])
    try:
        regex.compile(entry["pattern"], regex.I)
    except (regex.error, RecursionError, MemoryError, OverflowError) as error:
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
