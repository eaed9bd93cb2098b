"""Files of -o and the like: whole or not at all, never an input, and foreign files only with --force."""

import os
import resource
import subprocess

import pytest
from command import CLEAN, COMMAND, DIRTY, environment, run
from dataset_cases import lines

PRECIOUS = b"the only copy\n"
RULES = """
[[rule]]
code = "MINE001"
name = "weather-line"
message = "“{found}” is the weather"
explanation = "Every page has it."
safety = "safe"
lines = ["Weather: sunny"]
bad = [{ text = "It rained.\\n\\nWeather: sunny", fixed = "It rained." }]
good = ["Weather: sunny and warm"]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "b.txt").write_bytes(CLEAN)
    (tmp_path / "bad.txt").write_bytes(b"It rained.\n\nAdvertisement\n\ncaf\xff\n")
    (tmp_path / "keep").write_bytes(PRECIOUS)
    return tmp_path


def names(folder):
    return sorted(place.name for place in folder.iterdir())


def call(*args, stdin=b"", **more):
    result = run(*args, stdin=stdin, **more)
    assert b"Traceback" not in result.stderr
    return result.returncode, result.stderr.decode()


def on_a_full_disk(size, *args):
    """A call by which no file gets more bytes than this."""
    return subprocess.run(
        [COMMAND, *args],
        env=environment(),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),  # no thread
    )


FORCED = ("check", "report", "stats")


@pytest.mark.parametrize("place", ["keep", "new"])
@pytest.mark.parametrize("paths", [["nofile"], ["bad.txt"], ["gone/"]])
@pytest.mark.parametrize("command", ["clean", *FORCED])
def test_an_output_stays_as_it_was_when_an_input_fails(command, paths, place, folder):
    before = names(folder)
    code, said = call(command, *paths, "-o", place, *["--force"] * (command in FORCED))
    assert code == 2
    assert f"{place}: not written, because documents are missing from it" in said
    assert (folder / "keep").read_bytes() == PRECIOUS
    assert names(folder) == before


@pytest.mark.parametrize("name", ["out", "out.md", "out.json", "out.html"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_of_two_inputs_of_which_one_is_bad_no_half_is_written(jobs, name, folder):
    for command in ("check", "report", "stats"):
        code, said = call(command, "a.txt", "bad.txt", "b.txt", "-j", jobs, "-o", name)
        assert (code, f"{name}: not written" in said) == (2, True)
        assert not (folder / name).exists()


def test_the_good_ones_of_a_folder_are_written_each_whole(folder):
    code, said = call("clean", "a.txt", "bad.txt", "b.txt", "-o", "out/")
    assert (code, "bad.txt: not UTF-8" in said) == (2, True)
    assert {place.name: place.read_bytes() for place in (folder / "out").iterdir()} == {"a.txt": CLEAN, "b.txt": CLEAN}


def test_a_record_that_cannot_be_used_stays_in_its_place_and_costs_no_output(folder):
    (folder / "c.jsonl").write_bytes(lines(3) + b'{"text": 5}\n')
    assert call("clean", "c.jsonl", "-o", "c2.jsonl")[0] == 2
    assert (folder / "c2.jsonl").read_bytes().endswith(b'\n{"text": 5}\n')
    for command in FORCED:
        assert call(command, "c.jsonl", "-o", f"{command}.html")[0] == 2
        assert (folder / f"{command}.html").exists()


@pytest.mark.parametrize("command", ["clean", "check"])
def test_a_full_disk_leaves_the_output_alone(command, folder):
    (folder / "long.txt").write_bytes(b"It rained.\n" * 2000 + b"\nAdvertisement\n" * 2000)
    (folder / "out").write_bytes(b"")
    result = on_a_full_disk(10_000, command, "long.txt", "-o", "out")
    assert result.returncode == 2
    assert b"out: cannot be written: File too large" in result.stderr
    assert (folder / "out").read_bytes() == b""
    assert not [name for name in names(folder) if name.startswith(".corpuscrub")]


@pytest.mark.parametrize("ledger", ["/dev/full", "no/such/ledger"])
def test_a_ledger_that_cannot_be_written_leaves_the_output_alone(ledger, folder):
    code, said = call("clean", "a.txt", "-o", "keep", "--ledger", ledger)
    assert (code, ledger in said) == (2, True)
    assert (folder / "keep").read_bytes() == PRECIOUS


def test_a_ledger_on_a_full_disk_leaves_the_output_alone(folder):
    (folder / "long.txt").write_bytes(b"It rained.\n\nAdvertisement\n\n" * 500 + b"The end.\n")
    for args in (["-o", "keep"], ["-w"]):
        result = on_a_full_disk(20_000, "clean", "long.txt", *args, "--ledger", "ledger")
        assert result.returncode == 2
        assert b"ledger: the ledger cannot be written" in result.stderr
    assert (folder / "keep").read_bytes() == PRECIOUS
    assert (folder / "long.txt").read_bytes().count(b"Advertisement") == 500


@pytest.mark.parametrize("spelled", ["a.txt", "./a.txt", "sub/../a.txt", "link", "name", "{folder}/a.txt"])
@pytest.mark.parametrize("command", ["clean", *FORCED])
def test_an_input_is_never_overwritten_however_it_is_spelled(command, spelled, folder):
    (folder / "sub").mkdir()
    (folder / "link").symlink_to("sub/../a.txt")
    os.link("a.txt", "name")
    for given in ("a.txt", "."):
        code, said = call(command, given, "-o", spelled.format(folder=folder), *["--force"] * (command in FORCED))
        assert code == 2
        reasons = ("would overwrite the input a.txt", "name a folder: -o ", "no output format has the suffix .txt")
        assert any(reason in said for reason in reasons)
        assert (folder / "a.txt").read_bytes() == DIRTY


def test_the_file_that_standard_input_comes_from_is_never_written_over(folder):
    with (folder / "a.txt").open("rb") as file:
        result = subprocess.run(
            [COMMAND, "clean", "-o", "a.txt"], stdin=file, env=environment(), capture_output=True, check=False
        )
    assert result.returncode == 2
    assert b"would overwrite standard input" in result.stderr
    assert (folder / "a.txt").read_bytes() == DIRTY


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["--rules", "mine.toml", "-o", "mine.toml"], "the rule file mine.toml"),
        (["--allow", "allow.toml", "-o", "allow.toml"], "the allow file allow.toml"),
        (["--baseline", "base", "-o", "base"], "the baseline base"),
        (["--config", "conf.toml", "-o", "conf.toml"], "the configuration conf.toml"),
        (["--files-from", "list", "-o", "list"], "the list of files list"),
        (["--ledger", "new", "-o", "new"], "the output of -o new"),
        (["--ledger", "link", "-o", "new"], "the output of -o new"),
        (["--ledger", "a.txt", "-w"], "the input a.txt"),
        (["--ledger", "base", "--baseline", "base", "-w"], "the baseline base"),
    ],
)
def test_no_file_that_a_call_reads_is_overwritten(args, what, folder):
    (folder / "mine.toml").write_text(RULES)
    (folder / "allow.toml").write_text('[[allow]]\nid = "449db2b07aa0"\n')
    (folder / "conf.toml").write_text("unsafe = true\n")
    (folder / "list").write_text("b.txt\n")
    (folder / "link").symlink_to("new")
    assert call("baseline", "create", "--baseline", "base", "b.txt")[0] == 0
    before = {place.name: place.read_bytes() for place in folder.iterdir() if place.exists()}
    code, said = call("clean", *args, *["a.txt"] * ("list" not in args))
    assert code == 2
    assert f": would overwrite {what}; " in said
    assert {place.name: place.read_bytes() for place in folder.iterdir() if place.exists()} == before


def test_a_folder_of_outputs_takes_no_name_of_an_input(folder):
    (folder / "out").mkdir()
    (folder / "out" / "b.txt").write_bytes(DIRTY)
    (folder / "in").mkdir()
    os.link("a.txt", "in/b.txt")
    code, said = call("clean", "in/b.txt", "a.txt", "-o", "in/")
    assert (code, "-o in/: would overwrite the input a.txt" in said) == (2, True)
    code, said = call("clean", "b.txt", "in/b.txt", "out/b.txt", "-o", "out/")
    assert code == 2
    assert (folder / "out" / "b.txt").read_bytes() == (folder / "a.txt").read_bytes() == DIRTY


@pytest.mark.parametrize("command", FORCED)
def test_a_file_from_elsewhere_is_only_overwritten_with_force(command, folder):
    code, said = call(command, "a.txt", "-o", "keep")
    assert code == 2
    assert f"keep: exists and was not written by `corpuscrub {command}`; add --force to overwrite it" in said
    assert (folder / "keep").read_bytes() == PRECIOUS
    assert call(command, "a.txt", "-o", "keep", "--force")[0] == (command == "check")
    assert (folder / "keep").read_bytes() != PRECIOUS


EARLIER = [
    *(
        ["check", "--output-format", form]
        for form in ("full", "concise", "grouped", "json", "jsonl", "sarif", "github")
    ),
    *(["check", "--output-format", form] for form in ("gitlab", "junit", "rdjson", "attributes")),
    ["check", "--statistics"],
    ["check", "--color", "always"],
    ["check", "--max-translated", "0", "--select", "MTA"],
    ["check", "--max-translated", "0", "--select", "MTA", "--output-format", "grouped"],
    ["stats"],
    ["report"],
]


@pytest.mark.parametrize("args", EARLIER, ids=" ".join)
def test_an_earlier_output_is_written_over(args, folder):
    for texts in (["a.txt"], ["b.txt"], ["a.txt", "b.txt"], ["a.txt"]):
        assert call(*args, *texts, "-o", "out")[0] != 2
        assert (folder / "out").read_bytes() == run(*args, *texts).stdout
    assert call("report", "a.txt", "-o", "out.md")[0] == call("report", "b.txt", "-o", "out.md")[0] == 0
    assert call("report", "a.txt", "-o", "out.json")[0] == call("report", "b.txt", "-o", "out.json")[0] == 0


def test_mine_overwrites_only_its_own_files(folder):
    (folder / "corpus").mkdir()
    for number in range(6):
        (folder / "corpus" / f"{number}.txt").write_text(f"Day {number} was long.\n\nRain {number}.\n\nBy us\n")
    args = ["mine", "corpus", "-o", "p.toml", "--review", "p.html", "--counts", "p.counts"]
    assert call(*args)[0] == call(*args)[0] == 0
    for number in (3, 5, 7):
        changed = [*args]
        changed[number] = "keep"
        code, said = call(*changed)
        assert (code, "keep: exists and was not written by `corpuscrub mine`" in said) == (2, True)
    before = {name: (folder / name).read_bytes() for name in ("p.toml", "p.html", "p.counts", "keep")}
    (folder / "corpus" / "bad.txt").write_bytes(b"\xff")
    assert call(*args)[0] == 2
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_a_configuration_to_begin_with_is_written_over_nothing(folder):
    assert call("config", "init", "-o", "corpuscrub.toml")[0] == 0
    code, said = call("config", "init", "-o", "corpuscrub.toml")
    assert (code, "add --force to overwrite it" in said) == (2, True)
    assert call("config", "init", "-o", "corpuscrub.toml", "--force")[0] == 0


def test_a_baseline_is_not_written_when_a_document_is_missing(folder):
    assert call("baseline", "create", "a.txt")[0] == 0
    before = (folder / "corpuscrub-baseline.txt").read_bytes()
    for args in (["create", "--force"], ["update"], ["prune"]):
        code, said = call("baseline", *args, "nofile")
        assert (code, "corpuscrub-baseline.txt: not written" in said) == (2, True)
    assert (folder / "corpuscrub-baseline.txt").read_bytes() == before
    assert call("baseline", "create", "--force", "--baseline", "a.txt", "a.txt")[0] == 2
    assert (folder / "a.txt").read_bytes() == DIRTY


@pytest.mark.parametrize("paths", [["a.txt", "b.txt"], ["."], ["sub"]])
def test_several_texts_and_one_output_file_are_refused(paths, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_bytes(DIRTY)
    (folder / "bad.txt").unlink()
    code, said = call("clean", *paths, "-o", "outdir")
    assert code == 2
    assert "-o names one file, but there are several texts; name a folder: -o outdir/ (or concatenate" in said
    assert not (folder / "outdir").exists()
    assert call("clean", "a.txt", "b.txt", "-o", "outdir/")[0] == 0
    assert call("clean", "a.txt", "b.txt", "-o", "outdir")[0] == 0, "now it is a folder"
    assert run("clean", *paths, "-o", "/dev/stdout").stdout.startswith(CLEAN)
    assert call("clean", "--diff", *paths, "-o", "patch")[0] == 1


def test_an_original_overwrites_neither_its_ledger_nor_its_input(folder):
    assert call("clean", "-w", "a.txt", "--ledger", "ledger")[0] == 0
    before = (folder / "ledger").read_bytes()
    for place in ("ledger", "a.txt"):
        assert call("restore", "ledger", "a.txt", "-o", place)[0] == 2
    assert (folder / "ledger").read_bytes() == before
    assert (folder / "a.txt").read_bytes() == CLEAN


def test_a_journal_is_not_begun_in_a_text(folder):
    (folder / "empty.txt").write_bytes(b"")
    code, said = call("review", "--serve", "--no-browser", "--journal", "empty.txt", "a.txt", "empty.txt")
    assert (code, "--journal empty.txt: would overwrite the input empty.txt" in said) == (2, True)
    assert (folder / "empty.txt").read_bytes() == b""
