"""The page about configuration: its table is that of the keys, its examples can be used."""

import re

import pytest
import texts

from cleanup.cli.config import config_for
from cleanup.cli.config.schema import BY_PATH, KEYS
from cleanup.cli.config.show import toml
from cleanup.rulekit.custom import load

PAGE = texts.ROOT / "docs" / "configuration.md"
TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)
EXAMPLES = re.findall(r"```(toml|ini)\n(.*?)```", texts.read(PAGE), re.DOTALL)


def table():
    """Return a row for each key: its name, its values, its default and its help."""
    rows = ["| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    for key in KEYS:
        value = ", ".join(f"`{choice}`" for choice in key.choices) if key.choices else key.kind.value.rstrip(",")
        usual = "" if key.default is None else f"`{toml(key.default)}`"
        rows.append(f"| `{key.name}` | {value} | {usual} | {key.help} |")
    by_path = ", ".join(f"`{name}`" for name in BY_PATH)
    rows.append(f"| `per-path` | tables by glob | | For some paths: {by_path}. |")
    return "\n".join(rows) + "\n"


def test_the_table_of_keys_is_what_the_keys_say(request):
    if request.config.getoption("update"):
        PAGE.write_bytes(TABLE.sub(lambda _: table(), texts.read(PAGE)).encode())
    assert TABLE.findall(texts.read(PAGE)) == [table()]


def test_the_page_has_examples_of_each_kind():
    assert [kind for kind, _ in EXAMPLES] == ["toml", "ini", "toml"]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_can_be_used(tmp_path, kind, text):
    if "[[rule]]" in text:
        path = tmp_path / "rules.toml"
        path.write_text(text, encoding="utf-8")
        assert len(load(path)) == 1
        return
    path = tmp_path / ("setup.cfg" if kind == "ini" else "corpuscrub.toml")
    path.write_text(text, encoding="utf-8")
    config = config_for(str(path))
    assert config.settings()["allow.phrases"].value[0] == "Image 1 of 2"
    assert config.per_path.value["de/"]["language"].value == "de"
