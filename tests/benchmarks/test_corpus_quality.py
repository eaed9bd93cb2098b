"""The gate of quality: figures on corpus/ are their floors, and floors only rise. Benchmarks measure them."""

import corpus_quality
import pytest
from corpus_quality import changes, raised

FINDINGS = """\
3:1 RES101 fixed 'Advertisement'
5:13 MTA301 fixed 'the the'
"""
MISSED = """\
missed = [{ text = "Ferries today", why = "the headline of another page" }]
"""
INPUT = "It rained.\r\n\r\nAdvertisement\r\n\r\nIt lay at   the the quay.\r\n\r\nFerries today\r\n"


@pytest.fixture
def corpus(tmp_path):
    """A gold case and a clean text."""
    case = tmp_path / "news" / "rain"
    case.mkdir(parents=True)
    for name, content in {"input.txt": INPUT, "findings.txt": FINDINGS, "missed.toml": MISSED}.items():
        (case / name).write_bytes(content.encode())
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "sun.txt").write_text("It was the the sun.\n\nIt shone.\n")
    return tmp_path


def floors(found=200, missed=9, lost=0.5):
    return {"gold": {"found": found, "missed": missed}, "safe": {"characters_lost": lost}}


def test_quality_is_at_its_floors(request):
    measured, kept = corpus_quality.figures(), corpus_quality.load()
    if request.config.getoption("update"):
        kept = raised(measured, kept)
        corpus_quality.FLOORS.write_text(corpus_quality.dump(kept), encoding="utf-8")
    moved = "\n".join(map(str, changes(measured, kept)))
    assert not moved, f"{moved}\n`pytest --update` on this module records what is better; mend what is worse"


def test_the_floors_are_written_as_the_update_writes_them():
    assert corpus_quality.read(corpus_quality.FLOORS) == corpus_quality.dump(corpus_quality.load())


def test_lines_of_a_gold_case_are_labelled_by_its_findings_and_misses(corpus):
    page = corpus_quality.gold_page(corpus / "news" / "rain")
    assert [(line.text, line.label) for line in page.lines] == [
        ("It rained.", "keep"),
        ("Advertisement", "residue"),
        ("It lay at   the the quay.", "ambiguous"),
        ("Ferries today", "residue"),
    ]


def test_figures_are_those_counted_by_hand(corpus):
    measured = corpus_quality.figures(corpus)
    assert measured["gold"] == {"found": 2, "missed": 1, "wrong": 1}
    # of the visible characters of the lines to keep, 9, 15 and 8, one “the” is lost
    lost = {"characters_lost": 9.38, "pages_over_5": 50.0}
    assert measured["safe"] == {"precision": 100.0, "page_recall": 50.0, **lost}
    assert measured["unsafe"] == measured["safe"]


@pytest.mark.parametrize(
    ("measured", "moved"),
    [
        (floors(), []),
        (floors(found=201), ["gold.found: 201, better than 200"]),
        (floors(found=199), ["gold.found: 199, worse than 200"]),
        (floors(missed=8), ["gold.missed: 8, better than 9"]),
        (
            floors(missed=10, lost=0.25),
            ["gold.missed: 10, worse than 9", "safe.characters_lost: 0.25, better than 0.5"],
        ),
    ],
)
def test_a_change_is_better_or_worse_by_what_the_figure_counts(measured, moved):
    assert [*map(str, changes(measured, floors()))] == moved


def test_an_update_raises_floors_and_lowers_none():
    assert raised(floors(found=199, missed=8, lost=0.75), floors()) == floors(missed=8)


@pytest.mark.parametrize(("found", "code"), [(199, 1), (200, 0), (201, 0)])
def test_the_command_fails_below_a_floor(found, code, monkeypatch, capsys):
    monkeypatch.setattr(corpus_quality, "figures", lambda: floors(found))
    monkeypatch.setattr(corpus_quality, "load", floors)
    monkeypatch.setattr("sys.argv", [""])
    assert corpus_quality.main() == code
    assert f"| gold.found | {found} | 200 |" in capsys.readouterr().out


def test_the_command_keeps_what_is_better(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus_quality, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(corpus_quality, "figures", lambda: floors(201, 10))
    monkeypatch.setattr(corpus_quality, "load", floors)
    monkeypatch.setattr("sys.argv", ["", "--update"])
    assert corpus_quality.main() == 1
    assert (tmp_path / "floors.toml").read_text() == corpus_quality.dump(floors(201))
