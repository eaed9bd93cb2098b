"""The listings: where, what, and the replacement; no text ever drives the terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated

from cleanup.engine.document import Span
from cleanup.engine.report import Outcome
from cleanup.engine.rule import Finder, Match, Rule, Safety
from cleanup.engine.scores import Clue
from cleanup.reporting.diagnostics import uncovered
from cleanup.reporting.terminal import listing
from cleanup.reporting.terminal.style import without_styles

TEXT = "Rain.\r\n\r\nAdvertisement\r\nHe said. noted. It is maybe true.\n"
JOINED = "Rain.\r\n\r\nAdvertisement\r\n\r\nHe said. noted. 👩‍🚀 It is maybe true.\n"


def unstyled(function):
    """Wrap a listing so that its lines come without styles."""
    return lambda *made, **options: [*map(without_styles, function(*made, **options))]


concise, full, grouped, statistics = map(unstyled, (listing.concise, listing.full, listing.grouped, listing.statistics))


def test_a_concise_listing_has_a_line_a_finding():
    assert concise([report(TEXT, "a.txt"), report("\n  Advertisement")]) == [
        "a.txt:3:1 RES101 “Advertisement” was seen [fix]",
        "a.txt:4:4 MTA103 “said. noted.” was seen [fix]",
        "a.txt:4:20 MTA205 “is maybe true” was seen",
        "a.txt:4:23 MTA104 “maybe” was seen [unsafe fix]",
        "-:2:1 RES101 “Advertisement” was seen [fix]",
    ]


def test_a_full_listing_shows_the_place_and_the_fix():
    line = "4 | He said. noted. It is maybe true."
    assert full([report(TEXT, "a.txt")])[6:] == [
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
    assert len(concise([made])) == listed
    assert full([made]).count("") == listed


@given(reports())
def test_no_listing_drives_a_terminal(made):
    for function in (listing.concise, listing.full, listing.grouped):
        for line in function([made]):
            plain = re.sub(r"\x1b\[\d+m", "", line)
            assert plain == without_styles(line)
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200b\ud800-\udfff\ufeff]", plain)


def test_a_hostile_text_and_name_are_named_character_by_character():
    shown = "\n".join(full([report(HOSTILE, "e\x1b]0;sc\n")]))
    assert "eU+001B]0;scU+000A:7:" in shown
    assert "fiveU+001B[31msixU+0007U+202Eseven" in shown


def test_joiners_are_shown_where_they_spell_and_named_where_they_hide():
    shown = "\n".join(full([report("می\u200cرود 👩\u200d🚀 ad\u200dmin said. noted.")]))
    assert "می\u200cرود 👩\u200d🚀 adU+200Dmin" in shown


def test_findings_stand_under_their_document_with_their_places_aligned():
    assert list(grouped([report(JOINED, "a.txt"), report("Rain.", "b.txt"), report("\n  Advertisement")])) == [
        "a.txt:",
        "  3:1  RES101 “Advertisement” was seen [fix]",
        "  5:4  MTA103 “said. noted.” was seen [fix]",
        "  5:24 MTA205 “is maybe true” was seen",
        "  5:27 MTA104 “maybe” was seen [unsafe fix]",
        "",
        "-:",
        "  2:1 RES101 “Advertisement” was seen [fix]",
        "",
    ]


@given(st.lists(reports(), max_size=3))
def test_every_finding_is_listed_that_is_not_covered_and_nothing_drives_the_terminal(made):
    lines = list(grouped(made))
    assert sum(line.startswith("  ") for line in lines) == sum(len(uncovered(one)) for one in made)
    assert lines.count("") == sum(bool(uncovered(one)) for one in made)
    assert all(
        line.isprintable() or not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", line) for line in lines
    )


def test_a_high_score_is_a_line_of_its_document():
    lines = list(grouped([translated(report("Rain.", "a.txt"), 0.9, *CLUES)], max_translated=0.5))
    assert lines[0] == "a.txt:"
    assert lines[1].startswith("  translated 0.90, more than 0.50: MTA104 ")


def test_rules_are_counted_over_all_documents_the_most_frequent_first():
    made = [report("Advertisement\n\nHe said. noted.\n\nAdvertisement"), report("Advertisement\n\nIt is maybe so.")]
    assert list(statistics(made)) == [
        "3\tRES101\tmade-up-1 [fix]",
        "1\tMTA103\tmade-up-3 [fix]",
        "1\tMTA104\tmade-up-4 [unsafe fix]",
        "1\tMTA205\tmade-up-5",
    ]


def test_where_only_some_are_fixed_it_is_said_how_many():
    finder = Finder(lambda *_: [Match(Span(0, 1), ""), Match(Span(2, 3), None), Match(Span(3, 4), "")])
    made = [report("Rain.", rules=[Rule("RES901", "mixed", "", "", finder, Safety.SAFE, ())])]
    assert list(statistics(made)) == ["3\tRES901\tmixed [2 fix]"]


@given(st.lists(reports(), max_size=3))
def test_every_finding_is_counted_that_is_not_covered(made):
    counts = [int(line.split("\t")[0]) for line in statistics(made)]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(len(uncovered(one)) for one in made)


@pytest.mark.parametrize("function", [listing.concise, listing.full, listing.grouped, listing.statistics])
def test_colour_is_laid_over_the_same_text(function):
    made = [report(HOSTILE, HOSTILE), report(TEXT)]
    coloured = [*function(made)]
    plain = [re.sub(r"\x1b\[\d+m", "", line) for line in coloured]
    assert plain != coloured
    assert plain == [*map(without_styles, coloured)]
