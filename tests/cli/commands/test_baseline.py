"""``corpuscrub baseline``: a team accepts existing findings, and edits, merges and renames without a false alarm."""

import json
import re

import pytest
from command import CLEAN, DIRTY, run
from hook_cases import git

from cleanup.cli.commands.baseline.gitattributes import set_union_merge

FILE = "corpuscrub-baseline.txt"
AD = b"RES101"


def article(*parts):
    return b"".join(part + b"\n\n" for part in parts)


def prose(number):
    """A paragraph like no other, longer than what a finding is known by."""
    return f"On day {number} it rained in the north, and people of {number * 37} villages stayed at home.".encode()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(article(prose(1), b"Advertisement", prose(2), b"Share on Facebook", prose(3)))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_bytes(article(prose(4), b"Advertisement", prose(5)))
    return tmp_path


@pytest.fixture
def accepted(folder):
    assert run("baseline", "create").returncode == 0
    return folder


@pytest.fixture
def repository(folder):
    git("init", "-q", "-b", "main", cwd=folder)
    assert run("baseline", "create").returncode == 0
    commit(folder)
    return folder


def commit(folder):
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "a change", cwd=folder)


def silent(*args):
    """Whether nothing is said but how much is accepted."""
    result = run("check", *args or (".",))
    said = re.fullmatch(rb"([1-9]\d* accepted by \S+\n)?", result.stderr)
    return (result.returncode, result.stdout) == (0, b"") and said is not None


def entries(folder):
    return [line for line in (folder / FILE).read_text().splitlines() if not line.startswith("#")]


def test_what_is_accepted_is_silent_in_every_command(accepted):
    before = (accepted / "a.txt").read_bytes()
    assert silent()
    assert run("clean", "a.txt").stdout == before
    assert run("clean", "--check", "--unsafe", ".").returncode == 0
    assert AD not in run("stats", ".").stdout
    assert AD not in run("report", ".").stdout
    assert run("check", "--baseline", "/dev/null", ".").stdout.count(AD) == 2


@pytest.mark.parametrize(
    "args",
    [
        ("check", "."),
        ("check", "--output-format", "json", "."),
        ("check", "--statistics", "."),
        ("check", "-j", "2", "."),
        ("clean", "--check", "."),
        ("clean", "--diff", "."),
        ("clean", "a.txt", "sub/b.txt"),
        ("clean", "-w", "."),
        ("clean", "-o", "out/", "."),
        ("stats", "."),
        ("report", "-o", "report.md", "."),
        ("report", "-o", "report.html", "."),
        ("review", "--no-browser", "-o", "report.html", "."),
    ],
    ids=" ".join,
)
def test_every_command_reports_how_many_findings_were_suppressed_and_why(accepted, args):
    told = b"3 accepted by corpuscrub-baseline.txt\n"
    result = run(*args)
    assert result.returncode == 0
    assert result.stderr.count(told) == 1
    assert told not in run(args[0], "-q", *args[1:]).stderr
    assert b"accepted" not in run(*args[:1], "--baseline", "/dev/null", *args[1:]).stderr


def test_the_summary_of_check_counts_suppressed_findings_besides_listed_ones(accepted):
    (accepted / "new.txt").write_bytes(DIRTY)
    assert run("check", ".").stderr == (
        b"1 finding in 1 document; `corpuscrub clean` fixes 1; 3 accepted by corpuscrub-baseline.txt\n"
    )


def test_allow_files_and_terms_are_counted_apart_from_the_baseline(accepted):
    (accepted / "new.txt").write_bytes(article(b"Advertisement", prose(1), b"Follow us on Twitter", prose(2)))
    first, second = (
        finding
        for finding in json.loads(run("check", "--output-format", "json", "new.txt").stdout)["documents"][0]["findings"]
    )
    assert first["code"] == "RES101"
    (accepted / "allow.toml").write_text(f'[[allow]]\nid = "{first["id"]}"\n')
    (accepted / "corpuscrub.toml").write_text(f"[allow]\nphrases = [{json.dumps(second['found'])}]\n")
    for args in (("check",), ("clean", "--check"), ("stats",), ("check", "-j", "2")):
        result = run(*args, "--allow", "allow.toml", ".")
        assert result.returncode == 0
        assert result.stderr.splitlines()[-1] == (
            b"1 accepted by allow.toml, 1 by allow.phrases, 3 by corpuscrub-baseline.txt"
        )
    assert run("clean", "--allow", "allow.toml", "new.txt").stdout == (accepted / "new.txt").read_bytes()
    (accepted / "corpuscrub.toml").write_text('[allow]\nnames = ["Follow us on Twitter"]\n')
    assert b"1 accepted by allow.names" in run("check", "new.txt").stderr


def test_a_baseline_does_not_take_in_what_an_allow_file_accepts(folder):
    ((document,),) = [json.loads(run("check", "--output-format", "json", "sub/b.txt").stdout)["documents"]]
    (finding,) = document["findings"]
    (folder / "allow.toml").write_text(f'[[allow]]\nid = "{finding["id"]}"\n')
    assert run("baseline", "create", "--allow", "allow.toml").returncode == 0
    assert {line.split()[0] for line in entries(folder)} == {"a.txt"}


def test_suppressed_findings_in_records_are_counted(folder):
    records = "".join(json.dumps({"text": f"Rain {n}.\n\nAdvertisement\n\nSun."}) + "\n" for n in range(5))
    (folder / "r.jsonl").write_text(records)
    run("baseline", "create", "r.jsonl")
    result = run("clean", "r.jsonl", "-o", "out.jsonl")
    assert (folder / "out.jsonl").read_text() == records
    assert result.stderr.endswith(b"5 accepted by corpuscrub-baseline.txt\n")
    assert run("clean", "r.jsonl").stderr.endswith(b"5 accepted by corpuscrub-baseline.txt\n")


def test_create_reports_what_it_did_and_overwrites_nothing(folder):
    result = run("baseline", "create")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr == b"corpuscrub-baseline.txt: 3 findings in 2 files accepted\n"
    data = (folder / FILE).read_bytes()
    (folder / "a.txt").write_bytes(CLEAN)
    again = run("baseline", "create")
    assert again.returncode == 2
    assert b"corpuscrub-baseline.txt: already exists; `corpuscrub baseline update`" in again.stderr
    assert (folder / FILE).read_bytes() == data
    assert run("baseline", "create", "--force").returncode == 0
    assert len(entries(folder)) == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_bytes_do_not_depend_on_the_order_of_paths(folder, jobs):
    made = set()
    for number, paths in enumerate((["."], ["a.txt", "sub"], ["sub/b.txt", "a.txt"], [str(folder), "./a.txt"])):
        name = f"{number}.baseline"
        assert run("baseline", "create", "-j", jobs, "--baseline", name, *paths).returncode == 0
        made.add((folder / name).read_bytes())
    assert len(made) == 1


def test_what_is_new_fails_and_nothing_else_is_listed(accepted):
    (accepted / "a.txt").write_bytes((accepted / "a.txt").read_bytes() + b"Advertisement\n")
    result = run("check", ".")
    assert result.returncode == 1
    assert result.stdout.startswith(b"a.txt:11:1 RES101")
    assert result.stdout.count(b"\n") == 1
    assert run("clean", "a.txt").stdout.count(b"Advertisement") == 1


def test_paragraphs_may_be_moved(accepted):
    parts = (accepted / "a.txt").read_bytes().split(b"\n\n")[:-1]
    (accepted / "a.txt").write_bytes(article(*parts[::-1]))
    assert silent()
    before = entries(accepted)
    assert b"3 findings accepted, brought up to date" in run("baseline", "update").stderr
    assert entries(accepted) != before
    assert silent()


def test_the_nearest_baseline_above_counts(accepted, monkeypatch):
    monkeypatch.chdir(accepted / "sub")
    assert silent("b.txt")
    assert silent(accepted / "a.txt")
    assert run("baseline", "update").returncode == 0
    assert len(entries(accepted)) == 3


def test_verbose_reports_accepted_findings_and_a_note_reports_stale_entries(accepted):
    told = run("check", "-v", ".").stderr
    assert b"a.txt: 0 findings, 0 edits, 2 accepted, layout paragraphs\n" in told
    assert told.endswith(b"\n3 accepted by corpuscrub-baseline.txt\n")
    (accepted / "a.txt").write_bytes(CLEAN)
    stale = run("check", ".")
    assert (stale.returncode, stale.stdout) == (0, b"")
    assert stale.stderr == (
        b"corpuscrub-baseline.txt: no finding matches 2 entries; `corpuscrub baseline prune` removes such entries\n"
        b"1 accepted by corpuscrub-baseline.txt\n"
    )
    assert silent("sub")
    assert silent("--select", "DMG", ".")


def test_prune_drops_what_was_mended_and_what_is_gone_and_nothing_else(accepted):
    (accepted / "a.txt").write_bytes(article(prose(1), b"Advertisement", prose(2)))
    (accepted / "sub" / "b.txt").unlink()
    (accepted / "new.txt").write_bytes(DIRTY)
    assert b"1 finding accepted, 2 removed" in run("baseline", "prune").stderr
    assert [line.split()[:2] for line in entries(accepted)] == [["a.txt", "RES101"]]
    assert run("check", ".").stdout.startswith(b"new.txt:3:1")
    assert b"1 finding accepted, nothing to remove" in run("baseline", "prune").stderr


def test_prune_drops_nothing_of_files_and_rules_that_it_did_not_read(accepted):
    (accepted / "a.txt").write_bytes(CLEAN)
    (accepted / "sub" / "b.txt").write_bytes(CLEAN)
    for args in (["--select", "DMG"], ["--ignore", "RES"]):
        run("baseline", "prune", *args)
        run("baseline", "update", *args)
        assert len(entries(accepted)) == 3
    run("baseline", "prune", "sub")
    assert len(entries(accepted)) == 2


def test_update_accepts_nothing_new_unless_requested(accepted):
    (accepted / "new.txt").write_bytes(DIRTY)
    told = run("baseline", "update")
    assert told.returncode == 0
    assert (
        b"1 new finding not accepted (including findings covered by other fixes); `corpuscrub baseline update --add`"
        in told.stderr
    )
    assert run("check", ".").returncode == 1
    assert b"4 findings accepted, 1 added" in run("baseline", "update", "--add").stderr
    assert silent()


def test_when_nothing_changed_nothing_is_written(accepted):
    before = (accepted / FILE).stat()
    for command in ("update", "prune"):
        assert b"nothing to " in run("baseline", command).stderr
    after = (accepted / FILE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_update_without_a_baseline_is_an_error(folder):
    for command in ("update", "prune"):
        result = run("baseline", command)
        assert result.returncode == 2
        assert b"create one with `corpuscrub baseline create`" in result.stderr


@pytest.mark.parametrize("command", ["create", "update", "prune"])
def test_standard_input_has_no_baseline(folder, command):
    assert b"name a file" in run("baseline", command, "-", stdin=DIRTY).stderr


def test_a_named_baseline_that_is_not_there_is_an_error(folder):
    result = run("check", "--baseline", "missing.txt", ".")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"missing.txt: cannot be read" in result.stderr


def test_the_baseline_that_is_configured_is_begun_and_kept(accepted, monkeypatch):
    (accepted / FILE).unlink()
    (accepted / "corpuscrub.toml").write_text('baseline = "old/findings.txt"\n')
    (accepted / "old").mkdir()
    assert b"old/findings.txt: 3 findings in 2 files accepted" in run("baseline", "create").stderr
    assert silent()
    monkeypatch.chdir(accepted / "sub")
    assert silent()
    assert b"../old/findings.txt: 3 findings accepted, nothing to change" in run("baseline", "update", "..").stderr


def test_standard_input_is_matched_by_its_given_name(accepted):
    text = (accepted / "a.txt").read_bytes()
    assert run("check", "--stdin-filename", "a.txt", stdin=text).returncode == 0
    assert run("check", stdin=text).returncode == 1


def test_a_baseline_is_no_text(accepted):
    data = (accepted / FILE).read_bytes()
    assert silent(FILE)
    assert run("clean", FILE).stdout == data
    (accepted / "Advertisement.txt").write_bytes(DIRTY)
    run("baseline", "update", "--add")
    assert silent()
    assert not any(line.startswith(FILE) for line in entries(accepted))


def test_strange_names_of_files_are_kept(folder):
    for name in ("#a.txt", " b .txt", "c\nd.txt", "e\\20;.txt", "=======.txt", "ü\u2028.txt"):
        (folder / name).write_bytes(DIRTY)
    (folder / b"\xff.txt".decode("utf-8", "surrogateescape")).write_bytes(DIRTY)
    run("baseline", "create")
    assert silent()
    assert b"nothing to remove" in run("baseline", "prune").stderr
    assert b"nothing to change" in run("baseline", "update").stderr


def test_a_merge_conflict_is_reported_with_its_line(accepted):
    data = (accepted / FILE).read_text().splitlines(keepends=True)
    (accepted / FILE).write_text("".join([*data[:4], "<<<<<<< HEAD\n", data[4], "=======\n", ">>>>>>> b\n"]))
    for command in (["check", "."], ["baseline", "update"]):
        result = run(*command)
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"corpuscrub-baseline.txt:5: a merge conflict: delete the lines" in result.stderr


def test_a_read_only_baseline_is_left_alone(accepted):
    (accepted / FILE).chmod(0o444)
    (accepted / "a.txt").write_bytes(CLEAN)
    result = run("baseline", "prune")
    assert result.returncode == 2
    assert b"read-only" in result.stderr
    assert len(entries(accepted)) == 3


def test_git_is_set_to_keep_the_lines_of_both_sides_once(repository):
    assert (repository / ".gitattributes").read_bytes() == b"corpuscrub-baseline.txt merge=union\n"
    result = run("baseline", "create", "--force")
    assert b".gitattributes" not in result.stderr
    assert (repository / ".gitattributes").read_bytes() == b"corpuscrub-baseline.txt merge=union\n"


def test_outside_of_a_repository_there_are_no_attributes(accepted):
    assert not (accepted / ".gitattributes").exists()


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (b"*.txt text", b"*.txt text\ncorpuscrub-baseline.txt merge=union\n"),
        (b"*.txt text\r\n", b"*.txt text\r\ncorpuscrub-baseline.txt merge=union\r\n"),
        (b"\xff\n", b"\xff\ncorpuscrub-baseline.txt merge=union\n"),
        (b"/corpuscrub-baseline.txt text merge=ours\n", None),
        (b"corpuscrub-baseline.txt -merge\n", None),
        (b"corpuscrub-baseline.txt text\n", b"corpuscrub-baseline.txt text\ncorpuscrub-baseline.txt merge=union\n"),
    ],
)
def test_attributes_that_are_there_stay(folder, there, expected):
    git("init", "-q", cwd=folder)
    (folder / ".gitattributes").write_bytes(there)
    result = run("baseline", "create")
    assert ("added “corpuscrub-baseline.txt merge=union”".encode() in result.stderr) == (expected is not None)
    assert (folder / ".gitattributes").read_bytes() == (expected or there)


@pytest.mark.parametrize("name", ["a b.txt", "#a", "!a", 'a"b', "a*[b]?", "a\\b", "ü.txt"])
def test_git_reads_the_name_that_is_meant(tmp_path, name):
    git("init", "-q", cwd=tmp_path)
    (tmp_path / name).write_bytes(b"")
    assert set_union_merge(tmp_path / name) is not None
    assert set_union_merge(tmp_path / name) is None
    assert git("check-attr", "-z", "merge", "--", name, cwd=tmp_path).split("\0")[1:3] == ["merge", "union"]


def test_a_file_that_was_renamed_is_silent_after_an_update(repository):
    git("mv", "a.txt", "sub/c.txt", cwd=repository)
    alarm = run("check", ".")
    assert alarm.returncode == 1
    assert b"corpuscrub-baseline.txt: 2 entries for missing files; `corpuscrub baseline update`" in alarm.stderr
    assert b"3 findings accepted, 2 in renamed files" in run("baseline", "update").stderr
    assert silent()


def test_a_file_that_was_renamed_may_have_been_edited_at_the_same_time(repository):
    (repository / "a.txt").unlink()
    parts = [prose(1), b"Advertisement", prose(2), prose(6), b"Share on Facebook", prose(7)]
    (repository / "c.txt").write_bytes(article(*parts))
    assert b"2 in renamed files" in run("baseline", "update").stderr
    assert silent()


def merged(folder, ours, theirs):
    """Change two branches, bring the baseline of each up to date, and merge them."""
    git("switch", "-q", "-c", "theirs", cwd=folder)
    theirs(folder)
    commit(folder)
    git("switch", "-q", "main", cwd=folder)
    ours(folder)
    commit(folder)
    git("merge", "-q", "--no-edit", "theirs", cwd=folder)


def adding(name, parts):
    def change(folder):
        (folder / name).write_bytes(article(*parts))
        run("baseline", "update", "--add")

    return change


def mending(name):
    def change(folder):
        run("clean", "-w", "--baseline", "/dev/null", name)
        run("baseline", "prune")

    return change


def moving(name, *, update):
    def change(folder):
        parts = (folder / name).read_bytes().split(b"\n\n")[:-1]
        (folder / name).write_bytes(article(*parts[2:], *parts[:2]))
        if update:
            run("baseline", "update")

    return change


NEW = [prose(20), b"Advertisement", prose(21)]
CHANGES = {
    "added before": adding("a-new.txt", NEW),
    "added": adding("b-new.txt", NEW),
    "added behind": adding("sub/z.txt", NEW),
    "mended": mending("sub/b.txt"),
    "moved": moving("a.txt", update=False),
    "moved and updated": moving("a.txt", update=True),
}


@pytest.mark.parametrize("theirs", CHANGES)
@pytest.mark.parametrize("ours", CHANGES)
def test_two_branches_are_merged_without_conflict_and_false_alarm(repository, ours, theirs):
    merged(repository, CHANGES[ours], adding("y.txt", NEW) if ours == theirs else CHANGES[theirs])
    result = run("check", ".")
    assert (result.returncode, result.stdout) == (0, b"")
    run("baseline", "update")
    assert silent()
    run("baseline", "prune")
    assert silent()
    (repository / "a.txt").write_bytes(article(b"Advertisement") + (repository / "a.txt").read_bytes())
    assert run("check", ".").returncode == 1


def test_both_may_prune(repository):
    merged(repository, mending("a.txt"), mending("sub/b.txt"))
    assert run("check", ".").returncode == 0
    run("baseline", "prune")
    assert entries(repository) == []
    assert silent()


def test_both_may_add_to_the_same_file(repository):
    def first(folder):
        (folder / "a.txt").write_bytes(article(prose(6), b"Advertisement") + (folder / "a.txt").read_bytes())
        run("baseline", "update", "--add")

    def second(folder):
        (folder / "a.txt").write_bytes((folder / "a.txt").read_bytes() + article(b"Advertisement", prose(7)))
        run("baseline", "update", "--add")

    merged(repository, first, second)
    assert (repository / "a.txt").read_bytes().count(b"Advertisement") == 3
    assert silent()


def test_both_may_begin_with_a_baseline(folder):
    git("init", "-q", "-b", "main", cwd=folder)
    commit(folder)

    def create(more):
        def change(folder):
            (folder / more).write_bytes(article(prose(len(more)), b"Advertisement", prose(9)))
            assert run("baseline", "create").returncode == 0

        return change

    merged(folder, create("c.txt"), create("dd.txt"))
    assert silent()


@pytest.mark.slow
def test_a_corpus_of_2000_files_is_silent_in_the_hook_and_a_new_finding_fails(tmp_path, monkeypatch, run_hook):
    """10,000 old findings."""
    monkeypatch.chdir(tmp_path)
    residue = [
        b"Advertisement",
        b"Share on Facebook",
        b"Read more:",
        b"ADVERTISEMENT",
        b"Story continues below advertisement",
    ]
    for number in range(2000):
        parts = [part for place, line in enumerate(residue) for part in (prose(10 * number + place), line)]
        path = tmp_path / f"{number % 20:02}" / f"{number:04}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(article(*parts, prose(10 * number + 9)))
    git("init", "-q", cwd=tmp_path)
    created = run("baseline", "create", "-j", "2")
    assert created.returncode == 0
    assert len(entries(tmp_path)) >= 9_000
    assert silent()
    assert run_hook("corpuscrub", tmp_path)[0] == 0

    moved = tmp_path / "00" / "0000.txt"
    parts = moved.read_bytes().split(b"\n\n")[:-1]
    moved.write_bytes(article(*parts[4:], *parts[:4]))
    assert silent()
    assert run_hook("corpuscrub", tmp_path)[0] == 0

    worse = tmp_path / "01" / "0001.txt"
    worse.write_bytes(article(worse.read_bytes().rstrip(), b"Advertisement", prose(0)))
    code, said = run_hook("corpuscrub", tmp_path)
    assert code == 1
    assert said.count("RES101") == 1
    assert "01/0001.txt:23:1 RES101" in said


def test_isolated_reads_no_baseline_that_is_not_named(accepted):
    assert AD in run("check", "--isolated", ".").stdout
    assert run("check", "--isolated", "--baseline", FILE, ".").returncode == 0


def test_a_baseline_is_created_of_the_files_that_are_listed(folder):
    (folder / "list").write_text("sub/b.txt\n")
    assert run("baseline", "create", "--files-from", "list").returncode == 0
    assert run("check", "sub").returncode == 0
    assert AD in run("check", "a.txt").stdout


def test_an_empty_list_does_not_mean_all_files(folder):
    (folder / "list").write_bytes(b"")
    run("baseline", "create", "--files-from", "list")
    assert AD in run("check", "a.txt").stdout


def test_ends_of_names_are_refused_where_no_names_are_listed(folder):
    result = run("baseline", "create", "-0")
    assert result.returncode == 2
    assert b"--files-from" in result.stderr
    assert not (folder / FILE).exists()
