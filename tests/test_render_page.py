"""The page shows the original and the cleaned text truly, is the same in every run, and runs nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from render_cases import CLUES, HOSTILE, REASONS, RULES, report, reports, translated

from cleanup.edits import Edit
from cleanup.render.page import page
from cleanup.report import Problem, Report
from cleanup.rule import Finder, Match, Rule, Safety
from cleanup.sources import Source
from cleanup.text import Document, Span
from cleanup.translation import ENOUGH, Clue

ASIDES = {"notes", "words", "ref"}
VOID = {"meta"}


class Reader(HTMLParser):
    """What the texts of a page say with removals kept and insertions dropped, and the other way round."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links = [], [], [], []
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
            self.open.append((tag, known.get("class", "")))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag
        self.everything += " "

    def handle_data(self, data):
        self.everything += data
        tags, classes = {tag for tag, _ in self.open}, {name for _, name in self.open}
        if "text" not in classes or "summary" in tags or classes & ASIDES:
            return
        if "chip" in classes:
            data = chr(int(data.removeprefix("U+"), 16))
        self.original += data if "ins" not in tags else ""
        self.cleaned += data if "del" not in tags else ""


@settings(deadline=None)
@given(reports())
def test_the_page_holds_the_original_and_the_cleaned_text(made):
    html = page([made], {})
    reader = Reader(html)
    if made.findings:
        assert reader.original == made.document.text
        assert reader.cleaned == made.cleaned
    else:
        assert "Nothing was found." in html
    assert_tied(reader, made)


def assert_tied(reader, made):
    """Each finding has its note and its place in the text, and they lead to each other."""
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links} <= {*reader.ids}
    assert all(link.startswith("#") for link in reader.links)
    for number in range(1, len(made.findings) + 1):
        assert {f"#f1-{number}", f"#m1-{number}"} <= {*reader.links}


def test_overlapping_findings_are_cut_at_every_boundary():
    text = "abcdefgh"
    spans = [(0, 6), (2, 4), (3, 8)]
    made = report(text, rules=[manual(spans)])
    reader = Reader(page([made], {}))
    marks = [known["aria-details"] for tag, known in reader.tags if tag == "mark" and "aria-details" in known]
    # ab by the first, c by the second, then def and gh by the third, cut where the second and the first end
    assert marks == ["f1-1", "f1-2", "f1-3", "f1-3", "f1-3"]
    assert reader.original == text


def manual(spans):
    """A rule that finds the same spans in every text of one line."""
    look = Finder(lambda *_: [Match(Span(*span), None) for span in spans])
    return Rule("MTA201", "made-up", "seen", "Because.", look, Safety.MANUAL, ())


def test_a_note_tells_what_is_done_and_why():
    made = report("Rain.\n\nAdvertisement\n\nHe said. noted. And it is maybe true.\n\nAdvertisement\n", "a.txt")
    told = Reader(page([made], REASONS)).told
    assert (
        "made-up-1 RES101 fixed “Advertisement” was seen Removed Advertisement Safety safe Place line 3, column 1 "
        in told
    )
    assert "Removed said. noted. Inserted said. Safety safe" in told
    assert "Would remove maybe Would insert perU+202E haps Safety unsafe" in told
    assert "Found is maybe true Safety manual" in told
    assert told.count("It <b>is</b> so.") == 5
    assert "Why: see finding 1" in told
    assert told.count("removed: Advertisement") == 2


def test_paragraphs_far_from_a_change_are_folded():
    html = page([report("\n\n".join([*"abcdef", "Advertisement", *"ghij"]))], {})
    assert "5 unchanged paragraphs" in html
    assert "3 unchanged paragraphs" in html


def test_the_summary_counts_all_documents():
    made = [report("Advertisement\n\nRain.", "a.txt"), report("Rain.", "b.txt"), report("maybe", "c.txt")]
    told = Reader(page(made, {})).told
    assert "3 documents 2 findings in 2 documents 1 fixed 1 offered but not applied" in told
    assert "1 document without a finding." in told
    assert "characters 30 15" in told


def test_the_score_of_one_document_is_explained():
    made = translated(report("He said. noted. It is maybe so."), 0.934, *CLUES)
    vars(made)["source"] = Source("fr", made.findings[:1])
    reader = Reader(page([made], {}))
    assert "Translated by a machine? 0.20 by style alone 0.93 in all Style was judged on 713 words; " in reader.told
    assert "Likely translated from French: MTA103." in reader.told
    assert (
        "For a machine log-odds MTA104 made-up-4, 2 times +3.20 MTA205 made-up-5 +0.25 words and phrases as a whole "
        "+0.80 Against log-odds contractions −1.50 “of the” −0.10"
    ) in reader.told
    widths = [known["width"] for tag, known in reader.tags if tag == "rect" and known["class"] in ("all", "style")]
    assert widths == ["93.40", "20.00"]
    assert_tied(reader, made)


def test_a_clue_leads_to_the_first_finding_of_its_rule():
    made = translated(report("It is maybe so, or maybe not."), 0.9, *CLUES)
    first = next(place for place, finding in enumerate(made.findings, 1) if finding.code == "MTA104")
    assert f'<a href="#f1-{first}">MTA104 made-up-4, 2 times</a>' in page([made], {})
    assert '<th scope="row">MTA104 made-up-4, 2 times</th>' in page([translated(report("Rain."), 0.9, *CLUES)], {})


def test_a_score_without_style_has_no_bar_for_it():
    made = translated(report("Rain."), 0.08, style=0.1, words=1, judged=False)
    reader = Reader(page([made], {}))
    assert f"style not asked 0.08 in all Style was not asked: it means something from {ENOUGH} words on" in reader.told
    assert [known["width"] for tag, known in reader.tags if tag == "rect" and known["class"] == "style"] == ["0.00"]
    assert "Against" not in reader.told


def test_each_of_several_documents_has_its_explanation():
    made = [translated(report("Advertisement", f"{n}.txt"), 0.9, *CLUES) for n in range(2)]
    html = page([*made, report("Rain.", "c.txt")], {})
    assert html.count("Translated 0.90 of 1, 0.20 by style alone") == 2
    assert html.count("For a machine") == 2


def test_a_rule_that_did_not_finish_is_told():
    made = Report(Document("Rain.", "a.txt"), (), (), (Problem("RES101", 3, "its <expression> took too long"),))
    assert "RES101 stopped at line 3: its <expression> took too long" in Reader(page([made], {})).told


def test_the_same_reports_give_the_same_bytes():
    first, second = (page([report(HOSTILE, "a"), report("Advertisement", "b")], REASONS) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", [HOSTILE, "javascript:alert(1)", "<img src=x onerror=alert(1)>", "\ud800\u202e.txt"])
def test_hostile_texts_names_and_reasons_stay_text(name):
    evil = dict.fromkeys(REASONS, HOSTILE)
    one = translated(report(HOSTILE, name), 0.5, Clue(1.0, HOSTILE, name), Clue(-1.0, HOSTILE))
    more = Report(Document("a", name), (), (Edit(Span(0, 1), "a", HOSTILE),), (Problem(name, 1, HOSTILE),))
    for shown in ([one], [one, more]):
        html = page(shown, evil)
        html.encode("utf-8")
        reader = Reader(html)
        assert not {tag for tag, _ in reader.tags} & {"script", "img", "base", "iframe", "object", "form", "link"}
        assert not any(key.startswith("on") or key == "style" for _, known in reader.tags for key in known)
        assert all(link.startswith("#") for link in reader.links)
        assert not re.search(
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]", html
        )
        assert "{{7*7}}" in reader.told
        assert sum(tag == "style" for tag, _ in reader.tags) == 1


def test_language_and_direction_are_told():
    made = report("Advertisement\n\nهطل المطر")
    told = Report(Document(made.document.text, language='ar"><b>'), made.findings, made.edits)
    reader = Reader(page([told], {}))
    assert ("div", {"class": "text", "lang": 'ar"><b>'}) in reader.tags
    assert all(known["dir"] == "auto" for tag, known in reader.tags if tag == "p" and "dir" in known)


@pytest.mark.parametrize("separator", ["\n\n", " "], ids=["paragraphs", "one-line"])
def test_twenty_thousand_findings_are_drawn(separator):
    made = report(separator.join(["said. noted. it is maybe true"] * 7000), rules=RULES)
    assert len(made.findings) > 20_000
    html = page([made], REASONS)
    assert html.count('<li id="f1-') == len(made.findings)
    assert len(html) < 1500 * len(made.findings)


def test_nested_findings_do_not_multiply_the_text():
    size = 4000
    spans = [(n, 2 * size - n) for n in range(size)]
    made = report("ab" * size, rules=[manual(spans)])
    assert len(made.findings) == size
    assert len(page([made], {})) < 2500 * size
