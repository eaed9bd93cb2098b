"""``corpuscrub review``: the page in the browser, and the server that saves each decision."""

import json
import os
import re
import signal
import socket
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from command import COMMAND, DIRTY, environment, run

from cleanup.cli.command_group import commands
from cleanup.review.decision_file import read_review

PAGE = b"<!doctype html><title>a.txt \xe2\x80\x93 corpuscrub review</title>"

NO_BROWSER = {"BROWSER": "/no/such/browser"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    return tmp_path


@pytest.fixture
def browser(folder):
    """A browser that keeps the address it is given; the environment that makes it the one of the user."""
    script = folder / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > {folder}/opened\n')
    script.chmod(0o755)
    return {"BROWSER": str(script)}


def opened(folder):
    return Path(unquote(urlsplit((folder / "opened").read_text().strip()).path))


def test_the_page_is_written_to_a_folder_of_its_own_and_opened(folder, browser):
    (folder / "temporary").mkdir()
    result = run("review", "a.txt", cwd=folder, TMPDIR=str(folder / "temporary"), **browser)
    page = opened(folder)
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode() == f"review page: {page}\n"
    assert page.parent.parent == folder / "temporary"
    assert page.parent.stat().st_mode & 0o077 == 0
    assert b"corpuscrub review</title>" in page.read_bytes()[:8192]
    assert run("report", "a.txt", cwd=folder).stdout == page.read_bytes()


def test_the_page_can_be_kept(folder, browser):
    result = run("review", "a.txt", "-o", "kept.html", cwd=folder, **browser)
    assert (result.returncode, result.stderr) == (0, b"review page: kept.html\n")
    assert opened(folder) == folder / "kept.html"


@pytest.mark.parametrize(("args", "env"), [([], NO_BROWSER), (["--no-browser"], {"BROWSER": "/bin/false"})])
def test_the_path_is_printed_where_no_browser_can_be_opened(folder, args, env):
    result = run("review", *args, "a.txt", "-o", "kept.html", cwd=folder, **env)
    assert (result.returncode, result.stderr) == (0, b"open kept.html in a browser\n")


@pytest.mark.parametrize("name", ["a page.html", "folder/index.html"])
def test_a_page_that_is_written_is_opened(folder, browser, name):
    (folder / "folder").mkdir()
    (folder / name).write_bytes(PAGE)
    result = run("review", "folder" if "/" in name else name, cwd=folder, **browser)
    assert (result.returncode, result.stderr.decode()) == (0, f"review page: {name}\n")
    assert opened(folder) == folder / name


def test_a_folder_with_another_index_is_a_folder_of_texts(folder, browser):
    (folder / "index.html").write_text("<title>My texts</title>")
    assert run("review", ".", cwd=folder, **browser).returncode == 0
    assert b"Advertisement" in opened(folder).read_bytes()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--journal", "x", "a.txt"], "add --serve"),
        (["--serve", "-o", "x.html", "a.txt"], "give either -o or --serve"),
        (["--serve", "page.html"], "page.html is already a page; name the texts instead"),
        (["-o", "x.html", "page.html"], "page.html is already a page; name the texts instead"),
    ],
)
def test_options_that_contradict_each_other_are_refused(folder, monkeypatch, args, told):
    (folder / "page.html").write_bytes(PAGE)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(commands, ["review", *args])
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


@pytest.mark.parametrize("args", [[], ["--serve"]])
def test_where_there_is_no_text_nothing_is_opened(folder, browser, args):
    result = run("review", *args, "missing.txt", cwd=folder, **browser)
    assert (result.returncode, (folder / "opened").exists()) == (2, False)
    assert b"missing.txt: cannot be read" in result.stderr


class Serving:
    """``corpuscrub review --serve`` as a process of its own; ``told`` are the lines before the address."""

    def __init__(self, folder, *args, **env):
        command = [COMMAND, "review", "--serve", *args, "a.txt"]
        self.process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, cwd=folder, env=environment(**NO_BROWSER | env)
        )
        self.told = []
        for line in self.process.stderr:
            if line.startswith("http"):
                self.address = urlsplit(line.strip())
                break
            self.told.append(line)

    def ask(self, method, name="", data=None):
        own = f"http://{self.address.netloc}"
        connection = HTTPConnection(self.address.hostname, self.address.port, timeout=60)
        connection.request(method, self.address.path + name, data, {"Origin": own, "Content-Type": "application/json"})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    def decide(self, known, decision, note=""):
        change = {"document": 0, "id": known, "decision": decision, "by": "reviewer", "note": note, "replacement": None}
        return self.ask("POST", "decisions", json.dumps({"reviewer": "Ada", "changes": [change]}))

    def end(self, number=signal.SIGINT):
        """The exit code, and what is said at the end."""
        self.process.send_signal(number)
        told = self.process.stderr.read()
        return self.process.wait(), told


@pytest.fixture
def serving(own_machine, folder):
    begun = []

    def serve(*args, **env):
        begun.append(Serving(folder, *args, **env))
        return begun[-1]

    yield serve
    for one in begun:
        one.process.kill()
        one.process.wait()
        one.process.stderr.close()


def known(path):
    """The id of the only finding of the text."""
    return read_review(str(path)).documents[0].decisions[0].id


def test_the_server_prints_its_address_and_where_decisions_are_saved(serving):
    one = serving()
    assert one.told == ["decisions are saved in decisions.jsonl; press Ctrl-C to end the review\n"]
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", one.address.geturl())
    status, page = one.ask("GET")
    assert status == 200
    assert b"corpuscrub review</title>" in page


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_server_is_ended_with_its_journal_named(serving, number):
    one = serving("--journal", "my decisions.jsonl")
    one.ask("GET")
    told = "decisions saved in my decisions.jsonl; to apply them: corpuscrub apply 'my decisions.jsonl'\n"
    assert one.end(number) == (0, told)
    with pytest.raises(ConnectionRefusedError):
        one.ask("GET")


def test_the_server_opens_the_browser(serving, folder, browser):
    os.mkfifo(folder / "opened")
    one = serving(**browser)
    with (folder / "opened").open() as address:
        assert address.read().strip() == one.address.geturl()


def test_no_browser_is_opened_when_that_is_not_wanted(serving, folder, browser):
    serving("--no-browser", **browser).end()
    assert not (folder / "opened").exists()


def test_a_killed_server_leaves_whole_lines_and_continues_from_them(serving, folder):
    journal = folder / "decisions.jsonl"
    first = serving()
    finding = known(journal)
    assert first.decide(finding, "rejected", "It is no ad.") == (204, b"")
    first.process.kill()
    first.process.wait()
    lines = journal.read_bytes()
    assert all(json.loads(line) for line in lines.splitlines())
    assert lines.endswith(b"\n")
    journal.write_bytes(lines + lines.splitlines()[-1][:50])
    second = serving()
    assert json.loads(second.ask("GET", "decisions")[1]) == {
        "reviewer": "Ada",
        "decisions": [
            {"document": 0, "id": finding, "decision": "rejected", "note": "It is no ad.", "replacement": None}
        ],
        "defaults": [],
    }
    assert second.decide(finding, "accepted")[0] == 204
    assert second.end()[0] == 0
    assert read_review(str(journal)).documents[0].decisions[0].choice.value == "accepted"


def test_the_journal_of_other_texts_is_refused(serving, folder):
    serving().end()
    (folder / "a.txt").write_bytes(DIRTY * 2)
    result = run("review", "--serve", "a.txt", cwd=folder)
    assert result.returncode == 2
    assert b"a journal of another review" in result.stderr


def test_the_journal_is_applied(serving, folder):
    serving().end()
    assert run("apply", "decisions.jsonl", cwd=folder).returncode == 0
    assert b"Advertisement" not in (folder / "a.txt").read_bytes()


def test_no_name_is_resolved_in_tests(own_machine):
    with pytest.raises(AssertionError, match="wanted the network"):
        socket.create_connection(("localhost", 9))
    with pytest.raises(AssertionError, match="wanted the network"):
        socket.socket().connect(("192.0.2.1", 9))
