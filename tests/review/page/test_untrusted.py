"""Hostile texts and names are shown as what they are, and do nothing."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_cases import go, made, paragraphs, press
from playwright.sync_api import expect
from render_cases import HOSTILE, RULES

from cleanup.engine.rule import Bad
from cleanup.reporting.safe_text import text_runs, visible
from cleanup.review.page.build import PageSettings, build_page

pytestmark = pytest.mark.browser

WORD = "x" * 300
TEXT = f"{HOSTILE}\n\n{WORD} maybe {WORD}\n\n\u202e<b onclick=alert(6)>maybe</b> \u2066{{{{7*7}}}}\u2069 ]]>"
NAMES = [
    "</script><script>alert(7)</script>",
    "<img src=x onerror=alert(8)>/a.txt",
    "javascript:alert(9)",
    'a b/ü"\\\x1b\udcff\u202e\u2028.txt',
    "{{7*7}}]]>-->",
    f"{WORD}/{WORD}.txt",
    "__proto__",
]
SUBJECTS = [made(TEXT, name) for name in NAMES]
MADE = (
    "script:not([type]), script[src], img, base, iframe, object, embed, body style, #document svg:not(.bar), [onclick]"
)
"""What only the text could have made, but for the two scripts of the page itself."""


def check(tab):
    assert tab.locator(MADE).count() == 2
    assert not tab.get_by_text("49", exact=True).count()
    assert tab.evaluate(
        "[...document.querySelectorAll('*')].every(e => ![...e.attributes].some(a => a.name.startsWith('on')))"
    )
    assert tab.evaluate("[...document.links].every(a => a.protocol === 'file:' && a.hash)")


@pytest.mark.parametrize("view", ["marked", "split", "cleaned"])
def test_texts_are_inert_in_every_view(opened, view):
    tab = opened(*SUBJECTS, at=f"#doc=0&view={view}")
    for name in NAMES:
        expect(tab.locator("#document-name")).to_have_text(visible(name))
        if view != "cleaned":
            kind = "original" if view == "split" else "marked"
            assert "</script><script>alert(1)</script>" in paragraphs(tab, kind)[0]
        check(tab)
        press(tab, "n")


def test_every_finding_is_inert_in_the_panel(opened):
    tab = opened(SUBJECTS[0])
    shown = []
    for finding in SUBJECTS[0].report.findings:
        press(tab, "j", "c")
        press(tab, *"<b>", "Escape")
        shown.append(tab.locator("#panel .quoted").first.text_content())
        assert shown[-1].rstrip("…") == "".join(run.text for run in text_runs(finding.found))[:600]
        check(tab)
    assert "<img src=x onerror=alert(2)>" in shown


def test_edited_texts_are_inert(opened):
    tab = opened(SUBJECTS[0])
    press(tab, "j", "e")
    tab.keyboard.insert_text("<img src=x onerror=alert(1)>\u202e</ins>")
    press(tab, "Control+Enter")
    assert tab.locator(".text ins").first.text_content() == "inserted: <img src=x onerror=alert(1)>U+202E</ins>"
    check(tab)


def test_lists_search_dialogs_and_the_summary_are_inert(opened, tmp_path):
    tab = opened(*SUBJECTS, at="#path=<img&text=<script>")
    check(tab)
    go(tab, "")
    titles = tab.locator("[data-document]").evaluate_all("all => all.map(one => one.title)")
    assert titles == list(map(visible, NAMES))
    tab.get_by_label("Search").fill("<script>alert(1)</script>")
    expect(tab.locator("#lists .result")).to_contain_text("findings of")
    check(tab)
    tab.get_by_role("button", name="Clear filter").click()
    (tmp_path / "theirs.json").write_text(
        json.dumps(
            {
                "schema": "corpuscrub/decisions/1",
                "documents": [
                    {"path": name, "findings": [{"id": one.id, "decision": "rejected", "by": "reviewer", "note": TEXT}]}
                    for name, subject in zip(NAMES, SUBJECTS, strict=True)
                    for one in subject.report.findings[:1]
                ],
            }
        )
    )
    press(tab, "j")
    tab.get_by_role("button", name=re.compile(r"Accept \d+ identical")).click()
    expect(tab.locator("#progress")).not_to_contain_text("0 of")
    tab.get_by_label("File of decisions").set_input_files(tmp_path / "theirs.json")
    dialog = tab.get_by_role("dialog")
    expect(dialog.locator(".conflicts bdi")).to_have_count(len(NAMES))
    assert dialog.locator(".conflicts bdi").all_text_contents() == list(map(visible, NAMES))
    check(tab)
    dialog.get_by_role("button", name="Take the file’s").click()
    go(tab, f"f-{SUBJECTS[0].report.findings[0].id}")
    assert "</script><script>alert(1)</script>" in tab.locator("#note").input_value()
    check(tab)


def test_texts_are_inert_without_scripts(opened):
    tab = opened(*SUBJECTS, java_script_enabled=False)
    assert tab.locator("#static-view article").count() == len(NAMES)
    assert tab.locator(MADE).count() == 2
    assert "</script>1<script>2alert(1)</script>3" in tab.locator("#static-view .text p").first.text_content()


@pytest.mark.parametrize("one_file", [0, 32_000_000], ids=["folder", "file"])
def test_an_injected_script_is_refused(chromium, tmp_path, one_file):
    made_files = build_page(SUBJECTS, RULES, PageSettings("made up"), one_file=one_file)
    html = made_files["index.html"].decode()
    injected = "<script>document.title = 'owned'</script><img src=data:, onerror=\"document.title = 'owned'\">"
    path = tmp_path / "index.html"
    path.write_text(html.replace('<main id="main"', f'{injected}<main id="main"'))
    context = chromium.new_context()
    tab = context.new_page()
    refused = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.goto(path.as_uri())
    tab.wait_for_selector("html.app")
    assert tab.title() == f"{len(NAMES)} documents – corpuscrub review"
    assert any("Content Security Policy" in words for words in refused)
    context.close()


def test_the_folder_form_shows_the_same(opened):
    tab = opened(*SUBJECTS, one_file=0, at="#doc=1")
    other = opened(*SUBJECTS, at="#doc=1")
    assert paragraphs(tab, "marked") == paragraphs(other, "marked")
    check(tab)


def test_what_cannot_be_seen_is_named_in_text_panel_and_names(opened):
    tab = opened(SUBJECTS[3])
    press(tab, "j")
    chips = tab.locator(".text .chip").all_text_contents()
    for hidden in ("U+0000", "U+001B", "U+0007", "U+202E", "U+200B", "U+D800", "U+DC80", "U+FEFF", "U+2028", "U+0085"):
        assert hidden in chips
    assert tab.locator(".text .chip", has_text="U+202E").first.get_attribute("title") == "right-to-left override"
    assert tab.locator(".text .chip", has_text="U+D800").get_attribute("title") == "byte that is not utf-8"
    assert tab.locator("#document-name").text_content() == 'a b/ü"\\U+001BU+DCFFU+202EU+2028.txt'
    for finding in SUBJECTS[3].report.findings:
        if finding.found == "\x1b":
            break
        press(tab, "j")
    assert tab.locator("#panel .quoted .chip").text_content() == "U+001B"
    bare = tab.locator("body").evaluate(
        "body => body.innerText.match(/[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\0\\x1b]/g)"
    )
    assert bare is None


def strings():
    """Strings of all kinds of characters, above all of such as hide, join or reorder."""
    found = [
        "",
        "👩\u200d👩\u200d👧",
        "ن\u200cی",
        "a\u200db",
        "\u200d",
        "\ufe0f\u200d\ufe0f",
        "e\u0301\ufe0e",
        "\U000e0001\U000e0100",
    ]
    odd = st.sampled_from(
        "\u200c\u200d\u00ad\u034f\u061c\u115f\u17b4\u180e\u2028\u202e\u2066\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9"
        "\U000e0041\t\n\r\0\x7f\x85یकअ👩🏽♥a "
    )

    @settings(max_examples=400, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(odd | st.characters(), max_size=12).map("".join))
    def collect(text):
        found.append(text)

    collect()
    return found


def test_the_script_names_what_the_renderers_name(opened):
    tab = opened(SUBJECTS[0])
    texts = [text for text in strings() if json.loads(json.dumps(text)) == text]
    assert len(texts) > 300
    told = tab.evaluate(
        """texts => JSON.parse(texts).map(text => [...shown(text).childNodes]
            .map(node => [node.textContent, node.nodeType === 1]).filter(([text]) => text))""",
        json.dumps(texts),
    )
    for text, pieces in zip(texts, told, strict=True):
        assert pieces == [[run.text, run.hidden is not None] for run in text_runs(text)], ascii(text)


def test_the_example_of_a_rule_is_shown_in_lines(opened):
    rules = (replace(RULES[0], examples=(Bad("Rain.\n\nAdvertisement\u200b", fixed="Rain."),)),)
    tab = opened(made("Rain.\n\nAdvertisement", rules=rules), rules=rules)
    press(tab, "j")
    example, fixed = tab.locator("#panel .why .quoted").all_inner_texts()
    assert (example, fixed) == ("Rain.\n\nAdvertisementU+200B", "Rain.")
