"""Answers of processes as bytes."""

import io
import pickle
from copyreg import dispatch_table
from traceback import format_exc, format_exception

from cleanup.text import Document


def packed(answers: list[object]) -> bytes:
    """Answers as bytes; one that cannot be pickled becomes the error that says so."""
    try:
        return _pickled(answers)
    except Exception:  # one of them cannot be
        return _pickled([_sound(answer) for answer in answers])


def unpacked(data: bytes) -> list[object]:
    """Answers again, from the bytes of ``packed`` alone: they are trusted."""
    answers: list[object] = pickle.loads(data)
    return answers


def _sound(answer: object) -> object:
    """An answer, or where it cannot be pickled the error that says so."""
    try:
        _pickled(answer)
    except Exception:
        told = "".join(format_exception(answer)) if isinstance(answer, Exception) else format_exc()
        return RuntimeError(told)
    return answer


class _Pickler(pickle.Pickler):
    """Documents without what was computed of them, which is much and quickly computed again."""

    dispatch_table = dispatch_table | {Document: lambda one: (Document, (one.text, one.name, one.language))}


def _pickled(answer: object) -> bytes:
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(answer)
    return file.getvalue()
