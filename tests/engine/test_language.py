import subprocess
import sys

import pytest

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.language.detection import detect, knows
from cleanup.engine.rule import Finder, Match, Rule, Safety


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour was closed for the night and the boats stayed at the quay.", "en"),
        ("Der Hafen war in der Nacht geschlossen und die Boote blieben am Kai.", "de"),
        ("Le port était fermé pour la nuit et les bateaux sont restés dans le bassin.", "fr"),
        ("Порт был закрыт на ночь, и лодки остались у причала до утра.", "ru"),
        ("Sataman portit suljettiin yöksi, joten veneet jäivät laituriin.", "fi"),
        (
            "港は夜のあいだ閉鎖され、船は朝まで岸壁にとどまっていました。翌朝には風もおさまり、船はまた出ていきました。",
            "ja",
        ),
        (
            "港口夜间关闭，船只整夜停靠在码头。第二天早晨风停了，渔船又一只接一只地驶出港口，孩子们站在堤岸上挥手告别，直到看不见为止。",
            "zh",
        ),
        ("1 2 3 4", None),
        ("Ferries", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_told_or_left_open(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(("code", "known"), [("en", True), ("zh", True), ("ms", False), ("ha", False), ("z", False)])
def test_not_every_language_is_known(code, known):
    assert knows(code) == known


def test_a_plain_text_is_told_without_langdetect():
    program = (
        "import sys; from cleanup.engine.language.detection import detect; "
        "detect('It is the end of the day and of the war.'); "
        "sys.exit('langdetect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_answer_is_the_same_in_every_process():
    words = ("kala ", "proba ", "mare ", "lust ")
    program = f"from cleanup.engine.language.detection import detect; print([detect(word * 20) for word in {words}])"
    runs = {subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout for _ in range(3)}
    assert len(runs) == 1


ENGLISH = Rule(
    "AAA1", "a", "{found}", "made up",
    Finder(lambda document, number: [Match(document.visible(number), None)]),
    Safety.MANUAL, (), frozenset({"en"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("document", "speaks"),
    [
        (Document("Der Hafen war in der Nacht geschlossen und die Boote blieben am Kai."), False),
        (Document("The harbour was closed for the night and the boats stayed at the quay."), True),
        (Document("Ferries"), True),  # it cannot be told: every rule may speak
        (Document("Ferries", language="de"), False),
        (Document("Ferries", language="en-GB"), True),
    ],
)
def test_the_language_decides_which_rules_apply(document, speaks):
    assert bool(Engine(EveryLine([ENGLISH])).clean(document).findings) == speaks
