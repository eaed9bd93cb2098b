"""``corpuscrub check``: its formats, its counts and its limits, on the command line."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
import texts
from click.testing import CliRunner
from command import CLEAN, DIRTY, imported, run

from cleanup.cli.command_group import commands
from cleanup.reporting.ci import github, gitlab, rdjson
from cleanup.reporting.diagnostics import SEVERITY, Severity
from cleanup.reporting.registry import FORMATS

THREE = (
    "It rained. 👩‍🚀\r\n\r\nAdvertisement\r\n\r\nHe said. noted.\r\n\r\nAdvertisement\r\n\r\nIt stopped.\r\n".encode()
)
OWN = """
[[rule]]
code = "OWN001"
name = "filler"
message = "“{found}” is filler"
explanation = "Nobody wrote it."
safety = "safe"
lines = ["Lorem ipsum"]
bad = [{ text = "Rain.\\n\\nLorem ipsum", fixed = "Rain." }]
good = ["Lorem ipsum is Latin"]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(THREE)
    (tmp_path / "b.txt").write_bytes(CLEAN)
    (tmp_path / "c.txt").write_bytes(DIRTY)
    return tmp_path


def call(*args):
    return CliRunner().invoke(commands, ["check", *args], prog_name="corpuscrub", standalone_mode=False)


def read(form, told):
    """The codes that an output tells, read as its format is."""
    data = None if form in ("jsonl", "attributes", "junit", "github") else json.loads(told)
    lines = told.splitlines()
    match form:
        case "json":
            return [finding["code"] for document in data["documents"] for finding in document["findings"]]
        case "jsonl":
            return [json.loads(line)["code"] for line in lines]
        case "sarif":
            return [result["ruleId"] for result in data["runs"][0]["results"]]
        case "github":
            return [line.split("title=corpuscrub ")[1].split("::")[0] for line in lines]
        case "gitlab":
            return [issue["check_name"] for issue in data]
        case "junit":
            return [case.get("name").split()[0] for case in ET.fromstring(told).iter("testcase") if len(case)]
        case "rdjson":
            return [one["code"]["value"] for one in data["diagnostics"]]
        case "attributes":
            rows = (json.loads(line)["attributes"] for line in lines)
            return [key.removeprefix("corpuscrub__") for row in rows for key, spans in row.items() for _ in spans]
    raise AssertionError(form)


FOR_PROGRAMS = [form for form in FORMATS if form not in ("full", "concise", "grouped")]


@pytest.mark.parametrize("form", FOR_PROGRAMS)
def test_every_format_tells_all_findings_and_the_exit_code_is_that_of_the_listing(form, folder):
    result = run("check", "--output-format", form, ".")
    assert result.returncode == 1
    assert sorted(read(form, result.stdout.decode())) == ["MTA101", "RES101", "RES101", "RES101"]
    assert result.stderr == b"4 findings in 2 documents; `corpuscrub clean` fixes 4\n"
    quiet = run("check", "--output-format", form, "b.txt")
    assert quiet.returncode == 0
    assert read(form, quiet.stdout.decode()) == []


def test_grouped_lists_findings_by_document(folder):
    assert run("check", "--output-format", "grouped", ".").stdout.decode().startswith("a.txt:\n  3:1 RES101 ")


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_an_absolute_path_becomes_relative_to_the_working_folder(form, folder):
    told = run("check", "--output-format", form, folder / "c.txt").stdout.decode()
    assert '"c.txt"' in told
    assert str(folder) not in told


def test_sarif_tells_the_reasons_of_rules_of_ones_own(folder):
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    (folder / "c.txt").write_bytes(b"Rain.\n\nLorem ipsum\n\nSun.\n")
    result = run("check", "--rules", "own.toml", "--output-format", "sarif", "c.txt")
    (rule,) = json.loads(result.stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["help"]["text"]) == ("OWN001", "Nobody wrote it.")


def test_statistics_count_by_rule(folder):
    result = run("check", "--statistics", "--output-format", "json", ".")
    assert result.returncode == 1
    assert result.stdout == b"3\tRES101\tad-break [fix]\n1\tMTA101\torphan-speech-verb [fix]\n"
    assert run("check", "--statistics", "b.txt").stdout == b""


@pytest.mark.parametrize("form", ["concise", *FOR_PROGRAMS])
def test_so_many_findings_are_listed_and_the_rest_is_counted(form, folder):
    result = run("check", "--max-findings", "3", "--output-format", form, ".")
    assert result.returncode == 1
    told = result.stdout.decode()
    assert len(told.splitlines() if form == "concise" else read(form, told)) == 3
    assert result.stderr.decode().splitlines() == [
        "not listed: 1 more finding (--max-findings 3)",
        "4 findings in 2 documents; `corpuscrub clean` fixes 4",
    ]


def test_a_limit_may_be_zero_and_one_that_is_not_reached_prints_nothing(folder):
    none = run("check", "--max-findings", "0", ".")
    assert (none.returncode, none.stdout) == (1, b"")
    assert none.stderr.startswith(b"not listed: 4 more findings (--max-findings 0)\n")
    assert b"not listed" not in run("check", "--max-findings", "4", ".").stderr
    assert run("check", "--max-findings", "-1", ".").returncode == 2


def test_statistics_count_all_whatever_may_be_listed(folder):
    result = run("check", "--statistics", "--max-findings", "1", ".")
    assert len(result.stdout.splitlines()) == 2
    assert b"not listed" not in result.stderr


def test_sarif_reports_results_beyond_the_limit_of_its_readers(folder, monkeypatch):
    assert FORMATS["sarif"].max_results == 25_000
    monkeypatch.setitem(FORMATS, "sarif", FORMATS["sarif"]._replace(max_results=3))
    result = call("--output-format", "sarif", ".")
    assert result.return_value == 1
    assert len(json.loads(result.stdout)["runs"][0]["results"]) == 3
    assert "Warning: not listed: 1 more finding; readers of this format accept 3 results at most\n" in result.stderr
    assert "not listed: 1 more" in call("--output-format", "sarif", "--max-findings", "9", ".").stderr
    fewer = call("--output-format", "sarif", "--max-findings", "2", ".")
    assert "not listed: 2 more findings (--max-findings 2)\n" in fewer.stderr


def test_a_document_that_looks_translated_is_listed_where_the_format_allows(folder):
    for form in ("grouped", "sarif", "github", "gitlab", "junit", "rdjson"):
        result = run("check", "--max-translated", "0", "--output-format", form, "b.txt")
        assert result.returncode == 1
        assert b"more than 0.00" in result.stdout


def test_a_format_imports_no_other():
    modules = imported("check", "--exit-zero", "--output-format", "github", stdin=DIRTY)
    formats = {"cleanup.reporting.ci.sarif", "cleanup.reporting.ci.gitlab", "cleanup.reporting.ci.junit"}
    formats |= {"cleanup.reporting.ci.rdjson", "cleanup.reporting.data.dolma", "cleanup.reporting.data.json"}
    assert not modules & formats


def test_the_page_of_formats_has_them_all_and_their_severities():
    page = texts.read(texts.ROOT / "docs" / "formats.md")
    assert tuple(re.findall(r"^\| \[(\w+)\]\(#", page, re.MULTILINE)) == tuple(FORMATS)
    cells = [[cell.strip(" `") for cell in row.split("|")] for row in page.splitlines() if row.startswith("| ")]
    told = {row[2]: (row[1], row[4], row[5], row[6]) for row in cells if row[2] in {one.value for one in Severity}}
    safeties = {severity: safety.value for safety, severity in SEVERITY.items()}
    assert told == {
        one.value: (safeties.get(one, ""), github.COMMANDS[one], gitlab.SEVERITIES[one], rdjson.SEVERITIES[one])
        for one in Severity
    }
