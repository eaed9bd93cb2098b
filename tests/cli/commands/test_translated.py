"""The translation score on the command line: ``check --max-translated``, and texts of every kind in ``stats``."""

import json
import random
from functools import cached_property

import pytest
import texts
from click.testing import CliRunner
from command import CLEAN, DIRTY, imported, run
from render_cases import CLUES

from cleanup import clean
from cleanup.cli.command_group import commands
from cleanup.engine.report import Report
from cleanup.engine.scores import Translation
from cleanup.models.translation_score import ENOUGH

TRANSLATED = texts.CORPUS / "translated" / "dam-workers" / "input.txt"
FOR_MACHINE = "MTA104 made-up-4, 2 times; MTA205 made-up-5; words and phrases as a whole"
GERMAN = "Der Damm wird vor dem Winter geleert, sagte die Bürgermeisterin am Dienstag den Reportern der Zeitung. "


@pytest.fixture
def scored(tmp_path, monkeypatch):
    """Calls the command on files with texts and made-up scores, by their names."""

    def call(scores, *args, text=DIRTY, command="check"):
        asked = []

        def judged(report):
            asked.append(report.document.name)
            return Translation(scores[report.document.name], 0.2, 713, True, CLUES)

        made = cached_property(judged)
        made.__set_name__(Report, "translation")
        monkeypatch.setattr(Report, "translation", made)
        monkeypatch.chdir(tmp_path)
        for name in scores:
            (tmp_path / name).write_bytes(text)
        result = CliRunner().invoke(commands, [command, *args, *scores], standalone_mode=False)
        return result.return_value, result.stdout, result.stderr, asked

    return call


def test_a_document_over_the_limit_is_listed_after_its_findings(scored):
    code, out, err, _ = scored({"a.txt": 0.934, "b.txt": 0.5}, "--max-translated", "0.8")
    assert code == 1
    assert out.splitlines() == [
        "a.txt:3:1 RES101 “Advertisement” marks an advertisement break [fix]",
        f"a.txt: translated 0.93, more than 0.80: {FOR_MACHINE}",
        "b.txt:3:1 RES101 “Advertisement” marks an advertisement break [fix]",
    ]
    assert err == "2 findings in 2 documents; `corpuscrub clean` fixes 2; 1 document translated more than 0.80\n"


def test_a_score_alone_is_reason_enough_for_exit_code_1(scored):
    code, out, err, _ = scored({"a.txt": 0.9, "b.txt": 0.81}, "--max-translated", "0.8", text=b"It rained.\n")
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["a.txt", "b.txt"]
    assert err == "2 documents translated more than 0.80\n"
    assert scored({"a.txt": 0.9}, "--max-translated", "0.8", "--exit-zero", text=b"It rained.\n")[0] == 0


def test_a_score_that_is_just_the_limit_is_allowed(scored):
    assert scored({"a.txt": 0.8}, "--max-translated", "0.8", text=b"It rained.\n") == (0, "", "", ["a.txt"])


def test_a_score_just_over_the_limit_is_printed_with_all_its_decimals(scored):
    _, out, _, _ = scored({"a.txt": 0.8004}, "--max-translated", "0.8", text=b"It rained.\n")
    assert out.startswith("a.txt: translated 0.8004, more than 0.80: ")
    _, out, _, _ = scored({"a.txt": 0.81}, "--max-translated", "0.805", text=b"It rained.\n")
    assert out.startswith("a.txt: translated 0.81, more than 0.805: ")


def test_the_full_listing_tells_it_too(scored):
    _, out, _, _ = scored({"a.txt": 0.9}, "--max-translated", "0.8", "--output-format", "full")
    assert "3 | Advertisement\n" in out
    assert "\n\na.txt: translated 0.90, more than 0.80: MTA104 made-up-4, 2 times; " in out
    assert out.endswith("\n\n")


def test_json_marks_the_document(scored):
    code, out, err, _ = scored({"a.txt": 0.9, "b.txt": 0.1}, "--max-translated", "0.8", "--output-format", "json")
    told = json.loads(out)
    assert told["max_translated"] == 0.8
    assert [document["too_translated"] for document in told["documents"]] == [True, False]
    assert (code, "1 document translated more than 0.80" in err) == (1, True)


def test_clean_leaves_out_and_reports_documents_that_score_too_high(scored):
    code, out, err, _ = scored({"a.txt": 0.934, "b.txt": 0.5}, "--max-translated", "0.8", command="clean")
    assert (code, out) == (0, CLEAN.decode())
    assert err == f"a.txt: left out, translated 0.93, more than 0.80: {FOR_MACHINE}\n"


def test_clean_in_place_leaves_such_a_file_as_it_is(scored, tmp_path):
    scored({"a.txt": 0.934, "b.txt": 0.5}, "-w", "--max-translated", "0.8", command="clean")
    assert (tmp_path / "a.txt").read_bytes() == DIRTY
    assert (tmp_path / "b.txt").read_bytes() == CLEAN


@pytest.mark.parametrize("form", ["concise", "full"])
def test_without_a_limit_no_score_is_computed(scored, form):
    code, out, _, asked = scored({"a.txt": 1.0}, "--output-format", form)
    assert (code, asked) == (1, [])
    assert "translated" not in out


@pytest.mark.parametrize("limit", ["80", "-0.1", "nan", "inf"])
def test_a_limit_that_is_no_score_is_refused(limit):
    result = run("check", "--max-translated", limit, stdin=DIRTY)
    assert (result.returncode, result.stdout) == (2, b"")
    message = f"'--max-translated': {limit} is not a score; scores range from 0 to 1, such as 0.8"
    assert message in result.stderr.decode()


@pytest.mark.parametrize("args", [("clean",), ("check",)])
def test_a_pipe_does_not_load_the_model(args):
    modules = imported(*args, stdin=b"It rained all day, and then it stopped.\n")
    assert "cleanup.engine.report" in modules
    assert not {
        name
        for name in modules
        if name.startswith(
            ("cleanup.models.translation_score", "cleanup.models.style_features", "cleanup.models.boosted_trees")
        )
    }


def test_an_article_full_of_artifacts_is_found_out():
    result = run("check", "--max-translated", "0.8", TRANSLATED)
    assert result.returncode == 1
    last = result.stdout.decode().splitlines()[-1]
    assert last.startswith(f"{TRANSLATED}: translated ")
    assert "MTA410 time-expression, 4 times" in last
    stats = run("stats", TRANSLATED).stdout.decode()
    assert "MTA410 time-expression, 4 times" in stats
    assert f"it is meaningful from {ENOUGH} words on.\n" in stats


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "There is no score: the language of the text is unknown."),
        ("It rained all day. " * 7 + "It stopped.", "this text has 30 words."),
        (GERMAN * 10, "There is no score: the text is in German, and the model covers only English."),
        ("The council met on Monday. " * 40, "Style was judged on 200 words"),
    ],
    ids=["empty", "short", "german", "english"],
)
def test_every_text_has_a_score_or_a_reason(text, why):
    told = run("stats", stdin=text.encode()).stdout.decode()
    assert why in told
    assert run("check", "--max-translated", "0.8", stdin=text.encode()).returncode == 0


def test_texts_without_a_score_are_over_no_limit(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "de.txt").write_text(GERMAN * 10)
    assert run("check", "--max-translated", "0", "de.txt").returncode == 0
    assert run("clean", "--max-translated", "0", "de.txt").stdout == (GERMAN * 10).encode()
    (document,) = json.loads(run("check", "--max-translated", "0", "--output-format", "json", "de.txt").stdout)[
        "documents"
    ]
    assert (document["scores"]["translated"], document["too_translated"]) == (None, False)
    (tmp_path / "de.jsonl").write_text(json.dumps({"text": GERMAN * 10}) + "\n")
    assert run("clean", "--max-translated", "0", "de.jsonl", "-o", "kept.jsonl").returncode == 0
    assert (tmp_path / "kept.jsonl").read_bytes() == (tmp_path / "de.jsonl").read_bytes()
    marked = json.loads(run("clean", "-q", "--mark", "scores", "de.jsonl").stdout)
    assert marked["scores"] == {"translated": None, "residue": 0.0, "findings": 0}


def test_a_long_text_has_a_score():
    words = texts.read(TRANSLATED).split()
    shuffled = random.Random(4).choices(words, k=100_000)
    translation = clean(" ".join(shuffled)).translation
    assert translation.words == 100_000
    assert 0 <= translation.score <= 1
