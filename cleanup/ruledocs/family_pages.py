"""All rules as Markdown: a page for each family, and the index of all of them."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import regex

from cleanup.engine.rule import Rule
from cleanup.ruledocs.families import FAMILIES
from cleanup.ruledocs.measurement_tables import ARTIFACT_COLUMNS, by_fix, by_kind, columns, millions, wrap
from cleanup.ruledocs.measurements import Artifacts, HumanTexts, JudgedPages, artifacts, measured
from cleanup.ruledocs.rule_page import explain, first_line


def index(rules: Iterable[Rule], folder: str) -> str:
    """Return the index of all rules: how to read the figures, then a table for each family.

    Its links lead to the pages of the families in ``folder``.
    """
    rules = list(rules)
    parts = [
        "## Which rule to trust",
        *_describe_line_figures(measured().pages, measured().texts),
        *_describe_artifact_figures(rules, artifacts()),
    ]
    for prefix, family in FAMILIES.items():
        if members := _members(prefix, rules):
            page = f"{folder}/{prefix}.md"
            parts += [f"## [{prefix}]({page}) {family.title}", _summary(members, page)]
    return "\n\n".join(parts) + "\n"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Return the page of each family by its prefix: what it is, all of its rules, and tables of their findings."""
    rules = list(rules)
    return {prefix: _page(prefix, members) for prefix in FAMILIES if (members := _members(prefix, rules))}


def _page(prefix: str, rules: Sequence[Rule]) -> str:
    family = FAMILIES[prefix]
    parts = [f"# {prefix} {family.title}", wrap(family.description)]
    parts += [_nest(_escape_markup(explain(rule))) for rule in rules]
    codes = [rule.code for rule in rules]
    if any(code in artifacts().rules for code in codes):
        parts += [
            "## Findings by kind of text",
            "Rules without findings are left out. In machine translation, per million words, by source and target:",
            _table(by_kind(codes, lambda counts: counts.translations)),
            "In human text, per million words, by genre:",
            _table(by_kind(codes, lambda counts: counts.human)),
        ]
    return "\n\n".join(parts) + "\n"


def _nest(page: str) -> str:
    """Return the page of a rule as a part of another page: each heading one level lower."""
    return regex.sub(r"^(?=#+ )", "#", page.rstrip(), flags=regex.MULTILINE)


def _escape_markup(page: str) -> str:
    """Escape markup in prose, so that browsers show it; indented lines are code and stay as they are."""
    lines = page.split("\n")
    return "\n".join(line if line.startswith("    ") else escape(line, quote=False) for line in lines)


def _members(prefix: str, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.code.startswith(prefix)]


def _describe_line_figures(pages: JudgedPages, texts: HumanTexts) -> Iterator[str]:
    """Yield the paragraphs on the figures of residue and damage rules: their meaning, and their sources."""
    yield wrap(
        f"Residue rules were run on {pages.total:,} pages of {pages.sites:,} sites, extracted by common programs, with "
        "every line labelled by people. Residue and damage rules were run on "
        f"{millions(texts.words)} words that people wrote and edited. In the tables, *right* is the number of lines "
        "that a rule found and that were labelled residue, *of* all it found that were labelled residue or article; "
        "*human* is the number of its findings in human text. Figures from few lines or few sites prove little, and "
        "the rules were developed on these pages. A finding in human text is not always wrong: people double a word "
        "by mistake, and their files are damaged as well."
    )
    yield wrap(f"The pages are from {', '.join(pages.sources)}, extracted by {', '.join(pages.extractors)}.")


def _describe_artifact_figures(rules: Iterable[Rule], known: Artifacts) -> Iterator[str]:
    """Yield the same of artifact rules, with a table that adds up the rules of each safety."""
    words = known.words
    machine, references, human, trips = (
        millions(sum(each.values())) for each in (words.translations, words.references, words.human, words.roundtrips)
    )
    yield wrap(
        f"Artifact rules were run on {machine} words of machine translation; {references} words of references, which "
        f"people translated from the same sources; {human} words that people wrote and edited; {trips} words that were "
        "translated into another language and back, with their originals; and segments of machine translation in which "
        "annotators marked errors. *Right* is the share of findings in these segments that touch a mark, *of* their "
        "number, with the share expected by chance in brackets. The other columns are findings per million or 10,000 "
        "words. A rule that finds as much in references as in machine translation shows that a text was translated, "
        "not by whom."
    )
    fixes = {rule.code: rule.safety.value for rule in rules}
    yield _table([["fix", *ARTIFACT_COLUMNS], *by_fix(fixes, known)])
    yield wrap(f"The translations are from {', '.join(known.sources.translations)}.")


def _summary(rules: Sequence[Rule], page: str) -> str:
    """Return the rules of a family as a table, with their figures."""
    headings, *figures = columns([rule.code for rule in rules])
    rows = [["code", "name", "fix", "finds", *headings]]
    for rule, cells in zip(rules, figures, strict=True):
        link = f"[{rule.code}]({page}#{rule.code.lower()}-{rule.name})"
        finds = _escape_markup(first_line(rule)).replace("|", "\\|")
        rows.append([link, rule.name, rule.safety.value, finds, *cells])
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table; the first row is its heading."""
    heading, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [heading, ["---"] * len(heading), *body])
