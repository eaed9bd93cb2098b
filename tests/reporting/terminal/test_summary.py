"""The summary adds up counts, scores and figures of all documents."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, report, reports, translated

from cleanup.engine.report import Outcome
from cleanup.engine.scores import Clue, SourceLanguage
from cleanup.models.readability import readability
from cleanup.models.translation_score import ENOUGH
from cleanup.reporting.terminal.summary import summary

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
    assert " ".join(told["residue"]) == f"{13 / size:.1%} of the text (a lower bound: it counts what was found)"
    assert told["words"] == [str(readability(first).words + 7 + 13), str(2 * 13 + 6 + 13)]


def test_the_score_of_one_document_is_explained():
    told = summary([translated(report(RAIN), 0.934, *CLUES)])
    assert told.startswith("1 document\n")
    assert (
        f"""
translated  0.93 of 1, 0.20 by style alone

for a machine (+) or against (-)  log-odds
MTA104 made-up-4, 2 times            +3.20
MTA205 made-up-5                     +0.25
words and phrases as a whole         +0.80
“of the”                             -0.10
contractions                         -1.50
Style was judged on 713 words; it is meaningful from {ENOUGH} words on.

"""
        in told
    )


def test_a_score_without_style_says_why():
    short = summary([translated(report(RAIN), 0.08, words=30, judged=False)])
    assert (
        f"translated  0.08 of 1, style not judged\nStyle was not judged: it is meaningful from {ENOUGH} words on, "
        in short
    )
    assert "and this text has 30 words.\n" in short
    unknown = summary([translated(report(RAIN), 0.3, words=300, judged=False, language=None)])
    assert "Style was not judged: the language of the text is unknown.\n" in unknown


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("de", "the text is in German, and the model covers only English."),
        ("xx", "the text is in the language “xx”, and the model covers only English."),
        (None, "the language of the text is unknown."),
        ("en", "the text has no letters."),
    ],
)
def test_where_there_is_no_score_it_says_so_and_why(language, why):
    told = summary([translated(report(RAIN), None, style=None, judged=False, language=language)])
    assert f"\ntranslated  no score\nThere is no score: {why}\n" in told


def test_documents_without_a_score_are_counted_and_not_averaged():
    german = translated(report(RAIN, "de.txt"), None, style=None, judged=False, language="de")
    told = summary([translated(report(RAIN, "a.txt"), 0.6), german, translated(report(RAIN, "b.txt"), 0.2)])
    assert "\ntranslated  0.40 of 1 on average, 1 over 0.5, 0 over 0.8; 1 without a score\n" in told
    assert "de.txt" not in told
    assert "\ntranslated  no score\n\n" in summary([german, german])


def test_the_likely_source_is_named_with_the_rules_that_say_so():
    made = report("He said. noted. It is maybe so. He said. noted.")
    vars(made)["source"] = SourceLanguage("fr", made.findings)
    assert "Likely translated from French: MTA103, MTA104, MTA205, MTA206.\n" in summary([made])
    assert "\nsources     French 1\n" in summary([made, report(RAIN)])
    assert "French" not in summary([report(RAIN)])


def test_of_several_documents_the_most_translated_are_named():
    scores = [0.1, 0.95, 0.5, 0.51, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.2, 0.8]
    clues = (Clue(-2.0, "contractions"), Clue(1.0, "MTA103 made-up\x1b-3", "MTA103"), Clue(0.5, "commas"))
    made = [translated(report(RAIN, f"{n}.txt"), score, *clues) for n, score in enumerate(scores)]
    vars(made[11])["translation"] = replace(made[11].translation, judged=False, clues=())
    told = summary(made)
    assert "translated  0.40 of 1 on average, 3 over 0.5, 1 over 0.8\n" in told
    head, *rows = told.partition("most translated")[2].split("\n\n")[0].splitlines()
    assert head.split() == ["score", "by", "style", "strongest", "clue"]
    assert rows[0] == "1.txt             0.95      0.20  MTA103 made-upU+001B-3"
    assert rows[1] == "11.txt            0.80         -"
    assert [row.split()[1] for row in rows] == ["0.95", "0.80", "0.51", "0.50", *["0.30"] * 6]


def test_no_document_at_all_has_zeros():
    assert table(summary([]))["characters"] == ["0", "0"]


@given(st.lists(reports(), max_size=3))
def test_all_is_the_sum_of_the_rules(made):
    told = table(summary(made))
    outcomes = [finding.outcome for one in made for finding in one.findings]
    assert told["all"] == [str(outcomes.count(outcome)) for outcome in Outcome]
    summary(made).encode()
