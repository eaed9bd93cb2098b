from hashlib import blake2b

import pytest

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE, label_key, line_keys, normalize
from cleanup.errors import RuleError
from cleanup.rulekit import phrase_file
from cleanup.rulekit.phrases import PhraseTable
from cleanup.rulekit.slots import SlotPhrase


@pytest.mark.parametrize(
    "same",
    [
        "Don't miss",
        "don’t miss",
        "  DON'T  MISS: ",
        "* Don`t miss…",
        "[Don't miss]",
        "— Don't\u00a0miss —",
        "【Don't miss】",
    ],
)
def test_what_does_not_matter_is_folded_away(same):
    assert normalize(same) == "don't miss"


@pytest.mark.parametrize("other", ["“Don't miss”", "Don't miss!", "Don't miss?", "Dont miss", "Don't miss it", ""])
def test_what_matters_is_kept(other):
    assert normalize(other) != "don't miss"


def test_a_long_line_is_prose():
    lines = "a" * MAX_LINE, "a" * (MAX_LINE + 1), " ", "B"
    assert line_keys(Document("\n".join(lines))) == [lines[0], "", "", "b"]


def test_a_label_ends_at_its_colon():
    assert label_key(normalize("* Read  more : Six dead")) == "read more:"
    assert label_key(normalize("延伸阅读：六人")) == "延伸阅读:"
    assert label_key(normalize("Read more:")) == ""
    assert label_key("x" * 80 + ": y") == ""


@pytest.mark.parametrize(
    ("phrase", "line", "matches"),
    [
        ("Image <N> of <N>", "image 2 of 15", True),
        ("Image <N> of <N>", "* Image 2 of 15 *", True),
        ("Image <N> of <N>", "Image two of 15", False),
        ("© <YEAR> <NAME>", "© 2019–2022 Harbour Courier", True),
        ("© <YEAR> <NAME>", "© 2019 it said", False),
        ("Posted on <DATE>", "Posted on 3 May 2021, 14:05", True),
        ("Posted on <DATE>", "Posted on the door of the church", False),
        ("Published <DATE>", "Published 12 novels in French", False),
        ("Published <DATE>", "Published Monday, May 3rd, 2021 at 9:05 am", True),
        ("Updated <DATE>", "Updated 2021-05-03", True),
        ("The post <TITLE> appeared first on <NAME>.", "The post Six dead appeared first on Courier.", True),
    ],
)
def test_slots_take_what_their_name_says(phrase, line, matches):
    assert SlotPhrase.of(phrase).matches(line, normalize(line)) == matches


@pytest.mark.parametrize(
    ("phrase", "complaint"), [("Seen <WHEN>", "unknown slot <WHEN>"), ("<N> <N>", "no words outside its slots")]
)
def test_a_phrase_that_cannot_be_found_is_refused(phrase, complaint):
    with pytest.raises(RuleError, match=complaint):
        SlotPhrase.of(phrase)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[en", "Expected ']'"),
        ("en = 1", r"en: expected a table \[en\] with lists such as"),
        ('[en]\nlines = "one"', "lines: expected a list of phrases"),
        ("[en]\nlines = [1]", "lines: expected a list of phrases"),
        ("[en.more]\nx = 1", "more: expected a list of phrases"),
        ('[en]\nlines = ["…"]', "the phrase '…' has no letters or digits"),
    ],
)
def test_a_broken_table_is_refused_with_its_name(tmp_path, content, complaint):
    path = tmp_path / "odd.toml"
    path.write_text(content)
    with pytest.raises(RuleError, match=rf"odd\.toml: the phrase table cannot be read: .*{complaint}"):
        list(PhraseTable(path).keys())


def test_pairs_are_wrong_and_right(tmp_path):
    path = tmp_path / "pairs.toml"
    path.write_text('[en]\nswaps = ["can - be -> maybe"]\n')
    assert PhraseTable(path).pairs("swaps", "en") == {"can - be": "maybe"}


def test_another_form_of_prepared_phrases_has_another_version():
    lines = "['Sign up for <TITLE>', 'Image <N> of <N>', 'Don’t miss …']"
    toml = f"[en]\nlines = {lines}\nlabels = ['Read more']\n".encode()
    layout = blake2b(phrase_file._to_json(toml), digest_size=8).hexdigest()
    assert (phrase_file.TABLE_VERSION, layout) == (1, "561345c46e5d6ae1"), (
        "raise TABLE_VERSION with the form, and pin both here"
    )
