"""A text is cut where edits and findings begin and end, and nothing of it is lost or told wrongly."""

from hypothesis import given
from render_cases import report, reports

from cleanup.reporting.segments import OPEN, SegmentKind, rows, sections


def placed(made):
    """The pieces of the original text with the offsets at which they begin."""
    at = 0
    for row in rows(made):
        for piece in (*row.segments, *row.line_break):
            if piece.kind in (SegmentKind.KEPT, SegmentKind.REMOVED):
                yield at, piece
                at += len(piece.text)


@given(reports())
def test_each_piece_is_of_its_innermost_open_finding(made):
    for at, piece in placed(made):
        around = [
            (finding.span.start, -finding.span.end, -place)
            for place, finding in enumerate(made.findings)
            if finding.outcome in OPEN and finding.span.start <= at < finding.span.end
        ]
        assert piece.finding == (-max(around)[2] if around else None)


@given(reports())
def test_each_piece_is_removed_where_an_edit_says_so(made):
    for at, piece in placed(made):
        removed = any(edit.span.start <= at < edit.span.end for edit in made.edits)
        assert (piece.kind is SegmentKind.REMOVED) == removed


@given(reports())
def test_each_finding_is_noted_once_in_the_line_where_it_begins(made):
    noted = {}
    for row in rows(made):
        for piece in (*row.segments, *row.line_break):
            if piece.kind is SegmentKind.NOTE:
                assert noted.setdefault(piece.finding, row.line) == row.line
    assert noted == {n: made.document.line_at(finding.span.start) for n, finding in enumerate(made.findings)}


@given(reports())
def test_what_is_folded_is_unchanged_and_nothing_is_left_out(made):
    shown = list(sections(made))
    assert [row for section in shown for row in section.rows] == list(rows(made))
    assert not any(row.changed and not row.blank for section in shown if section.folded for row in section.rows)


def test_a_single_paragraph_is_not_worth_a_fold():
    assert not any(section.folded for section in sections(report("Advertisement\n\na\n\nb\n\nc\n\nAdvertisement")))
    assert [
        section.paragraphs for section in sections(report("Advertisement\n\na\n\nb\n\nc\n\nd")) if section.folded
    ] == [3]
