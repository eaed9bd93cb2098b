"""Accepted findings: what is there already is silent wherever it stands, one more is not."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import texts
from hypothesis import given
from hypothesis import strategies as st
from render_cases import LINES, RULES, collisions, rule

from cleanup.cli.options.suppression import BASELINE as FILE
from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Finder, Safety, Stage
from cleanup.engine.suppress.baseline import Baseline, BaselineEntry, everything
from cleanup.engine.suppress.baseline_diff import BaselineDiff
from cleanup.errors import BaselineError, InputError
from cleanup.io.files import BASELINE_PREFIX
from cleanup.io.suppressions.baseline_file import HEAD, dump, load
from cleanup.pipeline.options import engine_for
from cleanup.review.candidate_fixes import review_item

ENGINE = Engine(EveryLine(RULES))
LINEWISE = Engine(EveryLine([one for one in RULES if one.code != "RES102"]))
"""Rules that find something within a line, whatever stands around it."""


def account(baseline, *documents, engine=ENGINE, unsafe=False, **options):
    made = BaselineDiff(baseline)
    for document in documents:
        report = engine.clean(document, unsafe=unsafe, accept=everything, **options)
        made.add(report, report.accepted, lambda _: engine.codes(unsafe=unsafe))
    return made


def created(*documents, file=FILE, **options):
    return Baseline(Path(file), account(Baseline(Path(file)), *documents, **options).found)


def left(baseline, document, engine=ENGINE, **options):
    return engine.clean(document, accept=baseline.accept, **options).findings


lines = st.lists(st.sampled_from(LINES) | st.text(st.characters(exclude_characters="\n\r"), max_size=12), max_size=14)


@given(collisions(), st.booleans())
def test_what_is_accepted_is_neither_reported_nor_fixed(made, unsafe):
    document, rules = made
    engine = Engine(EveryLine(rules))
    report = engine.clean(document, unsafe=unsafe, accept=created(document, engine=engine, unsafe=unsafe).accept)
    assert (report.findings, report.edits, report.cleaned) == ((), (), document.text)


@pytest.mark.parametrize("unsafe", [False, True])
def test_all_findings_of_every_text_there_is_can_be_accepted(unsafe):
    engine = engine_for()
    for number, text in enumerate(texts.everything()):
        document = Document(text, f"{number}.txt")
        assert left(created(document, engine=engine, unsafe=unsafe), document, engine, unsafe=unsafe) == ()


@given(collisions(), st.data(), st.booleans())
def test_the_report_is_that_of_an_engine_that_allows_these_ids(made, data, unsafe):
    document, rules = made
    engine = Engine(EveryLine(rules))
    whole = sorted(created(document, engine=engine))
    baseline = Baseline(Path(FILE), [entry for entry in whole if data.draw(st.booleans())])
    report = engine.clean(document, unsafe=unsafe, accept=baseline.accept)
    every = {(one.code, one.span): one.id for one in engine.clean(document, unsafe=unsafe).findings}
    ids = {every[spot] for spot in report.accepted}
    allowing = Engine(EveryLine(rules), allowed=ids).clean(document, unsafe=unsafe)
    assert (report.findings, report.edits, report.problems) == (allowing.findings, allowing.edits, allowing.problems)
    assert [one.id for one in report.findings] == [one.id for one in allowing.findings]


@given(lines, st.randoms(use_true_random=False))
def test_shuffled_lines_are_silent(parts, dice):
    baseline = created(Document("\n".join(parts), "a.txt"), engine=LINEWISE)
    shuffled = dice.sample(parts, len(parts))
    assert left(baseline, Document("\n".join(shuffled), "a.txt"), LINEWISE) == ()


def test_paragraphs_of_articles_may_be_moved():
    """What is no alarm is what was found before, as often as before: a rule that reads several lines may see others."""
    engine = engine_for()
    moved = 0
    for case in texts.gold():
        parts = texts.read(case / "input.txt").split("\n\n")
        before, after = (Document("\n\n".join(order), "a.txt") for order in (parts, parts[::-1]))
        here, there = (
            Counter((one.code, one.found) for one in engine.clean(document).findings) for document in (before, after)
        )
        alarms = Counter((one.code, one.found) for one in left(created(before, engine=engine), after, engine))
        assert alarms == there - here
        moved += (there & here).total()
    assert moved > 50


@given(lines, st.integers(0, 14), st.sampled_from(["Advertisement", "He said. noted.", "a <b> c", "it is maybe true"]))
def test_one_line_of_residue_more_is_an_alarm(parts, place, residue):
    baseline = created(Document("\n".join(parts), "a.txt"), engine=LINEWISE)
    more = [*parts[:place], residue, *parts[place:]]
    assert left(baseline, Document("\n".join(more), "a.txt"), LINEWISE)


def test_of_equal_findings_those_are_accepted_that_were_there():
    before, after = "It rained all day and all of the night. ", "In the evening of that day it stopped. "
    old = Document(f"{before}\n\nAdvertisement\n\n{after}", "a.txt")
    new = Document(f"Advertisement\n\nIt was dry.\n\n{old.text}\n\nAdvertisement", "a.txt")
    assert [one.span.start for one in left(created(old), new)] == [0, len(new.text) - 13]


@pytest.mark.parametrize("found", ["Read more:", "Advertisements", "Advertisement."])
def test_another_text_is_another_finding(found):
    engine = Engine(
        EveryLine([rule("RES101", Safety.SAFE, r"^\s*(Advertisement\W*|Advertisements|Read more:)\s*$", "")])
    )
    baseline = created(Document("Advertisement", "a.txt"), engine=engine)
    alarm = left(baseline, Document(found, "a.txt"), engine)
    assert bool(alarm) == (found != "Advertisement.")  # which folds to the same


def test_marks_that_fold_to_nothing_are_told_apart():
    engine = Engine(EveryLine([rule("DMG101", Safety.SAFE, "[•»]", "")]))
    baseline = created(Document("a • b", "a.txt"), engine=engine)
    assert left(baseline, Document("a • b", "a.txt"), engine) == ()
    assert left(baseline, Document("a » b", "a.txt"), engine)


def test_another_document_is_not_accepted():
    baseline = created(Document("Advertisement", "a.txt"))
    assert left(baseline, Document("Advertisement", "b.txt"))
    assert left(baseline, Document("Advertisement", "./sub/../a.txt")) == ()


def test_a_person_does_not_decide_about_what_is_accepted():
    document = Document("Advertisement\n\nit is maybe true", "a.txt")
    baseline = created(Document("it is maybe true", "a.txt"))
    found = review_item(ENGINE, document, accept=baseline.accept)
    assert [one.code for one in found.report.findings] == ["RES101"]
    assert found.default == {0}


def test_accepting_takes_time_by_the_length_of_the_text():
    """Each entry and each finding is looked up once: what is equal in a thousand places does not cost a million."""
    document = Document("Advertisement\n\n" * 20_000, "a.txt")
    baseline = created(document, engine=LINEWISE)
    seen = 0

    class Counted(str):
        def __hash__(self):
            nonlocal seen
            seen += 1
            return super().__hash__()

        def __eq__(self, other):
            nonlocal seen
            seen += 1
            return super().__eq__(other)

    counted = Baseline(Path(FILE), [entry._replace(code=Counted(entry.code)) for entry in baseline])
    seen = 0
    assert left(counted, document, LINEWISE) == ()
    assert seen <= 20 * 20_000


entry = st.builds(
    BaselineEntry,
    st.text(min_size=1, max_size=12)
    | st.sampled_from(["a b.txt", "#a", " ", "<<<<<<< x", "a\\20;b", "\udc80", "a\nb\r"]),
    st.sampled_from(["RES101", "SITE001"]),
    st.sampled_from(["0f3d5cf17a2b", "91c6c5d3be70"]),
    st.sampled_from(["0f3d5cf17a2b", "91c6c5d3be70"]),
    st.integers(1, 3),
)


@given(st.lists(entry, max_size=20), st.randoms(use_true_random=False))
def test_a_file_is_read_back_in_any_order_and_with_lines_twice(tmp_path_factory, entries, dice):
    file = tmp_path_factory.getbasetemp() / "read-back.txt"
    data = dump(entries)
    assert data == dump(dice.sample(entries, len(entries)) + entries)
    file.write_bytes(data)
    assert list(load(file)) == sorted({*entries})
    rest = data.decode().removeprefix(HEAD).splitlines(keepends=True)
    file.write_text(HEAD + HEAD + "".join(dice.sample(rest * 2, len(rest) * 2)).replace("\n", "\r\n"), newline="")
    assert list(load(file)) == sorted({*entries})


def test_a_line_stands_for_itself():
    document = Document("It rained.\n\nAdvertisement\n\nAdvertisement\n", "news/a b.txt")
    assert dump(created(document)).decode() == HEAD + (
        "news/a b.txt RES101 28c68d384dcf 5a752ff389f4 1\nnews/a b.txt RES101 28c68d384dcf f3727af6d5c6 1\n"
    )


def test_the_head_is_always_the_same_and_tells_a_baseline_from_a_text():
    assert dump(()).decode() == HEAD
    assert HEAD.startswith("# corpuscrub/baseline/1\n")
    assert dump(()).startswith(BASELINE_PREFIX)


def test_an_empty_file_accepts_nothing(tmp_path):
    (tmp_path / FILE).write_bytes(b"")
    assert list(load(tmp_path / FILE)) == []


GOOD = "a.txt RES101 28c68d384dcf 5a752ff389f4 1\n"


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        ("It rained.\n", 1, "line 1 is not “# corpuscrub/baseline/1”"),
        ("\n" + HEAD, 1, "line 1 is not"),
        ("# corpuscrub/baseline/2\n" + GOOD, 1, "a newer corpuscrub wrote it"),
        (HEAD + GOOD + "a.txt RES101\n", 5, "not an entry"),
        (HEAD + GOOD + "RES101 28c68d384dcf 5a752ff389f4 1\n", 5, "not an entry"),
        (HEAD + GOOD.replace("28c6", "28C6"), 4, "not an entry"),
        (HEAD + GOOD.replace(" 1\n", " 0\n"), 4, "not an entry"),
        (HEAD + GOOD.replace(" 1\n", f" {'9' * 5000}\n"), 4, "not an entry"),
        (HEAD + "a\0.txt" + " " * 100_000, 4, "not an entry"),
        (HEAD + f"<<<<<<< HEAD\n{GOOD}=======\n{GOOD}>>>>>>> other\n", 4, "a merge conflict"),
        (f"<<<<<<< HEAD\n{HEAD}=======\n{HEAD}>>>>>>> other\n", 1, "a merge conflict"),
    ],
)
def test_what_is_no_baseline_is_refused_with_its_line(tmp_path, data, line, told):
    (tmp_path / FILE).write_bytes(data.encode())
    with pytest.raises(BaselineError, match=re.escape(f"{FILE}:{line}: ")) as error:
        load(tmp_path / FILE)
    assert told in str(error.value)


def test_a_conflict_is_told_with_what_to_do(tmp_path):
    (tmp_path / FILE).write_text(f"{HEAD}<<<<<<< HEAD\n{GOOD}=======\n>>>>>>> other\n")
    with pytest.raises(
        BaselineError, match=r"keep all others; with `corpuscrub-baseline\.txt merge=union` in \.gitattr"
    ):
        load(tmp_path / FILE)


def test_bytes_that_are_no_text_and_files_that_cannot_be_read_are_told(tmp_path):
    (tmp_path / FILE).write_bytes(HEAD.encode() + b"\xff")
    with pytest.raises(BaselineError, match="is not UTF-8"):
        load(tmp_path / FILE)
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path)


def test_paths_are_told_from_the_folder_of_the_baseline(tmp_path, monkeypatch):
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "sub")
    monkeypatch.chdir(tmp_path / "sub")
    baseline = Baseline(Path("..", FILE))
    assert baseline.path("a.txt") == baseline.path(str(tmp_path / "sub" / "a.txt")) == "sub/a.txt"
    assert baseline.path("../b.txt") == "b.txt"
    assert baseline.path(str(tmp_path / "link" / "a.txt")) == "link/a.txt"
    assert Baseline(tmp_path / "link" / FILE).path("a.txt") == "a.txt"
    assert Baseline(Path("deep", FILE)).path("a.txt") == "../a.txt"


def test_entries_of_rules_that_did_not_look_are_kept():
    document = Document("Advertisement\n\nit is maybe true", "a.txt")
    baseline = created(document)
    engine = Engine(EveryLine(RULES), active={"RES101"})
    narrow = account(baseline, Document("It rained.", "a.txt"), engine=engine)
    assert {entry.code for entry in narrow.stale} == {"RES101"}
    assert {entry.code for entry in narrow.pruned()} == {"MTA104", "MTA205"}
    assert {entry.code for entry in narrow.updated(add=False)} == {"MTA104", "MTA205"}


def test_entries_of_a_rule_that_ran_out_of_time_are_kept():
    def matches(document, number):
        if document.name == "slow.txt":
            raise TimeoutError
        return RULES[0].find.matches(document, number)

    engine = Engine(EveryLine([replace(RULES[0], find=Finder(matches))]))
    baseline = Baseline(
        Path(FILE), [one._replace(path="slow.txt") for one in created(Document("Advertisement", "a.txt"))]
    )
    assert [*baseline]
    assert not account(baseline, Document("It rained.", "slow.txt"), engine=engine).stale


def test_entries_of_lines_that_are_weighed_with_unsafe_fixes_only_are_kept_without():
    weighing = replace(rule("RES901", Safety.UNSAFE, r"\bwarm\b", "hot"), stage=Stage.REMAINS)
    engine = Engine(EveryLine([*RULES, weighing]))
    document = Document("Advertisement\n\nIt was warm.", "a.txt")
    baseline = created(document, engine=engine, unsafe=True)
    assert {entry.code for entry in baseline} == {"RES101", "RES901"}
    cleaned = Document("It was dry.", "a.txt")
    assert {entry.code for entry in account(baseline, cleaned, engine=engine).stale} == {"RES101"}
    assert account(baseline, cleaned, engine=engine, unsafe=True).stale == {*baseline}


def test_a_new_name_takes_the_entries_of_the_old_one_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    old = Document("It rained.\n\nAdvertisement\n\nIt stopped.\n", "old.txt")
    baseline = created(old)
    (tmp_path / "new.txt").write_text(old.text)
    both = [Document(old.text, name) for name in ("new.txt", "other.txt")]
    made = account(baseline, *both)
    assert [entry.path for entry in made.updated(add=False)] == ["new.txt"]
    assert [entry.path for entry in made.unknown] == ["other.txt"]
    assert [entry.path for entry in sorted(made.updated(add=True))] == ["new.txt", "other.txt"]
    (tmp_path / "old.txt").write_text(old.text)
    assert account(baseline, *both).updated(add=False) == {*baseline}


@given(st.lists(lines, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_when_nothing_changed_nothing_changes(parts, dice):
    documents = [Document("\n".join(part), f"{number}.txt") for number, part in enumerate(parts)]
    baseline = created(*documents)
    data = dump(baseline)
    again = account(baseline, *dice.sample(documents, len(documents)))
    for entries in (again.found, again.updated(add=False), again.updated(add=True), again.pruned()):
        assert dump(entries) == data
    assert not again.unknown


@given(st.lists(lines, min_size=3, max_size=3))
def test_an_update_accepts_nothing_new_and_keeps_what_is_there(parts):
    before, edited, after = ("\n".join(part) for part in parts)
    baseline = created(Document(before + "\n" + edited, "a.txt"), engine=LINEWISE)
    document = Document(edited + "\n" + after, "a.txt")
    made = account(baseline, document, engine=LINEWISE)
    updated = Baseline(Path(FILE), made.updated(add=False))
    same = account(updated, document, engine=LINEWISE)
    assert not same.stale
    assert len(same.unknown) == len(made.unknown)
    assert left(updated, document, LINEWISE) == left(baseline, document, LINEWISE)


def test_a_document_that_is_gone_is_no_link_that_leads_nowhere(tmp_path):
    (tmp_path / "a.txt").symlink_to("nowhere")
    baseline = Baseline(tmp_path / FILE)
    assert not baseline.is_gone("a.txt")
    assert baseline.is_gone("b.txt")
    assert baseline.is_gone("a\0b")
    assert baseline.is_gone("\udc80.txt")
