"""Where a run-on line is cut, and where it is not."""

import pytest

from cleanup import Document, clean
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.layout.logical import Gap
from cleanup.layout.run_on import cuts

PHRASES = ("Get the App Now", "Story Continues", "GET MORE")


def phrase_at(text, start):
    return next((start + len(phrase) for phrase in PHRASES if text.startswith(phrase, start)), None)


def elements(line):
    parts, done = [], 0
    for cut in cuts(line, phrase_at):
        parts.append(line[done : cut.start])
        done = cut.end
    return [*parts, line[done:]]


@pytest.mark.parametrize(
    "marked",
    [
        "It rained.| Ana slept.| Nobody came.",
        "It rained.|Ana slept.",
        "“It rained,” she said.|“Nobody came.”",
        "He left in 2023.| They stayed.",
        "It rained.|CLICK HERE TO GET THE APP|The mayor said so.",
        "It rained.| CLICK HERE TO GET THE APP| The mayor said so.",
        "It rained.| Get the App Now| The mayor said so.",
        "It rained.|(Ana Sol/Example Press)|The mayor said so.",
        "It rained.| [Related: fares rise]| The mayor said so.",
        "It rained.| Photo: Ana Sol/Getty Images| The mayor said so.",
        "It rained|   Ana slept",
        "It rained|\tAna slept",
        "All is well| © 2020 Example",
        "It rained.| leia também:",
        "下雨了。|猫睡了。|没有人来。",
        "雨が降った。|猫は寝た。",
        "बारिश हुई।| बिल्ली सो गई।",
        "Es war spät.| Am 3. Oktober kam er.",
    ],
)
def test_a_line_is_cut_between_its_elements(marked):
    parts = [part.strip() for part in marked.split("|")]
    assert [part.strip() for part in elements(marked.replace("|", ""))] == parts


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Low met Dr. Sol at St. Ives on Jan. 5.",
        "J. R. Low was there, and so was the U.S. Army.",
        "The U.S.Army was there.",
        "She has a Ph.D. from Bonn.",
        "It runs on Node.JS and Asp.Net.",
        "See Example.Com for more.",
        "It costs 3.50 or 4.75 a day.",
        "Am 3. Oktober und am 12. November.",
        "“It rained. Nobody came. We slept,” she said.",
        '"It rained. Nobody came. We slept," she said.',
        "「雨が降った。猫は寝た。」と言った",
        "The rest (it rained. Nobody came.) is known.",
        "Call 202 555 0142, ext. 12, or write.",
        "No. 5 and Fig. 3 show it, pp. 3-4.",
        "Wait … or not",
        "The NATO AND EU said so",
    ],
)
def test_a_line_is_not_cut_within_a_sentence(line):
    assert elements(line) == [line]


def test_the_kind_of_a_gap_says_what_ended_the_element():
    line = "It rained. Ana slept.Otto came. Get the App Now The end."
    assert [cut.gap for cut in cuts(line, phrase_at)] == [Gap.SENTENCE, Gap.GLUED, Gap.SENTENCE, Gap.ELEMENT]


def test_a_word_alone_is_no_element_after_a_sentence():
    assert elements("He was asked. Nothing. He went.") == ["He was asked. Nothing.", "He went."]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("It rained. Advertisement “Nobody came,” she said.", "It rained. “Nobody came,” she said."),
        ("It rained.CLICK HERE TO GET THE EXAMPLE APPThe end.", "It rained. The end."),
        ("Skip to main content. It rained.", "It rained."),
        ("It rained. All rights reserved. © 2020 Example News.", "It rained."),
        ("下雨了。关注我们", "下雨了。"),
    ],
)
def test_an_element_that_is_removed_leaves_one_gap_at_most(text, cleaned):
    assert clean(text).cleaned == cleaned


def test_a_label_and_a_headline_whose_end_nobody_knows_stay():
    text = "It rained. Related: Fares rise again The mayor said so. The end."
    assert clean(text).cleaned == text


def test_a_second_cleaning_changes_nothing():
    text = "Skip to content. It rained. © 2020 Example. All rights reserved. Share this article"
    once = clean(text, unsafe=True).cleaned
    assert clean(once, unsafe=True).cleaned == once


def test_a_long_line_among_others_is_cut_where_it_is_most_of_the_text():
    text = "A title\n\n" + "It rained and nobody came. " * 120 + "CLICK HERE TO GET THE EXAMPLE APP"
    report = clean(text)
    assert (report.layout.value, "CLICK" in report.cleaned) == ("run-on", False)


def test_without_rules_there_is_a_layout_and_nothing_else():
    report = Engine(EveryLine([])).clean(Document("It rained. Nobody came."))
    assert (report.layout.value, report.edits) == ("run-on", ())
