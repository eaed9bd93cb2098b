"""Made-up rules and texts for the tests of the renderers."""

import re

from hypothesis import strategies as st

from cleanup.engine.document import Document, Span
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Finder, Match, Rule, Safety
from cleanup.engine.scores import Clue, Translation
from cleanup.models.document_models import DOCUMENT_MODELS

HOSTILE = (
    "</script><script>alert(1)</script>\n\n<img src=x onerror=alert(2)> ]]> --> <!-- {{7*7}} "
    "{% raw %} ${1} &amp; &#0;\n\n"
    "</style><style>*{display:none}</style> \"'`\n\n</del></p></article></details></template><svg onload=alert(3)>\n\n"
    "one\u2028two\u2029three\x85four\x00five\x1b[31msix\x07\u202eseven\u200beight\ud800nine\udc80\ufeff\n\n"
    "javascript:alert(4) <a href=javascript:alert(5)>ten</a> <base href=//example.invalid>"
)


def rule(code, safety, expression, new):
    """A rule that finds an expression within a line, and puts ``new`` there."""

    def matches(document, number):
        start, _ = document.line(number)
        for found in re.finditer(expression, document.line_text(number)):
            yield Match(Span(start + found.start(), start + found.end()), new)

    return Rule(
        code, f"made-up-{code[-1]}", "“{found}” was seen", "Because.\n\nIt <b>is</b> so.", Finder(matches), safety, ()
    )


def block(document, number):
    following = document.line_after(number)
    if document.line_text(number).strip() == "Read more:" and following is not None:
        yield Match(Span(document.visible(number).start, document.visible(following).end), "")


RULES = (
    rule("RES101", Safety.SAFE, r"^\s*Advertisement\s*$", ""),
    Rule("RES102", "read-more-block", "a block", "Because.", Finder(block), Safety.SAFE, ()),
    rule("MTA103", Safety.SAFE, r"\bsaid\. noted\.", "said."),
    rule("MTA104", Safety.UNSAFE, r"\bmaybe\b", "per\u202ehaps"),
    rule("MTA205", Safety.MANUAL, r"\w+ maybe \w+", None),
    rule("MTA206", Safety.MANUAL, r"<[^>]*>|\bnoted\. \w+|javascript:\S+", None),
    rule("DMG107", Safety.SAFE, "[\u200b\x1b\x00]", ""),
)
REASONS = {each.code: each.explanation for each in RULES}


def report(text, name="", rules=RULES, unsafe=False):
    return Engine(EveryLine(rules), models=DOCUMENT_MODELS).clean(Document(text, name), unsafe=unsafe)


LINES = [
    "Advertisement",
    " Advertisement ",
    "Read more:",
    "He said. noted. And so on.",
    "it is maybe true",
    "Rain.",
    "",
]
texts = st.builds(
    lambda lines, breaks, last: "".join(map("".join, zip(lines, breaks, strict=False))) + last,
    st.lists(st.sampled_from(LINES) | st.text(st.characters(exclude_characters="\n\r"), max_size=12), max_size=14),
    st.lists(st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r"]), min_size=14, max_size=14),
    st.sampled_from(["", "Advertisement", "Rain.", "Read more:\nMore"]),
)


@st.composite
def collisions(draw, texts=texts):
    """A document, and rules with findings and fixes of every kind anywhere, also over several lines and across each
    other.
    """
    text = draw(texts)
    document = Document(text, draw(st.sampled_from(["", "a.txt", 'a b/ü"\\\x1b\ud800.txt'])))
    places = st.integers(0, len(text))
    found = draw(
        st.lists(
            st.tuples(
                places, places, st.sampled_from(Safety), st.sampled_from([None, "", "x", "new\nline", "\u202e", "y\n"])
            ),
            max_size=8,
        )
        if text
        else st.just([])
    )

    def looking(safety):
        spans = [(Span(min(a, b), max(a, b)), new) for a, b, wanted, new in found if wanted is safety and a != b]

        def matches(document, number):
            for span, new in spans:
                # rules look again after a fix, and then something else may stand there
                if document.line_at(span.start) == number and document.slice(span) == text[span.start : span.end]:
                    yield Match(span, new)

        return Finder(matches)

    codes = zip(("RES901", "MTA902", "DMG903"), Safety, strict=True)
    return document, [
        Rule(code, code.lower(), "“{found}”", "Because.", looking(safety), safety, ()) for code, safety in codes
    ]


@st.composite
def reports(draw, texts=texts):
    """Reports of what such rules find."""
    document, rules = draw(collisions(texts))
    return Engine(EveryLine(rules), models=DOCUMENT_MODELS).clean(document, unsafe=draw(st.booleans()))


CLUES = (
    Clue(3.204, "MTA104 made-up-4, 2 times", "MTA104"),
    Clue(-1.5, "contractions"),
    Clue(0.8, "words and phrases as a whole"),
    Clue(0.25, "MTA205 made-up-5", "MTA205"),
    Clue(-0.1, "“of the”"),
)
"""Clues of every kind, the loudest first."""


def translated(made, score, *clues, style=0.2, words=713, judged=True, language="en"):
    """The report with a translation score that was made up, by clues from the loudest to the quietest."""
    vars(made)["translation"] = Translation(score, style, words, judged, clues, language)
    return made
