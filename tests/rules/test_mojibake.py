"""Text that was read in the wrong encoding comes back whole, or stays."""

import random
import re
from itertools import product

import ftfy
import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from cleanup import clean
from cleanup.engine.report import Outcome
from cleanup.rulekit.registry import discover

LONG = 100_000  # code points of a line that is repaired sentence by sentence

TEXTS = (
    "“Étienne” paid £5 at 12°C… and left the café – too late.",
    "À la carte, voilà, déjà vu, où l’été s’achève.",
    "Los niños del río Matthías: ¿qué? ¡No! 3½ años, Ávila.",
    "Grüße aus Köln, daß es „schön“ sei – für 3 €.",
    "Žluťoučký kůň úpěl ďábelské ódy.",
    "Паром вернулся в порт вечером.",
    "Το πλοίο γύρισε το βράδυ.",
    "他说：“不行。”",
    "नदी का पुल बंद है।",
    "It rained 🌧 all day ★★★.",
)
ENCODINGS = ("latin-1", "sloppy-windows-1252")
PIECES = (
    *(
        "cafÃ©",
        "itâ€™s",
        "Â£5",
        "12Â°C",
        "Ã ",
        "dÃ©jÃ\xa0",
        "â€œ",
        "â€\x9d",
        "â€",
        "â€?",
        "â€�",
        "ï¿½",
        "ï»¿",
        "\x93no\x94",
    ),
    *(
        "Ã\x82",
        "Ã\xad",
        "\xad",
        "mus\x8ee",
        "ÃƒÂ©",
        "ä¸\xad",
        "é",
        "“ja”",
        "Âge",
        "São",
        "œuf",
        "É«",
        "word",
        " ",
        ". It ",
    ),
    *("à¤¨", "Ð´Ð°", "да", "РґР°", "À\x80", "í\xa0½í¸\x8d", "�", "?", "\ufeff", "\u200b"),
)


def fixed(text: str) -> str:
    return clean(text, select=["DMG103"]).cleaned


def test_what_ftfy_takes_for_bad_has_a_trigger():
    bad = re.compile("|".join(f"[{kind}]" for kind in MOJIBAKE_CATEGORIES.values()))
    kinds = {sign for sign in map(chr, range(0x80, 0x10000)) if bad.match(sign)}
    signs = sorted(kinds | set("aZ 9.,?\t\xa0ГўВЂ"))
    dice = random.Random(7)
    some = ("".join(dice.choices(signs, k=5)) for _ in range(200_000))
    (rule,) = (rule for rule in discover() if rule.code == "DMG103")
    trigger = re.compile("|".join(rule.find.triggers))
    missed = [
        text for text in (*map("".join, product(signs, repeat=2)), *some) if is_bad(text) and not trigger.search(text)
    ]
    assert missed == []


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_as_it_was(text, encoding):
    once = text.encode().decode(encoding)
    report = clean(once, select=["DMG"])
    assert report.cleaned == text
    assert report.restore() == once


@pytest.mark.parametrize("text", TEXTS[:4])
def test_a_text_that_was_misread_twice_comes_back(text):
    once = text.encode().decode("sloppy-windows-1252")
    assert fixed(once.encode().decode("sloppy-windows-1252")) == text


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_is_right_stays(text):
    assert clean(text, select=["DMG"], unsafe=True).findings == ()


@pytest.mark.parametrize("sign", [chr(n) for n in range(0xA1, 0xC0) if n != 0xAD])
def test_no_sign_is_doubled(sign):
    text = f"It cost 5{sign} or {sign}7, and so on."
    assert fixed(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MatthÃ\xadas swam: los nÃ\xadveles del rÃ\xado.", "Matthías swam: los níveles del río."),
        ("ï»¿She left.", "She left."),
        ("She left.ï»¿", "She left."),
        ("It is â€‹here.", "It is here."),
        ("a sub\x9cuvre of the mass", "a subœuvre of the mass"),
        ("It was dÃ©jÃ  vu and voilÃ  le travail.", "It was déjà vu and voilà le travail."),
        ("“In the aftermath ofÂ the storm”", "“In the aftermath of\xa0the storm”"),
        (
            "He said Â«noÂ»; take Â½ cup; the map is Â© the county.",
            "He said «no»; take ½ cup; the map is © the county.",
        ),
        ("The phrase /lÃª/ is an article.", "The phrase /lê/ is an article."),
        ("ä»€ä¹ˆæ˜¯æŠ–åŠ¨ï¼Ÿ asked the page.", "什么是抖动？ asked the page."),
    ],
)
def test_it_comes_before_everything_else(text, expected):
    assert clean(text).cleaned == expected


@pytest.mark.parametrize(
    "text",
    [
        *("La lettre Â se prononce comme un a long.", "Â propos de ce livre", "La letra Ã no existe.", "Ă ou Â ?"),
        *("AMANHÃ— disse ela", "MANHÃ–TARDE", "MANHÃ•TARDE", "IRMÃ®", "IRMÃ© 2020", "IRMÃ™", "IRMÃº", "“Â”", "“CÂ”"),
        *("Î”", "“Ð”", "Œ®", "×²", "If you see Ã© where é should be, look again.", "é → Ã©", "Latin-1 shows Ã© here."),
        *("Wenn Ã¼ erscheint, ist die Kodierung falsch.", "Le fichier est mal décodé: Ã©", "Кодировка неверна: Ã©"),
        *("Mojibake looks like this: itâ€™s.", "It is printed as MÃ¼ller, says Herr Müller."),
    ],
)
def test_what_the_author_may_have_written_stays(text):
    report = clean(text, select=["DMG103"])
    assert report.cleaned == text
    assert {finding.outcome for finding in report.findings} <= {Outcome.MANUAL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost Â£5 at 12Â°C", "It cost £5 at 12°C"),
        ("2,5Â±1%", "2,5±1%"),
        ("IBMÂ® and Â© 2020", "IBM® and © 2020"),
        ("Ã‰cole, Ã€ la carte, MÃœNCHEN, OÃ™", "École, À la carte, MÜNCHEN, OÙ"),
        ("EDUCACIÃ“N", "EDUCACIÓN"),
        ("1920 Ã— 1080", "1920 × 1080"),
        ("IRMÃ® Ã©tait", "IRMî était"),
    ],
)
def test_what_no_author_writes_is_repaired(text, expected):
    assert fixed(text) == expected


def test_a_fix_is_as_small_as_it_can_be():
    text = "â€œÃ‰tÃ©â€\x9d, he said; нетÃ©"
    found = [(finding.found, finding.edit.new) for finding in clean(text, select=["DMG103"]).findings if finding.edit]
    assert found == [("â€œ", "“"), ("Ã‰", "É"), ("Ã©", "é"), ("â€\x9d", "”"), ("Ã©", "é")]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_line_is_repaired_whole_or_not_at_all(line):
    report = clean(line, select=["DMG103"])
    lost = any(finding.outcome is Outcome.MANUAL for finding in report.findings)
    expected = ftfy.fix_encoding(line)
    if "\ufeff" not in line:
        expected = expected.replace("\ufeff", "")
    if not lost:
        assert report.cleaned == expected
    elif report.cleaned != line:  # what was lost before may stay while the rest is repaired
        assert re.sub("[^�]*�", "", ftfy.fix_encoding(report.cleaned)) == re.sub("[^�]*�", "", expected)
    assert fixed(report.cleaned) == report.cleaned
    assert report.restore() == line


def test_each_sentence_of_a_long_line_is_repaired_by_itself():
    sentence = "The cafÃ© is closed. It cost â€œÂ£5â€? to go. He said “no” to it. "
    text = sentence * (LONG // len(sentence) + 1)
    assert len(text) > LONG
    assert fixed(text) == text.replace("Ã©", "é")


def test_a_run_that_is_not_all_wrong_is_not_repaired_letter_by_letter(monkeypatch):
    read = 0

    def counting(text):
        nonlocal read
        read += len(text)
        return is_bad(text)

    monkeypatch.setattr(ftfy, "is_bad", counting)
    text = "ï»¿She said â€" + "œÃ‰" * 2000
    assert clean(text).cleaned == text
    assert read < 50 * len(text)


def test_a_sentence_that_is_too_long_stays():
    text = "cafÃ© " * (LONG // 6)
    assert fixed(text) == text.replace("Ã©", "é")
    assert fixed(text + "cafÃ© ") == text + "cafÃ© "
