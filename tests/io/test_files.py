"""FileSet are replaced whole or not at all."""

import os
import stat
import threading

import pytest

from cleanup.cli.input.paths import FileSet
from cleanup.errors import InputError
from cleanup.io import files
from cleanup.io.files import atomic_write, read, write


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "a.txt"
    place.write_bytes(b"old")
    return place


def left(folder):
    return sorted(place.name for place in folder.iterdir())


def test_a_file_is_replaced_and_keeps_its_mode(file):
    file.chmod(0o640)
    assert write(str(file), b"new", b"old")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert left(file.parent) == ["a.txt"]


def test_an_unchanged_file_is_not_rewritten(file):
    before = file.stat()
    assert not write(str(file), b"old", b"old")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_symbolic_link_is_written_through(file, tmp_path):
    link = tmp_path / "elsewhere" / "link.txt"
    link.parent.mkdir()
    link.symlink_to("../a.txt")
    assert write(str(link), b"new", b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert left(link.parent) == ["link.txt"]


def test_hard_links_are_counted(file, tmp_path):
    os.link(file, tmp_path / "b.txt")
    assert write(str(file), b"new", b"old") == 2
    assert (tmp_path / "b.txt").read_bytes() == b"old"
    assert write(str(file), b"newer", b"new") == 1


def test_a_read_only_file_is_refused_even_to_root(file):
    file.chmod(0o444)
    with pytest.raises(InputError, match=r"a\.txt: read-only; `chmod u\+w`"):
        write(str(file), b"new", b"old")
    assert file.read_bytes() == b"old"


def test_a_file_that_has_changed_since_it_was_read_is_refused(file):
    with pytest.raises(InputError, match="has changed since it was read and was left alone"):
        write(str(file), b"new", b"what was read")
    assert file.read_bytes() == b"old"


def test_a_file_that_has_gone_is_refused(file):
    file.unlink()
    with pytest.raises(InputError, match="cannot be written: No such file"):
        write(str(file), b"new", b"old")
    assert left(file.parent) == []


@pytest.mark.parametrize("step", ["fsync", "chown"])
def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(step, file, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, step, fail)
    with pytest.raises(KeyboardInterrupt):
        write(str(file), b"new", b"old")
    assert file.read_bytes() == b"old"
    assert left(file.parent) == ["a.txt"]


def test_the_new_file_is_on_the_disk_before_it_takes_the_old_ones_place(file, monkeypatch):
    order = []
    fsync, replace = os.fsync, files.Path.replace
    monkeypatch.setattr(files.os, "fsync", lambda handle: (order.append("fsync"), fsync(handle)))
    monkeypatch.setattr(files.Path, "replace", lambda self, new: (order.append("replace"), replace(self, new)))
    write(str(file), b"new", b"old")
    assert order == ["fsync", "replace"]


def test_a_private_file_is_never_readable_by_others(file, monkeypatch):
    file.chmod(0o600)
    seen = []
    fsync = os.fsync
    monkeypatch.setattr(
        files.os, "fsync", lambda handle: (seen.append(stat.S_IMODE(os.fstat(handle).st_mode)), fsync(handle))
    )
    write(str(file), b"new", b"old")
    assert seen == [0o600]


def test_a_backup_keeps_the_original_and_its_mode(file):
    file.chmod(0o600)
    write(str(file), b"new", b"old", backup=True)
    kept = file.with_name("a.txt.orig")
    assert kept.read_bytes() == b"old"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_backup_is_never_overwritten(file):
    kept = file.with_name("a.txt.orig")
    kept.write_bytes(b"the first original")
    with pytest.raises(InputError, match="a backup is there already"):
        write(str(file), b"new", b"old", backup=True)
    assert kept.read_bytes() == b"the first original"
    assert file.read_bytes() == b"old"


def test_a_new_file_gets_the_mode_that_the_user_wants(tmp_path):
    old = os.umask(0o027)
    try:
        with atomic_write(tmp_path / "new.txt") as file:
            file.write(b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


def test_a_device_or_a_pipe_is_written_to_and_not_replaced(tmp_path):
    place = tmp_path / "pipe"
    os.mkfifo(place)
    got = []
    reader = threading.Thread(target=lambda: got.append(place.read_bytes()))
    reader.start()
    with atomic_write(place) as file:
        file.write(b"new")
    reader.join()
    assert got == [b"new"]
    assert stat.S_ISFIFO(place.stat().st_mode)


def test_a_pipe_is_not_written_in_place(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not a regular file"):
        write(str(tmp_path / "pipe"), b"new", b"old")


@pytest.mark.parametrize(("path", "reason"), [("gone.txt", "No such file"), (".", "Is a directory"), ("a\0b", "null")])
def test_what_cannot_be_read_says_why(path, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=f"cannot be read: .*{reason}"):
        read(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("b.txt", "a.TXT", "c.text", "d.md", ".hidden.txt", "sub/e.txt", "sub/old/f.txt", ".git/g.txt"):
        place = tmp_path / "docs" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def found(*paths, exclude=(), force=False):
    def trouble(error):
        raise error

    return list(FileSet(paths, tuple(exclude), force_exclude=force).walk(trouble))


EVERY = ["docs/a.TXT", "docs/b.txt", "docs/c.text", "docs/sub/e.txt", "docs/sub/old/f.txt"]


def test_a_folder_stands_for_its_texts_in_order(folder):
    assert found("docs") == EVERY


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder):
    assert found("docs/d.md", "-", "docs/.hidden.txt", "gone") == ["docs/d.md", "-", "docs/.hidden.txt", "gone"]


def test_a_path_that_is_named_twice_is_taken_once(folder):
    assert found("docs/b.txt", "docs/b.txt", "-", "-") == ["docs/b.txt", "-"]


def test_links_in_folders_neither_loop_nor_lead_out(folder, tmp_path):
    (folder / "loop").symlink_to(folder)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "z.txt").write_bytes(b"")
    (folder / "out").symlink_to(tmp_path / "outside")
    assert found("docs") == EVERY


@pytest.mark.parametrize(
    ("pattern", "gone"),
    [
        ("sub", {"docs/sub/e.txt", "docs/sub/old/f.txt"}),
        ("docs/sub/old/", {"docs/sub/old/f.txt"}),
        ("*.text", {"docs/c.text"}),
        ("docs/*/e.txt", {"docs/sub/e.txt"}),
        ("ub", set()),
    ],
)
def test_patterns_exclude_by_name_or_by_path(pattern, gone, folder):
    assert found("docs", exclude=[pattern]) == [path for path in EVERY if path not in gone]
    assert found(str(folder), exclude=[pattern]) == [str(folder.parent / path) for path in EVERY if path not in gone]


def test_what_is_named_is_excluded_only_by_force(folder):
    assert found("docs/b.txt", exclude=["b.txt"]) == ["docs/b.txt"]
    assert found("docs/b.txt", "docs/sub/e.txt", exclude=["b.txt", "sub"], force=True) == []


def test_a_folder_that_cannot_be_read_is_told_and_the_others_follow(folder, monkeypatch):
    def scandir(place, real=os.scandir):
        if place.name == "sub":
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr("cleanup.cli.input.walk.os.scandir", scandir)
    told = []
    (folder / "z").mkdir()
    (folder / "z" / "z.txt").write_bytes(b"")
    assert list(FileSet(("docs",)).walk(told.append)) == [*EVERY[:3], "docs/z/z.txt"]
    assert [str(error) for error in told] == ["docs/sub: cannot be read: Permission denied"]
