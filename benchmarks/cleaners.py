"""Ways to clean the lines of an extracted page: corpuscrub's, published rules, extractors for HTML, a plain regex."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import data
from data import Page

from cleanup import clean

Tool = Callable[[Page], Sequence[float]]
"""For each line of a page how many of its visible characters are gone."""

COUNTER = re.compile(
    r"""
    [\W_]* \d [\d\W_]* [km]? \s*
    (?: likes? | shares? | comments? | views? | replies | votes? | followers? | (?:re)?tweets? )? \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
PROMPT = re.compile(
    r"""
      ^ \W* (?: sign | log ) [-\s]? (?: in | up | out ) \b
    | \b (?: read | see | show | view | load ) \s more \W* $
    | \b items? \s in \s (?: your \s )? (?: cart | basket | bag ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)

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


def corpuscrub(page: Page, *, unsafe: bool) -> list[float]:
    """By the edits of its report."""
    gone = [0.0] * len(page.lines)
    for span, old, new in clean(page.text, unsafe=unsafe).edits:
        shrunk = max(0.0, 1 - data.visible(new) / max(1, data.visible(old)))
        for number, part in page.parts(span):
            gone[number] += shrunk * data.visible(part)
    return gone


def by_line(left: Callable[[str], str]) -> Tool:
    """Return a cleaner that applies a line filter to each line."""
    return lambda page: [line.size - data.visible(left(line.text)) for line in page.lines]


def by_output(extract: Callable[[str], str | None]) -> Tool:
    """Return a cleaner that runs an HTML extractor; lines missing from its output count as removed."""

    def tool(page: Page) -> list[float]:
        given = extract(data.as_html(line.text for line in page.lines)) or ""
        kept = Counter("".join(line.split()) for line in given.splitlines())
        gone = []
        for line in page.lines:
            key = "".join(line.text.split())
            gone.append(0.0 if kept[key] else line.size)
            kept[key] -= 1
        return gone

    return tool


def c4(filters: Any) -> Callable[[str], str]:
    """Return datatrove's line rules as a filter, one line per document; its rules for whole documents are off."""
    rules = filters.C4QualityFilter(min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False)

    def left(line: str) -> str:
        document = filters.Document(text=line, id="")
        rules.filter(document)
        return str(document.text)

    return left


def refinedweb(line: str) -> str:
    """Apply RefinedWeb's line filter as we read its paper (Penedo et al. 2023, appendix on line-wise corrections).

    We know of no published code, and the paper gives one example of each kind: here are these and their nearest
    relatives. The rule that drops whole documents with too many such lines is left out.
    """
    words = line.split()
    if len(words) < 2 or 2 * sum(map(str.isupper, line)) > data.visible(line) or COUNTER.fullmatch(line.strip()):
        return ""
    return PROMPT.sub("", line) if len(words) <= 10 else line


def short(line: str) -> str:
    """Nothing of a line of four words or fewer that does not end with a stop."""
    return line if len(line.split()) >= 5 or line.rstrip().endswith((".", "!", "?", "…", ".”", '."')) else ""


def tools() -> dict[str, Tool]:
    """Return the cleaners to compare; libraries that are not installed are left out."""
    found: dict[str, Tool] = {
        "corpuscrub": partial(corpuscrub, unsafe=False),
        "corpuscrub --unsafe": partial(corpuscrub, unsafe=True),
    }
    if datatrove := data.library("datatrove.pipeline.filters.c4_filters"):
        found["C4's line rules (datatrove)"] = by_line(c4(datatrove))
    found |= {
        "RefinedWeb's line filter": by_line(refinedweb),
        "no line of four words or fewer without a stop": by_line(short),
        "one regex of phrases": by_line(lambda line: "" if PHRASES.fullmatch(line) else line),
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
