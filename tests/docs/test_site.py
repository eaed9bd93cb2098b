"""The site of the documentation. `.ci/run` builds it; what can be tested without mkdocs is tested here."""

import importlib.util

import pytest
import texts
import yaml

SITE = yaml.safe_load(texts.read(texts.ROOT / "mkdocs.yml"))
DOCS = texts.ROOT / "docs"


def load_hook():
    (path,) = SITE["hooks"]
    spec = importlib.util.spec_from_file_location("hook", texts.ROOT / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOOK = load_hook()


def pages(entry):
    """The pages of a part of the navigation."""
    if isinstance(entry, str):
        return [entry]
    return [page for part in (entry.values() if isinstance(entry, dict) else entry) for page in pages(part)]


def test_every_page_is_in_the_navigation_once():
    expected = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} | {*HOOK.SOURCES}
    assert sorted(pages(SITE["nav"])) == sorted(expected)


def test_the_pages_from_outside_of_docs_are_there():
    assert all((texts.ROOT / source).is_file() for source in HOOK.PAGES)


@pytest.mark.parametrize(
    ("page", "link", "on_site"),
    [
        ("cli.md", "[a](files.md)", "[a](files.md)"),
        ("cli.md", "[a](files.md#part)", "[a](files.md#part)"),
        ("cli.md", "[a](#part), [b](https://example.org/a_(b))", "[a](#part), [b](https://example.org/a_(b))"),
        ("cli.md", "[a](../README.md), [b](../CONTRIBUTING.md#b)", "[a](index.md), [b](contributing.md#b)"),
        ("cli.md", "See [`a`](../cleanup/__init__.py).", "See `a`."),
        ("cli.md", "![a](a.png) and\n[two\nlines](../LICENSE)", "![a](a.png) and\ntwo\nlines"),
        ("cli.md", "`[a](../LICENSE)`\n```\n[a](../LICENSE)\n```\n", "`[a](../LICENSE)`\n```\n[a](../LICENSE)\n```\n"),
        ("rules/RES1.md", "[a](../../rules/README.md#b)", "[a](index.md#b)"),
        ("rules/RES1.md", "[a](../cli.md), [b](MTA1.md)", "[a](../cli.md), [b](MTA1.md)"),
        ("rules/index.md", "[a](../docs/rules/RES1.md)", "[a](RES1.md)"),
        ("contributing.md", "[a](docs/cli.md), [b](rules/README.md)", "[a](cli.md), [b](rules/index.md)"),
    ],
)
def test_a_link_leads_to_the_page_of_its_file(page, link, on_site):
    assert HOOK.relinked(link, page) == on_site


def test_the_site_takes_no_fonts_from_others():
    assert SITE["theme"]["font"] is False
