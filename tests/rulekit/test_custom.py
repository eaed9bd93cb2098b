import pytest

from cleanup import clean
from cleanup.errors import CleanupError, RuleError
from cleanup.rulekit.custom import load

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
YS = '"y", '


@pytest.fixture
def write(tmp_path):
    def file(content: str):
        path = tmp_path / "own.toml"
        path.write_text(content, encoding="utf-8", errors="surrogateescape")
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
        (("SITE001", "RES001"), "'RES001' is not a code; use two to eight capital letters, not RES, MTA or DMG"),
        (('safety = "safe"', 'safety = "sure"'), "safety: expected safe, unsafe or manual, got 'sure'"),
        (("good = [", "goood = ["), r"unknown key 'goood'; did you mean good\?"),
        (("good = [", "x = ["), "unknown key 'x'; the keys are code, name"),
        (("good = [", "languages = ["), "the key 'good' is missing; every rule needs code, name, message, bad, good"),
        (("hear it first and last", "hear it first"), "is good, but"),
        (('fixed = "It rained."', 'fixed = "It snowed."'), "became"),
        (
            ("Heard on <DATE>", "Heard on <DAY>"),
            "rule SITE001: lines: the phrase 'Heard on <DAY>' has an unknown slot <DAY>",
        ),
        (("Heard on <DATE>", "— —"), "rule SITE001: lines: the phrase '— —' has no letters or digits"),
        (
            ('safety = "safe"', 'labels = ["More"]'),
            "exactly one of lines, labels, pattern; this one has lines and labels",
        ),
        (("[[rule]]", "[[rules]]"), r"contains \[\[rule\]\] tables and nothing else; found the key 'rules'"),
        (("[[rule]]", "[[rule"), "cannot be read"),
        (('bad = [{ text = "It', 'bad = [{ txt = "It'), "bad: expected a list of examples such as"),
        (
            ('lines = ["Radio Example: hear it first", "Heard on <DATE>"]', "pattern = '(['"),
            "the pattern is not a valid expression",
        ),
        (('good = ["Radio Example: hear it first and last"]', "good = [5]"), "good: expected a list of strings"),
        (("Heard on <DATE>", '", 5, "'), "lines: expected a list of strings"),
        (('fixed = "It rained."', "fixed = 5"), "bad: expected a list of examples such as"),
        (("“{found}”", "{x}"), "the placeholders are {found}, {new} and {detail}, got {x}"),
        (("“{found}”", "{found:999999999}"), "got {found:999999999}"),
        (("“{found}”", "{"), "rule SITE001: message: expected '}'"),
        (("safety =", "confidence = 1.5\nsafety ="), "a number from 0 to 1"),
        (("safety =", "confidence = true\nsafety ="), "a number from 0 to 1"),
        (("safety =", f"x = {'[' * 5000}"), "nested too deeply"),
        (("safety =", f"{'x.' * 50_000}x = 1\nsafety ="), "line 6: a dotted key has more than 16 parts"),
        (("[[rule]]", f"[[{'rule.' * 50_000}rule]]"), "line 2: a dotted key has more than 16 parts"),
        (("[[rule]]", f"#{'x' * 10_000_000}\n[[rule]]"), "larger than 10,000,000 bytes; spread"),
        (("hear it first", "\udcff"), "not UTF-8 at byte offset"),
        (
            ("[[rule]]", "[[rule]]\n" * 1_000 + "[[rule]]"),
            "1,001 rules; the limit for a rule file is 1,000, so spread them over several files",
        ),
        (("lines = [", "lines = [" + YS * 100_000), "100,002 phrases; the limit for a rule file is 100,000"),
        (("lines = [", f"labels = [{YS * 100_001}]\nlines = ["), "100,003 phrases; the limit"),
        (
            ("lines = [", "lines = [" + '"y <N>",' * 2_000),
            "2,001 phrases with slots; the limit for a rule file is 2,000",
        ),
        (("lines = [", f"triggers = [{YS * 2_001}]\nlines = ["), "2,001 triggers; the limit for a rule file is 2,000"),
        (("good = [", f"good = [{YS * 10_000}"), "10,002 examples; the limit for a rule file is 10,000"),
        (("bad = [", "bad = [" + '{text = "y"},' * 10_000), "10,002 examples; the limit for a rule file is 10,000"),
        (("hear it first and", "y" * 100_001), "good: a string has 100,0[0-9]+ code points; the limit is 100,000"),
        (("It rained.\\n", "y" * 100_001), "bad: a string has 100,0[0-9]+ code points; the limit is 100,000"),
        (("Heard on", "y" * 1_001), "lines: a string has 1,008 code points; the limit is 1,000"),
        (("“{found}”", "y" * 2_001), "message: a string has 2,[0-9]+ code points; the limit is 2,000"),
    ],
)
def test_a_rule_file_that_cannot_be_trusted_is_refused(write, change, complaint):
    assert change[0] in LINES
    with pytest.raises(RuleError, match=complaint):
        load(write(LINES.replace(*change)))


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        ("(" * 20_000 + "a" + ")" * 20_000, "pattern: a string has 40,001 code points; the limit is 10,000"),
        ("(" * 400 + "a" + ")" * 400, "the pattern has 400 nested groups; the limit is 50"),
        ("(a)" * 501, "the pattern has 501 groups; the limit is 500"),
        (r"(a)?" + r"\1?" * 501, "the pattern has 501 references to groups; the limit is 500"),
        (r"(?P<x>a)?" + r"(?P=x)" * 501, "the pattern has 501 references"),
        (r"(?P<x>a)?" + r"\g<x>" * 501, "the pattern has 501 references"),
        ("(?:(?:a|bc){1000}){1000}", "parts, with repetitions written out; the limit is 10,000"),
        ("(?:(?:a|bc){1000})(?# again){1000}", "parts, with repetitions written out"),
        ("(?x) (?:(?:a|bc){1000}) # again\n{1000}", "parts, with repetitions written out"),
        (f"a{{{'9' * 5000}}}", "over 1,000,000,000 parts, with repetitions written out"),
        ("(?u)(?L)a", "flags are mutually incompatible"),
    ],
    ids=range(11),
)
def test_an_expression_that_would_take_long_or_crash_is_refused(write, expression, complaint):
    own = PATTERN.replace(r"'\s*\[RE (\d+)\]'", f"'''{expression}'''")
    assert own != PATTERN
    with pytest.raises(RuleError, match=complaint):
        load(write(own))


@pytest.mark.parametrize("replacement", [r"\9", r"\g<name>", "\\"])
def test_a_replacement_that_cannot_be_made_is_refused(write, replacement):
    with pytest.raises(RuleError, match="it crashed"):
        load(write(PATTERN.replace("replacement = ''", f"replacement = '{replacement}'")))


@pytest.mark.parametrize(
    "expression",
    [
        r"[((((]" * 100 + "|" + r"\(" * 501 + r"|\s*\[RE (\d+)\]",
        r"\s*\[RE (\d{1,4000})\]" + r"(?:x{900}){0,9}",
        "(" * 50 + r"\s*\[RE \d+\]" + ")" * 50,
        "|".join(f"(x{number})" for number in range(499)) + r"|\s*\[RE (\d+)\]",
    ],
    ids=range(4),
)
def test_an_expression_within_the_limits_is_taken(write, expression):
    own = PATTERN.replace(r"'\s*\[RE (\d+)\]'", f"'{expression}'")
    assert [rule.code for rule in load(write(own))] == ["SITE002"]


def test_a_file_within_the_limits_is_taken(write):
    many = ", ".join(f'"Station {number} of <N>"' for number in range(1_999))
    more = ", ".join(f'"Station {number}"' for number in range(10_000))
    assert len(load(write(LINES.replace("lines = [", f"lines = [{many}, {more}, ")))) == 1


@pytest.mark.parametrize("own", [LINES.replace('"safe"', '"unsafe"'), PATTERN])
def test_a_rule_may_say_how_sure_it_is(write, own):
    sure = write(own.replace("safety =", "confidence = 0.6\nsafety ="))
    text = "It rained. [RE 12]\n\nRadio Example: hear it first"
    (finding,) = clean(text, rules=[str(sure)], unsafe=True, select=["SITE"], min_confidence=0.6).findings
    assert finding.confidence == 0.6
    assert clean(text, rules=[str(sure)], unsafe=True, select=["SITE"], min_confidence=0.61).findings == ()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CleanupError, match=r"none\.toml: this rule file cannot be read: No such file or directory$"):
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
    monkeypatch.setattr("cleanup.rulekit.custom.TIMEOUT", 0.05)
    report = clean("Advertisement\n\n" + "ab" * 30 + "d\n\nEnd.", rules=[str(write(CATASTROPHE))])
    assert [(problem.code, problem.line) for problem in report.problems] == [("SITE003", 3)]
    assert [finding.code for finding in report.findings] == ["RES101"]


def test_a_problem_names_the_line_of_the_original(write, monkeypatch):
    monkeypatch.setattr("cleanup.rulekit.custom.TIMEOUT", 0.05)
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
