"""The summary adds up counts, scores and figures of all documents."""

from hypothesis import given
from hypothesis import strategies as st
from render_cases import report, reports

from cleanup.figures import figures
from cleanup.render.summary import summary
from cleanup.report import Outcome

RAIN = "It had rained over the harbour for the better part of a week."


def table(text):
    """The lines of a summary by their first words."""
    return {line.split("  ")[0]: line.split("  ", 1)[-1].split() for line in text.splitlines() if line}


def test_counts_scores_and_figures_are_added_up():
    first = f"{RAIN}\n\nAdvertisement\n\n{RAIN}"
    told = table(summary([report(first), report("He said. noted. It is maybe so."), report(RAIN)]))
    assert told["rule"] == ["fixed", "offered", "covered", "manual"]
    assert told["RES101 made-up-1"] == ["1", "0", "0", "0"]
    assert told["MTA104 made-up-4"] == ["0", "1", "0", "0"]
    assert told["all"] == ["2", "1", "1", "1"]
    size = len(first) + 31 + len(RAIN)
    assert told["characters"] == [str(size), str(size - len("Advertisement\n\n") - len(" noted."))]
    assert told["residue"] == [f"{13 / size:.1%}", "of", "the", "text"]
    assert told["words"] == [str(figures(first).words + 7 + 13), str(2 * 13 + 6 + 13)]


def test_one_document_is_not_an_average():
    told = summary([report("He said. noted. Then it was maybe so.")])
    assert told.startswith("1 document\n")
    assert "translated  0.70 of 1\n" in told


def test_no_document_at_all_has_zeros():
    assert table(summary([]))["characters"] == ["0", "0"]


@given(st.lists(reports(), max_size=3))
def test_all_is_the_sum_of_the_rules(made):
    told = table(summary(made))
    outcomes = [finding.outcome for one in made for finding in one.findings]
    assert told["all"] == [str(outcomes.count(outcome)) for outcome in Outcome]
    summary(made).encode()
