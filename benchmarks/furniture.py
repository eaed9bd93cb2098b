"""A made-up corpus of sites whose furniture is known: articles from a small grammar, in four languages.

What a page shows around and within its article is *furniture*; each piece of it has a name, for a line that recurs may
also be something else: a shared heading, a refrain, a quotation, an answer in an interview, an item of a list, the
title of a column, an article that was copied. Those are content, and to take them for furniture is an error. What no
judge would decide alike (a headline under “next story”, a name alone in the place of a byline) is not scored.

The words are those of ``furniture.toml``. The generator was written before the miner, and is not fitted to it.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

WORDS = Path(__file__).with_suffix(".toml")
LANGUAGES = ("en", "en", "de", "es", "ja")
"""What the sites speak, in turn."""

CONTENT, UNSCORED = "", "?"
"""What a line is that is no piece of furniture."""

COVERAGE = (1.0, 1.0, 1.0, 0.95, 0.8, 0.5, 0.25, 0.1)
"""On what share of a site's pages a piece of furniture stands."""


class Line(NamedTuple):
    """A line and what it is: CONTENT, UNSCORED, or the name of a piece of furniture."""

    text: str
    what: str = CONTENT


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site, as an extractor may leave it."""

    site: str
    name: str
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        """All of it, a blank line between the lines."""
        return "\n\n".join(line.text for line in self.lines)


class Piece(NamedTuple):
    """A piece of furniture: what it says (with braces for what differs from page to page), where, and how often.

    ``after`` is the paragraph that it follows in the midst of an article (None: another one each time).
    """

    name: str
    pattern: str
    coverage: float
    after: int | None = None


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@dataclass
class Voice:
    """What can be said in a language, drawn at random."""

    language: str
    draw: random.Random
    words: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.words = _words()[self.language]

    def one(self, kind: str) -> str:
        """One of the words of a kind."""
        return str(self.draw.choice(self.words[kind]))

    def name(self) -> str:
        """Return the name of a person."""
        first, last = self.one("firsts"), self.one("lasts")
        return last + first if self.language == "ja" else f"{first} {last}"

    def title(self, **known: str) -> str:
        """Return a headline; one in five is so short that others may well be the same."""
        title = self.fill(self.one("titles"), **known)
        if self.draw.random() < 0.2:
            return title
        return f"{self.one('tails')}、{title}" if self.language == "ja" else f"{title} {self.one('tails')}"

    def fill(self, pattern: str, **known: str) -> str:
        """Fill in the braces of a pattern at random."""
        return re.sub(r"\{(\w+)\}", lambda slot: known.get(slot[1]) or self._slot(slot[1], known), pattern)

    def _slot(self, slot: str, known: dict[str, str]) -> str:  # noqa: PLR0911  # one for each kind of slot
        match slot:
            case "name":
                return self.name()
            case "last":
                return self.one("lasts")
            case "Subject":
                subject = self.one("subjects")
                return subject[0].upper() + subject[1:]
            case "day" | "hour":
                return str(self.draw.randint(1, 23))
            case "minute":
                return f"{self.draw.randint(0, 59):02}"
            case "year":
                return str(self.draw.randint(2009, 2025))
            case "n":
                return str(self.draw.choice((self.draw.randint(2, 12), self.draw.randint(10, 900))))
            case "date" | "clock" | "sentence":
                return self.fill(self.words[slot])
            case "title":
                return self.title(**known)
        return self.one({"month": "months", "site": "papers"}.get(slot, f"{slot}s"))

    def sentence(self) -> str:
        """Return a sentence with its full stop."""
        said = self.fill(self.one("says") if self.draw.random() < 0.2 else "{sentence}")
        said = said[0].upper() + said[1:]
        stop = "。" if self.language == "ja" else "."
        return said if said.endswith((stop, "”", "“", "»")) else said + stop

    def paragraph(self) -> str:
        """One sentence or some."""
        gap = "" if self.language == "ja" else " "
        return gap.join(self.sentence() for _ in range(self.draw.choice((1, 2, 2, 3, 3, 4, 5))))


class Site:
    """A site with its furniture, and what is usual in its articles."""

    def __init__(self, number: int, draw: random.Random) -> None:
        self.voice = Voice(LANGUAGES[number % len(LANGUAGES)], draw)
        self.draw = draw
        place, paper = self.voice.one("places"), self.voice.one("papers")
        self.title = f"{place}{paper}" if self.voice.language == "ja" else f"{place} {paper}"
        self.host = f"site{number:03}.example"
        self.known = {"site": self.title, "place": place}
        self.authors = [self.voice.name() for _ in range(draw.randint(2, 8))]
        self.kind = draw.choice(("news", "news", "news", "recipes", "reviews", "interviews", "songs"))
        self.headings = draw.sample(self.voice.words["headings"], draw.randint(2, 6))
        self.formats = draw.sample(self.voice.words["formats"], 1) if draw.random() < 0.3 else []
        self.series = self.voice.one("series") if draw.random() < 0.3 else None
        self.shouts = draw.random() < 0.15
        self.bullets = draw.choice(("", "", "", "» ", "• "))
        self.marks = draw.choice(("", "", "• ", "- "))
        self._named = 0
        self.sections = draw.sample(self.voice.words["sections"], draw.randint(2, 4))
        self.head = self._pieces(("labels", "stamps", "stamps", "counters", "pitch", "labels"), draw.randint(1, 4))
        self.middle = self._pieces(("leads", "credits", "pitch", "labels", "leads"), draw.randint(0, 2))
        self.tail = self._pieces(
            ("labels", "pitch", "pitch", "footers", "footers", "abouts", "tags", "counters", "leads", "labels"),
            draw.randint(3, 9),
        )
        self.menu = draw.random() < 0.3

    def _pieces(self, kinds: Sequence[str], count: int) -> list[Piece]:
        pieces: dict[str, Piece] = {}
        for kind in self.draw.choices(kinds, k=count):
            pattern = self._pattern(kind)
            self._named += 1
            after = self.draw.randint(1, 4) if self.draw.random() < 0.6 else None
            name = f"{self.host}/{kind}{self._named}"
            pieces.setdefault(pattern, Piece(name, pattern, self.draw.choice(COVERAGE), after))
        return list(pieces.values())

    def _pattern(self, kind: str) -> str:
        """Fill in a pattern, except for what differs from page to page."""
        if kind != "pitch":
            topics = {} if kind == "tags" else {"topic": self.voice.one("topics")}
            fixed = {"last": self.voice.one("lasts")} if kind == "footers" else {}
            fixed |= {"n": str(self.draw.randint(3, 90))} if kind in ("footers", "abouts") else {}
            return self._open(self.voice.one(kind), self.known | topics | fixed)
        known = self.known | {"topic": self.voice.one("topics"), "n": str(self.draw.randint(3, 15))}
        gap = "" if self.voice.language == "ja" else " "
        parts = (self.voice.one("asks"), self.voice.one("offers"), self.voice.one("ends"))
        return self._open(gap.join(filter(None, parts[self.draw.randint(0, 1) :])), known)

    @staticmethod
    def _open(pattern: str, known: dict[str, str]) -> str:
        return re.sub(r"\{(\w+)\}", lambda slot: known.get(slot[1], slot[0]), pattern)

    def shown(self, piece: Piece) -> Line:
        """Return a piece of page furniture as one page shows it."""
        text = self.voice.fill(piece.pattern, name=self.draw.choice(self.authors), **self.known)
        if self.shouts and self.draw.random() < 0.5:
            text = text.upper()
        return Line(self.bullets + text, piece.name)

    def drawn(self, pieces: Sequence[Piece]) -> list[Line]:
        """Those of some pieces that stand on this page, in their order."""
        return [self.shown(piece) for piece in pieces if self.draw.random() < piece.coverage]

    def page(self, number: int, article: Sequence[Line] | None = None) -> Page:
        """Return a page; ``article`` is one to copy."""
        article = self.article() if article is None else article
        first: list[Line] = [*article[:1]]
        section = self.draw.choice(self.sections)
        head = [Line(self.bullets + section, f"{self.host}/{section}"), *self.drawn(self.head)]
        if self.draw.random() < 0.2:
            head.append(Line(self.draw.choice(self.authors), UNSCORED))
        before = [*head[:1], *first, *head[1:]] if self.draw.random() < 0.7 else [*first, *head]
        tail = self.drawn(self.tail)
        if self.draw.random() < 0.3:
            tail[1:1] = [Line(self.voice.title(), UNSCORED) for _ in range(self.draw.randint(2, 5))]
        if self.menu:
            tail += [Line(self.bullets + each, f"{self.host}/{each}") for each in self.sections]
        return Page(self.host, f"{self.host}/{number:04}", [*before, *self._interrupted(article[1:]), *tail])

    def _interrupted(self, body: Sequence[Line]) -> list[Line]:
        """Return the body of an article with the furniture between its paragraphs."""
        lines = list(body)
        for piece in self.middle:
            if self.draw.random() < piece.coverage and len(lines) > 2:
                after = self.draw.randint(1, len(lines) - 1) if piece.after is None else piece.after
                lines.insert(min(after, len(lines) - 1), self.shown(piece))
        return lines

    def article(self) -> list[Line]:
        """Return a title and a body; none of it is furniture, whatever recurs."""
        draw, voice = self.draw, self.voice
        title = self.series if self.series and draw.random() < 0.1 else voice.title(**self.known)
        body = [*self._paragraphs(2, 6), *self._kind()]
        headings = draw.sample(self.headings, draw.randint(0, 2))
        for heading in headings + (self.formats if draw.random() < 0.4 else []):
            body += [heading, *self._paragraphs(1, 3)]
        for kind, share in (("quotations", 0.05), ("speech", 0.04)):
            if draw.random() < share:
                body.insert(draw.randint(1, len(body) - 1), voice.one(kind))
        return [Line(title), *map(Line, body), Line(voice.paragraph())]

    def _kind(self) -> list[str]:
        """Return what articles of this kind of site contain besides paragraphs."""
        draw, voice = self.draw, self.voice
        if self.kind == "recipes":
            one, other = voice.words["recipe"]
            return [one, *self._items(4), *([other] * (draw.random() < 0.7)), *self._paragraphs(3, 3)]
        if self.kind == "reviews" and draw.random() < 0.8:
            pros, cons, verdict = voice.words["review"]
            return [pros, *self._items(2), cons, *self._items(2), verdict, voice.paragraph()]
        body: list[str] = []
        if self.kind == "interviews" and draw.random() < 0.7:
            guest = [draw.choice(self.authors)]
            for _ in range(draw.randint(2, 6)):
                body += [voice.sentence(), *guest * (draw.random() < 0.3), voice.one("speech"), voice.paragraph()]
        elif self.kind == "songs" and draw.random() < 0.2:
            refrain = voice.one("refrains")
            for _ in range(draw.randint(2, 4)):
                body += [*(voice.fill("{Subject} {object}") for _ in range(3)), refrain]
        return body

    def _paragraphs(self, least: int, most: int) -> list[str]:
        return [self.voice.paragraph() for _ in range(self.draw.randint(least, most))]

    def _items(self, least: int) -> list[str]:
        items = self.voice.words["items"]
        return [self.marks + item for item in self.draw.sample(items, self.draw.randint(least, len(items) - 2))]


def corpus(seed: int, sites: int = 50, pages: int = 200) -> Iterator[Page]:
    """Yield the pages of several sites in turn; a few are copies of articles, within a site and across sites."""
    draw = random.Random(seed)
    wire: dict[str, list[Line]] = {}
    for number in range(sites):
        site = Site(number, random.Random(draw.random()))
        language = site.voice.language
        wire.setdefault(language, site.article())
        last: list[Line] = []
        again = draw.randrange(pages)
        for place in range(pages):
            if last and (again <= place < again + 8 or draw.random() < 0.02):  # a page for printers, a second address
                article = edited(last, site)
            elif place == pages // 2:
                article = edited(wire[language], site)
            else:
                article = last = site.article()
            yield site.page(place, article)


def edited(article: Sequence[Line], site: Site) -> list[Line]:
    """Return a copy; every other copy has one paragraph replaced."""
    lines = list(article)
    if site.draw.random() < 0.5 and len(lines) > 3:
        lines[site.draw.randrange(1, len(lines))] = Line(site.voice.paragraph())
    return lines
