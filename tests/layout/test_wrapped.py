"""Which breaks of a text are those of wrapping."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import clean
from cleanup.layout.wrapped import joins

PROSE = (
    "The harbour council met on Monday to talk about the old quay, which has stood empty since the fire, and members "
    "spoke for two hours and agreed that the engineers should measure the walls before winter comes to the island. "
)
VERSE = "The sea is calm tonight beside the quay\nThe boats are gone and so is all the light\n" * 6


def joined(text):
    return {join.line for join in joins(text.split("\n"))}


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_all_breaks_of_a_wrapped_paragraph_are_undone(width):
    text = textwrap.fill(PROSE * 3, width)
    assert joined(text) == set(range(text.count("\n")))


@pytest.mark.parametrize("prefix", ["> ", "# ", "// ", "    "])
def test_marks_before_each_line_are_not_part_of_the_paragraph(prefix):
    text = textwrap.fill(PROSE * 3, 72, initial_indent=prefix, subsequent_indent=prefix)
    assert joined(text) == set(range(text.count("\n")))
    assert all(join.prefix == len(prefix) for join in joins(text.split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        VERSE,
        "\n".join(f"Item number {number} of the list of things to buy" for number in range(20)),
        "\n".join(f"{name:<30}{len(name):>10}" for name in PROSE.split()),
        "\n\n".join([PROSE] * 5),
        "\n".join([PROSE * 2] * 5),
        "Name: Ana Sol\nStreet: Long Road 17 at the harbour\nTown: Quay on the Island of Example\nPhone: 202 555 0142",
        "",
    ],
)
def test_other_texts_are_not_wrapped(text):
    assert joined(text) == set()


def test_items_of_a_list_stay_apart_and_their_own_lines_are_joined():
    items = [textwrap.fill(PROSE, 70, initial_indent="- ", subsequent_indent="  ") for _ in range(3)]
    text = "\n".join(items)
    starts = {number for number, line in enumerate(text.split("\n")) if line.startswith("- ")}
    assert joined(text) == {number for number in range(text.count("\n")) if number + 1 not in starts}


def test_a_hyphen_at_the_end_of_a_line_keeps_the_word_together():
    lines = ["the engineers of the harbour who had come to measure the old and well-", "known walls of the quay " * 2]
    assert [join.separator for join in joins([*lines, "", *lines, "", *lines])] == ["", "", ""]


def test_residue_that_is_wrapped_is_found_as_a_whole():
    notice = "This material may not be published, broadcast, rewritten, or redistributed without permission. " * 1
    text = "\n\n".join(textwrap.fill(part, 60) for part in (PROSE, PROSE, "© 2020 Example News. " + notice))
    report = clean(text)
    assert report.layout.value == "wrapped"
    assert report.cleaned == "\n\n".join([textwrap.fill(PROSE, 60)] * 2)


def test_a_doubled_word_across_a_break_is_found():
    doubled = (PROSE * 2).replace("about the", "about the the", 1)
    text = next(text for width in range(50, 90) if "the\nthe" in (text := textwrap.fill(doubled, width)))
    report = clean(text)
    assert [finding.code for finding in report.findings] == ["MTA301"]
    assert report.cleaned == text.replace("the\nthe", "the", 1)
    assert report.restore() == text


def test_a_line_right_under_a_wrapped_paragraph_stays():
    text = textwrap.fill(PROSE * 2, 60) + "\nAdvertisement"
    assert clean(text).cleaned == text


@given(st.lists(st.text("aB .\u3002\u4e2d-", max_size=90), max_size=12))
def test_any_lines_are_joined_in_order_and_without_overlap(lines):
    found = [join.line for join in joins(lines)]
    assert found == sorted(set(found))
    assert all(join.prefix <= len(lines[join.line + 1]) for join in joins(lines))
