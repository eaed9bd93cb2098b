"""The index is an optimisation and nothing else."""

import threading
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import cache
from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index import index, scanner
from cleanup.engine.index.index import EveryLine, Index
from cleanup.engine.rule import Finder, Rule, Safety
from cleanup.errors import RuleError
from cleanup.rulekit.blocks import block
from cleanup.rulekit.guards.line_shape import looks_like_headline
from cleanup.rulekit.lines import pattern, whole_line
from cleanup.rulekit.phrases import PhraseTable
from cleanup.rulekit.registry import discover

TABLE = {
    "en": {"lines": ["Don’t miss", "Image <N> of <N>", "Photo: <NAME> via Example"], "labels": ["Read more"]},
    "ru": {"lines": ["Читайте также", "Фото <N> из <N>"]},
    "zh": {"lines": ["广告"]},
}
PIECES = [
    "Don't miss", "DON’T  MISS", "image 3 of 12", "Image 3 of", "photo: Ada Ö. via Example", "Read more:", "read more",
    "Six dead after bridge collapse", "ЧИТАЙТЕ ТАКЖЕ", "фото 3 из 4", "【广告】", "the the", "The Kelvin", "…it", "É",
    "ſ", "the states. -United", " ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "\xa0", "\0", "\udc80", "🦜", "\u2028", ":",
]  # fmt: skip


def rule(code: str, find: Finder) -> Rule:
    return Rule(code, code.lower(), "{found}", "made up", find, Safety.SAFE, ())


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    path = tmp_path_factory.mktemp("rules") / "table.toml"
    path.write_bytes(b"")
    phrases = PhraseTable(path, TABLE)
    return [
        rule("AAA1", whole_line(phrases)),
        rule("AAA2", block(phrases, looks_like_headline)),
        rule("AAA3", pattern(r"\b the (\h the)+ \b", "the", triggers=("the the", "the\xa0the", "the\tthe"))),
        rule("AAA4", pattern(r"states[.] [ ] -United", "United States", triggers=("states[.] -united",))),
        rule("AAA5", pattern(r"(?<=\w) … (?=\w)", "… ", triggers=("…",))),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_findings_are_equal_with_and_without_it(rules, text):
    document = Document(text, language="en")
    assert Engine(Index(rules)).clean(document) == Engine(EveryLine(rules)).clean(document)


@pytest.mark.parametrize(
    "text", ["\x85", "It rained.\n\x85\nIt stopped.", "I are vous", "They thanked the a lot", "anti - мен"]
)
def test_lines_that_only_one_of_the_two_looked_at_are_equal(text):
    document, every = Document(text, language="en"), discover().rules
    assert Engine(Index(every)).clean(document) == Engine(EveryLine(every)).clean(document)


def test_some_of_the_rules_have_an_index_of_their_own(rules):
    text = "the the quay…it"
    few = Index(rules, "made up", (1, 4))
    assert [rule.code for rule, _ in few.candidates(Document(text))] == ["AAA5"]
    assert [rule.code for rule, _ in Index(rules, "made up").candidates(Document(text))] == ["AAA3", "AAA5"]
    found = Engine(few).clean(Document(text)).findings
    assert found == Engine(Index(rules), {"AAA2", "AAA5"}).clean(Document(text)).findings != ()


def test_it_offers_few_lines_of_many(rules):
    text = "Nothing to see here, and nothing to say about it.\n\n" * 200 + "Don't miss\n"
    offered = [(rule.code, list(numbers)) for rule, numbers in Index(rules).candidates(Document(text))]
    assert offered == [("AAA1", [400]), ("AAA2", [400])]


def test_a_trigger_is_found_in_its_line_however_many_bytes_stand_before_it(rules):
    text = "🦜🦜🦜🦜🦜🦜🦜🦜\n" * 9 + "the the quay\n" + "nothing\n" * 200
    assert Engine(Index(rules)).clean(Document(text, language="en")).cleaned == text.replace("the the", "the")


def test_findings_are_the_same_without_hyperscan(rules, monkeypatch, tmp_path):
    text = "Image 3 of 12\n\nthe the quay\n\nRead more:\n\nSix dead after bridge collapse\n\nthe states. -United"
    expected = Engine(Index(rules)).clean(Document(text))
    assert {finding.code for finding in expected.findings} == {"AAA1", "AAA2", "AAA3", "AAA4"}
    monkeypatch.setattr(scanner, "hyperscan", None)
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    assert Engine(Index(rules)).clean(Document(text)) == expected


def test_threads_share_one_index(rules):
    engine = Engine(Index(rules))
    text = "the the quay\n\nImage 3 of 12\n\n" * 50
    expected, got = engine.clean(Document(text)), []

    def work() -> None:
        got.extend(engine.clean(Document(text)) == expected for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [True] * 80


def test_it_is_built_once_and_loaded_from_then_on(rules, monkeypatch, tmp_path):
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    Index(rules)
    monkeypatch.setattr(index, "_build", lambda *_: pytest.fail("built again"))
    Index(rules)


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: data[:40] + b"x" + data[41:], lambda data: b""])
def test_a_harmed_cache_is_built_again(rules, monkeypatch, tmp_path, harm):
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    Index(rules)
    (file,) = (tmp_path / "corpuscrub-cache").iterdir()
    file.write_bytes(harm(file.read_bytes()))
    assert Engine(Index(rules)).clean(Document("the the quay")).cleaned == "the quay"


@pytest.mark.skipif(scanner.version() is None, reason="without hyperscan there is no database")
@pytest.mark.parametrize("place", [0, 4, 12, 20, 200], ids=["magic", "version", "processor", "checksum", "bytecode"])
def test_a_database_of_another_hyperscan_or_processor_is_built_again(rules, monkeypatch, tmp_path, place):
    """Its head says what it was built for; the hash of the entry is right."""
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    Index(rules)
    (file,) = (tmp_path / "corpuscrub-cache").iterdir()
    before = cache.load(file.stem)
    parts = [bytearray(part) for part in cache.unpacked(before)]
    database = parts[4]
    database[place] ^= 0xFF
    cache.save(file.stem, cache.packed(parts))
    assert Engine(Index(rules)).clean(Document("the the quay")).cleaned == "the quay"
    assert cache.load(file.stem) == before


def test_a_folder_that_cannot_be_written_does_no_harm(rules, monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert Engine(Index(rules)).clean(Document("the the quay")).cleaned == "the quay"


def test_a_changed_table_is_noticed(monkeypatch, tmp_path):
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "table.toml"
    for phrase in ("First", "Other"):
        path.write_text(f'[en]\nlines = ["{phrase}"]\n')
        assert Engine(Index([rule("AAA1", whole_line(PhraseTable(path)))])).clean(Document(phrase)).cleaned == ""


def test_old_files_leave_the_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path))
    for number in range(cache.KEPT + 5):
        cache.save(f"key-{number}", b"body")
    assert len(list((tmp_path / "corpuscrub-cache").iterdir())) == cache.KEPT
    assert cache.load(f"key-{cache.KEPT + 4}") == b"body"


@pytest.mark.parametrize("trigger", ["(", "a*", r"(?<=x)y"])
def test_a_trigger_that_cannot_be_used_is_named(trigger):
    with pytest.raises(RuleError, match="the trigger"):
        Index([rule("BAD1", pattern("x", "", triggers=(trigger,)))])


def test_another_layout_of_an_index_has_another_version(tmp_path):
    """All but the database of hyperscan, whose version is in the key of an index as well."""
    (tmp_path / "phrases.toml").write_text(
        "[en]\nlines = ['Sign up for <TITLE>', '<N> min read']\nlabels = ['Read more']\n"
    )
    both = [
        rule("A", whole_line(PhraseTable(tmp_path / "phrases.toml"))),
        rule("B", pattern("[0-9]+ views", "", triggers=["[0-9]+ views"])),
    ]
    *known, _, triggered, always, weighing, _ = cache.unpacked(index._build(both, [0, 1]))
    layout = blake2b(repr([known, triggered, always, weighing]).encode(), digest_size=8).hexdigest()
    assert (index.INDEX_VERSION, layout) == (1, "b8782c98572e30bf"), (
        "raise INDEX_VERSION with the layout, and pin both here"
    )
