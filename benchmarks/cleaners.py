"""Ways to clean the lines of an extracted page: corpuscrub's, published rules, extractors for HTML, a plain regex."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate

import data
from data import Line

from cleanup import clean

Tool = Callable[[Sequence[Line]], Sequence[float]]
"""For each line how many of its visible characters are gone."""

END_MARKS = (".", "?", "!", '"')
POLICY = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")

PHRASES = re.compile(
    r"""
    \s* (?:
        (?: advertisements? | sponsored | promoted ) (?: \s content | \s links? )?
      | (?: article | story | content ) \s continues \s (?: below | after ) .{0,30}
      | (?: continue | keep ) \s reading .{0,40}
      | (?: read | see | learn | find \s out ) \s (?: more | also | next ) (?: \s? : .{0,200} )?
      | (?: related | recommended | popular | trending | latest ) \s (?: articles? | posts? | stories | news | reading )
      | (?: share | tweet | print | e-?mail ) (?: \s (?: this | on | via ) .{0,40} )?
      | (?: subscribe | sign \s up ) \s (?: to | for | now | here | today ) .{0,100}
      | (?: follow | like | find ) \s us \s on .{0,60}
      | (?: leave | post | add ) \s a \s (?: comment | reply ) | comments? \s are \s closed | \d+ \s comments?
      | (?: copyright | © | \(c\) ) .{0,20} (?: 19 | 20 ) \d\d .{0,120} | all \s rights \s reserved
      | (?: photo | image | picture ) (?: \s (?: credit | source | by ) )? \s? : .{0,80}
      | (?: filed \s under | tags? | tagged | categories ) \s? : .{0,120}
      | (?: source \s link | via | skip \s to \s content | back \s to \s top | load \s more | view \s all )
      | (?: log | sign ) \s in (?: \s to .{0,60} )? | already \s a \s subscriber .{0,40}
      | (?: this | our ) \s (?: web)? site \s uses \s cookies .{0,160}
      | (?: please \s )? enable \s javascript .{0,100}
    ) [\s.:…»]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def corpuscrub(lines: Sequence[Line], *, unsafe: bool) -> list[float]:
    """By the edits of its report."""
    starts = [0, *accumulate(len(line.text) + 2 for line in lines)]
    report = clean("\n\n".join(line.text for line in lines), unsafe=unsafe)
    gone = [0.0] * len(lines)
    number = 0
    for (start, end), old, new in report.edits:
        while starts[number + 1] <= start:
            number += 1
        shrunk = max(0.0, 1 - len(new) / max(1, end - start))
        last = number
        while last < len(lines) and starts[last] < end:
            a, b = (max(0, place - start) for place in (starts[last], starts[last] + len(lines[last].text)))
            gone[last] += shrunk * data.visible(old[a:b])
            last += 1
    return gone


def by_line(keeps: Callable[[str], bool]) -> Tool:
    """A tool that keeps or drops whole lines."""
    return lambda lines: [0.0 if keeps(line.text) else line.size for line in lines]


def by_output(extract: Callable[[str], str | None]) -> Tool:
    """An extractor for HTML, given the lines as paragraphs; those that are not in what it gives back are gone."""

    def tool(lines: Sequence[Line]) -> list[float]:
        given = extract(data.as_html(line.text for line in lines)) or ""
        kept = Counter("".join(line.split()) for line in given.splitlines())
        gone = []
        for line in lines:
            key = "".join(line.text.split())
            gone.append(0.0 if kept[key] else line.size)
            kept[key] -= 1
        return gone

    return tool


def c4_keeps(line: str) -> bool:
    """The line rules of C4 (Raffel et al. 2020, with the three words of the paper; its first code asked for five).

    A line must end with a stop, question mark, exclamation mark or straight quotation mark, but not with an ellipsis;
    lines that speak of JavaScript or of policies go. The rules for whole pages are left out.
    """
    low = line.strip().lower()
    ends = low.endswith(END_MARKS) and not low.endswith("...")
    return ends and len(low.split()) >= 3 and "javascript" not in low and not any(words in low for words in POLICY)


def long_or_stopped(line: str) -> bool:
    """Five words or more, or a stop at the end."""
    return len(line.split()) >= 5 or line.rstrip().endswith((".", "!", "?", "…", ".”", '."'))


def tools() -> dict[str, Tool]:
    """What is compared; libraries that are not installed are left out."""
    found: dict[str, Tool] = {
        "corpuscrub": partial(corpuscrub, unsafe=False),
        "corpuscrub --unsafe": partial(corpuscrub, unsafe=True),
        "C4's line rules": by_line(c4_keeps),
        "no line of four words or fewer without a stop": by_line(long_or_stopped),
        "one regex of phrases": by_line(lambda line: PHRASES.fullmatch(line) is None),
    }
    if justext := data.library("justext"):
        stopwords = justext.get_stoplist("English")
        found["jusText on text"] = by_output(
            lambda page: "\n".join(p.text for p in justext.justext(page, stopwords) if not p.is_boilerplate)
        )
    if boilerpy3 := data.library("boilerpy3.extractors"):
        found["boilerpy3 on text"] = by_output(boilerpy3.ArticleExtractor(raise_on_failure=False).get_content)
    if trafilatura := data.library("trafilatura"):
        found["trafilatura on text"] = by_output(trafilatura.extract)
    return found
