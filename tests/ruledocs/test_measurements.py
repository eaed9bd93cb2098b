"""The figures of the rules, as sentences, cells and tables of their pages."""

import pytest

from cleanup.ruledocs import family_pages, measurement_tables, rule_page
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
    add_figures,
    artifacts,
    measured,
)
from cleanup.rulekit.registry import discover

MADE_UP = Measured(
    JudgedPages(1_200, 30, ["a source (CC0)"], ["an extractor"]),
    HumanTexts(4_520_000, ["our own"]),
    {
        "RES101": LineFigures(2, JudgedLines(32, 3, 0, 13)),
        "RES102": LineFigures(1, JudgedLines(1, 0, 2, 1)),
        "RES103": LineFigures(0, JudgedLines(0, 0, 0, 0)),
        "DMG101": LineFigures(0),
    },
)
NOTHING = WordsByKind({}, {}, {}, {}, {})
MADE_UP_ARTIFACTS = Artifacts(
    ArtifactSources(["a set (CC0)"], ["our own"]),
    WordsByKind(
        translations={"cs-en": 500_000, "fr-en": 1_000_000, "ja-en": 1_000_000, "zh-en": 2_000_000},
        references={"cs-en": 400_000},
        human={"law": 3_000_000, "news": 200_000},
        roundtrips={"es": 50_000},
        originals={"es": 40_000},
    ),
    {
        "MTA101": ArtifactFigures(
            WordsByKind(
                {"cs-en": 1, "fr-en": 9, "ja-en": 3, "zh-en": 2}, {"cs-en": 1}, {"law": 2, "news": 1}, {"es": 6}, {}
            ),
            Marked(10, 9, 4.4),
        ),
        "MTA102": ArtifactFigures(NOTHING, Marked(0, 0, 0)),
        "MTA104": ArtifactFigures(WordsByKind({"zh-en": 90}, {}, {}, {}, {"es": 1}), Marked(10, 10, 8.1)),
    },
)


@pytest.fixture
def explained(monkeypatch):
    """The page of a rule as one line."""
    for module in (measurement_tables, family_pages):
        monkeypatch.setattr(module, "measured", lambda: MADE_UP)
        monkeypatch.setattr(module, "artifacts", lambda: MADE_UP_ARTIFACTS)
    return lambda code: " ".join(rule_page.explain(discover()[code]).split())


@pytest.mark.parametrize(
    ("code", "pages", "human"),
    [
        (
            "RES101",
            "On pages whose lines people labelled, it found 35 lines on 13 sites: 32 residue, 3 article.",
            "2 findings",
        ),
        (
            "RES102",
            "On pages whose lines people labelled, it found 3 lines on 1 site: 1 residue, 0 article, 2 undecided.",
            "1 finding",
        ),
        ("RES103", "No findings on the pages whose lines people labelled.", "no findings"),
    ],
)
def test_a_page_has_the_figures_of_its_rule(explained, code, pages, human):
    assert f"## Measured {pages} In 4.5 million words of human text: {human}." in explained(code)


def test_a_rule_that_was_not_measured_has_no_figures(explained):
    assert "## Measured Not measured. ##" in explained("RES201")


def test_only_rules_that_find_whole_lines_have_figures_of_labelled_pages(explained):
    assert "## Measured In 4.5 million words of human text: no findings." in explained("DMG101")


def test_an_artifact_rule_says_where_it_is_frequent_and_whether_it_beats_chance(explained):
    assert (
        "Findings per million words: 3.3 in machine translation (fr-en 9, ja-en 3, cs-en 2), 2.5 in reference "
        "translations by people, 0.94 in edited human text (3 findings, most in news 5). Where annotators marked "
        "errors in machine translation, 90 % of 10 findings touch a mark; by chance, 44 % would. Findings per "
        "10,000 words: 1.2 in round-trip translations, 0 in their originals. ##"
    ) in explained("MTA101")


def test_an_artifact_rule_without_findings_has_no_other_figures(explained):
    assert ("## Measured No findings in any of the texts that artifact rules were measured on. ##") in explained(
        "MTA102"
    )


def test_a_kind_of_text_without_findings_has_no_details(explained):
    assert "0 in reference translations by people, 0 in edited human text. Where annotators" in explained("MTA104")


def row(page, code):
    """The cells of a rule in the index."""
    (found,) = [line for line in page.splitlines() if line.startswith(f"| [{code}]")]
    return [cell.strip() for cell in found.split("|")[1:-1]]


def test_the_index_says_which_rule_was_right(explained):
    page = family_pages.index(discover(), "pages")
    assert row(page, "RES101")[4:] == ["32 of 35", "13", "2"]
    assert row(page, "RES103")[4:] == ["not met", "0", "0"]
    assert row(page, "RES104")[4:] == ["", "", ""]
    assert row(page, "RES201")[4:] == [""]
    assert row(page, "DMG101")[4:] == ["0"]
    assert row(page, "MTA101")[4:] == ["0.90 of 10 (0.44)", "3.3", "2.5", "0.94", "1.2", "0"]
    assert row(page, "MTA102")[4:] == ["not met", "0", "0", "0", "0", "0"]
    assert row(page, "MTA103")[4:] == [""] * 6
    assert row(page, "RES101")[0] == "[RES101](pages/RES1.md#res101-ad-break)"
    assert "1,200 pages of 30 sites" in " ".join(page.split())
    assert "a source (CC0), extracted by an extractor" in page
    assert "The translations are from a set (CC0)." in page
    assert "| all | 0.95 of 20 (0.62) | 23 | 2.5 | 0.94 | 1.2 | 0.25 |" in page


def test_rules_of_the_same_fix_are_summed_up():
    fixes = {"MTA101": "safe", "MTA102": "manual", "MTA104": "unsafe"}
    assert list(measurement_tables.by_fix(fixes, MADE_UP_ARTIFACTS)) == [
        ["safe", "0.90 of 10 (0.44)", "3.3", "2.5", "0.94", "1.2", "0"],
        ["unsafe", "1.00 of 10 (0.81)", "20", "0", "0", "0", "0.25"],
        ["manual", "not met", "0", "0", "0", "0", "0"],
        ["safe and unsafe", "0.95 of 20 (0.62)", "23", "2.5", "0.94", "1.2", "0.25"],
        ["all", "0.95 of 20 (0.62)", "23", "2.5", "0.94", "1.2", "0.25"],
    ]


def test_a_fix_that_no_measured_rule_has_is_not_summed_up():
    fixes = dict.fromkeys(MADE_UP_ARTIFACTS.rules, "safe")
    assert [row[0] for row in measurement_tables.by_fix(fixes, MADE_UP_ARTIFACTS)] == ["safe", "safe and unsafe", "all"]


def test_the_page_of_a_family_says_where_its_artifacts_were_met(explained):
    lines = family_pages.pages(discover())["MTA1"].splitlines()
    assert "|  | cs-en | fr-en | ja-en | zh-en |" in lines
    assert "| thousand words | 500 | 1,000 | 1,000 | 2,000 |" in lines
    assert "| MTA104 | 0 | 0 | 0 | 45 |" in lines
    assert "| MTA101 | 0.67 | 5 |" in lines
    assert not any(line.startswith(("| MTA102 |", "| MTA103 |")) for line in lines)
    assert lines.index("## Findings by kind of text") > lines.index("## MTA104 broken-sentence")
    assert "| thousand words" not in family_pages.pages(discover())["RES1"]


def test_markup_that_a_page_speaks_of_is_shown(explained):
    page = family_pages.pages(discover())["DMG"]
    prose = [line for line in page.splitlines() if not line.startswith("    ")]
    assert any("&lt;br&gt;" in line for line in prose)
    assert not any("<br>" in line for line in prose)
    assert any("<br>" in line for line in page.splitlines() if line.startswith("    "))


def test_what_several_rules_found_is_added_up():
    one = ArtifactFigures(WordsByKind({"fr-en": 1}, {"fr-en": 1}, {"law": 2}, {}, {"es": 4}), Marked(3, 2, 1.5))
    two = ArtifactFigures(WordsByKind({"fr-en": 2, "cs-en": 1}, {}, {"news": 3}, {}, {}), Marked(1, 1, 0.25))
    assert add_figures([one, two]) == ArtifactFigures(
        WordsByKind({"fr-en": 3, "cs-en": 1}, {"fr-en": 1}, {"law": 2, "news": 3}, {}, {"es": 4}), Marked(4, 3, 1.75)
    )


def test_the_figures_that_are_kept_are_of_rules_there_are():
    kept = measured()
    assert not discover().select(["MTA"]) & set(kept.rules)
    assert set(kept.rules) <= set(discover().codes)
    assert {code for code, record in kept.rules.items() if record.lines} == {
        code for code in kept.rules if code.startswith("RES")
    }
    assert all(record.lines.sites <= kept.pages.sites for record in kept.rules.values() if record.lines)


def test_the_artifact_figures_that_are_kept_are_of_artifact_rules_and_of_the_texts_that_were_counted():
    kept = artifacts()
    assert set(kept.rules) <= discover().select(["MTA"])
    for sight in kept.rules.values():
        assert all(set(found) <= set(words) for found, words in zip(sight.counts, kept.words, strict=True))
        assert sight.marked.right <= sight.marked.found
        assert sight.marked.chance <= sight.marked.found
