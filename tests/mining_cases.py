"""Small corpora to mine: sites with pages of articles that are all different, and what stands around them."""

import random

from cleanup.mining.miner import Miner
from cleanup.mining.passes.count import CorpusText
from cleanup.mining.stats.shapes import LineKind

WORDS = """
    harbour bridge ferry school rain market baker mayor road field boat winter letter clock square river farmer garden
    museum train station choir nurse captain island map tide lantern mill orchard council story evening promise roof
    window neighbour summer path stone wall kettle wheel basket candle meadow engine whistle ticket platform signal
""".split()  # noqa: SIM905  # a list of so many literals cannot be read


class Writer:
    """Makes sentences of words that nobody made before."""

    def __init__(self, seed=0):
        self.draw = random.Random(seed)

    def words(self, count):
        return " ".join(self.draw.choices(WORDS, k=count))

    def paragraph(self):
        return f"The {self.words(20)} was seen by the {self.words(4)}."

    def title(self):
        return f"{self.words(1).capitalize()} and the {self.words(5)}"


def site(name, pages, page, writer):
    """The pages of a site; ``page(title, paragraphs, writer)`` gives the lines of one."""
    return [
        CorpusText(
            name, f"{name}/{number}", "\n\n".join(page(writer.title(), [writer.paragraph() for _ in range(5)], writer))
        )
        for number in range(pages)
    ]


def sites(count, pages, page):
    writer = Writer()
    return [text for number in range(count) for text in site(f"s{number}.example", pages, page, writer)]


def mined(texts, parts=1, mine=None):
    """What comes of mining texts in so many parts."""
    shares = [texts[start::parts] for start in range(parts)]
    return (mine or Miner(width=1 << 16)).run(lambda part: part, lambda work: map(work, shares), print)


def verdicts(texts, line):
    """What is said of a line as it stands: the names of guards, or None."""
    whole = [one for one in mined(texts).judged if one.candidate.seen.kind is LineKind.WHOLE]
    return {one.refused for one in whole if one.candidate.line == line}


def phrases(found):
    return [rule["lines"][0] for rule in found.rules]
