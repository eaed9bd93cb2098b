"""Lines that recur: which of them are furniture, and which are only written again and again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mining_cases import Writer, mined, phrases, site, sites, verdicts

from cleanup import clean
from cleanup.engine.document import Span
from cleanup.mining import counts_file as counts
from cleanup.mining.miner import Miner
from cleanup.mining.passes.collect import Evidence, collect
from cleanup.mining.passes.count import CorpusText, LineCounts, count
from cleanup.mining.proposals import dump
from cleanup.mining.review import accepted
from cleanup.mining.stats.bottom_k import BottomK
from cleanup.mining.stats.count_min import CountMinSketch
from cleanup.mining.stats.shapes import shapes
from cleanup.pipeline.options import CleanOptions
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice, Decision, DocumentDecisions, Review
from cleanup.rulekit.custom import load


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("12 comments so far", "<N> comments so far"),
        ("• Published on 3 May 2021 by Ada King", "Published on <DATE> by <NAME>"),
        ("Stand: 3. Mai 2021, 19.30 Uhr", "Stand: <DATE>, <TIME> Uhr"),
        ("Now read this: the bridge is open", "Now read this: <TITLE>"),
        ("Next story the bridge is open again", "Next story <TITLE>"),
        ("Report it at https://a.example/report", "Report it at <URL>"),
        ("2021年5月3日に公開", "<DATE>に公開"),
        ("Ada King writes about harbours", "<NAME> writes about harbours"),
    ],
)
def test_a_line_has_a_shape_with_slots(line, shape):
    assert shape in [one.phrase for one in shapes(line)]


@pytest.mark.parametrize("line", ["", "12.30", "a < b", "x" * 201, "\ue000 is private", "—"])
def test_what_can_be_no_phrase_has_no_shape(line):
    assert shapes(line) == []


def test_what_has_nothing_but_slots_is_no_shape():
    assert "<NAME> | <DATE>" not in [one.phrase for one in shapes("Ada King | 3 May 2021")]


@given(st.lists(st.integers(0, 40), max_size=60), st.integers(0, 60))
def test_a_sketch_counts_never_too_low_and_parts_are_as_good_as_the_whole(numbers, cut):
    codes = np.array(numbers, np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    whole, one, other = CountMinSketch(16), CountMinSketch(16), CountMinSketch(16)
    whole.add(codes)
    one.add(codes[:cut])
    other.add(codes[cut:])
    other.merge(one)
    assert (whole.cells == other.cells).all()
    assert all(whole.counts(codes)[place] >= numbers.count(number) for place, number in enumerate(numbers))


def test_a_full_sketch_stays_full():
    sketch = CountMinSketch(16)
    for _ in range(2):
        sketch.add(np.full(60_000, 7, np.uint64))
    sketch.merge(sketch)
    assert sketch.counts(np.array([7], np.uint64)) == [65_535]


def test_where_too_much_recurs_more_documents_are_asked_for():
    sketch = CountMinSketch(1 << 12)
    for times in range(1, 11):
        sketch.add(np.repeat(np.arange(20, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(times), times))
    assert sketch.reached(3, 1000) == 3
    assert sketch.reached(3, 60) == 8  # 20 codes each are in 8, 9 and 10 documents


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(1, 9)), max_size=40), st.randoms())
def test_what_is_kept_of_many_does_not_depend_on_the_order(added, draw):
    kept = []
    for _ in range(2):
        lowest, other = BottomK(lambda one, more: one + more), BottomK(lambda one, more: one + more)
        for number, (code, value) in enumerate(added):
            (lowest if number % 2 else other).add(code, value)
        lowest.merge(other)
        kept.append((list(lowest.codes), lowest.values))
        draw.shuffle(added)
    assert kept[0] == kept[1]


def test_the_estimate_of_many_is_near():
    lowest = BottomK(lambda one, more: one + more)
    for number in range(1000):
        lowest.add(hash_of(number), 1)
    assert 500 < lowest.distinct() < 2000


def hash_of(number):
    return (number * 0x9E3779B97F4A7C15) % 2**64


LINES = st.sampled_from(
    ["Save it for later", "Ada King", "12 words", "The rain: it fell", "“Yes.”", "Pros", "A ferry " * 20]
)


@settings(max_examples=60)
@given(st.lists(st.lists(LINES, max_size=6), max_size=14), st.integers(1, 4), st.randoms())
def test_the_order_of_documents_and_parts_changes_no_byte(documents, parts, draw):
    texts = [CorpusText(f"s{n % 3}", str(n), "\n\n".join(lines)) for n, lines in enumerate(documents)]
    results = []
    for how_many in (1, parts):
        found = mined(texts, how_many)
        results.append((dump(found.rules), "".join(counts.dump(found))))
        draw.shuffle(texts)
    assert results[0] == results[1]


def test_counts_are_exact_however_full_the_sketch_is():
    """A line counts once a document, and a candidate that is none does not matter."""
    texts = [CorpusText("s", str(n), "Save it for later\nSave it for later\nAda") for n in range(7)]
    totals = LineCounts()
    totals.add(count(texts))
    wanted, enough = totals.wanted()
    evidence = collect(texts, wanted)
    assert enough == 5
    assert {(seen.documents, seen.noted[1], seen.noted[2]) for seen in evidence.seen.values()} == {
        (7, 14, 7),
        (7, 7, 0),
    }
    assert evidence.documents == 7


def plain(title, paragraphs, _):
    return ["Save it for later", title, *paragraphs, "Heard first on our station"]


def test_what_stands_around_different_articles_of_a_site_is_proposed():
    found = mined(sites(2, 12, plain))
    assert sorted(phrases(found)) == ["Heard first on our station", "Save it for later"]
    assert all(0.5 < rule["confidence"] < 1 for rule in found.rules)
    assert [rule["safety"] for rule in found.rules] == ["unsafe", "unsafe"]


def test_a_footer_of_pages_that_are_one_line_is_proposed():
    texts = sites(3, 12, lambda title, paragraphs, writer: [" ".join([*paragraphs, "Seen on the pages of the quay."])])
    assert all("\n" not in text.text for text in texts)
    assert phrases(mined(texts)) == ["Seen on the pages of the quay."]


def test_front_matter_and_code_are_not_proposed():
    head = "---\nlayout: post of the quay\ncomments: are open here\n---"
    code = "```\nsudo quay install --all\n```"
    texts = sites(3, 12, lambda title, paragraphs, writer: [head, *paragraphs, code, "Seen on the pages of the quay"])
    assert phrases(mined(texts)) == ["Seen on the pages of the quay"]


def test_what_differs_from_page_to_page_becomes_a_slot_and_what_does_not_stays():
    def page(title, paragraphs, writer):
        name = f"{writer.words(1).title()} {writer.words(1).title()}"
        day, month = writer.draw.randint(1, 28), writer.draw.choice(["May", "June", "July", "March"])
        return [title, f"Put here on {day} {month} 2021 by {name} of Ashby Radio", *paragraphs]

    assert phrases(mined(sites(1, 20, page))) == ["Put here on <DATE> by <NAME> of Ashby Radio"]


def middle(line, share=1.0):
    """Pages with a line after a paragraph, each time another one."""

    def page(title, paragraphs, writer):
        lines = [title, *paragraphs]
        if writer.draw.random() < share:
            lines.insert(writer.draw.randint(2, 5), line)
        return lines

    return page


@pytest.mark.parametrize("line", ["Conclusion", "What it means", "Ingredients"])
def test_a_heading_is_left_alone(line):
    assert verdicts(sites(4, 12, middle(line)), line) == {"heading"}


def test_a_prompt_that_always_follows_the_same_paragraph_is_no_heading():
    def page(title, paragraphs, _):
        return [title, *paragraphs[:2], "Open the big gallery", *paragraphs[2:]]

    assert verdicts(sites(2, 12, page), "Open the big gallery") == {None}


def test_a_refrain_is_left_alone():
    def page(title, paragraphs, writer):
        verses = [line for _ in range(3) for line in (writer.title(), writer.title(), "And the lamp went out")]
        place = writer.draw.randint(1, 4)
        return [title, *paragraphs[:place], *verses, *paragraphs[place:]]

    assert verdicts(sites(1, 16, page), "And the lamp went out") == {"sung"}


def test_a_quotation_is_left_alone():
    line = "He who sells the boat still owns the whole of the sea."
    assert verdicts(sites(12, 10, middle(line, 0.12)), line) == {"quoted"}


@pytest.mark.parametrize("line", ["“Of course,” she said.", "And then?", "— No, never again.", "「はい」"])
def test_dialogue_is_left_alone(line):
    assert verdicts(sites(1, 16, middle(line)), line) == {"spoken"}


def test_items_of_lists_are_left_alone():
    def page(title, paragraphs, writer):
        items = writer.draw.sample(["Salt and pepper", "Two onions", "A bay leaf", "Some flour", "An old pan"], 4)
        return [title, *paragraphs[: writer.draw.randint(1, 3)], "What you need today", *items, *paragraphs[3:]]

    assert verdicts(sites(1, 30, page), "Salt and pepper") == {"listed"}


def test_the_title_of_a_column_is_left_alone():
    def page(title, paragraphs, writer):
        return ["Save it for later", "Letter from the island" if writer.draw.random() < 0.2 else title, *paragraphs]

    texts = sites(2, 40, page)
    assert verdicts(texts, "Letter from the island") == {"title"}
    assert verdicts(texts, "Save it for later") == {None}


def test_a_name_that_few_pages_have_is_left_alone():
    def page(title, paragraphs, writer):
        return [title, *(["Ada King"] if writer.draw.random() < 0.15 else []), *paragraphs]

    assert verdicts(sites(1, 60, page), "Ada King") == {"named"}


def test_of_an_article_that_was_copied_nothing_is_furniture():
    writer = Writer()
    article = [writer.title(), "A subtitle of the ferry", *(writer.paragraph() for _ in range(6))]
    copies = [CorpusText(f"s{n}.example", str(n), "\n\n".join(["Hide the sidebar", *article])) for n in range(12)]
    others = [text for n in range(12) for text in site(f"s{n}.example", 8, plain, writer)]
    found = mined([*copies, *others])
    assert "A subtitle of the ferry" not in phrases(found)
    assert verdicts([*copies, *others], "A subtitle of the ferry") == {"copied"}


def test_copies_that_were_edited_are_copies_all_the_same():
    writer = Writer()
    article = [writer.paragraph() for _ in range(8)]
    copies = []
    for n in range(8):
        edited = list(article)
        edited[1 + n % 6] = writer.paragraph()
        copies.append(CorpusText("s.example", str(n), "\n\n".join([edited[0], "The ferry in the rain", *edited[1:]])))
    assert verdicts(copies, "The ferry in the rain") == {"copied"}


def test_a_heading_before_the_article_is_one_also_where_each_page_is_there_twice():
    def page(title, paragraphs, _):
        return [title, "Key points", *paragraphs]

    pages = sites(8, 2, page)
    twice = [
        page._replace(name=f"{page.name}/{n}", text=f"{page.text}\n\nTool {n}") for page in pages for n in range(2)
    ]
    assert verdicts(twice, "Key points") == {"heading"}


def test_what_rules_find_already_is_not_proposed():
    def page(title, paragraphs, _):
        return [title, *paragraphs[:2], "Advertisement", *paragraphs[2:], "Heard first on our station"]

    assert phrases(mined(sites(2, 12, page))) == ["Heard first on our station"]
    elsewhere = mined(sites(2, 12, page), mine=Miner(CleanOptions(ignore=("RES101",))))
    assert sorted(phrases(elsewhere)) == ["Advertisement", "Heard first on our station"]


def test_what_is_allowed_is_not_proposed():
    allowed = Miner(CleanOptions(phrases=("save it for LATER",)))
    assert phrases(mined(sites(2, 12, plain), mine=allowed)) == ["Heard first on our station"]


def test_what_is_in_too_few_documents_is_not_looked_at():
    texts = sites(1, 6, plain)
    assert len(mined(texts, mine=Miner(least=6)).rules) == 2
    assert mined(texts, mine=Miner(least=7)).judged == []


def test_proposals_load_as_rules_and_clean_what_they_were_made_of(tmp_path):
    texts = sites(2, 12, plain)
    path = tmp_path / "proposals.toml"
    path.write_text(dump(mined(texts).rules), encoding="utf-8")
    assert [rule.code for rule in load(path)] == ["MINE0001", "MINE0002"]
    before = texts[0].text
    assert clean(before, rules=[str(path)]).cleaned == before
    after = clean(before, rules=[str(path)], unsafe=True, select=["MINE"]).cleaned
    assert after == "\n\n".join(before.split("\n\n")[1:-1])
    assert clean(before, rules=[str(path)], unsafe=True, select=["MINE"], min_confidence=1).cleaned == before


def test_a_near_miss_that_was_seen_is_an_example():
    def page(title, paragraphs, writer):
        lines = plain(title, paragraphs, writer)
        return (
            [*lines[:3], "Save it for later generations of farmers", *lines[3:]]
            if writer.draw.random() < 0.1
            else lines
        )

    rule = next(rule for rule in mined(sites(1, 30, page)).rules if rule["lines"] == ["Save it for later"])
    assert "Save it for later generations of farmers" in rule["good"]


def test_evidence_says_where_a_line_was_seen():
    found = mined(sites(2, 12, plain))
    (rule,) = [rule for rule in found.rules if rule["lines"] == ["Heard first on our station"]]
    assert rule["explanation"].startswith("In 24 documents, with 2")
    assert "of 2 sites (s" in rule["explanation"]
    assert "after the last one in 100%" in rule["explanation"]


def test_an_empty_corpus_proposes_nothing():
    found = mined([])
    assert (found.judged, found.rules, found.evidence.documents) == ([], [], 0)
    assert dump(found.rules).startswith("#")


def test_evidence_of_nothing_changes_nothing():
    texts = sites(1, 6, plain)
    totals = LineCounts()
    totals.add(count(texts))
    one = collect(texts, totals.wanted()[0])
    documents = one.documents
    one.merge(Evidence())
    assert one.documents == documents


def made(code, choice, by=REVIEWER):
    return Decision("id", code, "unsafe", Span(0, 1), "A", "", choice, by, "", "", "")


def test_one_example_that_is_rejected_or_changed_is_enough_to_drop_a_rule():
    yes, no = Choice.ACCEPTED, Choice.REJECTED
    decisions = [made("A1", yes), made("A2", yes), made("A3", no), made("A4", yes, DEFAULT), made("A5", yes)]
    others = [made("A1", Choice.SKIPPED), made("A2", no), made("A3", yes), made("A5", Choice.EDITED)]
    pages = tuple(DocumentDecisions(str(n), None, "", tuple(some)) for n, some in enumerate((decisions, others)))
    rules = [{"code": f"A{n}"} for n in range(7)]
    assert accepted(rules, Review("", "", "", "Ada", pages)) == [{"code": "A1"}]
