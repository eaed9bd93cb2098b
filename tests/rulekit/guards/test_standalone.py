"""Lines that do not stand by themselves: no rule that takes whole lines takes one."""

import textwrap

import pytest

from cleanup import clean
from cleanup.engine.document import Document
from cleanup.rulekit.guards.standalone import stands_alone

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing, and "
    "the harbour master was asleep. Those who had bought a ticket for the far bank got a stamp on it and were told to "
    "come back in spring. Most of them went home on foot, along the old road over the hills, and saw from the top how "
    "the water took the second pier, plank by plank, until only the lamp was left."
)
WITHOUT_SPACES = (
    "渡船在中午掉头返回，因为没有人告诉船长两座码头中哪一座还立着，而港务长正在睡觉。"
    "买了票的人在票上得到一个印章，被告知春天再来。大多数人沿着山上的旧路步行回家，从山顶看到水如何把第二座码头一块一块地带走。"
)
PHRASES = (
    *("advertisement", "Read more:", "Share this article", "Leave a comment", "All rights reserved.", "Tags: rain"),
    *("Related: the ferry", "Source: the harbour", "By Ana Sol", "Published: May 3, 2024", "Related articles"),
)


def broken(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


def own(text: str) -> list[bool]:
    document = Document(text)
    return [stands_alone(document, number) for number in range(document.line_count)]


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
def test_no_line_of_a_broken_paragraph_stands_by_itself(width):
    assert not any(own(broken(STORY, width)))


@pytest.mark.parametrize("mark", ["# ", "> ", " * ", "// "])
def test_a_broken_comment_is_a_broken_paragraph(mark):
    assert not any(own(textwrap.indent(broken(STORY, 70), mark)))


def test_a_script_without_spaces_is_broken_between_any_two_letters():
    assert not any(own("\n".join(WITHOUT_SPACES[at : at + 24] for at in range(0, len(WITHOUT_SPACES), 24))))


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("width", [60, 72])
def test_a_phrase_is_left_where_a_paragraph_was_broken_before_it_or_after_it(phrase, width):
    for text in (f"{broken(STORY, width)}\n{phrase}", f"{phrase}\n{broken(STORY, width)}"):
        assert not [finding for finding in clean(text, unsafe=True).findings if finding.code.startswith("RES")]


@pytest.mark.parametrize("width", [60, 72])
def test_a_phrase_between_blank_lines_is_found_in_a_broken_text(width):
    text = f"{broken(STORY, width)}\n\nAdvertisement\n\n{broken(STORY, width)}"
    assert clean(text).cleaned == f"{broken(STORY, width)}\n\n{broken(STORY, width)}"


@pytest.mark.parametrize(
    "page",
    [
        f"Rain at last\nBy Ana Sol\n{STORY}\nAdvertisement\n{STORY}\nShare this article\nMost read\nFares to double",
        "Six dead after the bridge collapsed in the night\nIs the new bridge safe for all who cross it?\nAdvertisement",
        "Home\nNews\nSports\nContact us\nAdvertisement\nIt rained.\nIt stopped.",
        "橋は閉鎖された。\n魚市場の朝を歩く\n市長、岸壁の調査を約束",
    ],
)
def test_the_lines_of_a_page_stand_by_themselves_without_blank_lines_between_them(page):
    assert all(own(page))


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Rain\ntags: rain, harvest\nauthor: Ana Sol\nsource: Example Agency\n---",
        "[page]\ntitle = Rain\ntags: rain, harvest",
        "title: Rain\ntags:\n  - rain\n  - harvest",
        "share: true\ntags: rain",
    ],
)
def test_settings_are_left_alone(text):
    assert clean(f"{text}\n\n{STORY}", unsafe=True).cleaned == f"{text}\n\n{STORY}"


def test_two_credits_with_one_key_are_no_settings():
    assert all(own("image: Ana Sol\nimage: Ana Sol"))
