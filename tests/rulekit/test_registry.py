import shutil
import subprocess
import sys
import types

import pytest
import texts

from cleanup import clean
from cleanup.engine.rule import Rule, Safety
from cleanup.errors import RuleError, SelectionError
from cleanup.rulekit.discovery import LazyRules
from cleanup.rulekit.lines import pattern
from cleanup.rulekit.registry import RuleRegistry, discover


def rule(code: str, name: str) -> Rule:
    return Rule(code, name, "{found}", "made up", pattern("x", ""), Safety.SAFE, ())


BOOK = RuleRegistry([rule("RES201", "late"), rule("RES101", "early"), rule("MTA101", "odd")])


def test_rules_stand_in_the_order_of_their_codes():
    assert [rule.code for rule in BOOK] == ["MTA101", "RES101", "RES201"]


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), {"MTA101", "RES101", "RES201"}),
        (("RES",), (), {"RES101", "RES201"}),
        (("res1",), (), {"RES101"}),
        (("late", "MTA"), (), {"RES201", "MTA101"}),
        ((), ("RES",), {"MTA101"}),
        (("RES",), ("early",), {"RES201"}),
    ],
)
def test_rules_are_chosen_by_prefix_or_name(select, ignore, chosen):
    assert BOOK.select(select, ignore) == chosen


def test_indexes_are_those_of_the_rules_that_are_chosen():
    assert BOOK.indexes(("late", "MTA")) == (0, 2)
    with pytest.raises(SelectionError):
        BOOK.indexes(("RES9",))


@pytest.mark.parametrize(
    ("name", "hint"), [("earli", "early"), ("RES202", "RES201"), ("", "lists them"), ("qqq", "lists them")]
)
def test_a_name_that_no_rule_has_is_refused_with_the_nearest(name, hint):
    with pytest.raises(SelectionError, match=hint):
        BOOK.select([name])


def test_a_rule_is_found_by_code_or_name():
    assert BOOK["RES101"] is BOOK["early"]
    with pytest.raises(SelectionError, match="did you mean RES101"):
        BOOK["RES1O1"]


@pytest.mark.parametrize("other", [rule("RES101", "other"), rule("RES999", "early")])
def test_two_rules_of_one_code_or_name_are_refused(other):
    with pytest.raises(RuleError, match="two rules are called"):
        RuleRegistry([*BOOK, other])


def test_a_selection_leaves_the_others_silent():
    text = "It rained.\n\nAdvertisement"
    assert clean(text, select=["ad-break"]).cleaned == "It rained."
    assert clean(text, ignore=["RES101"]).cleaned == text


PACK = """
from cleanup.rulekit import Bad, Good, Rule, Safety, pattern
RULE = Rule("PACK001", "packed", "{found}", "made up", pattern("zzz", "", triggers=("zzz",)), Safety.SAFE, ())
"""


def test_a_pack_of_another_distribution_is_found_as_soon_as_it_is_installed(tmp_path):
    """With a cache that was filled before it was there."""

    def codes() -> str:
        program = (
            f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from cleanup.rulekit.registry import discover;"
            "print([rule.code for rule in discover()])"
        )
        return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert "PACK001" not in codes()
    (tmp_path / "a_pack").mkdir()
    (tmp_path / "a_pack" / "__init__.py").write_text("")
    (tmp_path / "a_pack" / "packed.py").write_text(PACK)
    info = tmp_path / "a_pack-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: a-pack\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[cleanup.rules]\na = a_pack\n")
    assert "PACK001" in codes()


def test_the_rules_that_are_there_are_at_least_25():
    assert len(discover()) >= 25


def test_a_set_of_rules_has_one_hash_wherever_it_is_installed(tmp_path, monkeypatch):
    """Reviews of the same texts by the same rules are the same on every machine."""
    here = discover().hash_rules()
    shutil.copytree(texts.ROOT / "rules", tmp_path / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    package = types.ModuleType("cleanup.rules")
    package.__path__ = [str(tmp_path / "rules")]
    monkeypatch.setattr("cleanup.rulekit.discovery._package", lambda: package)
    elsewhere = LazyRules()
    assert elsewhere.fingerprint != discover().fingerprint
    assert elsewhere.contents == here
    (tmp_path / "rules" / "residue" / "ad_break.toml").write_text("")
    assert LazyRules().contents != here
