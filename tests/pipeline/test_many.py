"""``clean_many``: any number of texts, one report each, in order."""

import os
from itertools import count, islice

import pytest

from cleanup import ArgumentTypeError, ArgumentValueError, DocumentError, SelectionError, clean, clean_many
from cleanup.pipeline.many import clean_in_processes

TEXTS = ["It rained.\n\nAdvertisement", "", "The the end.", "雨。" * 50] * 20


@pytest.mark.parametrize("jobs", [1, 2])
def test_reports_come_in_the_order_of_the_texts(jobs):
    assert list(clean_many(TEXTS, jobs=jobs, unsafe=True)) == [clean(text, unsafe=True) for text in TEXTS]


@pytest.mark.parametrize("jobs", [1, 2])
def test_texts_are_read_as_they_are_needed(jobs):
    endless = (f"Number {number}.\n\nAdvertisement" for number in count())
    reports = clean_many(endless, jobs=jobs)
    assert [report.cleaned for report in islice(reports, 3)] == ["Number 0.", "Number 1.", "Number 2."]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"jobs": 0}, ArgumentValueError),
        ({"jobs": "2"}, ArgumentTypeError),
        ({"jobs": True}, ArgumentTypeError),
        ({"layout": "prose"}, ArgumentValueError),
        ({"layout": 3}, ArgumentTypeError),
        ({"select": "NOPE1"}, SelectionError),
    ],
)
def test_options_are_checked_before_any_text_is_read(options, error):
    with pytest.raises(error):
        clean_many(iter(()), **options)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_text_is_refused_at_its_place(jobs):
    reports = clean_many(["It rained.", None], jobs=jobs)
    assert next(reports).cleaned == "It rained."
    with pytest.raises(ArgumentTypeError, match="text"):
        next(reports)


def _end(text):
    if text == "end":
        os._exit(3)
    return clean(text)


def test_a_text_that_ends_its_process_is_named():
    reports = clean_in_processes(_end, ["It rained.", "end", "It stopped."], 2)
    assert next(reports).cleaned == "It rained."
    with pytest.raises(DocumentError, match="text 2 could not be cleaned"):
        next(reports)
