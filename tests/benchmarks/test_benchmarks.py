"""The benchmarks measure what they say they do: on made-up pages whose figures are known by hand."""

import gzip
import json
import subprocess

import artifact_figures
import boosted
import cleaners
import compare
import data
import ledger_size
import local_runs
import many_files
import mojibake_cases
import pytest
import review_size
import round_trips
import rule_figures
import texts
from cleaners import by_line, by_output, refinedweb
from data import Line, Page

from cleanup.engine.document import Span
from cleanup.engine.report import Finding, Outcome
from cleanup.engine.rule import Safety
from cleanup.ruledocs.measurements import (
    ArtifactFigures,
    Artifacts,
    ArtifactSources,
    HumanTexts,
    JudgedLines,
    JudgedPages,
    LineFigures,
    Marked,
    Measured,
    WordsByKind,
    parse,
    parse_artifacts,
)


def page(*lines: tuple[str, str], site: str = "example.org") -> Page:
    return Page([Line(text, label) for text, label in lines], site)


PAGES = [
    page(("x" * 10, "keep"), ("Advertisement", "residue"), ("Share this", "residue"), ("Adverts", "ambiguous")),
    page(("Advertised", "keep"), ("x" * 90, "keep")),
]
ROWS = [
    {"source": "aeb", "extractor": "one", "lang": "en", "site": "a.example", "lines": [["It rained.", "keep"]]},
    {"source": "aeb", "extractor": "two", "lang": "en", "site": "a.example", "lines": [["Advertisement", "residue"]]},
    {"source": "own", "extractor": "one", "lang": "fr", "site": "b.example", "lines": [["Advertisement", "keep"]]},
]


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "pages.jsonl.gz"
    labelled = [{**row, "lines": [{"text": text, "label": label} for text, label in row["lines"]]} for row in ROWS]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, labelled)).encode()))
    return path


@pytest.fixture
def human(tmp_path):
    path = tmp_path / "human.jsonl"
    path.write_text(json.dumps({"text": "It rained.\n\nAdvertisement\n\nIt stopped.", "source": "our own"}))
    return path


def test_rows_meet_all_conditions(rows):
    def sites(*only):
        return [row["site"][0] + row["extractor"] for row in data.rows(rows, only)]

    assert sites() == ["aone", "atwo", "bone"]
    assert sites("extractor=one") == ["aone", "bone"]
    assert sites("extractor=one,two", "lang=en") == ["aone", "atwo"]
    assert sites("lang=de") == []


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (0, 3, [(0, "one")]),
        (2, 6, [(0, "e"), (1, "t")]),
        (4, 7, [(0, ""), (1, "tw")]),
        (5, 15, [(1, "two"), (2, "three")]),
    ],
)
def test_a_span_of_a_page_is_parts_of_its_lines(start, end, parts):
    three = page(("one", "keep"), ("two", "keep"), ("three", "keep"))
    assert list(three.parts(Span(start, end))) == parts


def test_the_figures_of_a_tool_are_those_counted_by_hand():
    quality = compare.measure(by_line(lambda line: "" if line.startswith("Advert") else line), PAGES)
    assert quality == pytest.approx((50, 50, 100 * 10 / 110, 50))


def test_what_a_tool_takes_from_inside_of_a_line_is_lost_but_the_line_is_not_removed():
    quality = compare.measure(by_line(lambda line: line[:-4]), PAGES)
    assert quality == pytest.approx((0, 0, 100 * 12 / 110, 100))


def test_a_tool_that_removes_nothing_has_no_precision_and_loses_nothing():
    assert compare.measure(by_line(str), PAGES) == (0, 0, 0, 0)


def test_our_own_edits_are_counted_in_the_lines_they_are_in():
    rain = page(("It rained.", "keep"), ("Advertisement", "residue"), ("It lay at the the quay.", "keep"))
    assert cleaners.corpuscrub(rain, unsafe=False) == [0, 13, 3]


def test_a_line_is_gone_when_it_is_not_in_what_an_extractor_gives_back():
    three = page(("a b", "keep"), ("a b", "keep"), ("c", "keep"))
    assert by_output(lambda html: "c\na  b\n" if "<p>a b</p>" in html else None)(three) == [0, 2, 0]


@pytest.mark.parametrize(
    "line", ["12,345", "3 likes", "1.2K Shares", "Sport", "BREAKING NEWS FROM the coast", "Log in"]
)
def test_refinedwebs_filter_drops_a_line(line):
    assert refinedweb(line).strip() == ""


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("It rained all night on the coast. Read more...", "It rained all night on the coast. "),
        ("You have 2 items in cart today", "You have 2  today"),
        ("It rained, and 3 likes is what the photograph of it got", None),
        ("Whoever wants to read about all of the rain that fell may read more", None),
        ("NATO moved", None),
    ],
)
def test_refinedwebs_filter_edits_short_lines_only(line, left):
    assert refinedweb(line) == (line if left is None else left)


@pytest.mark.parametrize(
    ("line", "left"), [("It rained all night.", True), ("It rained all night", False), ("We use cookies here.", False)]
)
def test_c4s_rules_are_asked_line_by_line(line, left):
    filters = pytest.importorskip("datatrove.pipeline.filters.c4_filters")
    assert cleaners.c4(filters)(line) == (line if left else "")


def tables_of_tools(path):
    """Return the tables of a page that compare tools on pages, as lists of rows."""
    page = texts.read(texts.ROOT / path)
    head = "\n".join(compare.table({}).splitlines())
    return [part.partition("\n\n")[0].strip().splitlines() for part in page.split(head)[1:]]


def test_the_page_of_benchmarks_compares_with_all_that_is_compared():
    for rows in tables_of_tools("docs/benchmarks.md"):
        shown = [row.split(" | ")[0].strip("| *") for row in rows]
        assert [name for name in shown if name in cleaners.tools()] == [*cleaners.tools()]


def test_the_readme_shows_rows_of_the_first_table_of_the_page_of_benchmarks():
    (shown,) = tables_of_tools("README.md")
    assert len(shown) == 5
    assert [row for row in tables_of_tools("docs/benchmarks.md")[0] if row in shown] == shown


@pytest.mark.parametrize(("figure", "shown"), [(95.993, "96.0 %"), (1.04, "1.0 %"), (0.0169, "0.017 %"), (0, "0 %")])
def test_small_shares_keep_two_digits(figure, shown):
    assert compare.share(figure) == shown


def test_the_lines_of_a_rule_are_counted_by_label_and_site():
    news = page(
        ("It rained.", "keep"), ("Advertisement", "residue"), ("It stopped.", "keep"), ("Advertisement", "ambiguous")
    )
    blog = page(("It rained.", "keep"), ("Advertisement", "keep"), ("It stopped.", "keep"), site="blog.example")
    seen = rule_figures.on_pages([news, news, blog], ["MTA101", "RES101", "RES202"])
    assert {code: one.lines for code, one in seen.items()} == {
        "RES101": JudgedLines(residue=2, article=1, undecided=2, sites=2),
        "RES202": JudgedLines(0, 0, 0, 0),
    }


def test_a_line_of_which_a_rule_holds_less_than_half_is_undecided():
    lines = page(("one two", "residue"), ("three", "keep"), ("four", "keep"))
    findings = [
        Finding("", span, code, "", "", lines.text[slice(*span)], None, Safety.MANUAL, Outcome.MANUAL, 0.5)
        for code, span in [("RES1", Span(4, 14)), ("RES2", Span(0, 2)), ("RES2", Span(18, 20))]
    ]
    assert list(rule_figures.judged(lines, findings)) == [
        ("RES1", "residue", 0.5),
        ("RES1", "keep", 0.5),
        ("RES2", "ambiguous", 0.5),
        ("RES2", "keep", 0.5),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "stated", "doubt"),
    [(18, 2, 0.9, None), (18, 2, 0.75, 0.75), (18, 1, 0.5, None), (10, 10, 0.65, 0.65), (10, 10, 0.55, None)],
)
def test_a_stated_confidence_is_doubted_when_enough_lines_speak_against_it(right, wrong, stated, doubt):
    seen = rule_figures.Seen()
    seen.labels.update({"residue": right, "keep": wrong})
    seen.stated += [stated] * (right + wrong)
    assert seen.doubt == (None if doubt is None else pytest.approx(doubt))


def test_figures_are_read_as_they_were_written():
    measured = Measured(
        JudgedPages(3, 2, ['an "odd" source'], ["one", "two"]),
        HumanTexts(1000, ["our own"]),
        {"DMG101": LineFigures(4), "RES101": LineFigures(0, JudgedLines(5, 6, 7, 2))},
    )
    assert parse(rule_figures.toml(measured)) == measured


def test_the_command_prints_a_table_and_keeps_the_figures(rows, human, tmp_path, monkeypatch, capsys):
    kept = tmp_path / "figures.toml"
    monkeypatch.setattr(rule_figures, "FIGURES", kept)
    monkeypatch.setattr("sys.argv", ["", str(rows), "--human", str(human), "--write"])
    rule_figures.main()
    assert "| RES101 | ad-break | safe | 1 | 1 | 0 | 2 | 200000.0 |  |" in capsys.readouterr().out.splitlines()
    measured = parse(kept.read_text())
    assert measured.pages == JudgedPages(
        3, 2, ["own", "scrapinghub/article-extraction-benchmark (MIT)"], ["one", "two"]
    )
    assert measured.texts == HumanTexts(5, ["our own"])
    assert measured.rules["RES101"] == LineFigures(1, JudgedLines(1, 1, 0, 2))
    assert measured.rules["DMG101"] == LineFigures(0)
    assert "MTA101" not in measured.rules
    assert measured.rules["RES901"].lines == rule_figures.out_of_fold()


def test_the_command_does_not_keep_half_of_the_figures(rows, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["", str(rows), "--write"])
    with pytest.raises(SystemExit, match="2"):
        rule_figures.main()
    assert "--human" in capsys.readouterr().err


DOUBLED = "They crossed the the river at noon and waited on the other bank."
PLAIN = "They crossed the river at noon and waited on the other bank."


def marked(text, *places, **fields):
    return {"set": "lig_fr", "text": text, "spans": [{"s": s, "e": e} for s, e in places], "gaps": [], **fields}


def test_a_finding_is_right_when_it_touches_a_mark():
    assert DOUBLED[13:20] == "the the"
    rows = [marked(DOUBLED, (18, 30)), marked(DOUBLED, (21, 30)), marked(DOUBLED), marked(PLAIN, (0, 30))]
    seen = artifact_figures.on_marks(rows)
    assert seen.keys() == {"MTA301"}
    assert seen["MTA301"][:2] == (3, 1)


def test_a_gap_is_a_mark_of_one_character():
    gap = {"gaps": [{"s": 13, "e": 13}]}
    assert artifact_figures.on_marks([marked(DOUBLED, **gap)])["MTA301"].right == 1


def test_translations_by_people_are_no_machine_translations():
    assert artifact_figures.on_marks([marked(DOUBLED, (13, 20), human=True)]) == {}


@pytest.mark.parametrize(
    ("length", "marks", "size", "share"),
    [
        (1, [(0, 1)], 4, 1 / 4),
        (2, [(1, 2)], 4, 2 / 3),
        (2, [(0, 1), (3, 4)], 4, 2 / 3),
        (1, [], 4, 0),
        (4, [(0, 1)], 4, 1),
    ],
)
def test_chance_is_the_share_of_places_where_a_finding_would_touch_a_mark(length, marks, size, share):
    anywhere = Span(0, length)
    assert artifact_figures.by_chance(anywhere, [Span(*mark) for mark in marks], size) == pytest.approx(share)


@pytest.mark.parametrize(("name", "known"), [("mlqe_ro-en", "MLQE-PE (CC0)"), ("our own", "our own")])
def test_a_set_of_translations_is_told_by_the_name_people_know(name, known):
    assert artifact_figures.collection(name) == known


def test_artifact_figures_are_read_as_they_were_written():
    kept = Artifacts(
        ArtifactSources(["a set"], ['an "odd" source']),
        WordsByKind({"fr-en": 10}, {"fr-en": 5}, {"law, old": 20}, {"es": 3}, {}),
        {
            "MTA101": ArtifactFigures(WordsByKind({"fr-en": 2}, {}, {"law, old": 1}, {}, {}), Marked(3, 2, 1.2)),
            "MTA301": ArtifactFigures(WordsByKind({}, {}, {}, {}, {}), Marked(0, 0, 0)),
        },
    )
    assert parse_artifacts(artifact_figures.toml(kept)) == kept


@pytest.fixture
def translations(tmp_path):
    """Spans, pairs, round trips and human texts: what the command takes."""
    parts = {
        "spans": [marked(DOUBLED, (13, 20)), marked(PLAIN)],
        "pairs": [
            {"set": "wmt", "lp": "fr-en", "mt": [{"text": DOUBLED}, {"text": PLAIN}], "human": [{"text": PLAIN}]},
            {"set": "wmt", "lp": "ja-en", "mt": [{"text": PLAIN}], "human": [{"text": DOUBLED}]},
            {"set": "native", "lp": "en", "mt": [], "human": [{"text": DOUBLED}]},
        ],
        "trips": [{"route": "es", "mt": DOUBLED, "human": PLAIN}],
        "human": [
            {"genre": "law", "source": "our own", "text": f"{PLAIN} {DOUBLED}"},
            {"genre": "chat", "source": "theirs", "text": DOUBLED},
        ],
    }
    for name, rows in parts.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return [str(tmp_path / f"{name}.jsonl") for name in parts]


def test_the_command_on_artifacts_prints_a_table_and_keeps_the_figures(translations, tmp_path, monkeypatch, capsys):
    kept = tmp_path / "artifact_figures.toml"
    monkeypatch.setattr(artifact_figures, "FIGURES", kept)
    monkeypatch.setattr("sys.argv", ["", *translations, "--only", "genre=law", "--write"])
    artifact_figures.main()
    shown = capsys.readouterr().out.splitlines()
    figures = "27,027 | 40,000 | 40,000 | 769 | 0"
    assert [line.split(" | ", 4)[4] for line in shown if "doubled-word" in line] == [f"{figures} |"]
    assert len([line for line in shown if line.startswith("|  |  | all | 1.00 of 1 (") and figures in line]) == 1
    artifacts = parse_artifacts(kept.read_text())
    assert artifacts.sources == ArtifactSources(["WCE-LIG (GPL-3.0)", "WMT 2021 to 2023 (research use)"], ["our own"])
    assert artifacts.words == WordsByKind(
        {"fr-en": 25, "ja-en": 12}, {"fr-en": 12, "ja-en": 13}, {"law": 25}, {"es": 13}, {"es": 12}
    )
    found = artifacts.rules["MTA301"]
    assert found.counts == WordsByKind({"fr-en": 1}, {"ja-en": 1}, {"law": 1}, {"es": 1}, {})
    assert found.marked[:2] == (1, 1)
    assert artifacts.rules["MTA101"] == ArtifactFigures(WordsByKind({}, {}, {}, {}, {}), Marked(0, 0, 0))
    assert "RES101" not in artifacts.rules


def test_a_text_is_cut_at_line_breaks_and_its_short_end_dropped():
    text = "one two\nthree four\n\nfive six\nseven"
    assert list(round_trips.pieces(text, 3)) == ["one two\nthree four", "five six\nseven"]
    assert list(round_trips.pieces(text, 4)) == ["one two\nthree four"]


def test_texts_that_an_engine_loses_are_an_error_and_not_a_shift(monkeypatch):
    def echo(_, **run):
        return subprocess.CompletedProcess([], 0, run["input"].replace(b"\x1e", b"", lost))

    monkeypatch.setattr(subprocess, "run", echo)
    lost = 0
    assert round_trips.round_trip(["one", "two\x1e"], "fr") == ["one", "two"]
    lost = 1
    with pytest.raises(ValueError, match="2 texts went in, 1 came out"):
        round_trips.round_trip(["one", "two"], "es")


def test_a_tree_of_lightgbm_is_kept_as_lists_with_the_features_new_numbers():
    leaf = {"leaf_value": 0.123456}
    tree = {"split_feature": 7, "threshold": 1.5, "left_child": leaf, "right_child": leaf, "internal_value": 0.5}
    assert boosted.node(tree) == [7, 1.5, 0.1235, 0.1235, 0.5]
    assert boosted.node(tree, {7: 2}) == [2, 1.5, 0.1235, 0.1235, 0.5]


def test_documents_for_reviews_are_the_same_in_every_run_and_as_large_as_they_say():
    once, again = ([(text.name, text.text) for text in review_size.texts(3)] for _ in range(2))
    assert once == again
    assert len({name for name, _ in once}) == 3
    assert all(0.9 < len(text) / review_size.SIZE < 1.3 for _, text in once)
    [large] = review_size.texts(1, 100_000)
    assert 0.9 < len(large.text) / 100_000 < 1.3


def test_small_files_are_made_the_same_in_every_run(tmp_path):
    one, two = (many_files.grow(tmp_path / name, 120) for name in ("one", "two"))
    texts = {path.relative_to(one): path.read_bytes() for path in one.rglob("*.txt")}
    assert len(texts) == 120
    assert texts == {path.relative_to(two): path.read_bytes() for path in two.rglob("*.txt")}
    assert 20 < sum(any(left.encode() in text for left in many_files.LEFTOVERS) for text in texts.values()) < 60


def test_what_many_files_cost_is_told_in_ratios(monkeypatch):
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", "")  # which this puts back
    seconds = iter([[2.0, 3.0], *([1.5, 1.0, 0.75] for _ in range(3))])
    monkeypatch.setattr(many_files, "fastest", lambda calls, runs: next(seconds))
    figures = many_files.measure(16, 1)
    assert figures["many_files_take_as_long_as_one_times"] == 1.5
    gained = {"two processes": 1.5, "two calls at once": 2.0}
    assert figures["times_as_fast"] == {4: gained, 16: gained, 64: gained}
    assert "take 1.50 times as long" in many_files.page(figures)
    assert "1.50 | 2.00" in many_files.page(figures)


def test_made_up_records_are_the_same_in_every_run_and_as_many_as_asked_for(tmp_path):
    assert local_runs.block(0.05) == local_runs.block(0.05)
    path = local_runs.grow(tmp_path / "a.jsonl", 0.2)
    assert 0.2e6 <= path.stat().st_size < 0.21e6
    assert all(json.loads(line)["text"] for line in path.read_bytes().splitlines())


def test_what_datasets_cost_is_measured_and_told(tmp_path, monkeypatch):
    assert local_runs.overhead(local_runs.grow(tmp_path / "some.jsonl", 0.05), tmp_path, 1) > 0
    peak = local_runs.peak(local_runs.grow(tmp_path / "a.jsonl", 2), tmp_path / "out.jsonl", 2)
    assert 10 < min(peak) < max(peak) < 300
    figures = {"megabytes": 100, "rate": 20.0, "two": 1.9, "two calls": 1.95, "overhead": 0.2, "memory": {1000: peak}}
    told = local_runs.page(figures)
    assert "one process cleans 20.0 MB a second; two are 1.90 times as fast, two calls at once 1.95 times" in told
    assert "take 20% of the engine's time" in told
    assert "| 1,000 MB |" in told


def test_a_ledger_is_weighed_beside_the_texts(tmp_path):
    path = tmp_path / "a.jsonl"
    dirty, clean = (json.dumps({"text": text}).encode() + b"\n" for text in ("Rain.\n\nAdvertisement\n\nSun.", "Sun."))
    path.write_bytes(dirty + 3 * clean)
    one = ledger_size.weighed(str(path), unsafe=False)
    assert (one.size, one.counts.records, one.counts.changed) == (path.stat().st_size, 4, 1)
    assert one.ledger > len(dirty)
    cells = ledger_size.row(str(path), unsafe=True)
    assert cells[1:5] == ("unsafe", "0 MB", "25%", f"{one.ledger / one.size:.2%}")


def test_cases_of_mojibake_are_counted_by_what_becomes_of_them(tmp_path):
    texts_of_cases = (
        ("cafÃ©", "café"),
        ("“dÃ©jÃ\xa0”", '"déjà"', "“déjà”"),
        ("â€œnoâ€?", "“no�"),
        ("It costs Â£5", "It costs five"),
        ("café", "café"),
        ("so Ã©", "so Ã©"),
    )
    found = [dict(zip(("original", "fixed", "fixed-encoding"), case, strict=False)) for case in texts_of_cases]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([*found, {"original": "Ã©", "fixed": "e", "expect": "fail"}]))
    figures = mojibake_cases.measure(mojibake_cases.cases([path]))
    assert [len(texts) for texts in figures] == [2, 1, 1, 1, 1]
