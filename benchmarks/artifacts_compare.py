"""What spelling and style checkers see of the artifacts of machine translation, and how often they speak without one.

usage: artifacts_compare.py TEXTS.jsonl[.gz] [--only FIELD=VALUE,...]... [--words 200000] [--json]

TEXTS are written and edited by people. The artifacts are the English examples of the MTA rules, and the paragraphs of
an article of the project's own in which those rules find something. So corpuscrub finds all of them by construction:
the figures to read are what others find of them, and what each finds in human English.

found    share of the examples in which a tool finds anything at all, in percent
alarms   findings per 10,000 words of the texts
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import data
from clock import run

from cleanup import clean
from cleanup.engine.rule import Safety
from cleanup.pipeline.options import engine_for

Tool = Callable[[Sequence[str]], Sequence[int]]
"""For each text the number of its alarms."""

COMMANDS = {
    "codespell": (["codespell"], (0, 65)),
    "typos": (["typos", "--isolated", "--format", "brief"], (0, 2)),
    "proselint": (["proselint", "check"], (0, 1)),
}
"""Command and exit codes; each is given a folder and prints a line a finding that begins with the path of the file."""


def by_command(arguments: Sequence[str], accepted: Sequence[int]) -> Tool:
    """Return a tool that runs a command on one file per text."""

    def tool(texts: Sequence[str]) -> list[int]:
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(texts):
                Path(folder, f"{number}.txt").write_text(text, encoding="utf-8", errors="replace")
            output = run([*arguments, folder], accepted=accepted).output
        named = re.findall(rf"^{re.escape(folder)}/(\d+)\.txt:", output, re.MULTILINE)
        alarms = Counter(map(int, named))
        return [alarms[number] for number in range(len(texts))]

    return tool


def corpuscrub(*safeties: Safety) -> Tool:
    """Return a tool that counts the findings of the MTA rules."""
    return lambda texts: [
        sum(finding.safety in safeties for finding in clean(text, select=("MTA",)).findings) for text in texts
    ]


def tools() -> dict[str, Tool]:
    """Return the tools to compare; commands that are not installed are left out."""
    found = {"corpuscrub, MTA rules": corpuscrub(*Safety), "corpuscrub, safe MTA rules": corpuscrub(Safety.SAFE)}
    for name, ((program, *options), accepted) in COMMANDS.items():
        if path := data.command(program):
            found[name] = by_command([path, *options], accepted)
    return found


class Sight(NamedTuple):
    """Examples with a finding, in percent; findings per 10,000 words of human English."""

    found: float
    alarms: float


def measure(tool: Tool, examples: Sequence[str], texts: Sequence[str]) -> Sight:
    """Return the figures of a tool for both sets of texts."""
    seen = sum(alarms > 0 for alarms in tool(examples))
    words = sum(len(text.split()) for text in texts)
    return Sight(100 * seen / len(examples), 10_000 * sum(tool(texts)) / words)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows to take")
    parser.add_argument("--words", type=int, default=200_000, help="how many words of them, drawn at random")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rules = [rule for rule in engine_for().index.rules if rule.code.startswith("MTA")]
    examples = [bad.text for rule in rules for bad in rule.bad if bad.language == "en"]
    examples += [
        line for line in data.ARTICLE.read_text(encoding="utf-8").splitlines() if clean(line, select=("MTA",)).findings
    ]
    every = [text for text, _ in data.texts(args.texts, args.only)]
    texts = data.sample(every, lambda text: len(text.split()), args.words)
    figures = {name: measure(tool, examples, texts) for name, tool in tools().items()}
    if args.json:
        print(json.dumps({"examples": len(examples), "tools": {name: s._asdict() for name, s in figures.items()}}))
        return
    print(f"{len(examples)} examples, {sum(len(text.split()) for text in texts)} words of human English\n")
    lines = [(name, f"{sight.found:.0f}", f"{sight.alarms:.1f}") for name, sight in figures.items()]
    print(data.table(["tool", "examples found, %", "alarms in 10,000 words"], lines))


if __name__ == "__main__":
    main()
