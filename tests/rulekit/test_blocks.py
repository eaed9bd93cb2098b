"""A label goes with what it announces, or stays."""

import pytest

from cleanup import clean

TRAFFIC = "Traffic is slow on both banks, and the ferry takes no lorries before the wind drops. " * 3

JAPANESE = "港の会議は月曜日に開かれ、古い岸壁について二時間話し合った。"
RUSSIAN = (
    "Паром вернулся в порт вечером.\n Также по теме \n Тихая гавань: почему рыбаки не хотят новый причал  \n Совет "
    "порта обещал измерить стены до зимы. Рыбаков никто не спросил, говорят они... \nНа следующий день капитан "
    "объяснил, что двигатель исправен."
)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is shut.\n\nRead more:\n\nTraffic is slow.\n\nIt is safe.",
        "The bridge is shut.\n\nRelated articles\n\nHow the bridge was built\n\nIt took nine years.",
        "The bridge is shut.\n\nRelated articles:\n\n- Ferry fares to double\n\n- Is the bridge safe?\n\nIt is.",
        "The bridge is shut.\n\nRead more:\n\nFerry fares to double\n\nIs the bridge safe?\n\nIt is.",
        "大桥已关闭。\n\n相关阅读：\n\n交通缓慢，渡轮也停了。\n\n没有人知道原因。",
        "大桥已关闭。\n\n相关阅读：\n\n交通缓慢；渡轮也停了；\n\n没有人知道原因。",
        "橋は閉鎖された。\n\n関連記事：\n\n渡し船も止まっている、\n\n理由は誰も知らない。",
        "橋は閉鎖された。\n\n関連記事\n\n「渡し船も止まっている。」\n\n理由は誰も知らない。",
        "Мост закрыт.\n\nЧитайте также\n\nЦена парома удвоится этой зимой\n\nНикто не знает почему.",
        "أغلق الجسر.\n\nاقرأ أيضا:\n\nتوقفت العبارة أيضا،\n\nولا أحد يعرف السبب.",
        RUSSIAN,
    ],
)
def test_a_label_stays_where_nobody_can_tell_what_it_announces(text):
    assert clean(text).cleaned == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (f"{JAPANESE}\n【関連記事】\n魚市場の朝を歩く\n市長、岸壁の調査を約束", JAPANESE),
        ("大桥已关闭。\n\n相关阅读：\n\n渡轮票价今冬翻倍\n\n交通缓慢。", "大桥已关闭。\n\n交通缓慢。"),
        ("Мост закрыт.\n\nЧитайте также\nЦена парома удвоится\n\nИдёт дождь.", "Мост закрыт.\n\nИдёт дождь."),
        ("أغلق الجسر.\n\nاقرأ أيضا:\n\nأسعار العبارة تتضاعف هذا الشتاء", "أغلق الجسر."),
        ("It is shut.\n\nRelated stories\n\nRead more:\n\nFerry fares to double\n\nIt is.", "It is shut.\n\nIt is."),
    ],
)
def test_a_label_goes_with_the_headlines_that_are_surely_its_own(text, cleaned):
    assert clean(text).cleaned == cleaned


def test_the_excerpt_of_another_page_goes_with_its_headline_when_asked():
    first, *_, last = RUSSIAN.split("\n")
    assert clean(RUSSIAN, unsafe=True).cleaned == f"{first}\n{last}"


@pytest.mark.parametrize("label", ["Related articles", "Read more:", "Most read", "Читайте также", "関連記事"])
def test_a_label_goes_alone_over_nothing_and_over_plain_prose(label):
    assert clean(f"The bridge is shut.\n\n{label}").cleaned == "The bridge is shut."
    assert clean(f"It is shut.\n\n{label}\n\n{TRAFFIC}").cleaned == f"It is shut.\n\n{TRAFFIC}"


@pytest.mark.parametrize(
    "link", ["View all articles", "Read the full story", "Read more →", "Weiterlesen »", "查看全文"]
)
def test_the_words_of_a_link_go_alone_wherever_they_stand(link):
    text = f"The bridge is shut.\n\n{link}\n\nFerry fares to double this winter\n\nIt is safe."
    assert clean(text).cleaned == "The bridge is shut.\n\nFerry fares to double this winter\n\nIt is safe."


def test_a_link_under_three_excerpts_announces_none_of_them():
    text = "\n\n".join(f"Ferry {name} is late again\n\nRead more" for name in ("Anna", "Berta", "Clara", "Dora"))
    assert "Read more" not in clean(text).cleaned


@pytest.mark.parametrize(
    "unit",
    [
        "Related\n\nFerry fares to double\n\n",
        "Most read\n\nFerry fares to double\n\nIs the bridge safe?\n\n",
        "Share this:\n\nHarbour\n\n",
        "On this page\n\nRope\n\nSail\n\nOar\n\n",
        "Table of contents\n\nRope\n\nIt frays.\n\n",
        "Tags:\n\nrain\n\n",
    ],
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_blocks_do_not_creep_up_a_text(unit, unsafe):
    once = clean(f"{TRAFFIC}\n\n{unit * 80}", unsafe=unsafe).cleaned
    assert clean(once, unsafe=unsafe).cleaned == once


def test_a_licence_keeps_its_copyright_lines_and_a_page_does_not():
    terms = "Permission is hereby granted to copy it. It comes without any warranty. This licence must stay with it."
    licence = f"The Ferry Timetable\n\nCopyright (c) 2022 Ana Sol\n\n© 2020 Ben Low. All rights reserved.\n\n{terms}"
    assert clean(licence).cleaned == licence
    assert clean(f"It rained.\n\nCopyright (c) 2022 Ana Sol\n\n{TRAFFIC}").cleaned == f"It rained.\n\n{TRAFFIC}"
