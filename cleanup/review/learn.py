"""Learn from a review: findings to allow from now on, and rules for lines to remove from now on.

Both are proposals in files that a person reads, merges and passes to ``--allow`` and ``--rules``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from cleanup.engine.index.normalize import normalize
from cleanup.engine.report import quoted
from cleanup.engine.rule import Safety
from cleanup.errors import InputError, RuleError
from cleanup.io import toml_file
from cleanup.io.files import atomic_write
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.io.suppressions import allow_file as allow
from cleanup.io.suppressions.allow_file import Allowance
from cleanup.messages import io_failure
from cleanup.review.decisions import REVIEWER, Choice, Decision, Review
from cleanup.rulekit.custom import load, load_rule, read_tables

# Removals of a line after which it becomes a rule.
MIN_REMOVALS = 3

ALLOW, RULES = "allow.toml", "rules.toml"

BLANK = " \t\xa0"
NUMBER = regex.compile(r"(?<!\d)\d(?:[\d.,]{0,8}\d)?(?!\d)")
LETTER = regex.compile(r"\p{L}")
CODE = regex.compile(r"SITE(\d{3,4})")


@dataclass(frozen=True, slots=True)
class LearnedRules:
    """New entries from a review: findings to allow, and rules as TOML tables."""

    allowed: tuple[Allowance, ...]
    rules: tuple[dict[str, Any], ...]


def learn(review: Review, folder: Path) -> LearnedRules:
    """Return what the files in a folder do not have yet.

    Rejected findings become allow entries. A line that was removed three times and never kept, and that no safe rule
    found, becomes a rule; numbers that differed become slots. Raises AllowError or RuleError when an existing file
    cannot be used.
    """
    known = {entry.id for entry in allow.load(folder / ALLOW)} if (folder / ALLOW).exists() else set()
    default_reason = f"rejected by {review.reviewer}" if review.reviewer else "rejected"
    allowed = {
        decision.id: Allowance(decision.id, decision.code, quoted(decision.original), decision.note or default_reason)
        for decision in _by_reviewer(review)
        if decision.choice is Choice.REJECTED and decision.id not in known
    }
    return LearnedRules(tuple(sorted(allowed.values())), tuple(_rules(review, folder / RULES)))


def save(learned: LearnedRules, folder: Path, readers: Permissions = EVERYBODY) -> None:
    """Add new entries to the files in a folder, for these readers; existing entries stay.

    Raises InputError when a file cannot be written.
    """
    import tomli_w  # only writers need it

    if not (learned.allowed or learned.rules):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if learned.allowed:
            known = allow.load(folder / ALLOW) if (folder / ALLOW).exists() else ()
            _write(folder / ALLOW, allow.dump((*known, *learned.allowed)), readers)
        if learned.rules:
            existing = (folder / RULES).read_text("utf-8").rstrip() + "\n\n" if (folder / RULES).exists() else ""
            extended = existing + tomli_w.dumps({"rule": learned.rules})
            _check_syntax(extended, folder / RULES)
            _write(folder / RULES, extended.encode(), readers)
    except OSError as error:
        raise InputError(io_failure(error.filename or folder, "written", error)) from error


def _check_syntax(rules: str, path: Path) -> None:
    """Raise InputError where rules cannot be added to a file because of how it is written."""
    try:
        toml_file.parse(rules)
    except ValueError as error:
        raise InputError(f"{path}: cannot be extended; write each of its rules as a [[rule]] table") from error


def _write(path: Path, data: bytes, readers: Permissions) -> None:
    with atomic_write(path, readers=readers) as file:
        file.write(data)


def _by_reviewer(review: Review) -> Iterator[Decision]:
    """Yield the decisions that a person made."""
    return (decision for document in review.documents for decision in document.decisions if decision.by == REVIEWER)


def _rules(review: Review, path: Path) -> Iterator[dict[str, Any]]:
    """Yield rules for lines to remove that a file of rules does not have yet."""
    existing = load(path) if path.exists() else ()
    known = {normalize(line) for entry in (read_tables(path) if existing else ()) for line in entry.get("lines", ())}
    codes = [CODE.fullmatch(rule.code) for rule in existing]
    number = max((int(code[1]) for code in codes if code), default=0)
    for phrase, lines in sorted(_removed_lines(review)):
        if normalize(phrase) in known:
            continue
        rule = _rule(f"SITE{number + 1:03}", phrase, lines)
        try:
            load_rule(path, number + 1, rule)
        except RuleError:  # only slots, or too long for a phrase
            continue
        number += 1
        yield rule


def _removed_lines(review: Review) -> Iterator[tuple[str, list[str]]]:
    """Yield phrases, each with the removed lines that it stands for."""
    removed: dict[str, list[str]] = defaultdict(list)
    kept = set()
    for decision in _by_reviewer(review):
        line = decision.original.strip()
        if "<" in line or not LETTER.search(line) or not _is_line(decision):
            continue
        key = normalize(_with_slots(line))
        if decision.applied and not decision.replacement:
            if decision.safety != Safety.SAFE.value:
                removed[key].append(line)
        elif decision.choice in (Choice.REJECTED, Choice.EDITED):
            kept.add(key)
    for key, lines in removed.items():
        if len(lines) >= MIN_REMOVALS and key not in kept:
            (line, _), *others = sorted(Counter(lines).items(), key=lambda each: (-each[1], each[0]))
            same = all(normalize(other) == normalize(line) for other, _ in others)
            yield line if same else _with_slots(line), sorted(lines)


def _is_line(decision: Decision) -> bool:
    """Return whether the finding is exactly one line."""
    before, after = decision.before.rstrip(BLANK), decision.after.lstrip(BLANK)
    at_line_ends = before[-1:] in ("", "\n", "\r") and after[:1] in ("", "\n", "\r")
    return at_line_ends and not {"\n", "\r"} & {*decision.original}


def _with_slots(line: str) -> str:
    return NUMBER.sub("<N>", line)


def _rule(code: str, phrase: str, lines: list[str]) -> dict[str, Any]:
    before, after = "It rained all day.", "In the evening the sun came out."
    return {
        "code": code,
        "name": f"site-line-{code.removeprefix('SITE')}",
        "message": "“{found}” is a line that reviewers removed",
        "explanation": f"Reviewers removed it {len(lines)} times and never kept it.",
        "safety": Safety.UNSAFE.value,
        "lines": [phrase],
        "bad": [{"text": f"{before}\n\n{lines[0]}\n\n{after}", "fixed": f"{before}\n\n{after}"}],
        "good": [f"{before}\n\n{lines[0]} and more than that\n\n{after}"],
    }
