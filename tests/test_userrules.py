import pytest

from cleanup import clean
from cleanup.errors import CleanupError, RuleError
from cleanup.userrules import load

LINES = """
[[rule]]
code = "SITE001"
name = "station-footer"
message = "“{found}” is the station's footer"
safety = "safe"
lines = ["Radio Example: hear it first", "Heard on <DATE>"]
bad = [{ text = "It rained.\\n\\nRadio Example: hear it first", fixed = "It rained." }]
good = ["Radio Example: hear it first and last"]
"""
PATTERN = """
[[rule]]
code = "SITE002"
name = "station-mark"
message = "the station's mark"
safety = "unsafe"
pattern = '\\s*\\[RE (\\d+)\\]'
replacement = ''
triggers = ["[RE "]
bad = [{ text = "It rained. [RE 12]", fixed = "It rained." }]
good = ["It rained. [re: 12]"]
"""


@pytest.fixture
def write(tmp_path):
    def file(content: str):
        path = tmp_path / "own.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return file


def test_a_users_phrases_are_cleaned_away_with_the_others(write):
    path = str(write(LINES))
    report = clean("It rained.\n\nRADIO EXAMPLE: hear it first\n\nHeard on 3 May 2021\n\nAdvertisement\n", rules=[path])
    assert report.cleaned == "It rained.\n"
    assert [finding.code for finding in report.findings] == ["SITE001", "SITE001", "RES101"]


def test_a_users_expression_is_applied_when_asked_for(write):
    path = str(write(PATTERN))
    assert clean("Wind [RE 7] and rain", rules=[path]).cleaned == "Wind [RE 7] and rain"
    assert clean("Wind [RE 7] and rain", rules=[path], unsafe=True).cleaned == "Wind and rain"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("SITE001", "RES001"), "not RES, MTA or DMG"),
        (('safety = "safe"', 'safety = "sure"'), "sure"),
        (("good = [", "goood = ["), "goood"),
        (("hear it first and last", "hear it first"), "is good, but"),
        (('fixed = "It rained."', 'fixed = "It snowed."'), "became"),
        (("Heard on <DATE>", "Heard on <DAY>"), "unknown slot <DAY>"),
        (('safety = "safe"', 'labels = ["More"]'), "exactly one of"),
        (("[[rule]]", "[[rules]]"), "holds \\[\\[rule\\]\\] tables"),
        (("[[rule]]", "[[rule"), "cannot be read"),
        (('bad = [{ text = "It', 'bad = [{ txt = "It'), "txt"),
        (('lines = ["Radio Example: hear it first", "Heard on <DATE>"]', "pattern = '(['"), "the pattern is broken"),
        (('good = ["Radio Example: hear it first and last"]', "good = [5]"), "good must hold texts"),
        (("Heard on <DATE>", '", 5, "'), "lines must hold texts"),
        (('fixed = "It rained."', "fixed = 5"), "bad must hold tables of texts"),
        (("“{found}”", "{x}"), "not {x}"),
        (("“{found}”", "{found:999999999}"), "stand for something"),
        (("“{found}”", "{"), "expected '}'"),
        (("safety =", "confidence = 1.5\nsafety ="), "a number from 0 to 1"),
        (("safety =", "confidence = true\nsafety ="), "a number from 0 to 1"),
        (("safety =", f"x = {'[' * 5000}"), "nested too deeply"),
    ],
)
def test_a_rule_file_that_cannot_be_trusted_is_refused(write, change, complaint):
    assert change[0] in LINES
    with pytest.raises(RuleError, match=complaint):
        load(write(LINES.replace(*change)))


@pytest.mark.parametrize("own", [LINES.replace('"safe"', '"unsafe"'), PATTERN])
def test_a_rule_may_say_how_sure_it_is(write, own):
    sure = write(own.replace("safety =", "confidence = 0.6\nsafety ="))
    text = "It rained. [RE 12]\n\nRadio Example: hear it first"
    (finding,) = clean(text, rules=[str(sure)], unsafe=True, select=["SITE"], min_confidence=0.6).findings
    assert finding.confidence == 0.6
    assert clean(text, rules=[str(sure)], unsafe=True, select=["SITE"], min_confidence=0.61).findings == ()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CleanupError, match="cannot be read"):
        clean("a", rules=[str(tmp_path / "none.toml")])


def test_two_rules_of_one_code_are_refused(write):
    with pytest.raises(RuleError, match="two rules are called SITE001"):
        clean("a", rules=[str(write(LINES + LINES))])


CATASTROPHE = """
[[rule]]
code = "SITE003"
name = "catastrophe"
message = "never"
safety = "safe"
pattern = '^(?:(?:a|b|ab)+c?)+$'
replacement = ''
bad = [{ text = "abab", fixed = "" }]
good = ["abd"]
"""


def test_an_expression_that_runs_out_of_time_is_reported_and_the_run_goes_on(write, monkeypatch):
    monkeypatch.setattr("cleanup.userrules.TIMEOUT", 0.05)
    report = clean("Advertisement\n\n" + "ab" * 30 + "d\n\nEnd.", rules=[str(write(CATASTROPHE))])
    assert [(problem.code, problem.line) for problem in report.problems] == [("SITE003", 3)]
    assert [finding.code for finding in report.findings] == ["RES101"]


def test_a_problem_names_the_line_of_the_original(write, monkeypatch):
    monkeypatch.setattr("cleanup.userrules.TIMEOUT", 0.05)
    hidden = "\u200b\n\n"  # a line that is repaired away before the expression looks
    report = clean(hidden + "It rained.\n\n" + "ab" * 30 + "d", rules=[str(write(CATASTROPHE))])
    assert [(problem.code, problem.line) for problem in report.problems] == [("SITE003", 5)]


EMPTY = """
[[rule]]
code = "SITE004"
name = "kisses"
message = "kisses"
pattern = 'x*'
bad = [{ text = "It rained xx" }]
good = ["It rained"]
"""


def test_a_match_of_nothing_is_none(write):
    report = clean("axxbx\n\ny", rules=[str(write(EMPTY))], select=["SITE"])
    assert [tuple(finding.span) for finding in report.findings] == [(1, 3), (4, 5)]
