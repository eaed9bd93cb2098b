"""The figures of the rules as sentences and as cells of tables.

A rule that was not measured has neither: its sentences and cells are empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from textwrap import fill

from cleanup.messages import plural
from cleanup.ruledocs.measurements import (
    ArtifactFigures,
    Artifacts,
    LineFigures,
    WordsByKind,
    add_figures,
    artifacts,
    measured,
)

LINE_COLUMNS = ("right", "sites", "human")
ARTIFACT_COLUMNS = (
    "right",
    "MT per million",
    "references per million",
    "human per million",
    "round trips per 10,000",
    "originals per 10,000",
)

MILLION = 1_000_000

# The number of words that findings are counted per, for each field of ``WordsByKind``.
PER = (MILLION, MILLION, MILLION, 10_000, 10_000)

# The rows of ``by_fix``: the safeties whose rules are added up.
FIXES = {
    "safe": ["safe"],
    "unsafe": ["unsafe"],
    "manual": ["manual"],
    "safe and unsafe": ["safe", "unsafe"],
    "all": ["safe", "unsafe", "manual"],
}


def describe_measurement(code: str) -> str:
    """Return what a rule found, as a paragraph; nothing for a rule that was not measured."""
    if figures := artifacts().rules.get(code):
        return wrap(" ".join(_describe_artifacts(figures, artifacts().words)))
    if line_figures := measured().rules.get(code):
        return wrap(" ".join(_describe_lines(line_figures)))
    return ""


def columns(codes: Sequence[str]) -> Sequence[Sequence[str]]:
    """Return what the rules of a family found: the headings of columns, then a row for each rule."""
    known = artifacts()
    if any(code in known.rules for code in codes):
        empty = [""] * len(ARTIFACT_COLUMNS)
        cells = (artifact_cells(known.rules[code], known.words) if code in known.rules else empty for code in codes)
        return [ARTIFACT_COLUMNS, *cells]
    figures = [measured().rules.get(code) for code in codes]
    rows = [LINE_COLUMNS, *map(_line_cells, figures)]
    return rows if any(rule and rule.lines for rule in figures) else [row[-1:] for row in rows]


def artifact_cells(figures: ArtifactFigures, words: WordsByKind) -> list[str]:
    """Return what an artifact rule found in texts of so many ``words``, a cell for each of ``ARTIFACT_COLUMNS``."""
    found, right, chance = figures.marked
    sums = zip(*([sum(each.values()) for each in counts] for counts in (figures.counts, words)), PER, strict=True)
    return [
        f"{right / found:.2f} of {found} ({chance / found:.2f})" if found else "not met",
        *(_rate(found, size, per) for found, size, per in sums),
    ]


def by_fix(fixes: Mapping[str, str], known: Artifacts) -> Iterator[list[str]]:
    """Yield a row for each of ``FIXES`` that a measured rule has: its name, then ``ARTIFACT_COLUMNS`` of all its rules.

    ``fixes`` are the safeties of the rules by code.
    """
    for name, safeties in FIXES.items():
        if figures := [rule for code, rule in known.rules.items() if fixes[code] in safeties]:
            yield [name, *artifact_cells(add_figures(figures), known.words)]


def by_kind(codes: Iterable[str], kinds: Callable[[WordsByKind], Mapping[str, int]]) -> Sequence[Sequence[str]]:
    """Return what artifact rules found per million words of each kind of text, as the rows of a table.

    ``kinds`` picks one of the mappings of ``WordsByKind``. The first row has the kinds, the second their words in
    thousands; each other row has a rule that found anything in them.
    """
    words = kinds(artifacts().words)
    rows = [["", *words], ["thousand words", *(f"{number / 1000:,.0f}" for number in words.values())]]
    for code in codes:
        found = kinds(artifacts().rules[code].counts) if code in artifacts().rules else {}
        if any(found.values()):
            rows.append([code, *(_rate(found.get(kind, 0), number, MILLION) for kind, number in words.items())])
    return rows


def wrap(paragraph: str) -> str:
    """Return a paragraph in lines of at most 118 characters; words and hyphens are not broken."""
    return fill(paragraph, 118, break_long_words=False, break_on_hyphens=False)


def millions(number: int) -> str:
    """Return a number in millions: ``4.5 million``."""
    return f"{number / 1e6:.1f} million"


def _describe_artifacts(figures: ArtifactFigures, words: WordsByKind) -> Iterator[str]:
    found, right, chance = figures.marked
    if not found and not any(figures.counts):
        yield "No findings in any of the texts that artifact rules were measured on."
        return
    _, machine, references, human, trips, originals = artifact_cells(figures, words)
    pairs = _most_frequent(figures.counts.translations, words.translations, 3)
    genre = _most_frequent(figures.counts.human, words.human, 1)
    if genre:
        genre = f"{plural(sum(figures.counts.human.values()), 'finding')}, most in {genre}"
    yield (
        f"Findings per million words: {machine} in machine translation{_in_brackets(pairs)}, {references} in "
        f"reference translations by people, {human} in edited human text{_in_brackets(genre)}."
    )
    if found:
        yield (
            f"Where annotators marked errors in machine translation, {100 * right / found:.0f} % of "
            f"{plural(found, 'finding')} touch a mark; by chance, {100 * chance / found:.0f} % would."
        )
    yield f"Findings per 10,000 words: {trips} in round-trip translations, {originals} in their originals."


def _describe_lines(figures: LineFigures) -> Iterator[str]:
    if figures.lines and figures.lines.sites:
        residue, article, undecided, sites = figures.lines
        lines = plural(residue + article + undecided, "line")
        labels = f"{residue} residue, {article} article" + (f", {undecided} undecided" if undecided else "")
        yield f"On pages whose lines people labelled, it found {lines} on {plural(sites, 'site')}: {labels}."
    elif figures.lines:
        yield "No findings on the pages whose lines people labelled."
    human = plural(figures.human, "finding") if figures.human else "no findings"
    yield f"In {millions(measured().texts.words)} words of human text: {human}."


def _line_cells(figures: LineFigures | None) -> tuple[str, str, str]:
    """Return what a rule found, a cell for each of ``LINE_COLUMNS``."""
    if figures is None:
        return "", "", ""
    if figures.lines is None:
        return "", "", str(figures.human)
    residue, article, _, sites = figures.lines
    return f"{residue} of {residue + article}" if sites else "not met", str(sites), str(figures.human)


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""


def _most_frequent(found: Mapping[str, int], words: Mapping[str, int], most: int) -> str:
    """Return the kinds of texts in which findings are most frequent, with their findings per million words."""
    kinds = nlargest(most, found, key=lambda kind: found[kind] / words[kind])
    return ", ".join(f"{kind} {_rate(found[kind], words[kind], MILLION)}" for kind in kinds)


def _rate(found: int, words: int, per: int) -> str:
    """Return the findings per ``per`` words, with two digits at least; nothing where there are no words."""
    if not found or not words:
        return "0" if words else ""
    rate = found * per / words
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}"
