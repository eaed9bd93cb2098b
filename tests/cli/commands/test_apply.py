"""``corpuscrub apply``, what it learns, and what the other commands do with that."""

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from command import CLEAN, DIRTY, run
from review_cases import all_fixed, decided, real, review

from cleanup import clean
from cleanup.engine.report import Outcome
from cleanup.errors import AllowError
from cleanup.io.files import Codec, decode
from cleanup.review.decisions import Choice, dump, journal_header, journal_line

BROKEN = b"\xef\xbb\xbfcaf\xff\r\n\r\nAdvertisement\r\n\r\nEnd"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two texts, and a review of them in which every fix was accepted."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_bytes(BROKEN)
    keep(tmp_path, about("a.txt"), about("sub/b.txt"))
    return tmp_path


def about(path, choices=all_fixed, codec=Codec("utf-8", "surrogate")):  # noqa: B008
    source = decode(path, Path(path).read_bytes(), codec)
    return decided(real(source.text, path), choices)


def keep(folder, *documents, name="d.json", **changes):
    (folder / name).write_bytes(dump(review(*documents, **changes)))


def command(*args, stdin=b""):
    result = run(*args, stdin=stdin)
    return result.returncode, result.stdout, result.stderr.decode()


def test_decisions_are_written_and_listed(folder):
    code, out, said = command("apply", "--errors", "surrogate", "d.json")
    assert (code, out) == (0, b"")
    assert said == (
        "a.txt:3:1 RES101 “Advertisement” removed\na.txt: cleaned, 1 edit\n"
        "a.txt is not in a git repository, so this change cannot be undone; next time add --ledger FILE to undo it "
        "with `corpuscrub restore`, or --backup to keep the originals\n"
        "sub/b.txt:3:1 RES101 “Advertisement” removed\nsub/b.txt: cleaned, 1 edit\n"
    )
    assert (folder / "a.txt").read_bytes() == CLEAN
    assert (folder / "sub" / "b.txt").read_bytes() == b"\xef\xbb\xbfcaf\xff\r\n\r\nEnd"


def test_all_accepted_is_what_clean_unsafe_writes(folder):
    (folder / "c.txt").write_bytes(DIRTY)
    run("clean", "-w", "--unsafe", "c.txt")
    command("apply", "d.json", "a.txt")
    assert (folder / "a.txt").read_bytes() == (folder / "c.txt").read_bytes() != DIRTY


def test_all_rejected_changes_nothing(folder):
    keep(folder, about("a.txt", lambda _: Choice.REJECTED))
    assert command("apply", "d.json") == (0, b"", "")
    assert (folder / "a.txt").read_bytes() == DIRTY


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (BROKEN, "utf-8"),
        ("It rained é.\r\rAdvertisement\r\rEnd “here”".encode("cp1252"), "cp1252"),
        ("\ufeffIt rained.\n\nAdvertisement\n".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_a_ledger_brings_the_originals_back_byte_for_byte(folder, data, encoding):
    (folder / "a.txt").write_bytes(data)
    keep(folder, about("a.txt", codec=Codec(encoding, "surrogate")))
    options = ("--encoding", encoding, "--errors", "surrogate", "--ledger", "ledger")
    assert command("apply", "d.json", *options)[0] == 0
    assert (folder / "a.txt").read_bytes() != data
    assert command("restore", "ledger")[0] == 0
    assert (folder / "a.txt").read_bytes() == data


def test_a_journal_is_applied_too(folder):
    document = about("a.txt")
    (folder / "j").write_bytes(
        journal_header(review()) + journal_line(document, document.decisions[0]) + b'{"path": "a.t'
    )
    assert command("apply", "j")[0] == 0
    assert (folder / "a.txt").read_bytes() == CLEAN


def test_an_edited_finding_gets_the_new_words(folder):
    keep(folder, about("a.txt", lambda _: "It snowed."))
    assert "RES101 “Advertisement” -> “It snowed.”" in command("apply", "d.json")[2]
    assert (folder / "a.txt").read_bytes() == DIRTY.replace(b"Advertisement", b"It snowed.")


def test_a_dry_run_lists_every_change_and_makes_none(folder):
    code, out, said = command("apply", "--dry-run", "--learn", "lessons", "d.json", "a.txt")
    assert (code, out) == (0, b"")
    assert said == "a.txt:3:1 RES101 “Advertisement” removed\na.txt: would be cleaned, 1 edit\n"
    assert (folder / "a.txt").read_bytes() == DIRTY
    assert not (folder / "lessons").exists()


@pytest.mark.parametrize(("kind", "line"), [("--diff", b"-Advertisement\n"), ("--diff=word", b"[-Advertisement-]")])
def test_a_diff_is_shown_and_nothing_changed(folder, kind, line):
    code, out, said = command("apply", kind, "d.json", "a.txt")
    assert (code, line in out, said) == (1, True, "")
    assert (folder / "a.txt").read_bytes() == DIRTY
    keep(folder, about("a.txt", lambda _: Choice.SKIPPED))
    assert command("apply", kind, "d.json") == (0, b"", "")


def test_a_backup_keeps_the_original(folder):
    command("apply", "--backup", "d.json", "a.txt")
    assert (folder / "a.txt.orig").read_bytes() == DIRTY


def test_a_pipe_gives_the_text_with_the_decisions_done(folder):
    assert command("apply", "d.json", "-", stdin=DIRTY) == (0, CLEAN, "")
    assert (folder / "a.txt").read_bytes() == DIRTY
    command("apply", "d.json", "-", "--ledger", "ledger", stdin=DIRTY)
    assert run("restore", "ledger", "-", stdin=CLEAN).stdout == DIRTY


def test_a_text_from_a_pipe_is_mentioned(folder):
    keep(folder, replace(about("a.txt"), path="-"))
    hint = "to apply decisions to a text from a pipe: corpuscrub apply d.json - < text > cleaned\n"
    assert command("apply", "d.json")[2] == hint
    assert command("apply", "d.json", "-", stdin=DIRTY) == (0, CLEAN, "")
    code, out, said = command("apply", "--fuzzy", "d.json", "-", stdin=b"New.\n\n" + DIRTY)
    assert (code, out) == (0, b"New.\n\n" + CLEAN)
    assert "relocated to line 5" in said


def test_a_text_that_nobody_decided_about_is_refused(folder):
    code, out, said = command("apply", "d.json", "-", stdin=b"Other.\n")
    assert (code, out) == (2, b"")
    assert "-: matches none of the 2 texts in the decision file" in said
    assert command("apply", "d.json", "c.txt")[::2] == (2, "Error: c.txt: d.json has no decisions about it\n")


def test_a_changed_file_is_refused_and_the_others_are_not(folder):
    (folder / "a.txt").write_bytes(b"New.\n\n" + DIRTY)
    code, _, said = command("apply", "--errors", "surrogate", "d.json")
    assert code == 2
    assert "Error: a.txt: has changed since the review and was left alone; --fuzzy" in said
    assert (folder / "a.txt").read_bytes() == b"New.\n\n" + DIRTY
    assert (folder / "sub" / "b.txt").read_bytes() != BROKEN


def test_findings_relocated_in_a_changed_file_are_fixed_and_reported(folder):
    (folder / "a.txt").write_bytes(b"New.\n\n" + DIRTY)
    code, _, said = command("apply", "--fuzzy", "d.json", "a.txt")
    assert code == 0
    assert "a.txt: RES101 “Advertisement” relocated to line 5, 6 code points further down\n" in said
    assert (folder / "a.txt").read_bytes() == b"New.\n\n" + CLEAN


def test_findings_that_cannot_be_relocated_are_skipped_and_reported(folder):
    (folder / "a.txt").write_bytes(b"Other.\n")
    code, _, said = command("apply", "--fuzzy", "d.json", "a.txt")
    assert (code, said) == (1, "Warning: a.txt: RES101 “Advertisement” not found again; left out\n")


@pytest.mark.parametrize("way", ["absolute", "upwards", "link"])
def test_decisions_reach_no_file_outside_unless_trusted(way, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_bytes(DIRTY)
    (folder / "link").symlink_to(outside.parent)
    path = {"absolute": str(outside), "upwards": os.path.relpath(outside), "link": "link/a.txt"}[way]
    keep(folder, replace(about("a.txt"), path=path))
    code, _, said = command("apply", "d.json")
    assert (code, f"{path}: outside" in said) == (2, True)
    assert outside.read_bytes() == DIRTY
    assert command("apply", "--anywhere", "d.json")[0] == 0
    assert outside.read_bytes() == CLEAN


@pytest.mark.parametrize("path", ["x" * 5000, "circle", "sub", "pipe", "\ud800", "gone\x1b[31m.txt"])
def test_a_path_that_is_no_file_is_reported(folder, path):
    (folder / "circle").symlink_to("circle")
    os.mkfifo(folder / "pipe")
    keep(folder, replace(about("a.txt"), path=path), about("a.txt"))
    code, _, said = command("apply", "d.json")
    assert (code, "\x1b" in said, "Traceback" in said) == (2, False, False)
    assert said.startswith("Error: ")
    assert (folder / "a.txt").read_bytes() == CLEAN


def test_a_name_that_is_not_utf_8_is_found(folder):
    place = folder / os.fsdecode(b"caf\xe9.txt")
    place.write_bytes(DIRTY)
    keep(folder, about(place.name))
    assert command("apply", "d.json")[0] == 0
    assert place.read_bytes() == CLEAN


def test_files_are_found_below_a_root(folder):
    keep(folder, replace(about("sub/b.txt"), path="b.txt"))
    assert "b.txt: no such file; put it there, or name its folder with --root" in command("apply", "d.json")[2]
    assert command("apply", "--root", "sub", "--errors", "surrogate", "d.json")[0] == 0


def test_a_record_of_a_file_is_refused(folder):
    keep(folder, replace(about("a.txt"), id="record 7"))
    assert "a.txt: decisions about a record (record 7)" in command("apply", "d.json")[2]


def test_a_file_that_is_not_text_is_skipped(folder):
    (folder / "a.txt").write_bytes(b"\0")
    assert command("apply", "d.json", "a.txt") == (0, b"", "a.txt: binary (it holds NUL bytes); skipped\n")


@pytest.mark.parametrize(
    "options",
    [
        ("--diff", "--ledger", "ledger"),
        ("--dry-run", "--backup"),
        ("--diff", "--dry-run"),
        ("-o", "out.txt"),
        ("-o", "out.txt", "-", "a.txt"),
    ],
)
def test_options_that_contradict_each_other_are_refused(folder, options):
    code, _, said = command("apply", "d.json", *options)
    assert (code, "Error: " in said) == (2, True)
    assert {place.name for place in folder.iterdir()} == {"a.txt", "sub", "d.json"}


def test_a_file_that_contains_no_decisions_is_reported(folder):
    assert command("apply", "a.txt")[2].startswith("Error: a.txt: not a decision file: ")


# What is learned


def lesson(folder, *documents, **changes):
    keep(folder, *documents, **changes)
    result = command("apply", "--dry-run", "d.json", "--learn", "lessons", "--errors", "surrogate")
    assert result[0] == 0, result
    result = command("apply", "d.json", "--learn", "lessons", "--fuzzy", "--errors", "surrogate", "-q")
    assert result[0] in (0, 1), result
    return folder / "lessons"


LINE = "Hear it on Radio Example {}"


def with_lines(folder, *lines, choice=Choice.ACCEPTED, safety="unsafe", new="", name="r"):
    """Documents in each of which a reviewer decided about a line."""
    for number, line in enumerate(lines):
        path = f"{name}{number}.txt"
        text = f"It rained {number}.\n\nAdvertisement\n\nIt stopped.\n"
        document = decided(real(text, path), lambda _: choice)
        (finding,) = document.decisions
        text = text.replace("Advertisement", line)
        (folder / path).write_text(text)
        end = finding.span.start + len(line)
        finding = replace(
            finding,
            span=finding.span._replace(end=end),
            original=line,
            safety=safety,
            replacement=new,
            id=f"{path}",
            after=text[end : end + 32],
        )
        yield replace(document, sha256=real(text).document.sha256, decisions=(finding,))


def test_rejected_findings_are_allowed_from_then_on(folder):
    lessons = lesson(folder, about("a.txt", lambda _: Choice.REJECTED))
    (entry,) = tomllib.loads((lessons / "allow.toml").read_text())["allow"]
    assert entry == {
        "id": about("a.txt").decisions[0].id,
        "code": "RES101",
        "found": "Advertisement",
        "reason": "rejected by Ada",
    }
    allow = ("--allow", lessons / "allow.toml")
    told = f"1 accepted by {lessons / 'allow.toml'}\n"
    assert command("check", *allow, "a.txt") == (0, b"", told)
    assert command("clean", *allow, stdin=DIRTY) == (0, DIRTY, told)
    assert b"RES101" not in command("stats", *allow, "a.txt")[1]
    assert clean(DIRTY.decode(), allow=[str(lessons / "allow.toml")]).findings == ()


def test_a_note_is_the_reason(folder):
    document = about("a.txt", lambda _: Choice.REJECTED)
    noted = replace(document, decisions=(replace(document.decisions[0], note="a play of that name"),))
    assert 'reason = "a play of that name"' in (lesson(folder, noted) / "allow.toml").read_text()


def test_only_what_a_person_rejected_is_learned(folder):
    lessons = lesson(folder, decided(real(DIRTY.decode(), "a.txt"), lambda _: Choice.REJECTED, "default"))
    assert not lessons.exists()


def test_allow_entries_are_sorted_and_those_that_are_there_stay(folder):
    (folder / "lessons").mkdir()
    own = about("a.txt").decisions[0].id
    (folder / "lessons" / "allow.toml").write_text(
        f'[[allow]]\nid = "zz"\n\n[[allow]]\nid = "{own}"\nreason = "mine"\n\n'
        '[[allow]]\nid = "00"\n\n[[allow]]\nid = "zz"\n'
    )
    documents = (about("a.txt", lambda _: Choice.REJECTED), about("sub/b.txt", lambda _: Choice.REJECTED))
    entries = tomllib.loads((lesson(folder, *documents) / "allow.toml").read_text())["allow"]
    assert [entry["id"] for entry in entries] == sorted(["00", "zz", own, documents[1].decisions[0].id])
    assert {entry["id"]: entry.get("reason") for entry in entries}[own] == "mine"
    first = (folder / "lessons" / "allow.toml").read_bytes()
    assert (lesson(folder, *documents) / "allow.toml").read_bytes() == first


def test_hostile_words_make_a_file_that_can_be_read(folder):
    document = about("a.txt", lambda _: Choice.REJECTED)
    note = 'a"""\n[[allow]]\nid = "x"\n\\ \udc80\ud800\x00\x1b'
    lessons = lesson(folder, replace(document, decisions=(replace(document.decisions[0], note=note),)))
    assert len(tomllib.loads((lessons / "allow.toml").read_text())["allow"]) == 1


def test_a_line_that_was_removed_again_and_again_becomes_a_rule(folder):
    line = "Hear it on Radio Example"
    lessons = lesson(folder, *with_lines(folder, line, line, line.upper()))
    (rule,) = tomllib.loads((lessons / "rules.toml").read_text())["rule"]
    assert (rule["code"], rule["safety"], rule["lines"]) == ("SITE001", "unsafe", [line])
    (folder / "new.txt").write_text(f"It snowed.\n\n{line}\n\nIt thawed.\n")
    code, out, _ = command("clean", "--unsafe", "--rules", lessons / "rules.toml", "new.txt")
    assert (code, out) == (0, b"It snowed.\n\nIt thawed.\n")


def test_numbers_that_differ_become_slots(folder):
    lessons = lesson(folder, *with_lines(folder, *map(LINE.format, ("98.6", "101", "7"))))
    (rule,) = tomllib.loads((lessons / "rules.toml").read_text())["rule"]
    assert rule["lines"] == [LINE.format("<N>")]


@pytest.mark.parametrize(
    "others",
    [
        {"lines": ("7",)},  # twice only
        {"lines": ("7", "8"), "safety": "safe"},  # the rule that found it does so already
        {"lines": ("7", "8"), "new": "Hear."},  # not removed
        {"lines": ("7", "8", "9"), "choice": Choice.SKIPPED},
    ],
)
def test_what_was_not_often_removed_becomes_no_rule(folder, others):
    lines = map(LINE.format, others.pop("lines"))
    lessons = lesson(folder, *with_lines(folder, LINE.format(6)), *with_lines(folder, *lines, name="s", **others))
    assert not (lessons / "rules.toml").exists()


@pytest.mark.parametrize("against", [{"choice": Choice.REJECTED}, {"choice": Choice.EDITED, "new": "Hear."}])
def test_what_was_kept_once_becomes_no_rule(folder, against):
    removed = with_lines(folder, *map(LINE.format, (6, 7, 8)))
    assert not (
        lesson(folder, *removed, *with_lines(folder, LINE.format(9), name="s", **against)) / "rules.toml"
    ).exists()


@pytest.mark.parametrize("line", ["7", "<b>Hear it</b>", "Hear it " * 30, "•"])
def test_what_can_be_no_phrase_becomes_no_rule(folder, line):
    assert not (lesson(folder, *with_lines(folder, line, line, line)) / "rules.toml").exists()


def test_part_of_a_line_becomes_no_rule(folder):
    documents = list(with_lines(folder, *["Hear it on Radio Example"] * 3))
    parts = [replace(one, decisions=(replace(one.decisions[0], after=" and so on"),)) for one in documents]
    assert not (lesson(folder, *parts) / "rules.toml").exists()


def test_rules_that_are_there_stay_as_they_are(folder):
    first, second = "Hear it on Radio Example", "See it on Example Television"
    lessons = lesson(folder, *with_lines(folder, first, first, first))
    rules = "# ours\n" + (lessons / "rules.toml").read_text()
    (lessons / "rules.toml").write_text(rules)
    lesson(folder, *with_lines(folder, first, first, first), *with_lines(folder, *[second] * 3, name="s"))
    longer = (lessons / "rules.toml").read_text()
    assert longer.startswith(rules)
    assert [rule["code"] for rule in tomllib.loads(longer)["rule"]] == ["SITE001", "SITE002"]
    assert command("check", "--rules", lessons / "rules.toml", "a.txt")[0] == 1


def test_a_rule_file_that_cannot_be_added_to_is_left_alone(folder):
    lines = list(with_lines(folder, *["Hear it on Radio Example"] * 3))
    (folder / "lessons").mkdir()
    rules = folder / "lessons" / "rules.toml"
    rules.write_text("rule = []\n")
    keep(folder, *lines)
    assert (
        "rules.toml: cannot be extended; write each of its rules as a [[rule]] table"
        in command("apply", "d.json", "--learn", "lessons")[2]
    )
    assert rules.read_text() == "rule = []\n"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[[allow", "this allow file cannot be read"),
        ("x = " + "[" * 20_000, "this allow file cannot be read: it is nested too deeply"),
        ("a." * 16 + "a = 1", "this allow file cannot be read: line 1: a dotted key has more than 16 parts"),
        ("allow = 7", "holds [[allow]] tables and nothing else"),
        ("[[allow]]\nid = 7", "entry 1: an id is needed, and every value must be a text"),
        ('[[allow]]\nid = "x"\nline = 3', "entry 1: unknown key 'line'; keys are id, code, found, reason"),
        ("[[allow]]\n", "entry 1: an id is needed"),
    ],
)
def test_a_broken_allow_file_is_reported(folder, content, complaint):
    (folder / "allow.toml").write_text(content)
    code, _, said = command("check", "--allow", "allow.toml", "a.txt")
    assert (code, complaint in said) == (2, True)
    with pytest.raises(AllowError):
        clean("x", allow=["allow.toml"])
    assert complaint in command("apply", "d.json", "--learn", ".")[2]


def test_a_missing_allow_file_is_reported(folder):
    assert command("check", "--allow", "gone.toml", "a.txt")[::2] == (
        2,
        "Error: gone.toml: this allow file cannot be read: No such file or directory\n",
    )


def test_what_an_allowed_finding_covered_is_found(folder):
    text = "It rained.\n\nAdvertisement\n\nAdvert\xadisement\n\nIt stopped.\n"
    covered = [finding for finding in real(text).findings if finding.outcome is Outcome.COVERED]
    assert [finding.found for finding in covered] == ["\xad"]
    (line,) = (finding for finding in real(text).findings if finding.found == "Advert\xadisement")
    (folder / "allow.toml").write_text(f'[[allow]]\nid = "{line.id}"\n')
    report = clean(text, allow=["allow.toml"])
    assert report.cleaned == "It rained.\n\nAdvertisement\n\nIt stopped.\n"
    assert [finding.outcome for finding in report.findings] == [Outcome.FIXED, Outcome.FIXED]


def test_ids_of_other_findings_do_not_change_when_one_is_allowed(folder):
    text = ("-" * 40 + "\n\nAdvertisement\n\n") * 3 + "-" * 40
    first, *others = [finding.id for finding in real(text).findings]
    (folder / "allow.toml").write_text(f'[[allow]]\nid = "{first}"\n')
    assert [finding.id for finding in clean(text, allow=["allow.toml"]).findings] == others
    assert len(others) == 2


def test_stats_counts_what_a_person_decided(folder):
    def rejected(finding):
        return Choice.REJECTED

    accepted = about("a.txt")
    keep(folder, accepted, replace(about("sub/b.txt", rejected), id="x"))
    keep(folder, *with_lines(folder, "One", choice=Choice.EDITED), name="e.json")
    keep(folder, decided(real(DIRTY.decode(), "a.txt"), rejected, "default"), name="f.json")
    keep(folder, *with_lines(folder, "One", choice=Choice.SKIPPED), name="g.json")
    code, out, said = command("stats", "--decisions", "d.json", "e.json", "f.json", "g.json")
    assert (code, said) == (0, "")
    assert out.decode() == (
        "rule    accepted  rejected  edited  skipped  right\n"
        "RES101         1         1       1        1  66.7%\n"
        "all            1         1       1        1  66.7%\n"
    )
    keep(folder)
    assert command("stats", "--decisions", "d.json")[1].decode().splitlines()[1].split() == ["all", *"0000", "-"]
    assert command("stats", "--decisions", "a.txt")[0] == 2
