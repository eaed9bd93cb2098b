"""Counts by rule."""

import re

from hypothesis import given
from hypothesis import strategies as st
from render_cases import report, reports

from cleanup.engine.document import Span
from cleanup.engine.rule import Finder, Match, Rule, Safety
from cleanup.reporting.diagnostics import uncovered
from cleanup.reporting.terminal.statistics import statistics


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


def test_colour_is_laid_over_the_same_text():
    made = [report("Advertisement\n\nIt is maybe so.")]
    plain, coloured = (list(statistics(made, colour=colour)) for colour in (False, True))
    assert plain != coloured
    assert plain == [re.sub(r"\x1b\[\d+m", "", line) for line in coloured]
