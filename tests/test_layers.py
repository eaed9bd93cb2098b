"""The diagram that cannot rot: what each module of the package may import from it. Imports only point down."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "errors": "",
    "cache": "",
    "language": "",
    "fragments": "language text",
    "figures": "",
    "measured": "",
    "iso639": "",
    "text": "errors iso639",
    "arguments": "errors rule text",
    "edits": "errors text",
    "expressions": "cache",
    "shelf": "cache errors rule",
    "rule": "text",
    "templates": "errors expressions folding",
    "tables": "cache folding templates",
    "phrases": "errors folding tables templates text",
    "guards": "expressions folding phrases text",
    "standalone": "folding guards text",
    "matchers": "expressions folding guards phrases rule standalone text",
    "blocks": "folding guards phrases rule standalone text",
    "margins": "text",
    "trees": "",
    "linemodel": "language margins text trees",
    "rulebook": "errors rule shelf",
    "folding": "text",
    "scanner": "errors text",
    "index": "cache folding rule scanner text",
    "style": "",
    "confounders": "text",
    "translation": "confounders language rule style text trees",
    "sources": "",
    "report": "edits folding rule sources text translation",
    "spared": "folding text",
    "acceptance": "engine report spared text",
    "settle": "edits report rule text",
    "engine": "edits errors index language report rule settle shelf spared text",
    "userrules": "blocks engine guards errors index matchers phrases rule text tomlfile",
    "measuredtables": "measured",
    "catalogue": "measuredtables phrases rule sources",
    "rulepages": "catalogue measured measuredtables rule",
    "readers": "",
    "temporary": "",
    "files": "errors readers temporary",
    "sniffers": "",
    "fileformats": "sniffers",
    "tomlfile": "",
    "config": "errors files iso639 rule tomlfile config",
    "allow": "errors files tomlfile",
    "baseline": "folding report text",
    "account": "baseline report",
    "baselinefile": "baseline errors files",
    "entries": "edits errors files report text",
    "ledger": "edits entries errors files readers report",
    "review": "allow edits engine errors files folding readers report rule text tomlfile userrules review",
    "datasets": "edits errors files readers text datasets",
    "mining": "datasets engine errors files folding index margins phrases review rule run templates text userrules "
    "mining",
    "run": "acceptance arguments datasets edits engine entries errors files ledger readers report rule temporary text "
    "run",
    "render": "edits errors figures iso639 report review rule sources text translation render",
    "page": "errors render report review rule rulepages text page",
    "cli": "*",
    "__init__": "*",
    "__main__": "cli",
}
RULES_MAY_IMPORT = {
    *("expressions", "rule", "guards", "standalone", "matchers", "blocks", "linemodel", "margins", "fragments", "text"),
}


def imported(path: Path) -> set[str]:
    """The modules of the package that a file imports, also inside of functions."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name.split(".")[1] for name in names if name.startswith("cleanup.")} & set(MAY_IMPORT) | (
        {"rules"} if any(name.split(".")[0] == "rules" or name.startswith("cleanup.rules") for name in names) else set()
    )


MODULES = sorted((ROOT / "cleanup").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    room = path.relative_to(ROOT / "cleanup").parts[0].removesuffix(".py")
    allowed = MAY_IMPORT[room]
    assert allowed == "*" or imported(path) <= set(allowed.split())


@pytest.mark.parametrize("path", sorted((ROOT / "rules").rglob("*.py")), ids=lambda path: path.stem)
def test_a_rule_imports_the_words_of_a_rule_only(path):
    assert imported(path) <= RULES_MAY_IMPORT


@pytest.mark.parametrize(
    ("library", "owner"),
    [
        ("langdetect", "language.py"),
        ("py3langid", "fragments.py"),
        ("textstat", "figures.py"),
        ("hyperscan", "scanner.py"),
        ("click", "cli"),
        ("jinja2", "page"),
        ("waitress", "review"),
        ("ray", "run"),
        ("pyspark", "run"),
        ("datatrove", "run"),
        ("datasets", "run"),
    ],
)
def test_a_third_party_has_one_owner(library, owner):
    users = {
        path.relative_to(ROOT / "cleanup").parts[0]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == library for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == library)
    }
    assert users == {owner}
