"""``corpuscrub report``: one file or a folder, of texts or of the demonstration; what is not ours stays."""

import pytest
from click.testing import CliRunner
from command import CLEAN, DIRTY, run
from page_reader import Reader

from cleanup.cli.command_group import commands
from cleanup.cli.input.demo import demo_texts
from cleanup.review.page import build


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "b.txt").write_bytes(CLEAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(folder):
    """Calls the command in this process, where the limit of one file can be changed."""

    def call(*args, code=0):
        result = CliRunner().invoke(commands, ["report", *args])
        assert result.exit_code == code, result.output
        return result

    return call


@pytest.fixture
def large(monkeypatch):
    """All reviews are too large for one file."""
    monkeypatch.setitem(build.build_page.__kwdefaults__, "one_file", 0)


def test_a_small_review_is_one_file(folder):
    result = run("report", "-o", "report.html", "a.txt", "b.txt", cwd=folder)
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr == b"report: report.html\n"
    html = (folder / "report.html").read_text(encoding="utf-8")
    reader = Reader(html)
    assert (reader.original.encode(), reader.cleaned.encode()) == (DIRTY, CLEAN)
    assert run("report", "a.txt", "b.txt", cwd=folder).stdout.decode() == html
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "report.html"]


def test_the_default_is_what_clean_would_do(folder):
    text = b"Rain.\n\nAdvertisement\n\nHe waited on on the lake.\n"
    (folder / "c.txt").write_bytes(text)
    for unsafe in ([], ["--unsafe"]):
        reader = Reader(run("report", *unsafe, "c.txt", cwd=folder).stdout.decode())
        assert reader.cleaned.encode() == run("clean", *unsafe, stdin=text).stdout


def test_how_it_came_about_is_in_it(folder):
    told = Reader(run("report", "--select", "RES", "--unsafe", "a.txt", cwd=folder).stdout.decode()).told
    assert "Applied by default safe and unsafe fixes min-confidence 0" in told
    assert "select RES" in told


def test_a_large_review_is_a_folder(report, large, folder):
    result = report("-o", "report.html", "a.txt")
    assert result.stderr == ("report: report, a folder because it exceeds 32 MB; open report/index.html\n")
    assert (folder / "report" / "data" / "c0.js").read_text().startswith('arrived(0,"')
    assert not (folder / "report.html").exists()


def test_a_folder_of_an_earlier_report_is_written_again(report, large, folder):
    for _ in range(2):
        report("-o", "report", "a.txt")
    assert sorted(path.name for path in (folder / "report").iterdir()) == ["data", "index.html"]


def test_an_empty_folder_is_taken(report, large, folder):
    (folder / "report").mkdir()
    report("-o", "report.html", "a.txt")
    assert (folder / "report" / "index.html").is_file()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_is_not_ours_is_not_written_over(report, large, folder, kind):
    if kind == "folder":
        (folder / "report").mkdir()
        (folder / "report" / "mine.txt").write_text("mine")
    else:
        (folder / "report").write_text("mine")
    result = report("-o", "report.html", "a.txt", code=2)
    assert "report: exists and is no report; name another file with -o" in result.stderr
    kept = folder / "report" / "mine.txt" if kind == "folder" else folder / "report"
    assert kept.read_text() == "mine"
    assert not (folder / "report" / "index.html").exists()


def test_a_large_review_does_not_go_to_standard_output(report, large):
    result = report("a.txt", code=2)
    assert "the report is too large for one file; name a folder for it: -o report" in result.stderr
    assert result.stdout == ""


def test_a_page_that_cannot_be_written_is_reported(folder):
    result = run("report", "-o", "missing/report.html", "a.txt", cwd=folder)
    assert result.returncode == 2
    assert b"missing" in result.stderr
    assert b"Traceback" not in result.stderr


def test_the_demonstration_shows_the_texts_of_the_project(folder):
    result = run("report", "--demo", "-o", "demo.html", cwd=folder)
    assert (result.returncode, result.stderr) == (0, b"report: demo.html\n")
    reader = Reader((folder / "demo.html").read_text(encoding="utf-8"))
    texts = {text.name: text.text for text in demo_texts()}
    assert reader.columns["paths"] == sorted(texts)
    assert [one["text"] for one in reader.documents] == [texts[name] for name in sorted(texts)]
    assert reader.original == "".join(texts[name] for name in sorted(texts))


def test_the_demonstration_takes_no_paths(folder):
    result = run("report", "--demo", "a.txt", cwd=folder)
    assert result.returncode == 2
    assert b"--demo takes no paths" in result.stderr


def test_the_name_of_the_file_decides_whether_it_is_markdown_or_json(folder):
    for name in ("report.md", "report.MARKDOWN"):
        assert run("report", "-o", name, "a.txt", "b.txt", cwd=folder).returncode == 0
        assert (
            (folder / name)
            .read_text(encoding="utf-8")
            .startswith("# What was found\n\nFindings: 1. Documents with findings: 1 of 2.")
        )
    assert run("report", "-o", "report.json", "a.txt", cwd=folder).returncode == 0
    assert (folder / "report.json").read_bytes() == run("check", "--output-format", "json", "a.txt", cwd=folder).stdout


REPORTS = ".html, .htm, .md, .markdown or .json"


@pytest.mark.parametrize("name", ["out.docx", "out.PDF", "out.csv", "out.html.gz", "out.txt"])
@pytest.mark.parametrize(
    ("command", "option", "endings"),
    [("report", "-o", REPORTS), ("review", "-o", ".html or .htm"), ("mine", "--review", ".html or .htm")],
)
def test_no_page_is_written_under_the_name_of_another_format(command, option, endings, name, folder):
    before = sorted(path.name for path in folder.iterdir())
    result = run(command, option, name, "a.txt", cwd=folder)
    assert (result.returncode, result.stdout) == (2, b"")
    ending = name[name.rindex(".") :]
    assert f"Error: {name}: no output format has the suffix {ending}; use {endings}\n" in result.stderr.decode()
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize("name", ["out", "out.HTML", "out.htm", "out.md", "out.markdown", "out.json"])
def test_a_report_may_have_any_of_its_endings_or_none(name, folder):
    assert run("report", "-o", name, "a.txt", cwd=folder).returncode == 0
    page = (folder / name).read_bytes().startswith(b"<!doctype html>")
    assert page == (name in ("out", "out.HTML", "out.htm"))


def test_the_demonstration_is_html_alone(folder):
    result = run("report", "--demo", "-o", "demo.md", cwd=folder)
    assert (result.returncode, (folder / "demo.md").exists()) == (2, False)
