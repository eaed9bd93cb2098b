"""What the rules found, as sentences and as cells of tables; there are none of a rule that nobody measured."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from textwrap import fill

from cleanup.ruledocs.measurements import (
    ArtifactFigures,
    Artifacts,
    LineFigures,
    WordsByKind,
    artifacts,
    measured,
    together,
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
PER = (MILLION, MILLION, MILLION, 10_000, 10_000)
"""In how many words of each sort findings are told, as ``WordsByKind``."""

FIXES = {
    "safe": ["safe"],
    "unsafe": ["unsafe"],
    "manual": ["manual"],
    "safe and unsafe": ["safe", "unsafe"],
    "all": ["safe", "unsafe", "manual"],
}
"""Which rules are summed up."""


def sentences(code: str) -> str:
    """What a rule found, as a paragraph."""
    if sight := artifacts().rules.get(code):
        return wrapped(" ".join(_of_artifacts(sight, artifacts().words)))
    if one := measured().rules.get(code):
        return wrapped(" ".join(_of_lines(one)))
    return ""


def columns(codes: Sequence[str]) -> Sequence[Sequence[str]]:
    """What the rules of a family found: the heads of columns, then a row for each rule."""
    if any(code in artifacts().rules for code in codes):
        sights = [artifacts().rules.get(code) for code in codes]
        return [
            ARTIFACT_COLUMNS,
            *(artifact_cells(one, artifacts().words) if one else [""] * len(ARTIFACT_COLUMNS) for one in sights),
        ]
    finds = [measured().rules.get(code) for code in codes]
    judged = any(one and one.lines for one in finds)
    rows = [LINE_COLUMNS, *map(_line_cells, finds)]
    return rows if judged else [row[-1:] for row in rows]


def artifact_cells(sight: ArtifactFigures, words: WordsByKind) -> list[str]:
    """What an artifact rule found in so many words, as ``ARTIFACT_COLUMNS``."""
    found, right, chance = sight.marked
    sums = zip(*([sum(each.values()) for each in counts] for counts in (sight.counts, words)), PER, strict=True)
    return [
        f"{right / found:.2f} of {found} ({chance / found:.2f})" if found else "not met",
        *(_rate(found, size, per) for found, size, per in sums),
    ]


def by_fix(fixes: Mapping[str, str], known: Artifacts) -> Iterator[list[str]]:
    """What rules of the same fix (``fixes`` are those of the codes) found together: rules, ``ARTIFACT_COLUMNS``."""
    for name, summed in FIXES.items():
        if sights := [sight for code, sight in known.rules.items() if fixes[code] in summed]:
            yield [name, *artifact_cells(together(sights), known.words)]


def by_kind(codes: Iterable[str], kinds: Callable[[WordsByKind], Mapping[str, int]]) -> Sequence[Sequence[str]]:
    """What artifact rules found in a million words of each kind, as ``kinds`` takes them of counts: the kinds, their
    words in thousands, then a row for each rule.
    """
    words = kinds(artifacts().words)
    rows = [["", *words], ["thousand words", *(f"{number / 1000:,.0f}" for number in words.values())]]
    for code in codes:
        if sight := artifacts().rules.get(code):
            found = kinds(sight.counts)
            rows.append([code, *(_rate(found.get(kind, 0), number, MILLION) for kind, number in words.items())])
    return rows


def wrapped(paragraph: str) -> str:
    """A paragraph in lines of a page."""
    return fill(paragraph, 118, break_long_words=False, break_on_hyphens=False)


def millions(number: int) -> str:
    """A number of words."""
    return f"{number / 1e6:.1f} million"


def _of_artifacts(sight: ArtifactFigures, words: WordsByKind) -> Iterator[str]:
    found, right, chance = sight.marked
    if not found and not any(sight.counts):
        yield "Not met in any of the texts that artifact rules were measured on."
        return
    _, machine, references, human, trips, originals = artifact_cells(sight, words)
    pairs = _leading(sight.counts.translations, words.translations, 3)
    genre = _leading(sight.counts.human, words.human, 1)
    if genre:
        genre = f"{_count(sum(sight.counts.human.values()), 'finding')}, most in {genre}"
    yield (
        f"In a million words of machine translation: {machine}{_bracketed(pairs)}; of references, by people: "
        f"{references}; of edited human text: {human}{_bracketed(genre)}."
    )
    if found:
        yield (
            f"Where people marked what is bad, {100 * right / found:.0f} % of {_count(found, 'finding')} touch a mark; "
            f"{100 * chance / found:.0f} % would by chance."
        )
    yield f"In 10,000 words of round trips: {trips}; of their originals: {originals}."


def _of_lines(one: LineFigures) -> Iterator[str]:
    if one.lines:
        residue, article, undecided, sites = one.lines
        said = f"{residue} residue, {article} article" + (f", {undecided} undecided" if undecided else "")
        met = f"{_count(residue + article + undecided, 'line')} of {_count(sites, 'site')} found, {said}"
        yield f"On pages whose lines people judged: {met if sites else 'not met'}."
    yield f"In {millions(measured().texts.words)} words of human text: {_count(one.human, 'finding')}."


def _line_cells(one: LineFigures | None) -> tuple[str, str, str]:
    """What a rule found, as ``LINE_COLUMNS``."""
    if one is None:
        return "", "", ""
    if one.lines is None:
        return "", "", str(one.human)
    residue, article, _, sites = one.lines
    return f"{residue} of {residue + article}" if sites else "not met", str(sites), str(one.human)


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""


def _leading(found: Mapping[str, int], words: Mapping[str, int], most: int) -> str:
    """The kinds of texts in which findings are most frequent, with their numbers in a million words."""
    kinds = nlargest(most, found, key=lambda kind: found[kind] / words[kind])
    return ", ".join(f"{kind} {_rate(found[kind], words[kind], MILLION)}" for kind in kinds)


def _rate(found: int, words: int, per: int) -> str:
    if not found or not words:
        return "0" if words else ""
    rate = found * per / words
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}"


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
