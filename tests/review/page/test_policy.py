"""What the page may do is its own script alone; hostile texts stay text; the same review gives the same bytes."""

import gzip
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
import texts
from page_cases import made
from page_reader import Reader, page, read
from render_cases import HOSTILE, RULES, translated

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit
from cleanup.engine.report import Problem, Report
from cleanup.engine.rule import Bad, Finder, Rule, Safety
from cleanup.engine.scores import Clue
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.page import payload
from cleanup.review.page.build import PageSettings, build_page

BUILD = """
import sys
from page_cases import made
from render_cases import HOSTILE, RULES
from cleanup.review.page.build import PageSettings, build_page
subjects = [made(HOSTILE, "a"), made("Advertisement\\n\\nmaybe", "b/c")]
settings = PageSettings("r", details={"x": "y"})
for name, data in build_page(subjects, RULES, settings, one_file=int(sys.argv[1])).items():
    sys.stdout.buffer.write(name.encode() + data)
"""


@pytest.fixture
def one():
    return made("Advertisement\n\nRain.")


def policy(reader):
    [known] = reader.having("meta", **{"http-equiv": "Content-Security-Policy"})
    return {words[0]: words[1:] for words in (directive.split() for directive in known["content"].split(";"))}


def hashed(source):
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def between(html, start, end):
    return re.findall(f"{start}(.*?){end}", html, re.DOTALL)


def test_only_the_style_and_the_scripts_of_the_page_run(one):
    html = page(one)
    [style] = between(html, "<style>", "</style>")
    scripts = between(html, "<script>", "</script>")
    assert policy(Reader(html)) == {
        "default-src": ["'none'"],
        "style-src": [hashed(style)],
        "script-src": [hashed(script) for script in scripts],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_the_folder_form_may_load_its_chunks(one):
    known = policy(read(one, one_file=0))
    assert known["script-src"][-2:] == ["'self'", "file:"]
    assert known["default-src"] == ["'none'"]
    assert "connect-src" not in known


def test_only_a_served_page_may_ask_for_anything(one):
    reader = read(one, served=True)
    assert policy(reader)["connect-src"] == ["'self'"]
    assert (reader.head["served"], read(one).head["served"]) == (True, False)


def test_the_page_names_no_address():
    html = page(made("Rain. maybe"))
    addresses = {"http://www.w3.org/2000/svg"}
    assert {*re.findall(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}[^\"'` ]*", html)} <= addresses


@pytest.mark.parametrize("name", [HOSTILE, "javascript:alert(1)", "<img src=x onerror=alert(1)>", "\ud800\u202e.txt"])
def test_hostile_texts_names_and_reasons_stay_text(name):
    one = made(HOSTILE, name)
    translated(one.report, 0.5, Clue(1.0, HOSTILE, name), Clue(-1.0, HOSTILE))
    more = Report(Document("a", name), (), (Edit(Span(0, 1), "a", HOSTILE),), (Problem(name, 1, HOSTILE),))
    evil = [Rule(r.code, HOSTILE, HOSTILE, HOSTILE, r.find, r.safety, (Bad(HOSTILE[:200], None),)) for r in RULES]
    for shown in ([one], [one, ReviewItem(more, frozenset())]):
        html = page(*shown, rules=evil, told={HOSTILE: HOSTILE})
        reader = Reader(html)
        assert not {tag for tag, _ in reader.tags} & {"img", "base", "iframe", "object", "form", "link"}
        assert not any(key.startswith("on") or key == "style" for _, known in reader.tags for key in known)
        assert all(link.startswith("#") for link in reader.links)
        assert [known.get("type") for known in reader.having("script")] == [
            None,
            "application/json",
            "text/plain",
            "text/plain",
            None,
        ]
        assert len(reader.having("style")) == 1
        assert "{{7*7}}" in reader.told
        assert not re.search(
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]", html
        )


def test_what_the_script_is_told_cannot_end_its_element():
    evil = Rule("RES101", "</script><b>", "m", "]]> <!-- </script>", Finder(lambda *_: ()), Safety.SAFE, ())
    reader = read(made("Advertisement", "<!--<script>"), rules=[evil])
    [told] = reader.head["rules"]
    assert told["name"] == "</script><b>"
    assert told["why"] == ["]]> <!-- </script>"]
    assert not {*"<>&'"} & {*reader.scripts["head"]}


def test_packed_data_is_ascii_without_anything_that_html_reads(one):
    reader = read(one, made(HOSTILE, "</script>"))
    for name in ("index", "c0"):
        assert re.fullmatch(r"[A-Za-z0-9+/]+=*", reader.scripts[name])
        assert gzip.decompress(b64decode(reader.scripts[name])).isascii()


def test_packed_data_has_no_date(one):
    for name in ("index", "c0"):
        data = b64decode(read(one).scripts[name])
        assert data[4:8] == bytes(4)  # mtime
        assert not data[3] & 0b1000  # no file name


@pytest.mark.slow
@pytest.mark.parametrize("limit", [10**9, 0], ids=["one-file", "folder"])
def test_another_process_makes_the_same_bytes(limit):
    made_in = [
        subprocess.run(
            [sys.executable, "-c", BUILD, str(limit)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{texts.ROOT}:{texts.ROOT / 'tests'}", "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert made_in[0] == made_in[1]
    assert b"index.html" in made_in[0]


def test_the_order_of_rules_makes_no_difference_to_what_is_shown(one):
    first, second = (read(one, made("maybe", "b"), rules=rules) for rules in (RULES, RULES[::-1]))
    assert first.told == second.told


def test_chunks_are_the_same_whatever_is_in_the_others(one, monkeypatch):
    monkeypatch.setattr(payload, "DOCUMENTS", 1)
    alone = build_page([one], RULES, PageSettings("r"), one_file=0)
    both = build_page([one, made("maybe", "b")], RULES, PageSettings("r"), one_file=0)
    assert alone["data/c0.js"] == both["data/c0.js"]
