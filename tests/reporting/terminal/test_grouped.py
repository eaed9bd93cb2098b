"""Findings by document, for a terminal."""

import re

from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated

from cleanup.reporting.diagnostics import uncovered
from cleanup.reporting.terminal.grouped import grouped

TEXT = "Rain.\r\n\r\nAdvertisement\r\n\r\nHe said. noted. 👩‍🚀 It is maybe true.\n"


def test_findings_stand_under_their_document_with_their_places_aligned():
    assert list(grouped([report(TEXT, "a.txt"), report("Rain.", "b.txt"), report("\n  Advertisement")])) == [
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


def test_colour_is_laid_over_the_same_text():
    made = [report(HOSTILE, HOSTILE), report(TEXT)]
    plain, coloured = (list(grouped(made, colour=colour)) for colour in (False, True))
    assert plain != coloured
    assert plain == [re.sub(r"\x1b\[\d+m", "", line) for line in coloured]
