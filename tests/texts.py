"""Every text the project has: gold, clean, examples, and scrambles of them all."""

import random
import subprocess
import textwrap
from functools import cache
from pathlib import Path

from cleanup.rulekit.registry import discover

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
BREAKS = ("\n\n", "\n\n", "\n\n", "\n", "\r\n\r\n", "\r", "\n \t\n", "\n\n\n\n")
FRONT_MATTER = "---\ntitle: The the\ntags: [one, two]\n---\n\n"
FENCE = "\n\n```\nAdvertisement\nthe the &amp; so on\n```\n"
STRANGE = ("\ufeff", "\0", "🦜", "e\u0301", "\u202e", "\u200b", "\u2028", "\x1b[31m", "\udc80", "\u00a0", "ﷺ", "�")


def read(path: Path) -> str:
    return path.read_bytes().decode()


def copy_checkout(to: Path) -> None:
    """The files of this checkout as they are now, those that git ignores left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            (to / name).write_bytes((ROOT / name).read_bytes())


def gold() -> list[Path]:
    return sorted(path.parent for path in CORPUS.glob("*/*/input.txt"))


def clean() -> list[Path]:
    return sorted((CORPUS / "clean").glob("*.txt"))


@cache
def examples() -> tuple[str, ...]:
    return tuple(example.text for rule in discover() for example in rule.examples)


@cache
def paragraphs() -> tuple[str, ...]:
    whole = [*(read(case / "input.txt") for case in gold()), *map(read, clean()), *examples()]
    return tuple(sorted({part for text in whole for part in (text, *text.split("\n")) if 0 < len(part) < 2000}))


def run_on(text: str, glue: str) -> str:
    """A text in one line; what ends with a stop is joined to the next line by ``glue``."""
    joined = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        joined += (glue if joined[-1:] in tuple('.!?…”"') else " ") * bool(joined) + line
    return joined


def wrapped(text: str, width: int) -> str:
    """A text with its lines broken at a width, a blank line between them."""
    lines = [textwrap.fill(line, width) for line in text.splitlines() if line.strip()]
    return "\n\n".join(lines)


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """All gold texts and examples in other layouts."""
    whole = sorted({*(read(case / "input.txt") for case in gold()), *examples()})
    return {
        "joined": tuple(run_on(text, " ") for text in whole),
        "glued": tuple(run_on(text, "") for text in whole),
        "markdown": tuple(FRONT_MATTER + text + FENCE for text in whole),
        **{f"wrapped at {width}": tuple(wrapped(text, width) for text in whole) for width in (60, 72, 80)},
    }


def scramble(seed: int) -> str:
    """Paragraphs of everything in any order, with any breaks between them and strange characters in them."""
    dice = random.Random(seed)
    parts = []
    for part in dice.choices(paragraphs(), k=dice.randint(1, 25)):
        strange = dice.choice(STRANGE) if dice.random() < 0.15 else ""
        at = dice.randint(0, len(part))
        parts += part[:at] + strange + part[at:], dice.choice(BREAKS)
    return "".join(parts[: -1 if dice.random() < 0.5 else None])


@cache
def everything() -> tuple[str, ...]:
    return (
        *(read(case / "input.txt") for case in gold()),
        *map(read, clean()),
        *examples(),
        *(scramble(seed) for seed in range(500)),
    )
