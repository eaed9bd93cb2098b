"""Whether a file is what an earlier call of the same command wrote, and may be written over without asking."""

import re
from pathlib import Path

TITLE = b"corpuscrub review</title>"
"""What stands in the first 8 KB of every page of a review."""

HEAD = 8192
"""Bytes of a file that are looked at."""

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")

PAGE = rb"<!doctype html>.*" + re.escape(TITLE)

LISTINGS = (
    rb"[^\n]+:\d+:\d+ [A-Z]+\d+ \S",
    rb"[^\n]+:\n  \d+:\d+ +[A-Z]+\d+ \S",
    rb"([^\n]+:\n  |[^\n]+: )translated \d",
    rb"\d+\t[A-Z]+\d+\t[a-z]",
    rb'\{"schema":"corpuscrub/findings?/',
    rb'\{"\$schema":"[^"\n]+","version":"2\.1\.0","runs":\[\{"columnKind":"unicodeCodePoints","newlineSequences":',
    rb"::\w+ file=[^\n]*,title=corpuscrub ",
    rb'\[\n\{"description":"[^\n]*","check_name":"[A-Z]+\d+","fingerprint":"',
    rb"\[\]\s*\Z",
    rb'<\?xml [^\n]*\?>\n<testsuites name="corpuscrub"',
    rb'\{"source":\{"name":"corpuscrub"\}',
    rb'\{"id":"[^\n]*","attributes":\{(\}|"corpuscrub__)',
)
"""How what ``check`` writes begins, in each of its formats."""

BEGINS = {
    "check": LISTINGS,
    "report": (PAGE, rb"# What was found\n\nFindings: \d", rb'\{"schema":"corpuscrub/findings/'),
    "review": (PAGE,),
    "stats": (rb"[\d,]+ documents?\n\nrule +fixed ", rb"rule +accepted "),
    "config init": (),  # which is made to be changed
    "mine": (PAGE, rb"# What recurs in a corpus, and seems to be furniture: ", rb'\{"schema": "corpuscrub/counts/'),
}


def is_ours(path: Path, command: str) -> bool:
    """Whether a file is empty, or what that command wrote. May raise OSError."""
    with path.open("rb") as file:
        head = COLOUR.sub(b"", file.read(HEAD))
    return not head or any(re.match(begin, head, re.DOTALL) for begin in BEGINS[command])
