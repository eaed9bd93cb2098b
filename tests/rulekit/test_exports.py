"""The import path of rules: every exported name exists, and reading the list of rules loads none of them."""

import subprocess
import sys

import pytest

from cleanup import rulekit


@pytest.mark.parametrize("name", rulekit.__all__)
def test_an_exported_name_is_defined_in_a_module_of_the_room(name):
    assert getattr(rulekit, name) is not None


def test_a_name_that_is_not_exported_is_an_error():
    with pytest.raises(AttributeError, match="no attribute 'whole_lime'"):
        _ = rulekit.whole_lime


def test_to_import_the_list_of_rules_imports_nothing_that_a_rule_is_written_with():
    code = "import sys, cleanup.rulekit.registry; print('cleanup.rulekit.lines' in sys.modules, 'regex' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
