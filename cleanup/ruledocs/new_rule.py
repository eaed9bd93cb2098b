"""The stub of a new rule: a module and, for residue, its phrase table, written into the ``rules/`` of a checkout."""

import ast
from collections.abc import Mapping
from pathlib import Path

import regex

from cleanup.errors import RuleError
from cleanup.messages import io_failure
from cleanup.ruledocs.families import FAMILIES, family_prefix
from cleanup.rulekit import recurring_line

CODE = regex.compile(r"(?:RES|MTA|DMG)\d{3}")
NAME = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

# Marks what is still to be written. Tests refuse a rule whose explanation or message contains it.
PLACEHOLDER = "TODO"

_PHRASE_RULE = '''\
"""TODO: Lines that … (one sentence: what the rule finds).

Why:
TODO: Why such lines are in a text.

Fix safety:
TODO: The fix deletes the line. It is safe because …
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="{code}",
    name="{name}",
    message="“{{found}}” TODO: is …",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.MANUAL,
    examples=(
        Bad("It rained.\\n\\nTODO 3 of 12\\n\\nIt stopped.", fixed="It rained.\\n\\nIt stopped."),
        Good("It rained.\\n\\nTODO 3 of 12 is missing.\\n\\nIt stopped."),
    ),
)
'''

_PHRASE_TABLE = """\
[en]
lines = ["TODO <N> of <N>"]
"""

_PATTERN_RULE = '''\
"""TODO: A word that … (one sentence: what the rule finds).

Why:
TODO: Why it is in a text.

Fix safety:
TODO: The fix writes … It is unsafe because …
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="{code}",
    name="{name}",
    message="“{{found}}” TODO: should be “{{new}}”",
    explanation=__doc__,
    find=pattern(r"\\b wrod \\b", "word", triggers=("wrod",)),
    safety=Safety.MANUAL,
    languages=frozenset({{"en"}}),
    examples=(
        Bad("It was only a wrod.", fixed="It was only a word."),
        Good("It was only a wrodel."),
    ),
)
'''


def write_stub(checkout: Path, code: str, name: str) -> list[Path]:
    """Write the files of a new rule into a checkout and return their paths, the module first.

    Nothing is overwritten. Raises RuleError for a code or a name that is malformed or taken, for a folder that is no
    checkout, and for a file that exists or cannot be written.
    """
    prefix = _check_form(code, name)
    rules = checkout / "rules"
    folder = rules / FAMILIES[prefix].folder
    if not (checkout / "cleanup" / "__init__.py").is_file() or not (folder / "__init__.py").is_file():
        raise RuleError(f"{checkout}: not a checkout of corpuscrub; run the command in the top folder of a clone")
    _check_free(read_labels(rules), code, name)
    module = folder / f"{name.replace('-', '_')}.py"
    if FAMILIES[prefix].folder == "residue":
        files = {module: _PHRASE_RULE, module.with_suffix(".toml"): _PHRASE_TABLE}
    else:
        files = {module: _PATTERN_RULE}
    for path in files:
        if path.exists():
            raise RuleError(f"{path}: this file exists and is not overwritten; choose another name")
    for path, template in files.items():
        _write(path, template.format(code=code, name=name) if path == module else template)
    return [*files]


def read_labels(rules: Path) -> Mapping[str, str]:
    """Return the names of all rules by code, read from the modules below a folder without importing them.

    Raises RuleError for a module that is not valid Python.
    """
    labels = {recurring_line.CODE: recurring_line.NAME}
    for path in sorted(rules.rglob("*.py")):
        try:
            tree = ast.parse(path.read_bytes())
        except (OSError, SyntaxError, ValueError) as error:
            raise RuleError(f"{path}: this module cannot be read: {error}") from error
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Rule":
                values = {key.arg: key.value.value for key in call.keywords if isinstance(key.value, ast.Constant)}
                labels[str(values.get("code"))] = str(values.get("name"))
    return labels


def _check_form(code: str, name: str) -> str:
    """Return the prefix of the code's family. Raises RuleError for a code without a family or a malformed name."""
    prefix = family_prefix(code) if CODE.fullmatch(code) else None
    if prefix is None:
        raise RuleError(
            f"{code!r} is not a code of any family; use three digits after the letters, such as RES226. "
            f"The families are {', '.join(FAMILIES)}"
        )
    if not NAME.fullmatch(name):
        raise RuleError(f"{name!r} is not a name; use lower-case words joined by hyphens, such as picture-counter")
    return prefix


def _check_free(labels: Mapping[str, str], code: str, name: str) -> None:
    """Raise RuleError for a name that another rule has, and for a code that one has or may have had."""
    if code in labels:
        raise RuleError(f"{code} is the code of {labels[code]}; the next free code is {_next_code(labels, code)}")
    if name in labels.values():
        raise RuleError(f"the name {name} is taken by {next(key for key in labels if labels[key] == name)}")
    if code < _next_code(labels, code):
        raise RuleError(
            f"{code} may have been the code of a rule that was removed, and codes are never reused; the next free code "
            f"is {_next_code(labels, code)}"
        )


def _next_code(labels: Mapping[str, str], code: str) -> str:
    """Return the code after the highest one that shares all but the last two characters with ``code``."""
    taken = [int(other[3:]) for other in labels if other[:-2] == code[:-2] and other != recurring_line.CODE]
    return f"{code[:3]}{max(taken, default=int(code[3] + '00')) + 1}"


def _write(path: Path, content: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as error:
        raise RuleError(io_failure(path, "written", error)) from error
