"""``corpuscrub mine``, from documents to proposals, to decisions, to rules."""

import json
import tomllib

import pytest
from command import run
from mining_cases import Writer, site, sites

from cleanup.engine.document import Document
from cleanup.engine.report import Outcome
from cleanup.errors import RuleError
from cleanup.pipeline.options import engine_for
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice, DocumentDecisions, Review, decide, dump
from cleanup.rulekit.recurring_line import load as load_counts


def page(title, paragraphs, _):
    return ["Save it for later", title, *paragraphs, "Heard first on our station"]


@pytest.fixture(scope="module")
def texts():
    return sites(2, 12, page)


@pytest.fixture
def folder(tmp_path, texts):
    for text in texts:
        path = tmp_path / "news" / f"{text.name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.text, encoding="utf-8")
    records = [{"url": f"https://www.{text.site}/{number}", "text": text.text} for number, text in enumerate(texts)]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return tmp_path


def lines(path):
    return sorted(rule["lines"][0] for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"])


BOTH = ["Heard first on our station", "Save it for later"]


@pytest.mark.parametrize("corpus", ["news", "news.jsonl"])
def test_what_recurs_in_files_and_in_records_is_proposed(corpus, folder):
    result = run("mine", corpus, "-o", "proposals.toml", cwd=folder)
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode() == "2 proposals from 24 documents of 2 sites\n"
    assert lines(folder / "proposals.toml") == BOTH


def test_without_o_the_proposals_are_printed(folder):
    result = run("mine", "news", cwd=folder)
    assert len(tomllib.loads(result.stdout.decode())["rule"]) == 2


def test_several_processes_give_the_same_bytes(folder):
    for jobs in (1, 3):
        run("mine", "-j", jobs, "news", "news.jsonl", "-o", f"{jobs}.toml", "--counts", f"{jobs}.jsonl", cwd=folder)
    assert (folder / "1.toml").read_bytes() == (folder / "3.toml").read_bytes()
    assert (folder / "1.jsonl").read_bytes() == (folder / "3.jsonl").read_bytes()


def test_the_site_is_read_from_the_field_that_is_named(folder, texts):
    records = [{"from": {"name": "everywhere"}, "text": text.text} for text in texts]
    (folder / "named.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    result = run("mine", "named.jsonl", "--site-field", "from.name", "-o", "p.toml", cwd=folder)
    assert result.stderr == b"2 proposals from 24 documents of 1 site\n"
    assert "(everywhere)" in (folder / "p.toml").read_text()


def test_bad_records_and_files_are_reported_once_and_the_rest_is_mined(folder):
    with (folder / "news.jsonl").open("a") as file:
        file.write("{\n" + json.dumps({"text": 5}) + "\n")
    (folder / "news" / "bad.txt").write_bytes(b"\xff\xfe")
    result = run("mine", "-j2", "news.jsonl", "news", cwd=folder)
    assert result.returncode == 2
    said = result.stderr.decode()
    assert said.count("news.jsonl:25: ") == said.count("news.jsonl:26: ") == said.count("bad.txt: not UTF-8") == 1
    (folder / "p.toml").write_bytes(result.stdout)
    assert lines(folder / "p.toml") == BOTH


def test_proposals_of_a_part_of_the_corpus_take_no_file(folder):
    (folder / "news" / "bad.txt").write_bytes(b"\xff\xfe")
    result = run("mine", "news", "-o", "p.toml", cwd=folder)
    assert result.returncode == 2
    assert b"p.toml: not written, because documents are missing from it" in result.stderr
    assert not (folder / "p.toml").exists()


def test_standard_input_cannot_be_read_three_times(folder):
    result = run("mine", "-", stdin=b"It rained.", cwd=folder)
    assert result.returncode == 2
    assert b"three times" in result.stderr


def test_min_documents_is_how_many_a_line_must_be_in(folder):
    result = run("mine", "news", "--min-documents", "25", cwd=folder)
    assert result.stderr == b"0 proposals from 24 documents of 2 sites\n"


def decided(choices):
    """Review about the proposals of a file, as the page exports them: one choice for each code."""

    def about(folder):
        rules = tomllib.loads((folder / "proposals.toml").read_text(encoding="utf-8"))["rule"]
        engine = engine_for(rules=(str(folder / "proposals.toml"),), select=("MINE",))
        documents = []
        for rule in rules:
            document = Document(rule["bad"][0]["text"], f"{rule['code']}/1")
            made = tuple(
                decide(
                    document,
                    finding,
                    choices.get(finding.code, Choice.SKIPPED),
                    REVIEWER if finding.code in choices else DEFAULT,
                )
                for finding in engine.clean(document, unsafe=True, min_confidence=0).findings
            )
            documents.append(DocumentDecisions(document.name, None, document.sha256, made))
        (folder / "decisions.json").write_bytes(dump(Review("", "", "", "Ada", tuple(documents))))

    return about


@pytest.mark.parametrize(
    ("choices", "accepted"),
    [
        ({"MINE0001": Choice.ACCEPTED}, ["MINE0001"]),
        ({"MINE0001": Choice.ACCEPTED, "MINE0002": Choice.REJECTED}, ["MINE0001"]),
        ({"MINE0001": Choice.ACCEPTED, "MINE0002": Choice.ACCEPTED}, ["MINE0001", "MINE0002"]),
        ({"MINE0002": Choice.EDITED}, []),
        ({}, []),
    ],
)
def test_what_a_person_accepted_becomes_a_rule_file(choices, accepted, folder):
    run("mine", "news", "-o", "proposals.toml", cwd=folder)
    decided(choices)(folder)
    result = run("mine", "--accept", "decisions.json", "proposals.toml", "-o", "rules.toml", cwd=folder)
    assert (result.returncode, result.stderr) == (0, b"")
    rules = tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8")).get("rule", [])
    assert [rule["code"] for rule in rules] == accepted
    if accepted:
        assert run("clean", "--rules", "rules.toml", "--unsafe", "--select", "MINE", "news", cwd=folder).returncode == 0


def test_the_page_shows_each_proposal_with_its_examples(folder):
    result = run("mine", "news", "-o", "proposals.toml", "--review", "proposals.html", cwd=folder)
    assert b"review page: proposals.html" in result.stderr
    page = (folder / "proposals.html").read_text(encoding="utf-8")
    assert "mined-line-0001" in page
    assert "MINE0002/1" in page
    again = run("mine", "news", "--review", "again.html", cwd=folder)
    assert again.returncode == 0
    assert (folder / "again.html").read_bytes() == (folder / "proposals.html").read_bytes()


@pytest.mark.parametrize("args", [["--counts", "c.jsonl"], ["--review", "r.html"], ["other.toml"]])
def test_accepting_mines_nothing(args, folder):
    result = run("mine", "--accept", "decisions.json", "proposals.toml", *args, cwd=folder)
    assert result.returncode == 2
    assert b"--accept takes the proposals file as its only PATH" in result.stderr


@pytest.fixture
def evidence(folder):
    run("mine", "news", "-o", "proposals.toml", "--counts", "counts.jsonl", cwd=folder)
    return folder / "counts.jsonl"


def test_counts_are_evidence_for_unsafe_findings(evidence, folder, texts):
    text = texts[3].text.encode()
    assert run("clean", "--corpus-evidence", evidence, stdin=text).stdout == text
    cleaned = run("clean", "--corpus-evidence", evidence, "--unsafe", "--select", "RES990", stdin=text).stdout
    assert cleaned == b"\n\n".join(text.split(b"\n\n")[1:-1])
    cleaned = run("clean", "--corpus-evidence", evidence, "--unsafe", stdin=text).stdout
    assert run("clean", "--corpus-evidence", evidence, "--unsafe", stdin=cleaned).stdout == cleaned
    told = run("check", "--corpus-evidence", evidence, "--unsafe", "--select", "RES990", stdin=text).stdout.decode()
    assert "RES990 “Save it for later” recurs in the corpus as residue does" in told


def test_counts_are_taken_for_rules_by_processes_and_in_python(evidence, folder, texts):
    result = run("check", "-j2", "--rules", evidence, "--unsafe", "--select", "RES990", "news", cwd=folder)
    assert len(result.stdout.splitlines()) == 48
    engine = engine_for(rules=(str(evidence),))
    report = engine.clean(Document(texts[0].text), unsafe=True)
    assert [f.outcome for f in report.findings if f.code == "RES990"].count(Outcome.FIXED) >= 1


def test_what_another_rule_takes_for_residue_too_is_surer(folder):
    """The line model knows lines of this kind at the foot of a page; what the corpus says makes it surer."""
    writer = Writer(4)

    def foot(title, paragraphs, _):
        return [title, *paragraphs, "Watch our latest film"]

    path = folder / "news2.jsonl"
    texts = site("s.example", 12, foot, writer)
    path.write_text("".join(json.dumps({"url": "https://s.example", "text": text.text}) + "\n" for text in texts))
    run("mine", path, "-o", "p.toml", "--counts", "c.jsonl", cwd=folder)
    document = Document(texts[0].text, language="en")
    found = {
        f.code: f.confidence for f in engine_for(rules=(str(folder / "c.jsonl"),)).clean(document, unsafe=True).findings
    }
    alone = next(json.loads(line) for line in (folder / "c.jsonl").read_text().splitlines()[1:])["confidence"]
    assert found["RES901"] < 1
    assert found["RES990"] > max(int(10 * alone) / 10, found["RES901"])


@pytest.mark.parametrize(
    "content",
    [
        '{"schema": "corpuscrub/counts/1"\n',
        '{"schema": "corpuscrub/counts/1"}\n[]\n',
        '{"schema": "corpuscrub/counts/1"}\n' + "[" * 100_000,
        '{"schema": "corpuscrub/counts/1"}\n{"refused": null, "confidence": 1e999, "phrase": "Ad"}\n',
        '{"schema": "corpuscrub/counts/1"}\n{"refused": null}\n',
        '{"schema": "corpuscrub/counts/1"}\n{"refused": null, "confidence": 0.9, "phrase": 5}\n',
        '{"schema": "corpuscrub/counts/1"}\n{"refused": null, "confidence": 0.9, "phrase": "<NONE> here"}\n',
        '{"schema": "corpuscrub/counts/1"}\n{"refused": null, "confidence": "x", "phrase": "Ad"}\n',
    ],
)
def test_counts_that_cannot_be_trusted_are_refused(content, tmp_path):
    path = tmp_path / "counts.jsonl"
    path.write_text(content)
    with pytest.raises(RuleError, match="cannot be read"):
        load_counts(path, ())
    result = run("check", "--corpus-evidence", path, stdin=b"Ad\n")
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_engines_give_the_same_bytes(engine, folder):
    run("mine", "news", "news.jsonl", "-o", "local.toml", "--counts", "local.jsonl", cwd=folder)
    args = ("-o", "away.toml", "--counts", "away.jsonl", "--engine", engine, "-j2")
    result = run("mine", "news", "news.jsonl", *args, cwd=folder)
    assert result.returncode == 0, result.stderr
    assert (folder / "away.toml").read_bytes() == (folder / "local.toml").read_bytes()
    assert (folder / "away.jsonl").read_bytes() == (folder / "local.jsonl").read_bytes()
