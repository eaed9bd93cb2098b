"""Nothing grows faster than the text: each rule's examples, again and again, in one line and in many."""

import sys

import pytest

from cleanup.engine.document import Document, Span
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import Index
from cleanup.rulekit.lines import pattern
from cleanup.rulekit.registry import discover

RULES = discover().rules
ENGINE = Engine(Index(RULES))
SIZE = 2500
"""Code points of the smaller text: of the examples of any rule, several rounds."""


def repeated(examples, layout: str, size: int) -> str:
    texts = [example.text for example in examples]
    unit = " ".join(" ".join(texts).split()) + " " if layout == "one line" else "\n\n".join(texts) + "\n\n"
    return unit * (size // len(unit) + 1)


READING = frozenset(
    ("casefold", "count", "islower", "lower", "lstrip", "replace", "rstrip", "split", "strip", "translate", "upper")
)
"""The methods of a text that read all of it."""


class Work:
    """Counts calls, Python's own included, and the code points of the text that are given out or read by one call.

    Both are the same on every machine. A call may read a whole line: only the two together show it.
    """

    def __init__(self, monkeypatch) -> None:
        self.done = 0
        line_text, cut = Document.line_text, Document.slice
        monkeypatch.setattr(Document, "line_text", lambda document, number: self.read(line_text(document, number)))
        monkeypatch.setattr(Document, "slice", lambda document, span: self.read(cut(document, span)))

    def read(self, text: str) -> str:
        self.done += len(text)
        return text

    def tick(self, frame, event, argument) -> None:
        self.done += event in {"call", "c_call"}
        if event == "c_call" and isinstance(argument.__self__, str) and argument.__name__ in READING:
            self.done += len(argument.__self__)

    def of(self, text: str, language: str) -> int:
        self.done = 0
        sys.setprofile(self.tick)
        try:
            assert ENGINE.clean(Document(text, language=language), unsafe=True).cleaned is not None
        finally:
            sys.setprofile(None)
        return self.done


@pytest.mark.parametrize("layout", ["one line", "many lines"])
@pytest.mark.parametrize("kind", ["bad", "examples"])  # where a near miss spares the line, the bad ones are not found
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_four_times_the_examples_of_a_rule_take_four_times_the_work(rule, kind, layout, monkeypatch):
    work, language = Work(monkeypatch), rule.bad[0].language
    small, large = (repeated(getattr(rule, kind), layout, size) for size in (SIZE, 4 * SIZE))
    work.of(large, language)  # whatever is compiled is compiled now
    assert work.of(large, language) * len(small) <= 1.25 * work.of(small, language) * len(large)


def test_a_guard_is_asked_once_a_line_and_only_where_something_is_found():
    asked = []
    find = pattern("a", "", where=lambda document, number: asked.append(number) or True)
    document = Document("a b a\nb b\na a a")
    matches = [match.span for number in range(3) for match in find.matches(document, number)]
    assert asked == [0, 2]
    assert matches == [Span(0, 1), Span(4, 5), Span(10, 11), Span(12, 13), Span(14, 15)]


def test_nothing_is_found_in_a_line_that_its_guard_spares():
    find = pattern("a", "", where=lambda document, number: number == 1)
    assert [match.span for number in range(2) for match in find.matches(Document("a a\na"), number)] == [Span(4, 5)]
