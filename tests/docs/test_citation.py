"""How the project is cited, by the Citation File Format 1.2.0."""

import texts
import yaml

import cleanup

CITATION = yaml.safe_load(texts.read(texts.ROOT / "CITATION.cff"))


def test_the_version_that_is_cited_is_the_version_of_the_package():
    assert CITATION["version"] == cleanup.__version__


def test_the_licence_that_is_cited_is_that_of_the_package():
    assert f"\nlicense = {CITATION['license']}\n" in texts.read(texts.ROOT / "setup.cfg")


def test_the_citation_has_what_the_format_requires():
    assert CITATION["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= CITATION.keys()
    assert CITATION["type"] == "software"
    assert all({*author} == {"name"} for author in CITATION["authors"])
