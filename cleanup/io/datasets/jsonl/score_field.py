"""Marks: a field that lines of JSON get, and lose again."""

import json
from collections.abc import Mapping

from cleanup.io.datasets.jsonl.literal_edit import member_spans, value_span


def with_score_field(line: bytes, name: str, mark: Mapping[str, float | None]) -> tuple[bytes, str | None]:
    """Add scores as the last field of a parsed line, or replace the last field of that name.

    Returns the line and the literal that was replaced (None: there was none). Raises Unusable when the line is nested
    too deeply.
    """
    whole, literal = line.decode(), json.dumps(mark)
    known = member_spans(whole)
    if any(one == name for one, _ in known):
        start, end = value_span(known, name)
        return (whole[:start] + literal + whole[end:]).encode(), whole[start:end]
    end = known[-1][1].end
    return f"{whole[:end]}, {json.dumps(name)}: {literal}{whole[end:]}".encode(), None


def without_score_field(line: bytes, name: str, was: str | None) -> bytes:
    """Undo ``with_score_field``; ``was`` is the literal that it returned.

    Raises Unusable for a line without scores.
    """
    whole = line.decode()
    known = member_spans(whole)
    start, end = value_span(known, name)
    if was is not None:
        return (whole[:start] + was + whole[end:]).encode()
    return (whole[: known[-2][1].end] + whole[end:]).encode()
