"""The machine under rules that nobody would write: any spans, any replacements, any collisions."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import apply
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine, Index
from cleanup.engine.report import Outcome
from cleanup.engine.rule import Finder, Match, Rule, Safety, Stage
from cleanup.rulekit.lines import pattern

WORDS = [
    "ab",
    "a b",
    "b",
    "  ",
    "c",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " \n\t\n",
    "é",
    "🦜",
    "\u2028",
    "\x85",
    "\x0b",
    "x y z",
]
any_text = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


def rule(code: str, matches, safety: Safety = Safety.SAFE) -> Rule:
    return Rule(code, code.lower(), "{found}", "made up", Finder(matches), safety, ())


def fixed_matches(made_up: list[tuple[int, int, str | None]]):
    """Return a search that finds these spans, cut to the text, each in the line in which it begins."""

    def matches(document: Document, number: int):
        for start, length, new in made_up:
            span = Span(min(start, len(document.text)), min(start + length, len(document.text)))
            if span.start < span.end and document.line_at(span.start) == number:
                yield Match(span, new)

    return matches


made_up_matches = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["", "", "-", "long words", " ", "\n", None])),
    max_size=8,
)
rules = st.lists(st.tuples(made_up_matches, st.sampled_from(Safety)), min_size=1, max_size=5)


@given(any_text, rules, st.booleans())
def test_any_rules_can_be_undone_and_never_touch_what_they_did_not_name(text, made_up, unsafe):
    engine = Engine(EveryLine([rule(f"AAA{n}", fixed_matches(m), safety) for n, (m, safety) in enumerate(made_up)]))
    report = engine.clean(Document(text), unsafe=unsafe)
    assert report.restore() == text
    proposed = [finding.edit for finding in report.findings if finding.outcome is Outcome.FIXED]
    kept = apply(text, [edit._replace(new="") for edit in proposed if edit is not None])
    # absorbing takes white space only: every visible character that no fixed finding holds is still there, in order
    without_new = apply(text, [edit._replace(new="") for edit in report.edits])
    assert re.sub(r"\s", "", without_new) == re.sub(r"\s", "", kept)


@given(any_text, rules)
def test_the_order_of_rules_changes_nothing(text, made_up):
    some = [rule(f"AAA{n}", fixed_matches(m), safety) for n, (m, safety) in enumerate(made_up)]
    assert Engine(EveryLine(some)).clean(Document(text)) == Engine(EveryLine(some[::-1])).clean(Document(text))


@given(any_text, rules)
def test_fixed_findings_are_disjoint_and_every_covered_one_touches_one(text, made_up):
    engine = Engine(EveryLine([rule(f"AAA{n}", fixed_matches(m), safety) for n, (m, safety) in enumerate(made_up)]))
    findings = engine.clean(Document(text), unsafe=True).findings
    fixed = [finding.span for finding in findings if finding.outcome is Outcome.FIXED]
    assert all(one.end <= other.start for one, other in pairwise(fixed))
    for finding in findings:
        overlaps = any(finding.span.overlaps(span) for span in fixed)
        assert finding.outcome is Outcome.FIXED or overlaps == (finding.outcome is Outcome.COVERED)


def brackets(number: int) -> Rule:
    """Deletes from its own opening mark to its next closing one, across whatever the others wanted."""
    expression = re.compile(f"<{number}[^\n]*?{number}>")

    def matches(document: Document, line: int):
        start = document.line(line).start
        for found in expression.finditer(document.line_text(line)):
            yield Match(Span(start + found.start(), start + found.end()), "")

    return rule(f"BRK{number}", matches)


colliding = st.lists(
    st.sampled_from([f"<{n}" for n in range(4)] + [f"{n}>" for n in range(4)] + [" ", "a", "\n", "\n\n", "\r\n"]),
    max_size=40,
).map("".join)


@given(colliding, st.permutations(range(4)))
def test_colliding_rules_leave_nothing_for_a_second_run(text, order):
    engine = Engine(EveryLine([brackets(number) for number in order]))
    once = engine.clean(Document(text))
    assert once.restore() == text
    assert engine.clean(Document(once.cleaned)).cleaned == once.cleaned


def long_lines(document: Document, number: int):
    if document.line_text(number).strip() in {"ab", "c"}:
        yield Match(document.visible(number), "")


@given(any_text)
def test_removed_lines_leave_no_gap_that_was_not_there(text):
    engine = Engine(EveryLine([rule("LIN1", long_lines)]))
    report = engine.clean(Document(text))

    def gaps(value: str) -> set[int]:
        lines = re.split(r"\r\n?|\n", value)
        kept = [n for n, line in enumerate(lines) if line.strip()]
        return {b - a for a, b in pairwise(kept)}

    assert gaps(report.cleaned) <= gaps(text)
    assert engine.clean(Document(report.cleaned)).cleaned == report.cleaned
    if report.cleaned:
        assert (report.cleaned[-1] in "\r\n") == (text[-1] in "\r\n")


def staged(code: str, expression: str, new: str, stage: Stage) -> Rule:
    return Rule(code, code.lower(), "{found}", "made up", pattern(expression, new), Safety.SAFE, (), stage=stage)


STAGED = Engine(
    EveryLine(
        [
            staged("AAA1", "~+", "", Stage.CHARACTERS),
            staged("BBB1", "&a;", "a", Stage.MARKUP),
            staged("CCC1", "^ abc $", "", Stage.TEXT),
            staged("CCC2", "bca | aab", "x", Stage.TEXT),
        ]
    )
)


@given(
    st.lists(st.sampled_from(["~", "&", "a", ";", "b", "c", "abc", "&a;", "\n", "\n\n", " "]), max_size=30).map("".join)
)
def test_what_is_broken_twice_is_found_in_one_run(text):
    once = STAGED.clean(Document(text))
    assert once.restore() == text
    assert STAGED.clean(Document(once.cleaned)).cleaned == once.cleaned


def test_a_fix_of_the_text_covers_the_repairs_within_it_and_no_more():
    report = STAGED.clean(Document("first ~\n\n&~a;b~c\n\nlast"))
    assert report.cleaned == "first \n\nlast"
    outcomes = [(finding.code, finding.found, finding.outcome.value) for finding in report.findings]
    assert outcomes == [
        ("AAA1", "~", "fixed"),
        ("CCC1", "&~a;b~c", "fixed"),
        ("BBB1", "&~a;", "covered"),
        ("AAA1", "~", "covered"),
        ("AAA1", "~", "covered"),
    ]


def remaining(matches, candidate_lines=None):
    """A rule of the last stage."""
    find = Finder(matches, candidate_lines=candidate_lines)
    return Rule("LST001", "last", "", "", find, Safety.UNSAFE, (), stage=Stage.REMAINS)


def whole_line(document, number):
    yield Match(document.line(number), "")


@pytest.mark.parametrize("index", [EveryLine, Index])
def test_a_rule_of_the_last_stage_looks_at_what_its_survey_names(index):
    def survey(document):
        return [number for number in range(document.line_count - 1, -1, -1) if document.line_text(number) != "b"]

    engine = Engine(index([remaining(whole_line, survey)]))
    assert [f.found for f in engine.clean(Document("a\nb\nc"), unsafe=True).findings] == ["a", "c"]
    assert engine.clean(Document("a\nb\nc")).findings == ()


def test_a_rule_of_the_last_stage_without_a_survey_looks_at_every_line():
    engine = Engine(EveryLine([remaining(whole_line)]))
    assert engine.clean(Document("a\nb"), unsafe=True).cleaned == ""


def crashing_look(document, number):
    yield Match(document.line(number), "")
    raise KeyError(document.line_text(number))


@pytest.mark.parametrize(
    "crashing",
    [
        remaining(whole_line, lambda _: 1 / 0),
        remaining(whole_line, lambda _: [7]),
        remaining(crashing_look),
        replace(rule("LST001", whole_line), sources=("fr",), narrow_sources=lambda found: {"one": ()}[found]),
    ],
    ids=["survey", "line that is not there", "look", "tells"],
)
def test_a_rule_that_crashes_costs_that_rule_in_that_document_and_no_more(crashing):
    engine = Engine(EveryLine([crashing, rule("AAA1", long_lines)]))
    report = engine.clean(Document("one\nab\ntwo", "a.txt"), unsafe=True)
    assert report.cleaned == "one\ntwo"
    assert [finding.code for finding in report.findings] == ["AAA1"]
    (problem,) = report.problems
    assert (problem.code, "it crashed and was left out of this document" in problem.reason) == ("LST001", True)
    assert 1 <= problem.line <= 3


def test_what_a_text_tells_of_its_source_is_asked_of_the_repaired_text():
    asked = []
    repair = staged("AAA1", "~+", "", Stage.CHARACTERS)
    telling = replace(
        rule("BBB1", long_lines), sources=("fr", "de"), narrow_sources=lambda found: asked.append(found) or ["fr"]
    )
    report = Engine(EveryLine([repair, telling])).clean(Document("one\na~b\ntwo"))
    assert report.cleaned == "one\ntwo"
    assert asked == ["ab"]
    assert [(finding.found, finding.sources) for finding in report.findings if finding.code == "BBB1"] == [
        ("a~b", ("fr",))
    ]
