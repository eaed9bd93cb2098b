"""What the pages of the rules say of their figures."""

import pytest

from cleanup import catalogue
from cleanup.measured import Lines, Measured, Pages, Record, Texts, measured
from cleanup.rulebook import discover

MADE_UP = Measured(
    Pages(1_200, 30, ["a source (CC0)"], ["an extractor"]),
    Texts(4_520_000, ["our own"]),
    {
        "RES101": Record(2, Lines(32, 3, 0, 13)),
        "RES102": Record(1, Lines(1, 0, 2, 1)),
        "RES103": Record(0, Lines(0, 0, 0, 0)),
        "MTA101": Record(0),
    },
)


@pytest.fixture
def explained(monkeypatch):
    """The page of a rule as one line."""
    monkeypatch.setattr(catalogue, "measured", lambda: MADE_UP)
    return lambda code: " ".join(catalogue.explain(discover()[code]).split())


@pytest.mark.parametrize(
    ("code", "pages", "human"),
    [
        ("RES101", "35 lines of 13 sites found, 32 residue, 3 article", "2 findings"),
        ("RES102", "3 lines of 1 site found, 1 residue, 0 article, 2 undecided", "1 finding"),
        ("RES103", "not met", "no findings"),
    ],
)
def test_a_rule_says_what_it_found(explained, code, pages, human):
    said = f"On pages whose lines people judged: {pages}. In 4.5 million words of human text: {human}."
    assert said in explained(code)


def test_a_rule_that_was_not_measured_says_nothing(explained):
    assert "human text" not in explained("RES201")


def test_only_rules_that_can_be_judged_by_line_speak_of_pages(explained):
    assert "In 4.5 million words of human text: no findings." in explained("MTA101")
    assert "people judged" not in explained("MTA101")


def test_the_table_of_a_family_says_which_rule_was_right(explained):
    page = catalogue.page(discover())
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    ends = {row[3:9]: row.split(" | ")[4:] for row in rows}
    assert ends["RES101"] == ["32 of 35", "13", "2 |"]
    assert ends["RES103"] == ["not met", "0", "0 |"]
    assert ends["RES201"] == [" |"]
    assert ends["MTA101"] == ["0 |"]
    assert "1,200 pages of 30 sites" in page
    assert "a source (CC0); extracted by an extractor" in page


def test_the_figures_that_are_kept_are_of_rules_there_are():
    kept = measured()
    assert set(kept.rules) <= set(discover().codes)
    assert {code for code, record in kept.rules.items() if record.lines} == {
        code for code in kept.rules if code.startswith("RES")
    }
    assert all(record.lines.sites <= kept.pages.sites for record in kept.rules.values() if record.lines)
