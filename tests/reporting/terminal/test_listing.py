"""The listings: where, what, and what would stand there; no text ever drives the terminal."""

import re

import pytest
from hypothesis import given
from render_cases import HOSTILE, report, reports, translated

from cleanup.engine.report import Outcome
from cleanup.models.translation_score import Clue
from cleanup.reporting.terminal.listing import concise, full

TEXT = "Rain.\r\n\r\nAdvertisement\r\nHe said. noted. It is maybe true.\n"


def test_a_concise_listing_has_a_line_a_finding():
    assert list(concise([report(TEXT, "a.txt"), report("\n  Advertisement")])) == [
        "a.txt:3:1 RES101 “Advertisement” was seen [fix]",
        "a.txt:4:4 MTA103 “said. noted.” was seen [fix]",
        "a.txt:4:20 MTA205 “is maybe true” was seen",
        "a.txt:4:23 MTA104 “maybe” was seen [unsafe fix]",
        "-:2:1 RES101 “Advertisement” was seen [fix]",
    ]


def test_a_full_listing_shows_the_place_and_the_fix():
    line = "4 | He said. noted. It is maybe true."
    assert list(full([report(TEXT, "a.txt")]))[6:] == [
        "a.txt:4:4 MTA103 “said. noted.” was seen [fix]",
        "  |",
        line,
        "  |    ^^^^^^^^^^^^",
        "  = becomes “said.”",
        "",
        "a.txt:4:20 MTA205 “is maybe true” was seen",
        "  |",
        line,
        "  |                    ^^^^^^^^^^^^^",
        "",
        "a.txt:4:23 MTA104 “maybe” was seen [unsafe fix]",
        "  |",
        line,
        "  |                       ^^^^^",
        "  = becomes “perU+202Ehaps”",
        "",
    ]


@pytest.mark.parametrize("form", [concise, full])
def test_a_high_score_names_three_clues(form):
    clues = [Clue(5 - n, f"MTA10{n} kind\x1b", f"MTA10{n}") for n in range(4)]
    made = translated(report("Rain.", "a\x1b.txt"), 0.9, *clues)
    line, *_ = form([made], max_translated=0.5)
    named = "; ".join(f"MTA10{n} kindU+001B" for n in range(3))
    assert line == f"aU+001B.txt: translated 0.90, more than 0.50: {named}; …"
    line, *_ = form([translated(report("Rain."), 0.9)], max_translated=0.0)
    assert line == "-: translated 0.90, more than 0.00"


def test_a_long_paragraph_is_shown_around_the_finding():
    shown = list(full([report("word " * 5000 + "said. noted. " + "word " * 5000)]))
    assert max(map(len, shown)) < 120
    assert shown[2].startswith("1 | …")
    assert shown[2].endswith("…")
    start = shown[3].index("^")
    assert shown[2][start : start + shown[3].count("^")] == "said. noted."


def test_a_block_says_where_it_ends():
    shown = list(full([report("Read more:\n\nA headline\n\nRain.")]))
    assert shown[2:6] == ["1 | Read more:", "  | ^^^^^^^^^^", "  | and on to line 3", "  = is removed"]


@pytest.mark.parametrize(("before", "columns"), [("猫が ", 5), ("\u202e", 6), ("e\u0301 ", 2), ("\t", 1)])
def test_carets_stand_under_what_is_found(before, columns):
    shown = list(full([report(f"{before}said. noted.")]))
    assert shown[3] == "  | " + " " * columns + "^" * 12


@given(reports())
def test_every_finding_is_listed_that_is_not_covered(made):
    listed = sum(finding.outcome is not Outcome.COVERED for finding in made.findings)
    assert len(list(concise([made]))) == listed
    assert list(full([made])).count("") == listed


@given(reports())
def test_no_listing_drives_a_terminal(made):
    for listing in (concise, full):
        for colour in (False, True):
            for line in listing([made], colour=colour):
                plain = re.sub(r"\x1b\[\d+m", "", line) if colour else line
                assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200b\ud800-\udfff\ufeff]", plain)


def test_a_hostile_text_and_name_are_named_character_by_character():
    shown = "\n".join(full([report(HOSTILE, "e\x1b]0;sc\n")]))
    assert "eU+001B]0;scU+000A:7:" in shown
    assert "fiveU+001B[31msixU+0007U+202Eseven" in shown


def test_joiners_are_shown_where_they_spell_and_named_where_they_hide():
    shown = "\n".join(full([report("می\u200cرود 👩\u200d🚀 ad\u200dmin said. noted.")]))
    assert "می\u200cرود 👩\u200d🚀 adU+200Dmin" in shown


def test_colour_is_laid_over_the_same_text():
    for listing in (concise, full):
        plain, coloured = (list(listing([report(TEXT)], colour=colour)) for colour in (False, True))
        assert plain != coloured
        assert plain == [re.sub(r"\x1b\[\d+m", "", line) for line in coloured]
