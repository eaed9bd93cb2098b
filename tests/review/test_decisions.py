"""What a person decided, kept and done to the text."""

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from render_cases import reports
from review_cases import SHA256, all_fixed, decided, real, review, reviewed
from shapes import Shapes

from cleanup.engine.document import Document, Span
from cleanup.engine.report import Outcome
from cleanup.errors import CleanupError, DecisionError
from cleanup.io.files import Codec, decode
from cleanup.io.ledger.documents import make_entry
from cleanup.review.apply import apply_decisions
from cleanup.review.decision_file import read_review
from cleanup.review.decisions import (
    DEFAULT,
    REVIEWER,
    Choice,
    Decision,
    DocumentDecisions,
    dump,
    journal_header,
    journal_line,
)

TEXT = "It rained all day.\n\nAdvertisement\n\nThe United - States agreed.\n\nIt stopped in the evening.\n"


@pytest.fixture
def kept(tmp_path):
    def file(data):
        path = tmp_path / "decisions.json"
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        return str(path)

    return file


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """A file for all the examples of a property."""
    return tmp_path_factory.mktemp("decisions") / "decisions.json"


def made(text=TEXT, choices=all_fixed, name="a.txt"):
    return decided(real(text, name), choices)


# Doing what was decided


@given(reports())
def test_all_fixes_accepted_is_what_cleaning_gives(report):
    assert apply_decisions(decided(report, all_fixed), report.document).report.cleaned == report.cleaned


@given(reports())
def test_all_findings_rejected_is_the_original(report):
    done = apply_decisions(decided(report, lambda _: Choice.REJECTED), report.document).report
    assert (done.cleaned, done.edits, done.findings) == (report.document.text, (), ())


def test_all_fixes_accepted_is_clean_unsafe_with_the_shipped_rules():
    report = real(TEXT + "\nHe said. noted. And so on. said.\n\nSign up for our newsletter\n")
    assert report.cleaned != report.document.text
    assert apply_decisions(decided(report, all_fixed), report.document).report.cleaned == report.cleaned


@given(reviewed())
def test_what_was_applied_can_be_restored(case):
    report, decisions = case
    done = apply_decisions(decisions, report.document).report
    assert done.restore() == report.document.text


@given(reviewed())
def test_each_decision_does_what_it_says(case):
    report, decisions = case
    done = apply_decisions(decisions, report.document).report
    wanted = [(one.span, one.replacement) for one in decisions.decisions if one.applied]
    assert sorted(wanted) == [(finding.span, finding.edit.new) for finding in done.findings]
    assert {finding.outcome for finding in done.findings} <= {Outcome.FIXED}


CODECS = [("utf-8", "surrogate"), ("utf-8-sig", "strict"), ("cp1252", "strict"), ("utf-16-le", "strict")]


@given(
    st.lists(st.sampled_from(["It rained é.", "Advertisement", "The United - States", "caf\udcff", ""]), max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(CODECS),
    st.data(),
)
def test_files_come_back_byte_for_byte_through_a_ledger(lines, end, mark, named, data):
    encoding, errors = named
    try:
        held = (mark + (end * 2).join(lines)).encode(
            encoding.removesuffix("-sig"), "surrogateescape" if errors == "surrogate" else "strict"
        )
    except UnicodeEncodeError:
        assume(False)
    source = decode("a.txt", held, Codec(encoding.removesuffix("-sig"), errors))
    report = real(source.text)
    choices = {
        finding.id: data.draw(st.sampled_from([Choice.REJECTED, "é", all_fixed(finding)]))
        for finding in report.findings
        if finding.outcome is Outcome.FIXED
    }
    done = apply_decisions(
        decided(report, lambda finding: choices.get(finding.id, Choice.SKIPPED)), report.document
    ).report
    cleaned = source.encode(done.cleaned)
    assert make_entry("a.txt", source, done, cleaned).undo(cleaned) == held


def test_a_manual_finding_that_was_accepted_changes_nothing():
    report = real("word " * 3 + "\n\nHe said the the\ufffdse things.\n")
    manual = [finding for finding in report.findings if finding.edit is None]
    assert manual
    decisions = decided(report, lambda finding: Choice.ACCEPTED if finding.edit is None else Choice.SKIPPED)
    assert apply_decisions(decisions, report.document).report.cleaned == report.document.text
    edited = decided(report, lambda finding: "!" if finding is manual[0] else Choice.SKIPPED)
    assert "!" in apply_decisions(edited, report.document).report.cleaned


# Refusals


def test_a_changed_text_is_refused():
    with pytest.raises(DecisionError, match=r"a\.txt: has changed since the review.*--fuzzy"):
        apply_decisions(made(), Document(TEXT + " ", "a.txt"))


def test_decisions_that_overlap_are_refused_with_their_lines():
    document = Document("One.\n\nTwo three four.", "a.txt")
    decisions = tuple(
        Decision(code, code, "safe", span, document.slice(span), "", Choice.ACCEPTED, REVIEWER, "", "", "")
        for code, span in (("RES101", Span(6, 15)), ("MTA201", Span(10, 20)))
    )
    with pytest.raises(DecisionError, match="RES101 at line 3 and MTA201 at line 3 overlap"):
        apply_decisions(DocumentDecisions("a.txt", None, document.sha256, decisions), document)
    kept = (decisions[0], replace(decisions[1], choice=Choice.REJECTED))
    assert (
        apply_decisions(DocumentDecisions("a.txt", None, document.sha256, kept), document).report.cleaned
        == "One.\n\nfour."
    )


def test_decisions_that_touch_are_both_applied():
    document = Document("abcd")
    decisions = tuple(
        Decision(text, "RES101", "safe", Span(at, at + 2), text, new, Choice.EDITED, DEFAULT, "", "", "")
        for at, text, new in ((2, "cd", "Y"), (0, "ab", "X"))
    )
    assert apply_decisions(DocumentDecisions("", None, document.sha256, decisions), document).report.cleaned == "XY"


def test_an_original_that_does_not_stand_there_is_refused():
    lies = made()
    lies = replace(lies, decisions=(replace(lies.decisions[0], original="Advertisements"[1:]),))
    with pytest.raises(DecisionError, match="“dvertisements”, which is not at code points 20 to 33"):
        apply_decisions(lies, Document(TEXT, "a.txt"))


# A text that has changed


def again(text, decisions=None):
    return apply_decisions(decisions or made(), Document(text, "a.txt"), fuzzy=True)


def test_findings_are_found_again_after_a_new_paragraph():
    done = again("New.\n\n" + TEXT)
    assert done.report.cleaned == "New.\n\n" + real(TEXT).cleaned
    assert done.skipped == ()
    assert done.relocated == (
        "a.txt: RES101 “Advertisement” relocated to line 5, 6 code points further down",
        "a.txt: MTA201 “United - States” relocated to line 7, 6 code points further down",
    )


def test_a_finding_whose_line_went_is_left_out_and_the_others_are_found():
    done = again(TEXT.replace("Advertisement\n\n", ""))
    assert "United States" in done.report.cleaned
    assert done.skipped == ("a.txt: RES101 “Advertisement” not found again; left out",)


def test_one_side_of_the_words_around_is_enough():
    done = again(TEXT.replace("It rained all day.", "It was dry."))
    assert done.skipped == ()
    assert done.relocated[0].endswith("relocated to line 3, 7 code points further up")


def test_a_finding_whose_words_around_all_changed_is_left_out():
    done = again("It was dry.\n\nAdvertisement\n\nThe people agreed.\n")
    assert done.report.cleaned == done.report.document.text
    assert len(done.skipped) == 2


def test_the_same_words_at_two_places_are_left_out():
    text = f"It was a long morning in the north of the country.\n{TEXT}\nIt was a long evening there as well."
    done = again(text + text, made(text))
    assert done.report.edits == done.relocated == ()
    assert done.skipped == (
        "a.txt: RES101 “Advertisement” found at 2 places; left out",
        "a.txt: MTA201 “United - States” found at 2 places; left out",
    )


def test_the_few_words_before_the_first_finding_are_enough_where_the_text_begins():
    text = "It rained.\n\nAdvertisement\n\nThe people agreed.\n"
    changed = "It rained.\n\nAdvertisement\n\nNobody did.\n"
    assert len(again(changed, made(text)).relocated) == 1
    assert again("New. " + changed, made(text)).relocated == ()


def test_the_few_words_after_the_last_finding_are_enough_where_the_text_ends():
    text = "The people agreed about the weather.\n\nAdvertisement\n"
    changed = text.replace("weather", "climate")
    assert len(again(changed, made(text)).relocated) == 1
    assert again(changed.replace("ment\n", "ment!"), made(text)).relocated == ()


def test_words_that_stand_everywhere_tell_nothing():
    ruler = "-" * 40 + "\n"
    text = f"{ruler}Advertisement\n\nThe people of the north agreed about it.\n"
    changed = text.replace("people of the north", "men")
    assert len(again(changed, made(text)).relocated) == 1
    assert again(changed + ruler * 100, made(text)).relocated == ()


def test_a_place_with_all_the_words_goes_before_one_with_half_of_them():
    end = "and they went on for a very long time in the dark."
    text = f"The first sentence is a long one, and so is this.\nAdvertisement\n{end}"
    changed = f"{text}\n\nSomething else.\nAdvertisement\n{end}"
    done = again(changed, made(text, lambda _: Choice.ACCEPTED))
    assert done.report.cleaned == changed.replace("Advertisement\n", "", 1)


def test_findings_that_were_alike_are_not_taken_for_each_other():
    around = "-" * 40 + "\n"
    text = f"{around}Advertisement\n{around}Advertisement\n{around}"
    seen = iter([Choice.ACCEPTED, Choice.REJECTED])
    decisions = made(text, lambda _: next(seen))
    assert len(decisions.decisions) == 2
    done = again(f"{around}Advertisement\n{around}", decisions)
    assert done.report.edits == ()
    assert done.skipped == ("a.txt: RES101 “Advertisement” found at 1 place, of 2 that were alike; left out",)


def test_a_text_that_did_not_change_needs_no_looking():
    assert again(TEXT).relocated == ()


@given(reviewed(), st.text("xyz\n", max_size=40), st.integers(0, 400))
def test_what_is_found_again_is_what_was_decided_about(case, new, at):
    report, decisions = case
    text = report.document.text
    changed = Document(text[:at] + new + text[at:], "a.txt")
    try:
        done = apply_decisions(decisions, changed, fuzzy=True)
    except DecisionError as error:
        assert "overlap" in str(error)  # two places that became one
        return
    wanted = [one for one in decisions.decisions if one.applied]
    assert changed.sha256 == decisions.sha256 or len(done.relocated) + len(done.skipped) == len(wanted)
    assert done.report.restore() == changed.text
    assert {(finding.found, finding.edit.new) for finding in done.report.findings} <= {
        (one.original, one.replacement) for one in wanted
    }


def test_thousands_of_findings_are_looked_for_in_one_walk():
    text = "".join(
        f"This is paragraph {number * 7919} of many.\n\nAdvertisement {number}\n\n" for number in range(20_000)
    )
    document = Document(text, "a.txt")
    starts = [document.line(4 * number + 2).start for number in range(0, 20_000, 4)]
    decisions = tuple(
        Decision(
            id=str(start),
            code="RES101",
            safety="safe",
            span=Span(start, start + 13),
            original="Advertisement",
            replacement="",
            choice=Choice.ACCEPTED,
            by=REVIEWER,
            note="",
            before=text[start - 32 : start],
            after=text[start + 13 : start + 45],
        )
        for start in starts
    )
    done = apply_decisions(
        DocumentDecisions("a.txt", None, document.sha256, decisions), Document("New. " + text), fuzzy=True
    )
    assert (len(done.relocated), len(done.skipped)) == (5000, 0)


# Reading and writing


@given(reviewed(), st.text(max_size=20), st.sampled_from([None, "record 7"]))
def test_what_is_written_is_read_again(once, case, reviewer, record):
    decisions = review(replace(case[1], path="a\udc80.txt", id=record), reviewer=reviewer)
    once.write_bytes(dump(decisions))
    assert read_review(str(once)) == decisions
    assert dump(read_review(str(once))) == dump(decisions)


PAGE = Shapes("decisions.md")


@given(reviewed())
def test_the_json_is_what_its_page_says(case):
    decisions = review(case[1], replace(case[1], id="record 7"))
    PAGE.fit(json.loads(dump(decisions)), "review")
    first, *lines = map(json.loads, journal(decisions).splitlines())
    assert [*first, "documents"] == list(json.loads(dump(decisions)))
    for line in lines:
        PAGE.fit(line, "journal")


def test_the_example_of_the_page_can_be_read(kept):
    example = PAGE.page.split("```json\n")[1].split("```")[0]
    PAGE.fit(json.loads(example), "review")
    (document,) = read_review(kept(example.replace('"sha256": "…"', f'"sha256": "{SHA256}"').encode())).documents
    assert document.decisions[0].applied


def journal(decisions):
    return journal_header(decisions) + b"".join(
        journal_line(document, one) for document in decisions.documents for one in document.decisions
    )


@given(reviewed(), st.data())
def test_in_a_journal_the_last_word_counts(once, case, data):
    decided = replace(case[1], path="a.txt")
    older = replace(decided, decisions=tuple(replace(one, choice=Choice.SKIPPED) for one in decided.decisions))
    half = journal_line(decided, decided.decisions[0])[:-2] if decided.decisions else b'{"pa'
    half = half[: data.draw(st.integers(0, len(half)))]
    once.write_bytes(journal(review(older)) + journal(review(decided)).partition(b"\n")[2] + half)
    documents = (decided,) if decided.decisions else ()
    assert read_review(str(once)) == review(*documents)


def test_decisions_about_an_older_text_are_forgotten_with_it(kept):
    older, newer = made(), made(TEXT + "More.")
    decisions = read_review(kept(journal(review(older)) + journal_line(newer, newer.decisions[0])))
    assert decisions.documents == (replace(newer, decisions=newer.decisions[:1]),)


GOOD = json.loads(dump(review(made())))


def changed(place, **fields):
    data = json.loads(json.dumps(GOOD))
    {"": data, "document": data["documents"][0], "finding": data["documents"][0]["findings"][0]}[place].update(fields)
    return data


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "not a decision file: it is not a JSON object with a schema"),
        (b"\xff\xfe", "not a decision file"),
        (b"[" * 100_000, "not a decision file"),
        (b'{"schema": "corpuscrub/ledger/1", "path": "a.txt"}\n{}\n', "its schema is 'corpuscrub/ledger/1', expected"),
        (b'{"schema": "corpuscrub/findings/2", "documents": []}', "its schema is 'corpuscrub/findings/2'"),
        (b'{"schema": "corpuscrub/decisions/1"}\n{}', "it is not a JSON object with a schema"),
        (b'{"schema": ["corpuscrub/decisions/1"]}', "it is not a JSON object with a schema"),
        (b'{"schema": "corpuscrub/journal/1"}\n', "line 1: tool: is missing"),
        (journal(review()) + b"{}\n{}\n", "line 2: path: is missing"),
        (journal(review()) + b"half\n{}\n", "line 2: not a JSON object"),
        (changed("", reviewer=7), "decisions.json: reviewer: 7 is not valid"),
        (changed("", documents={}), "documents: an object is not valid"),
        (changed("", documents=[GOOD["documents"][0]] * 2), "document 2: path: 'a.txt' is listed twice"),
        (changed("", documents=[None]), "document 1: not a JSON object"),
        (changed("document", path="a\0b"), "document 1: path"),
        (changed("document", id=7), "document 1: id: 7"),
        (changed("document", sha256=SHA256[1:]), "document 1: sha256"),
        (changed("document", findings=None), "document 1: findings: None"),
        (changed("document", findings=GOOD["documents"][0]["findings"][:1] * 2), "is listed twice"),
        (changed("document", findings=["x"]), r"document 1 \(a\.txt\), finding 1: not a JSON object"),
        (
            changed("finding", start=-1),
            r"finding 1: start and end: -1 and 33 do not fit “original”, which has 13 code points",
        ),
        (changed("finding", start=-1, end=12), "start and end: -1 and 12 do not fit"),
        (changed("finding", start=20.0), "start and end: 20.0"),
        (changed("finding", start=True), "start and end: True"),
        (changed("finding", start=0), "start and end: 0 and 33"),
        (changed("finding", end=10**300), "start and end"),
        (changed("finding", original=""), "original: ''"),
        (changed("finding", id=""), "id: ''"),
        (changed("finding", code="\x1b[31m"), "code"),
        (changed("finding", decision="perhaps"), "decision: 'perhaps'"),
        (changed("finding", decision=["accepted"]), "decision: an array"),
        (changed("finding", decision="edited", replacement=None), "replacement: None"),
        (changed("finding", by="nobody"), "by: 'nobody'"),
        (changed("finding", safety="sure"), "safety: 'sure'"),
        (changed("finding", note=None), "note: None"),
        (changed("finding", before="x" * 33), "before"),
        (json.dumps(GOOD).replace('"start": 20', '"start": 2' + "0" * 5000).encode(), "not a decision file"),
        (json.dumps(GOOD).replace('"start": 20', '"start": NaN').encode(), "start and end: nan"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(kept, data, complaint):
    with pytest.raises(DecisionError, match=complaint):
        read_review(kept(data))


@pytest.mark.parametrize(("path", "why"), [("gone.json", "No such file"), (".", "Is a directory"), ("a\0b", "null")])
def test_a_file_that_cannot_be_read_is_told(path, why):
    with pytest.raises(DecisionError, match=why):
        read_review(path)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([*Choice.__members__]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(["", "document", "finding"]), st.data())
def test_any_json_is_read_or_refused(once, place, data):
    fields = {"": GOOD, "document": GOOD["documents"][0], "finding": GOOD["documents"][0]["findings"][0]}[place]
    key = data.draw(st.sampled_from(sorted(fields)))
    once.write_bytes(json.dumps(changed(place, **{key: data.draw(anything)})).encode())
    try:
        for document in read_review(str(once)).documents:
            apply_decisions(document, Document(TEXT, "a.txt"), fuzzy=True)
    except CleanupError as error:
        assert str(error)
