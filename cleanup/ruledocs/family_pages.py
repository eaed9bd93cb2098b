"""All rules as Markdown: a page a family, and the index of them all."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from cleanup.engine.rule import Rule
from cleanup.ruledocs.measurement_tables import ARTIFACT_COLUMNS, by_fix, by_kind, columns, millions, wrapped
from cleanup.ruledocs.measurements import Artifacts, HumanTexts, JudgedPages, artifacts, measured
from cleanup.ruledocs.rule_page import explain, first_line


class Family(NamedTuple):
    """The rules whose codes begin alike: what they find, and how that comes about."""

    title: str
    about: str


FAMILIES = {
    "RES1": Family(
        "Residue in the midst of the text",
        "What a page puts between two paragraphs: labels of advertisements, links to other articles, captions and the "
        "controls of players, offers and notices. Extractors keep it because it stands where the article stands.",
    ),
    "RES2": Family(
        "Residue around the text",
        "The frame of a page, before and after its article: footers, copyright lines, buttons, menus, comments, tags.",
    ),
    "RES3": Family(
        "Residue: dates and times of the page",
        "When a page was published or changed, and how long it takes to read. Dates in sentences are not touched.",
    ),
    "RES4": Family(
        "Residue: bylines, reporters, editors",
        "Who wrote, reported, edited or supplied a text, as its page says it and not as its sentences do.",
    ),
    "RES5": Family(
        "Residue: blocks of several lines",
        "A label and the lines that belong to it, or all that is left of a page. One line of such a block would prove "
        "little: they are found together and go together.",
    ),
    "RES9": Family(
        "Residue: what only a model sees",
        "Lines of a page that no phrase tells, by a small model that people's judgement of such lines has trained.",
    ),
    "MTA1": Family(
        "Artifacts: borders of pieces that were translated apart",
        "Programs that translate web pages cut them at every link and line break, and engines give each piece the stop "
        "of a sentence. Where the pieces are put together again, stops, spaces and words stand twice, or astray.",
    ),
    "MTA2": Family(
        "Artifacts: compounds that were split, halves that changed places",
        "Compounds of the source were cut at their hyphens and their halves translated one by one, often in the order "
        "of the other language: “States - United”.",
    ),
    "MTA3": Family(
        "Artifacts: repetition",
        "Engines that lose their place say a word, or several, once more. People do so, too, but seldom with such "
        "words.",
    ),
    "MTA4": Family(
        "Artifacts: word order and forms",
        "English words in the order of another language, or with its articles, forms and prepositions.",
    ),
    "MTA5": Family(
        "Artifacts: formats of the source",
        "Numbers, times, sums and marks as the source wrote them, and what the preparation of the text for an engine "
        "left in it.",
    ),
    "MTA6": Family(
        "Artifacts: what was left in the source language, or translated back",
        "Words that an engine passed over, and lines of a page that went to another language and came home changed.",
    ),
    "MTA7": Family(
        "Artifacts: words",
        "Words that nobody who writes English chooses: renderings word by word, names by way of another language.",
    ),
    "MTA8": Family(
        "Artifacts: quotations",
        "Quotation marks that were lost, doubled or mixed on the way from one language to the other.",
    ),
    "DMG": Family(
        "Damage: what decoding, markup stripping and copying broke",
        "Characters that were decoded wrongly, escaped twice, or left over from markup. These rules come first: the "
        "others see the text that they repaired.",
    ),
}
"""By the beginning of their codes; together they hold all rules."""


def index(rules: Iterable[Rule], folder: str) -> str:
    """Which rule to trust, and a table a family; its links lead to the families' pages in ``folder``."""
    rules = list(rules)
    parts = [
        "## Which rule to trust",
        *_trust(measured().pages, measured().texts),
        *_artifact_trust(rules, artifacts()),
    ]
    for prefix, family in FAMILIES.items():
        if some := _of(prefix, rules):
            page = f"{folder}/{prefix}.md"
            parts += [f"## [{prefix}]({page}) {family.title}", _summary(some, page)]
    return "\n\n".join(parts) + "\n"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """The page of each family by its prefix: what it is, where its artifacts were met, and all of its rules."""
    rules = list(rules)
    return {prefix: _page(prefix, some) for prefix in FAMILIES if (some := _of(prefix, rules))}


def _page(prefix: str, rules: Sequence[Rule]) -> str:
    title, about = FAMILIES[prefix]
    parts = [f"# {prefix} {title}", wrapped(about)]
    codes = [rule.code for rule in rules]
    if any(code in artifacts().rules for code in codes):
        parts += [
            "Findings in a million words of machine translation, by source and target:",
            _table(by_kind(codes, lambda counts: counts.translations)),
            "Findings in a million words that people wrote, by genre:",
            _table(by_kind(codes, lambda counts: counts.human)),
        ]
    return "\n\n".join([*parts, *(f"#{_shown(explain(rule))}" for rule in rules)]) + "\n"


def _shown(prose: str) -> str:
    """Prose about markup, so that a browser shows the markup; indented lines are shown as they are."""
    lines = prose.rstrip().split("\n")
    return "\n".join(line if line.startswith("    ") else escape(line, quote=False) for line in lines)


def _of(prefix: str, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.code.startswith(prefix)]


def _trust(pages: JudgedPages, texts: HumanTexts) -> Iterable[str]:
    """The paragraphs that tell what the figures of residue rules mean and where they are from."""
    yield wrapped(
        f"Residue rules were run on {pages.total:,} pages of {pages.sites:,} sites, as extractors leave them and with "
        f"each line labelled by people, and they and the damage rules on {millions(texts.words)} words that people "
        "wrote and edited. *Right* are the lines that a rule found and that were labelled residue, *of* those labelled "
        "residue or article; *human* are its findings in the other texts. Few lines, or lines of few sites, prove "
        "little, and these are the pages that the rules were made with. A finding in human text need not be wrong: "
        "people type a word twice, and their files are damaged, too."
    )
    yield wrapped(f"The pages are those of {', '.join(pages.sources)}; extracted by {', '.join(pages.extractors)}.")


def _artifact_trust(rules: Iterable[Rule], known: Artifacts) -> Iterable[str]:
    """The same of artifact rules, with what all rules of the same fix found."""
    words = known.words
    machine, references, human, trips = (
        millions(sum(each.values())) for each in (words.translations, words.references, words.human, words.roundtrips)
    )
    yield wrapped(
        f"Artifact rules were run on {machine} words of machine translation and on {references} words of references, "
        f"which people translated from the same sources; on {human} words that people wrote and edited; on {trips} "
        "words that went through another language and back, and on their originals; and on segments of machine "
        "translation in which people marked what is bad. *Right* is the share of a rule's findings in those that touch "
        "a mark, *of* how many, and in brackets the share that would touch one by chance; the other columns are "
        "findings in so many words. A rule that finds as much in references as in machine translation shows that a "
        "text was translated, not by whom."
    )
    fixes = {rule.code: rule.safety.value for rule in rules}
    yield _table([["fix", *ARTIFACT_COLUMNS], *by_fix(fixes, known)])
    yield wrapped(f"The translations are those of {', '.join(known.sources.translations)}.")


def _summary(family: Sequence[Rule], page: str) -> str:
    """The rules of a family as a table, with what they found."""
    head, *found = columns([rule.code for rule in family])
    rows = [["code", "name", "fix", "finds", *head]]
    for rule, cells in zip(family, found, strict=True):
        link = f"[{rule.code}]({page}#{rule.code.lower()}-{rule.name})"
        finds = _shown(first_line(rule)).replace("|", "\\|")
        rows.append([link, rule.name, rule.safety.value, finds, *cells])
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *body])
