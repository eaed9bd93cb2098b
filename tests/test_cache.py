import errno
import pickle
import sys
from pathlib import Path

import platformdirs
import pytest
import regex

from cleanup import cache, expressions
from cleanup.expressions import compiled


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def fresh(folder, monkeypatch):
    """Two processes that follow one another."""

    def begin():
        monkeypatch.setattr(expressions, "COMPILED", cache.Memo("expressions"))

    begin()
    return begin


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is platformdirs that is asked")
@pytest.mark.parametrize("chosen", [None, "", "/var/tmp/caches"])
def test_the_folder_is_the_one_that_platformdirs_names(monkeypatch, chosen):
    monkeypatch.delenv("CORPUSCRUB_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if chosen is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    assert cache.folder() == platformdirs.user_cache_path("corpuscrub", appauthor=False)


def test_what_was_saved_is_loaded_under_its_own_key_only(folder):
    cache.save("one", b"body")
    assert cache.load("one") == b"body"
    (folder / "other").write_bytes((folder / "one").read_bytes())
    assert cache.load("other") is None


def test_an_answer_is_worked_out_once(folder):
    asked = []

    def work() -> bytes:
        asked.append(1)
        return b"answer"

    assert cache.Memo("memo").recall(b"question", work) == b"answer"
    assert cache.Memo("memo").recall(b"question", work) == b"answer"
    assert len(asked) == 1


def test_a_full_memo_is_begun_anew(folder):
    memo = cache.Memo("memo", kept=2)
    for question in (b"a", b"b", b"c"):
        memo.recall(question, lambda: b"answer")
    asked = []
    cache.Memo("memo").recall(b"a", lambda: asked.append(1) or b"answer")
    assert asked


def test_a_kept_expression_is_not_compiled_again(fresh, monkeypatch):
    words = {"word": ("noted", "said")}
    first = compiled(r"(?P<all>\L<word>[.])", regex.IGNORECASE, **words)
    fresh()
    monkeypatch.setattr(regex, "compile", lambda *_, **__: pytest.fail("compiled again"))
    again = compiled(r"(?P<all>\L<word>[.])", regex.IGNORECASE, **words)
    assert (again.pattern, again.flags, again.named_lists) == (first.pattern, first.flags, first.named_lists)
    assert again.search("He NOTED.").group("all") == "NOTED."


def test_words_and_flags_make_another_expression(fresh):
    assert compiled(r"\L<word>", word=("a",)).search("b") is None
    assert compiled(r"\L<word>", word=("b",)).search("b")
    assert compiled("b").search("B") is None
    assert compiled("b", regex.IGNORECASE).search("B")


def test_a_cached_pickle_can_call_nothing(fresh, monkeypatch):
    compiled("a")
    evil = pickle.dumps(print)
    monkeypatch.setattr(cache.Memo, "recall", lambda *_: evil)
    with pytest.raises(pickle.UnpicklingError, match="no compiled expression"):
        compiled("a")


def test_a_full_disk_keeps_nothing_and_is_left_without_crumbs(folder, monkeypatch):
    def full(self, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.save("one", b"body")
    assert list(folder.iterdir()) == []
    assert cache.load("one") is None
