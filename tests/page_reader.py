"""What a page says, read back from its HTML and from what is packed in it, without running its script."""

import gzip
import json
from base64 import b64decode
from html.parser import HTMLParser

from hypothesis import strategies as st
from render_cases import RULES, collisions

from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.review.candidate_fixes import review_item
from cleanup.review.page.build import PageSettings, build_page

ASIDES = {"notes", "words", "ref"}
VOID = {"meta"}


class Reader(HTMLParser):
    """The texts of a page with removals kept and insertions dropped, and the other way round; and all else it says."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.summaries, self.scripts = [], [], [], [], [], {}
        self.original = self.cleaned = self.everything = ""
        self.feed(html)
        self.close()
        assert self.open == []
        self.told = " ".join(self.everything.split())

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if tag not in VOID:
            self.open.append((tag, known))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag
        self.everything += " "

    def handle_data(self, data):
        tags, classes = {tag for tag, _ in self.open}, {known.get("class", "") for _, known in self.open}
        if tags & {"script", "style"}:
            if "script" in tags:
                self.scripts[self.open[-1][1].get("id", "")] = data
            return
        self.everything += data
        self.summaries += [data] if "summary" in tags else []
        if "text" not in classes or "summary" in tags or classes & ASIDES:
            return
        if "chip" in classes:
            data = chr(int(data.removeprefix("U+"), 16))
        self.original += data if "ins" not in tags else ""
        self.cleaned += data if "del" not in tags else ""

    @property
    def head(self):
        """What the script of the page is told."""
        return json.loads(self.scripts["head"])

    @property
    def columns(self):
        """The index of all findings."""
        return unpacked(self.scripts["index"])

    @property
    def documents(self):
        """All that the chunks of a page in one file hold."""
        return [one for number in range(len(self.head["starts"])) for one in unpacked(self.scripts[f"c{number}"])]

    def having(self, tag, **wanted):
        """The attributes of the elements of a name that have these."""
        return [known for name, known in self.tags if name == tag and wanted.items() <= known.items()]


def unpacked(base64):
    return json.loads(gzip.decompress(b64decode(base64, validate=True)))


def page(*subjects, rules=RULES, unsafe=False, told=None, **form):
    """The HTML of the review of some subjects."""
    return build_page(subjects, rules, PageSettings("made-up", unsafe, told or {}), **form)["index.html"].decode()


def read(*subjects, **how):
    return Reader(page(*subjects, **how))


@st.composite
def subjects(draw):
    """Something to decide about, and the rules that found it; findings overlap, and go over several lines."""
    document, rules = draw(collisions())
    return review_item(Engine(EveryLine(rules), models=DOCUMENT_MODELS), document, unsafe=draw(st.booleans())), rules
