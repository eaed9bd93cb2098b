"""Make the table of word beginnings that no English word has, by which MTA603 knows words left in another language.

usage: foreign_beginnings.py WORDS...

Each of WORDS is a list of English words, one a line: Debian's american-english-huge and british-english-huge. The words
of other languages and their frequencies are wordfreq's (Robyn Speer, CC BY-SA 4.0), names among them as everywhere;
the rule asks for small letters. What is needed: pip install '.[train]'. The same lists give the same bytes.
"""

import argparse
import math
import re
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

TABLE = Path(__file__).parent.parent / "rules" / "artifacts" / "untranslated_word.toml"

LEAST = {
    "es": 2.7,
    "ca": 2.5,
    **dict.fromkeys(("fr", "it", "pt", "de", "ro"), 3.3),
    **dict.fromkeys(("pl", "cs", "nl", "sv"), 3.6),
}
"""How frequent a word must be in its language, as a decimal logarithm of its occurrences in a thousand million."""

KEPT = 3_000
"""Beginnings: each takes time from the search of every text, and from here on a thousand more find little."""

WEIGHT = {"es": 4, "ca": 4}
"""Engines of rules, which leave more words than others, are used for these languages; for others it is 1."""

SHORTEST = 4
"""Letters of a beginning."""

ENGLISH = 1.5
"""What is less frequent than this in English, on the same scale, is a name, a slip or a quotation there."""

QUOTED = 2.5
"""What is so much more frequent in its own language is a quotation in English, too, below this frequency."""

RARE = 1.8
"""How frequent all the English words together may be that begin like this."""


HEAD = "# Written by benchmarks/foreign_beginnings.py from the lists of wordfreq (Robyn Speer, CC BY-SA 4.0)."

LATIN = re.compile(r"[a-zß-öø-ɏș-ț]+")


def english(lists: list[str]) -> set[str]:
    """Return the lowercase words of the lists."""
    words = {word for name in lists for word in Path(name).read_text(encoding="utf-8").split()}
    return {word for word in words if word.islower() and word.isalpha()}


def scale(language: str) -> dict[str, float]:
    """Return the words of a language with their frequencies."""
    try:
        shares = get_frequency_dict(language, "large")
    except LookupError:
        shares = get_frequency_dict(language, "small")
    return {word: math.log10(share) + 9 for word, share in shares.items()}


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="+")
    known = english(parser.parse_args().words)
    frequency = scale("en")
    taken = {word[:length] for word in known for length in range(SHORTEST, len(word) + 1)}
    crowd: defaultdict[str, float] = defaultdict(float)
    for word, common in frequency.items():
        for length in range(SHORTEST, len(word) + 1):
            crowd[word[:length]] += 10**common
    taken.update(beginning for beginning, mass in crowd.items() if mass >= 10**RARE)

    masses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for language, least in LEAST.items():
        for word, common in scale(language).items():
            here = frequency.get(word, 0.0)
            quoted = here >= ENGLISH and (here >= QUOTED or common - here < QUOTED)
            if common < least or word in known or quoted or LATIN.fullmatch(word) is None:
                continue
            beginning = next((b for n in range(SHORTEST, len(word) + 1) if (b := word[:n]) not in taken), None)
            if beginning is not None:
                masses[beginning][language] += round(WEIGHT.get(language, 1) * 10**common)
                words[beginning] += 1
    best = sorted(masses, key=lambda b: (-masses[b].total() * words[b], b))[:KEPT]
    parts = [HEAD]
    for language in LEAST:
        own = sorted(b for b in best if masses[b].most_common(1)[0][0] == language)
        rows = textwrap.wrap(", ".join(f'"{b}"' for b in own), 116)
        parts += ["", f"[{language}]", "beginnings = [", *(f"  {row.rstrip(',')}," for row in rows), "]"]
    TABLE.write_text("\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
