"""Recognizing a file that an earlier call of the same command wrote, which may be overwritten without --force."""

import re
from pathlib import Path

# Bytes of a file that are read, and a string within them in every review page.
HEAD = 8192
TITLE = b"corpuscrub review</title>"

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")

PAGE = rb"<!doctype html>.*" + re.escape(TITLE)

# How the output of ``check`` begins, in each of its formats.
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
# How the output of each command begins.
BEGINNINGS = {
    "check": LISTINGS,
    "report": (PAGE, rb"# What was found\n\nFindings: \d", rb'\{"schema":"corpuscrub/findings/'),
    "review": (PAGE,),
    "stats": (rb"[\d,]+ documents?\n\nrule +fixed ", rb"rule +accepted "),
    "config init": (),  # people edit it
    "mine": (PAGE, rb"# What recurs in a corpus, and seems to be furniture: ", rb'\{"schema": "corpuscrub/counts/'),
}


def is_earlier_output(path: Path, command: str) -> bool:
    """Return whether a file is empty or begins as that command's output does. May raise OSError."""
    with path.open("rb") as file:
        head = COLOUR.sub(b"", file.read(HEAD))
    return not head or any(re.match(beginning, head, re.DOTALL) for beginning in BEGINNINGS[command])
