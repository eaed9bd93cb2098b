"""What a review teaches: findings to allow from now on, and lines to remove from now on.

Both are proposals in files that a person reads, merges and hands to ``--allow`` and ``--rules``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regex

from cleanup.engine.index.normalize import normalize
from cleanup.engine.report import quoted
from cleanup.engine.rule import Safety
from cleanup.errors import InputError, RuleError
from cleanup.io import toml_file as tomlfile
from cleanup.io.files import atomic_write, reason
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.io.suppressions import allow_file as allow
from cleanup.io.suppressions.allow_file import Allowance
from cleanup.review.decisions import REVIEWER, Choice, Decision, Review
from cleanup.rulekit.custom import entries, load, prove

OFTEN = 3
"""So many times a line was removed before a rule is made of it."""

ALLOW, RULES = "allow.toml", "rules.toml"

BLANK = " \t\xa0"
NUMBER = regex.compile(r"(?<!\d)\d(?:[\d.,]{0,8}\d)?(?!\d)")
LETTER = regex.compile(r"\p{L}")
CODE = regex.compile(r"SITE(\d{3,4})")


class LearnedRules(NamedTuple):
    """What is new in a review: allow entries, and rules as TOML tables."""

    allowed: tuple[Allowance, ...]
    rules: tuple[dict[str, Any], ...]


def learn(decisions: Review, folder: Path) -> LearnedRules:
    """What the folder's files do not hold yet.

    Rejected findings are to be allowed. A line that was removed three times and never kept, by findings that no safe
    rule made, becomes a rule; numbers that differed become slots. Raises AllowError or RuleError when a file that is
    there cannot be used.
    """
    known = {one.id for one in allow.load(folder / ALLOW)} if (folder / ALLOW).exists() else set()
    why = f"rejected by {decisions.reviewer}" if decisions.reviewer else "rejected"
    allowed = {
        one.id: Allowance(one.id, one.code, quoted(one.original), one.note or why)
        for one in _decided(decisions)
        if one.choice is Choice.REJECTED and one.id not in known
    }
    return LearnedRules(tuple(sorted(allowed.values())), tuple(_rules(decisions, folder / RULES)))


def keep(learned: LearnedRules, folder: Path, readers: Permissions = EVERYBODY) -> None:
    """Add what is new to the folder's files, for these readers; what is there stays.

    Raises InputError when that cannot be.
    """
    import tomli_w  # which only those who write one need

    if not any(learned):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if learned.allowed:
            known = allow.load(folder / ALLOW) if (folder / ALLOW).exists() else ()
            _write(folder / ALLOW, allow.dump((*known, *learned.allowed)), readers)
        if learned.rules:
            there = (folder / RULES).read_text("utf-8").rstrip() + "\n\n" if (folder / RULES).exists() else ""
            whole = _whole(there + tomli_w.dumps({"rule": learned.rules}), folder / RULES)
            _write(folder / RULES, whole.encode(), readers)
    except OSError as error:
        raise InputError(f"{error.filename or folder}: cannot be written: {reason(error)}") from error


def _whole(rules: str, path: Path) -> str:
    """A rule file that was added to, comments and all. Raises InputError where its form does not allow that."""
    try:
        tomlfile.parse(rules)
    except ValueError as error:
        raise InputError(f"{path}: cannot be added to: write each of its rules as a [[rule]] table") from error
    return rules


def _write(path: Path, data: bytes, readers: Permissions) -> None:
    with atomic_write(path, readers=readers) as file:
        file.write(data)


def _decided(decisions: Review) -> Iterator[Decision]:
    """What the reviewer decided."""
    return (one for document in decisions.documents for one in document.decisions if one.by == REVIEWER)


def _rules(decisions: Review, path: Path) -> Iterator[dict[str, Any]]:
    """Rules for the lines that are to be removed from now on, those that the file does not know."""
    there = load(path) if path.exists() else ()
    known = {normalize(line) for entry in (entries(path) if there else ()) for line in entry.get("lines", ())}
    codes = [CODE.fullmatch(rule.code) for rule in there]
    number = max((int(code[1]) for code in codes if code), default=0)
    for phrase, lines in sorted(_repeated(decisions)):
        if normalize(phrase) in known:
            continue
        rule = _rule(f"SITE{number + 1:03}", phrase, lines)
        try:
            prove(path, number + 1, rule)
        except RuleError:  # nothing but slots, or too long for a phrase
            continue
        number += 1
        yield rule


def _repeated(decisions: Review) -> Iterator[tuple[str, list[str]]]:
    """Phrases, and the lines that were removed which they stand for."""
    removed: dict[str, list[str]] = defaultdict(list)
    kept = set()
    for one in _decided(decisions):
        line = one.original.strip()
        if "<" in line or not LETTER.search(line) or not _is_line(one):
            continue
        key = normalize(_slotted(line))
        if one.applied and not one.replacement:
            if one.safety != Safety.SAFE.value:
                removed[key].append(line)
        elif one.choice in (Choice.REJECTED, Choice.EDITED):
            kept.add(key)
    for key, lines in removed.items():
        if len(lines) >= OFTEN and key not in kept:
            (line, _), *others = sorted(Counter(lines).items(), key=lambda each: (-each[1], each[0]))
            same = all(normalize(other) == normalize(line) for other, _ in others)
            yield line if same else _slotted(line), sorted(lines)


def _is_line(one: Decision) -> bool:
    """Whether the finding is all that its line holds, and its line only."""
    before, after = one.before.rstrip(BLANK), one.after.lstrip(BLANK)
    return before[-1:] in ("", "\n", "\r") and after[:1] in ("", "\n", "\r") and not {"\n", "\r"} & {*one.original}


def _slotted(line: str) -> str:
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
