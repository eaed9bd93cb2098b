import errno
import os
import pickle
import sys
from hashlib import sha256
from pathlib import Path

import platformdirs
import pytest
import regex
from command import CLEAN, DIRTY, run

from cleanup import cache
from cleanup.rulekit import regex_cache as expressions
from cleanup.rulekit.regex_cache import compiled


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """The cache's own folder, which is not there yet, below the one that is named."""
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    return tmp_path / "corpuscrub-cache"


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
    (folder / "one.cache").rename(folder / "other.cache")
    assert cache.load("other") is None


def test_an_answer_is_worked_out_once(folder):
    asked = []

    def work() -> bytes:
        asked.append(1)
        return b"answer"

    assert cache.Memo("memo-a").recall(b"question", work, bytes.decode) == "answer"
    assert cache.Memo("memo-a").recall(b"question", work, bytes.decode) == "answer"
    assert len(asked) == 1


def test_a_full_memo_is_begun_anew(folder):
    memo = cache.Memo("memo-a", kept=2)
    for question in (b"a", b"b", b"c"):
        memo.recall(question, lambda: b"answer", bytes)
    asked = []
    cache.Memo("memo-a").recall(b"a", lambda: asked.append(1) or b"answer", bytes)
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


class Call:
    """What calls a function when it is read back."""

    def __init__(self, function, *args):
        self.how = function, args

    def __reduce__(self):
        return self.how


@pytest.mark.parametrize(
    "planted",
    [
        pickle.dumps(Call(os.mkdir, "planted")),
        pickle.dumps(print),
        pickle.dumps(regex.compile("b")),
        pickle.dumps("a"),
        pickle.dumps(regex.compile("a"))[:-9],
        b"",
        b"\x80\x05\x95\xff\xff\xff\xff\xff\xff\xff\x7f.",
    ],
)
def test_a_cached_pickle_is_a_compiled_expression_or_nothing(fresh, monkeypatch, tmp_path, planted):
    monkeypatch.chdir(tmp_path)
    compiled("a")
    ((question, _),) = expressions.COMPILED._known.items()
    cache.save("expressions", cache.packed([question, planted]))
    fresh()
    assert compiled("a").search("ba").span() == (1, 2)
    assert not Path("planted").exists()


def test_a_full_disk_keeps_nothing_and_is_left_without_crumbs(folder, monkeypatch):
    def full(self, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.save("one", b"body")
    assert list(folder.iterdir()) == []
    assert cache.load("one") is None


def test_files_of_others_stay_where_they_are(folder):
    folder.mkdir(mode=0o700)
    for place in (folder, folder.parent):
        for number in range(60):
            (place / f"thesis-{number}.txt").write_text("five years")
        (place / "index-0").write_text("not ours")
    others = {path for path in (*folder.iterdir(), *folder.parent.iterdir()) if path.is_file()}
    for number in range(cache.KEPT + 5):
        cache.save(f"key-{number}", b"body")
    assert others <= {*folder.iterdir(), *folder.parent.iterdir()}
    assert len(others) == 122
    assert len([path for path in folder.iterdir() if path not in others]) == cache.KEPT


def test_what_a_killed_process_left_half_written_leaves_with_the_old(folder):
    cache.save("one-0", b"body")
    left = folder / f"tmpk3_x9a1b{cache.UNFINISHED}"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    for number in range(cache.KEPT):
        cache.save(f"key-{number}", b"body")
    assert not left.exists()


@pytest.fixture(params=["link", "file", "open to all", "open to the group", "of another user"])
def strange(request, folder, monkeypatch):
    """A folder that holds an entry as it should be and cannot be trusted, and what is said of it."""
    cache.save("one", b"body")
    entry = (folder / "one.cache").read_bytes()
    if request.param == "link":
        folder.rename(folder.with_name("elsewhere"))
        folder.symlink_to("elsewhere")
        return "symbolic link", entry
    if request.param == "file":
        (folder / "one.cache").unlink()
        folder.rmdir()
        folder.write_bytes(b"mine")
        return "not a folder", entry
    if request.param == "of another user":
        monkeypatch.setattr(os, "geteuid", lambda: 4321)
        return "another user", entry
    folder.chmod(0o777 if request.param == "open to all" else 0o750)
    return "chmod 700", entry


@pytest.mark.skipif(not cache.POSIX, reason="there are no modes")
def test_a_folder_into_which_others_may_write_is_not_used(folder, strange):
    complaint, entry = strange
    assert complaint in cache.refused()
    assert str(folder) in cache.refused()
    assert cache.load("one") is None
    cache.save("one", b"other")
    cache.save("two", b"other")
    if folder.is_dir():
        assert [path.name for path in folder.iterdir()] == ["one.cache"]
        assert (folder / "one.cache").read_bytes() == entry


@pytest.mark.skipif(not cache.POSIX, reason="there are no modes")
def test_a_folder_of_ones_own_is_used(folder):
    assert cache.refused() is None
    cache.save("one", b"body")
    assert cache.refused() is None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "one.cache").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not cache.POSIX, reason="there are no modes")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "open"])
def test_an_entry_that_others_may_have_written_is_none(folder, kind):
    cache.save("one", b"body")
    entry, elsewhere = folder / "one.cache", folder / "elsewhere"
    entry.rename(elsewhere)
    if kind == "link":
        entry.symlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(entry, 0o600)
    elif kind == "folder":
        entry.mkdir()
    else:
        elsewhere.rename(entry)
        entry.chmod(0o666)
    assert cache.load("one") is None
    cache.save("one", b"body")
    assert (cache.load("one") is None) == (kind == "folder")


def test_an_entry_with_a_byte_changed_or_cut_is_none(folder):
    cache.save("one", b"body")
    whole = (folder / "one.cache").read_bytes()
    for place in range(len(whole)):
        for harmed in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
            (folder / "one.cache").write_bytes(harmed)
            assert cache.load("one") is None
    (folder / "one.cache").write_bytes(whole + b"x")
    assert cache.load("one") is None


@pytest.mark.parametrize("parts", [[], [b""], [b"a", b"", b"bc"]])
def test_pieces_of_bytes_come_back_from_one(parts):
    assert cache.unpacked(cache.packed(parts)) == parts


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff" * 9, cache.packed([b"ab"])[:-1], cache.packed([b"ab"]) + b"c"])
def test_bytes_that_are_no_pieces_are_refused(data):
    with pytest.raises((ValueError, cache.struct.error)):
        cache.unpacked(data)


TEXT = DIRTY + b"\nPhoto by Ada Example\n\n\xe2\x80\x9cIt rained\xe2\x80\x9d, the the end.\n"
KINDS = ("expressions", "index", "packs", "phrases", "rules")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder that the command filled, what it was told there, and the entries by their kinds."""
    named = tmp_path_factory.mktemp("filled")
    wanted = run("clean", "--unsafe", stdin=TEXT, CORPUSCRUB_CACHE_DIR=str(named))
    entries = {path.name.partition("-")[0]: path for path in (named / "corpuscrub-cache").iterdir()}
    assert sorted(entries) == sorted(KINDS)
    assert wanted.returncode == 0
    return named, wanted.stdout, entries


def _sealed(path: Path, body: bytes) -> bytes:
    """A body as an entry whose hash is right."""
    known = sha256(cache.HEAD + f"{cache.PLATFORM} {path.name.removesuffix('.cache')}\n".encode() + body)
    return cache.HEAD + known.digest() + body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "harm",
    [
        lambda path, data: b"",
        lambda path, data: data[: len(data) // 2],
        lambda path, data: data[:-1],
        lambda path, data: data[:60] + bytes([data[60] ^ 4]) + data[61:] if len(data) > 60 else b"\0" * len(data),
        lambda path, data: bytes(4) + data[4:],
        lambda path, data: _sealed(path, b"") if "packs" not in path.name else b"",
        lambda path, data: _sealed(path, data[51:-1] + b"\xff" * 9) if "packs" not in path.name else b"\xff" * 9,
        lambda path, data: _sealed(path, pickle.dumps(Call(os.mkdir, "planted"))) if "packs" not in path.name else b"",
    ],
    ids=["empty", "half", "short", "flipped", "headless", "sealed empty", "sealed garbage", "sealed pickle"],
)
def test_a_damaged_entry_is_made_anew_in_silence(filled, tmp_path, kind, harm):
    named, wanted, entries = filled
    whole = entries[kind].read_bytes()
    entries[kind].write_bytes(harm(entries[kind], whole))
    result = run("clean", "--unsafe", stdin=TEXT, cwd=tmp_path, CORPUSCRUB_CACHE_DIR=str(named))
    assert (result.returncode, result.stdout, result.stderr) == (0, wanted, b"")
    assert not (tmp_path / "planted").exists()
    assert entries[kind].read_bytes().startswith(cache.HEAD)
    entries[kind].write_bytes(whole)


def test_no_entry_can_have_a_module_imported(filled, tmp_path):
    named, wanted, entries = filled
    (tmp_path / "planted_rules.py").write_text("from pathlib import Path; Path('planted').touch()")
    for kind in ("rules", "packs"):
        whole = entries[kind].read_bytes()
        labels = cache.packed([b"RES101", b"ad-break", b"planted_rules"])
        for body in (b"planted_rules", b'[["RES101", "ad-break", "planted_rules"]]', labels):
            entries[kind].write_bytes(_sealed(entries[kind], body))
            env = {"CORPUSCRUB_CACHE_DIR": str(named), "PYTHONPATH": str(tmp_path)}
            result = run("clean", "--unsafe", stdin=TEXT, cwd=tmp_path, **env)
            assert (result.returncode, result.stdout, result.stderr) == (0, wanted, b"")
            assert not (tmp_path / "planted").exists()
        entries[kind].write_bytes(whole)


@pytest.mark.skipif(not cache.POSIX, reason="there are no modes")
def test_verbose_says_once_that_the_folder_is_not_used(folder, tmp_path):
    folder.mkdir()
    folder.chmod(0o755)
    texts = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in texts:
        path.write_bytes(CLEAN)
    said = run("check", "-v", *texts).stderr.decode()
    assert said.count("is not used") == 1
    assert f"the cache folder {folder} is not used" in said
    assert run("check", *texts).stderr == b""
    assert list(folder.iterdir()) == []
