"""The local server of a review: who may ask it, what it keeps, and how it ends."""

import json
import os
import re
import socket
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection
from threading import Thread

import pytest
from render_cases import RULES
from waitress.wasyncore import close_all

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.errors import DecisionError, InputError
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.review.candidate_fixes import review_item
from cleanup.review.decision_file import read_review
from cleanup.review.server.app import MAX_REQUEST, ReviewApp, listen
from cleanup.review.server.journal import Journal
from cleanup.review.server.protocol import parse

RESOURCES = {"index.html": b"<!doctype html><title>Review</title>", "data/c0.js": b'arrived(0,"x")'}
TEXTS = {
    "a.txt": "Advertisement\n\nHe said. noted. It is maybe so.\n\nAdvertisement\n",
    "b \udce9.txt": "<b> it is maybe \ud800\n",
}


@pytest.fixture
def subjects():
    engine = Engine(EveryLine(RULES), models=DOCUMENT_MODELS)
    return [review_item(engine, Document(text, name)) for name, text in TEXTS.items()]


def kept(path, subjects, report="r1"):
    return Journal(str(path), subjects, ruleset="rules", report=report)


def findings(one, code):
    return [finding for finding in one.report.findings if finding.code == code]


def change(finding, decision, document=0, **more):
    made = {"document": document, "id": finding.id, "decision": decision, "by": "reviewer", "note": ""}
    return {**made, "replacement": None, **more}


def body(*changes, reviewer=""):
    return json.dumps({"reviewer": reviewer, "changes": changes}).encode()


def said(path):
    """What a journal says in the end, by path and id."""
    return {(one.path, each.id): each for one in read_review(str(path)).documents for each in one.decisions}


class Served:
    """A server of our own, and the address of its page."""

    def __init__(self, review, server):
        self.port = int(server.effective_port)
        self.host = f"127.0.0.1:{self.port}"
        self.root = f"/{review.token}/"

    def ask(self, method, path, data=None, **headers):
        """Send a request as a browser does; headers by their names with underscores, None leaves one out."""
        sent = {"Host": self.host, "Sec-Fetch-Site": "same-origin"}
        if method == "POST":
            sent |= {"Origin": f"http://{self.host}", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, data, {name: value for name, value in sent.items() if value is not None})
        answer = connection.getresponse()
        answer.data = answer.read()
        connection.close()
        return answer

    def raw(self, head):
        """The first line of the answer to a request that no browser sends."""
        with socket.create_connection(("127.0.0.1", self.port)) as connection, connection.makefile("rb") as answer:
            connection.sendall(f"{head}Connection: close\r\n\r\n".encode("latin-1"))
            return answer.readline()

    def get(self, name="", **headers):
        return self.ask("GET", self.root + name, **headers)

    def post(self, *changes, reviewer="", **headers):
        return self.ask("POST", f"{self.root}decisions", body(*changes, reviewer=reviewer), **headers)


@pytest.fixture
def journal(tmp_path, subjects):
    with kept(tmp_path / "j.jsonl", subjects) as journal:
        yield journal


@pytest.fixture
def served(own_machine, journal):
    review = ReviewApp(RESOURCES, journal)
    server = listen(review)
    thread = Thread(target=server.run)
    thread.start()
    yield Served(review, server)
    with suppress(OSError):  # the loop may close the trigger before the byte that wakes it is written
        server.trigger.pull_trigger(partial(close_all, server._map))  # it ends when nothing is left to wait for
    thread.join()
    server.task_dispatcher.shutdown()


def test_the_page_and_its_data_are_served(served):
    page = served.get()
    assert (page.status, page.data) == (200, RESOURCES["index.html"])
    assert page.getheader("Content-Type") == "text/html; charset=utf-8"
    data = served.get("data/c0.js")
    assert (data.status, data.data) == (200, RESOURCES["data/c0.js"])
    assert data.getheader("Content-Type") == "text/javascript; charset=utf-8"


def test_a_head_is_a_get_without_its_body(served):
    answer = served.ask("HEAD", served.root)
    assert (answer.status, answer.data) == (200, b"")
    assert answer.getheader("Content-Length") == str(len(RESOURCES["index.html"]))


def test_it_listens_on_this_machine_only(own_machine, journal):
    server = listen(ReviewApp(RESOURCES, journal))
    assert server.socket.getsockname()[0] == "127.0.0.1"
    server.task_dispatcher.shutdown()
    close_all(server._map)


def test_every_page_has_another_token(journal):
    tokens = {ReviewApp(RESOURCES, journal).token for _ in range(20)}
    assert len(tokens) == 20
    assert all(re.fullmatch("[A-Za-z0-9_-]{32}", token) for token in tokens)


@pytest.mark.parametrize("path", ["", "decisions", "nothing"])
def test_every_answer_forbids_to_keep_guess_or_frame_it(served, path):
    answer = served.get(path)
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.getheader("X-Frame-Options") == "DENY"
    assert answer.getheader("Server") is None


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/favicon.ico",
        "/decisions",
        "/{wrong}/",
        "/{token}",
        "/{token}x/",
        "//{token}/",
        "/{token}//",
        "/{token}/?",
        "/{token}/../{token}/",
        "/{token}/../x",
        "/{token}/./",
        "/{token}/%2e%2e/x",
        "/{token}/data/../index.html",
        "/{token}/data%2fc0.js",
        "/{token}/data\\c0.js",
        "/{token}/data/",
        "/{token}/%64ecisions",
        "/{token}/etc/passwd",
        "http://127.0.0.1/{token}/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_there_is_nothing_but_what_was_given(served, method, path):
    token = served.root.strip("/")
    asked = path.format(token=token, wrong="x" * len(token))
    head = f"{method} {asked} HTTP/1.1\r\nHost: {served.host}\r\nOrigin: http://{served.host}\r\n"
    assert served.raw(head).startswith(b"HTTP/1.1 404 ")


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1", "evil.example:{port}", "[::1]:{port}", ""])
def test_another_name_for_this_machine_is_refused(served, host):
    answer = served.get(Host=host.format(port=served.port))
    assert answer.status == 403
    assert answer.data == f"This server answers only at {served.host}.\n".encode()


def test_a_request_that_names_no_host_or_two_is_refused(served):
    assert served.raw(f"GET {served.root} HTTP/1.0\r\n").startswith(b"HTTP/1.0 403 ")
    assert served.raw(f"GET {served.root} HTTP/1.1\r\n" + f"Host: {served.host}\r\n" * 2).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_another_page_leads_to_is_refused(served, method, site):
    assert served.ask(method, f"{served.root}decisions", body(), Sec_Fetch_Site=site).status == 403


def test_a_person_who_opens_the_address_is_let_in(served):
    assert served.get(Sec_Fetch_Site="none").status == 200
    assert served.get(Sec_Fetch_Site=None).status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1", None]
)
def test_decisions_of_another_origin_are_refused(served, subjects, tmp_path, origin):
    before = (tmp_path / "j.jsonl").read_bytes()
    origin = origin and origin.format(port=served.port)
    answer = served.post(change(findings(subjects[0], "RES101")[0], "rejected"), Origin=origin)
    assert answer.status == 403
    assert (tmp_path / "j.jsonl").read_bytes() == before


def test_another_origin_may_not_read_either(served):
    assert served.get("decisions", Origin="http://evil.example").status == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", "", None])
def test_decisions_of_another_type_are_refused(served, kind):
    assert served.post(Content_Type=kind).status == 415


def test_json_may_name_its_encoding(served):
    assert served.post(Content_Type="application/json; charset=utf-8").status == 204


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(served, method):
    answer = served.ask(method, f"{served.root}decisions")
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD, POST")


def test_nothing_is_posted_to_the_page(served):
    answer = served.ask("POST", served.root, body())
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")


def test_a_request_that_is_too_large_is_refused_before_it_is_sent(served):
    assert served.ask("POST", f"{served.root}decisions", b"{}", Content_Length=str(MAX_REQUEST)).status == 413


def test_a_decision_is_in_the_journal_when_the_answer_comes(served, subjects, tmp_path):
    finding = findings(subjects[0], "RES101")[1]
    answer = served.post(change(finding, "rejected", note="It is <no> ad."), reviewer="Ada")
    assert (answer.status, answer.data) == (204, b"")
    decided = said(tmp_path / "j.jsonl")["a.txt", finding.id]
    assert (decided.choice.value, decided.by, decided.note) == ("rejected", "reviewer", "It is <no> ad.")
    assert (decided.span, decided.original) == (finding.span, "Advertisement")
    assert read_review(str(tmp_path / "j.jsonl")).reviewer == "Ada"


def test_the_page_is_told_what_was_decided(served, subjects):
    ad, maybe = findings(subjects[0], "RES101")[0], findings(subjects[1], "MTA104")[0]
    served.post(change(ad, "accepted"), change(maybe, "edited", 1, replacement="perhaps \udce9"), reviewer="Ada")
    told = json.loads(served.get("decisions").data)
    assert told == {
        "reviewer": "Ada",
        "decisions": [
            {"document": 0, "id": ad.id, "decision": "accepted", "note": "", "replacement": None},
            {"document": 1, "id": maybe.id, "decision": "edited", "note": "", "replacement": "perhaps \udce9"},
        ],
        "defaults": [],
    }


def test_the_page_is_told_what_nobody_decided_where_it_is_not_the_default(served, subjects):
    first, second = findings(subjects[0], "RES101")
    served.post(change(first, "skipped", by="default"), change(second, "accepted", by="default", note="Sure?"))
    told = json.loads(served.get("decisions").data)
    assert told["decisions"] == [
        {"document": 0, "id": second.id, "decision": "open", "note": "Sure?", "replacement": None}
    ]
    assert {"document": 0, "id": first.id, "decision": "skipped"} in told["defaults"]
    served.post(change(first, "open"), change(second, "open"))
    assert json.loads(served.get("decisions").data) == {"reviewer": "", "decisions": [], "defaults": []}


def test_a_refused_batch_is_refused_as_a_whole_with_a_reason(served, subjects, tmp_path):
    before = (tmp_path / "j.jsonl").read_bytes()
    ad = findings(subjects[0], "RES101")[0]
    answer = served.post(change(ad, "rejected"), change(ad, "rejected", document=1), reviewer="Ada")
    assert answer.status == 400
    assert answer.data == f"Nothing was saved: document 1 has no finding '{ad.id}'; reload the page\n".encode()
    assert (tmp_path / "j.jsonl").read_bytes() == before
    assert json.loads(served.get("decisions").data)["decisions"] == []


def test_a_journal_that_cannot_be_written_is_told_to_the_page(served, journal, subjects, monkeypatch):
    monkeypatch.setattr(os, "fsync", partial(_fail, OSError(28, "No space left on device")))
    size = os.stat(journal._path).st_size  # noqa: PTH116
    answer = served.post(change(findings(subjects[0], "RES101")[0], "rejected"))
    assert (answer.status, journal.decisions) == (507, [])
    assert answer.data.endswith(b"j.jsonl: cannot be read or written: No space left on device\n")
    assert os.stat(journal._path).st_size == size  # noqa: PTH116


def _fail(error, *_):
    raise error


def test_posts_at_the_same_time_do_not_mix_their_lines(served, subjects, tmp_path):
    all_of_them = subjects[0].report.findings

    def decide(place):
        for _ in range(10):
            served.post(*(change(one, "skipped", note=f"{place} " * 500) for one in all_of_them), reviewer=str(place))

    threads = [Thread(target=decide, args=[place]) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [json.loads(line) for line in (tmp_path / "j.jsonl").read_bytes().splitlines()]
    assert sum(line.get("finding", {}).get("by") == "reviewer" for line in lines) == 60 * len(all_of_them)


OK = {"document": 0, "id": "x", "decision": "accepted", "by": "reviewer", "note": "", "replacement": None}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the request is not JSON"),
        (b"\xff", "the request is not JSON"),
        (b"[" * 100_000, "the request is not JSON"),
        (b"[]", "changes: expected a list"),
        (b'{"changes": {}}', "changes: expected a list"),
        (b'{"changes": []}', "reviewer: expected a string"),
        (body(reviewer="x" * 201), "reviewer: 201 characters are more than 200"),
        (body(OK, 1), "change 2: expected an object"),
        (body(OK | {"document": "0"}), "change 1: document: expected a whole number"),
        (body(OK | {"document": True}), "document: expected a whole number"),
        (body(OK | {"document": 0.0}), "document: expected a whole number"),
        (body(OK | {"id": 5}), "id: expected a string"),
        (body(OK | {"id": None}), "id: expected a string"),
        (body(OK | {"decision": "maybe"}), "decision: 'maybe' is unknown"),
        (body(OK | {"decision": ["accepted"]}), "decision: expected a string"),
        (body(OK | {"by": "god"}), "by: 'god' is neither reviewer nor default"),
        (body(OK | {"by": "default", "decision": "rejected"}), "decision: only a reviewer decides so"),
        (body(OK | {"note": None}), "note: expected a string"),
        (body(OK | {"note": "x" * 10_001}), "note: 10,001 characters are more than 10,000"),
        (body(OK | {"replacement": 1}), "replacement: expected a string"),
        (body(OK | {"decision": "edited"}), "replacement: expected a string for an edited finding"),
        (body(OK | {"decision": "edited", "replacement": 1}), "replacement: expected a string"),
        (body(OK | {"decision": "edited", "replacement": "x" * 100_001}), "100,001 characters are more than 100,000"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused(data, told):
    with pytest.raises(DecisionError, match=re.escape(told)):
        parse(data)


@pytest.mark.parametrize("wrong", [{"document": 2}, {"document": -1}, {"id": "ffffffffffff"}, {"document": 10**400}])
def test_a_finding_that_nobody_knows_is_refused(journal, subjects, wrong):
    known = change(findings(subjects[0], "RES101")[0], "accepted")
    with pytest.raises(DecisionError, match="has no finding"):
        journal.add(*parse(body(known, known | wrong)))
    assert journal.decisions == []


def test_a_journal_begins_with_what_is_applied_where_nobody_decides(journal, subjects, tmp_path):
    decided = said(tmp_path / "j.jsonl")
    assert {known for _, known in decided} == {
        one.report.findings[place].id for one in subjects for place in one.default
    }
    assert {(each.choice.value, each.by) for each in decided.values()} == {("accepted", "default")}


def test_a_decision_taken_back_is_the_default_again(journal, subjects, tmp_path):
    ad, maybe = findings(subjects[0], "RES101")[0], findings(subjects[0], "MTA104")[0]
    journal.add(*parse(body(change(ad, "rejected"), change(maybe, "accepted"))))
    journal.add(*parse(body(change(ad, "open"), change(maybe, "open"))))
    decided = said(tmp_path / "j.jsonl")
    assert [(decided["a.txt", one.id].choice.value, decided["a.txt", one.id].by) for one in (ad, maybe)] == [
        ("accepted", "default"),
        ("skipped", "default"),
    ]
    assert journal.decisions == []


def test_what_a_rule_that_is_switched_off_found_is_skipped_by_default(journal, subjects, tmp_path):
    ad = findings(subjects[0], "RES101")[0]
    journal.add(*parse(body(change(ad, "skipped", by="default"))))
    assert not said(tmp_path / "j.jsonl")["a.txt", ad.id].applied


def decide_some(path, subjects):
    with kept(path, subjects) as journal:
        for one, decision in zip(findings(subjects[0], "RES101"), ("rejected", "skipped"), strict=True):
            journal.add(*parse(body(change(one, decision, note="\ud800"), reviewer="Ada")))
        return journal.decisions


def test_a_journal_is_resumed(tmp_path, subjects):
    decided = decide_some(tmp_path / "j.jsonl", subjects)
    before = (tmp_path / "j.jsonl").read_bytes()
    with kept(tmp_path / "j.jsonl", subjects) as journal:
        assert (journal.decisions, journal.reviewer) == (decided, "Ada")
        assert (tmp_path / "j.jsonl").read_bytes() == before


@pytest.mark.parametrize("cut", [1, 2, 40, 200])
def test_half_a_last_line_is_left_out(tmp_path, subjects, cut):
    path = tmp_path / "j.jsonl"
    decided = decide_some(path, subjects)
    path.write_bytes(path.read_bytes()[:-cut])
    with kept(path, subjects) as journal:
        assert journal.decisions[:1] == decided[:1]
        assert journal.decisions[1:] == (decided[1:] if cut == 1 else [])  # without its line feed a line is whole
        journal.add(*parse(body(change(findings(subjects[0], "RES101")[1], "accepted"))))
        lines = path.read_bytes().splitlines(keepends=True)
        assert all(line.endswith(b"\n") and json.loads(line) for line in lines)
    with kept(path, subjects) as journal:
        assert [one.choice.value for _, one in journal.decisions] == ["rejected", "accepted"]


def test_the_journal_of_another_review_is_refused(tmp_path, subjects):
    path = tmp_path / "j.jsonl"
    decide_some(path, subjects)
    before = path.read_bytes()
    with pytest.raises(DecisionError, match=r"another review.*`corpuscrub apply` applies it.*--journal"):
        kept(path, subjects, report="r2")
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"A note", b"{}\n", b"\n", b'{"schema": "corpuscrub/journal/1"}\n', b"\0\xff"])
def test_a_file_that_is_no_journal_is_refused_and_left_alone(tmp_path, subjects, data):
    (tmp_path / "j.jsonl").write_bytes(data)
    with pytest.raises(DecisionError):
        kept(tmp_path / "j.jsonl", subjects)
    assert (tmp_path / "j.jsonl").read_bytes() == data


def test_exported_decisions_are_no_journal(tmp_path, subjects):
    head = {"schema": "corpuscrub/decisions/1", "tool": "t", "ruleset": "rules", "report": "r1", "reviewer": ""}
    (tmp_path / "j.jsonl").write_text(json.dumps({**head, "documents": []}))
    with pytest.raises(DecisionError, match="not a journal; name another file with --journal"):
        kept(tmp_path / "j.jsonl", subjects)


def test_an_empty_file_becomes_a_journal(tmp_path, subjects):
    (tmp_path / "j.jsonl").touch()
    with kept(tmp_path / "j.jsonl", subjects):
        assert said(tmp_path / "j.jsonl")


def test_a_folder_or_a_pipe_is_no_journal(tmp_path, subjects):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "missing" / "j.jsonl"):
        with pytest.raises(InputError):
            kept(path, subjects)


def test_two_documents_of_one_name_are_refused(tmp_path, subjects):
    with pytest.raises(DecisionError, match="two documents have the same name"):
        kept(tmp_path / "j.jsonl", [subjects[0], subjects[0]])


def test_another_name_of_the_reviewer_keeps_all_decisions(tmp_path, subjects):
    decided = decide_some(tmp_path / "j.jsonl", subjects)
    with kept(tmp_path / "j.jsonl", subjects) as journal:
        journal.add(*parse(body(reviewer="Grace")))
        journal.add(*parse(body(reviewer="")))
    with kept(tmp_path / "j.jsonl", subjects) as journal:
        assert (journal.decisions, journal.reviewer) == (decided, "Grace")
