"""Reports as plain data and as HTML for notebooks."""

import json

from page_reader import Reader

from cleanup import clean
from cleanup.reporting.data.json import json_report

TEXT = "The the quay is shut.\n\nAdvertisement\n\nIt rained."


def shown(report):
    reader = Reader()
    reader.feed(report._repr_html_())
    return reader


def test_plain_data_is_what_json_has():
    report = clean(TEXT)
    [document] = json.loads("".join(json_report([report])))["documents"]
    del document["too_translated"]
    assert report.to_dict() == document
    assert json.loads(json.dumps(report.to_dict())) == report.to_dict()


def test_a_notebook_shows_each_change_with_the_text_around_it():
    html = clean(TEXT)._repr_html_()
    assert "2 findings, 2 edits, layout paragraphs" in html
    assert html.count("<del") == 2
    assert "It rained." in html


def test_a_notebook_shows_a_hostile_text_as_text():
    html = clean("<script>alert(1)</script> The the \u202eend\x1b[31m.\n\nAdvertisement")._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "[U+202E]" in html
    assert not {"\u202e", "\x1b"} & set(html)


def test_a_notebook_shows_a_part_of_many_changes():
    html = clean("It rained.\n\nAdvertisement\n\n" * 100)._repr_html_()
    assert "… 60 more" in html
    assert len(html) < 40_000
