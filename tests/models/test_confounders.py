"""What else explains an artifact: in such a text it is found, and is no evidence of a translation."""

import pytest
import texts

from cleanup import clean

RELEASE = """\
The Harbour Trust  which runs the ferries  said on Monday that it would repair the northern quay before the winter.

“We waited too long ” said Ines Brandt  the chair of the trust  after the meeting with the mayor and the engineers.

The work will take eleven months  because the piers stand in deep water  and will cost nine million pounds.

Travellers can take a bus from the station  but the journey is longer than it was by boat  and runs once an hour only.
"""
PLAYER = "The divers searched the old dock until noon. This video can not be played They went home in 2019.\n"
LINKS = "The report by the Sarn Courier , which was out on Monday, says so. It rained, and they stayed at home.\n"


def codes(report):
    return {finding.code for finding in report.findings if finding.code.startswith("MTA")}


def evidence(report):
    return {clue.code for clue in report.translation.clues if clue.code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (RELEASE, "MTA109"),
        (RELEASE.replace("£", "$").replace("\n\n", "\n"), "MTA109"),
        (PLAYER, "MTA408"),
        (PLAYER.replace("This video can not be played", "Media can not be loaded."), "MTA408"),
        (PLAYER.replace("This video can not be played", "Your browser can not play this file."), "MTA408"),
        (LINKS, "MTA509"),
        (LINKS.replace("the Sarn Courier ,", "www.sarn.example ,"), "MTA509"),
        (LINKS.replace("by the Sarn Courier ,", "is published at ,"), "MTA509"),
        (
            "".join(
                f"They sold the {name} , and the boats, to a trader, and left.\n" for name in ("cow", "nets", "hut")
            ),
            "MTA509",
        ),
    ],
    ids=lambda value: value[:7],
)
def test_what_has_another_explanation_is_found_and_is_no_evidence(text, code):
    report = clean(text, language="en")
    assert code in codes(report)
    assert code not in evidence(report)
    assert report.scores.translated < 0.4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # where pronouns were lost, in a text with commas and in one that has few
        ("“The bridge is safe, and dry,”  said. We know that  have to wait for the summer, as before.\n", "MTA109"),
        ("The mayor says that  have to wait. The ferry  will sail when  can.\n" * 6, "MTA109"),
        ("In 2019 the town can not pay for a new bridge.\n", "MTA408"),
        ("This video can not be played. In 2019 the town can not pay for a new bridge.\n", "MTA408"),
        ("On Monday, the port was open. The harbour , however, was closed.\n", "MTA509"),
    ],
    ids=lambda value: value[:7],
)
def test_what_has_none_is_evidence(text, code):
    assert code in evidence(clean(text, language="en"))


def test_an_explanation_is_one_for_its_own_rule_alone():
    report = clean(PLAYER + "The only country with barges is the United - States.\n", language="en")
    assert {"MTA201", "MTA408"} <= codes(report)
    assert evidence(report) == {"MTA201"}


def test_the_articles_with_artifacts_are_still_found_out():
    for path in sorted((texts.CORPUS / "translated").glob("*/input.txt")):
        assert clean(texts.read(path)).scores.translated > 0.8
