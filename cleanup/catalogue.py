"""A rule as prose: for ``corpuscrub explain`` and ``corpuscrub rules``, and for the page that lists all rules."""

from collections.abc import Iterable, Sequence
from textwrap import fill

from cleanup.measured import Lines, Measured, Record, measured
from cleanup.phrases import PhraseTable
from cleanup.rule import Bad, Rule, Safety

FAMILIES = {
    "RES1": "Residue in the midst of the text",
    "RES2": "Residue around the text",
    "RES3": "Residue: dates and times of the page",
    "RES4": "Residue: bylines, reporters, editors",
    "RES5": "Residue: blocks of several lines",
    "RES9": "Residue: what only a model sees",
    "MTA1": "Artifacts: borders of pieces that were translated apart",
    "MTA2": "Artifacts: compounds that were split, halves that changed places",
    "MTA3": "Artifacts: repetition",
    "MTA4": "Artifacts: word order and forms",
    "MTA5": "Artifacts: formats of the source",
    "MTA6": "Artifacts: what was left in the source language, or translated back",
    "MTA7": "Artifacts: words",
    "MTA8": "Artifacts: quotations",
    "DMG": "Damage: what decoding, markup stripping and copying broke",
}

SAFETY = {
    Safety.SAFE: "safe: fixed by default; the fix cannot remove or alter what the author wrote",
    Safety.UNSAFE: "unsafe: one likely reading, fixed with --unsafe",
    Safety.MANUAL: "manual: found, never fixed; only the source or a person could tell",
}


def explain(rule: Rule) -> str:
    """A rule as Markdown: its reason, how far its fix goes, what it found, its examples, its phrases by language."""
    parts = [f"# {rule.code} {rule.name}", _reason(rule)]
    if record := measured().rules.get(rule.code):
        parts.append(_found(record))
    parts += _examples(rule)
    if isinstance(rule.find.phrases, PhraseTable):
        parts.append(f"Phrases: {_phrases(rule.find.phrases)}.")
    return "\n\n".join(parts) + "\n"


def table(rules: Iterable[Rule]) -> str:
    """All rules as aligned columns: code, name, safety, first line of the reason."""
    rows = [(rule.code, rule.name, rule.safety.value, _first_line(rule)) for rule in rules]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    return "".join("  ".join([*map(str.ljust, row[:3], widths), row[3]]) + "\n" for row in rows)


def page(rules: Iterable[Rule]) -> str:
    """Every rule with its reason and its examples, as one Markdown page."""
    rules = list(rules)
    parts = ["## Which rule to trust", *_trust(measured())]
    for prefix, title in FAMILIES.items():
        family = [rule for rule in rules if rule.code.startswith(prefix)]
        parts += [f"## {prefix}: {title}", _summary(family)]
        parts += [explain(rule).replace("# ", "### ", 1).rstrip() for rule in family]
    return "\n\n".join(parts) + "\n"


def _trust(known: Measured) -> Iterable[str]:
    """The paragraphs that tell what the figures mean and where they are from."""
    pages, texts = known.pages, known.texts
    yield _wrapped(
        f"All rules were run on {pages.total:,} pages of {pages.sites:,} sites, as extractors leave them and with each "
        f"line labelled by people, and on {_millions(texts.words)} words that people wrote and edited. *Right* are the "
        "lines that a rule found and that were labelled residue, *of* those labelled residue or article; *human* are "
        "its findings in the other texts. Few lines, or lines of few sites, prove little, and these are the pages that "
        "the rules were made with. A finding in human text need not be wrong: people type a word twice, and their "
        "files are damaged, too."
    )
    yield _wrapped(f"The pages are those of {', '.join(pages.sources)}; extracted by {', '.join(pages.extractors)}.")


def _summary(family: Sequence[Rule]) -> str:
    """The rules of a family as a table, with what they found on pages where that was measured."""
    records = [measured().rules.get(rule.code) for rule in family]
    judged = any(record and record.lines for record in records)
    rows = [["code", "name", "fix", "finds", *(["right", "sites"] if judged else []), "human"]]
    rows.append(["---"] * len(rows[0]))
    for rule, record in zip(family, records, strict=True):
        row = [f"[{rule.code}](#{rule.code.lower()}-{rule.name})", rule.name, rule.safety.value, _first_line(rule)]
        if judged:
            row += _right(record.lines if record else None)
        rows.append([*row, str(record.human) if record else ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _right(lines: Lines | None) -> tuple[str, str]:
    """Two cells: the share of its lines that was right, and of how many sites they are."""
    if lines is None:
        return "", ""
    return f"{lines.residue} of {lines.residue + lines.article}" if lines.sites else "not met", str(lines.sites)


def _found(record: Record) -> str:
    """What a rule found, as sentences."""
    human = f"In {_millions(measured().texts.words)} words of human text: {_count(record.human, 'finding')}."
    if record.lines is None:
        return human
    residue, article, undecided, sites = record.lines
    said = f"{residue} residue, {article} article" + (f", {undecided} undecided" if undecided else "")
    met = f"{_count(residue + article + undecided, 'line')} of {_count(sites, 'site')} found, {said}"
    return _wrapped(f"On pages whose lines people judged: {met if sites else 'not met'}. {human}")


def _wrapped(paragraph: str) -> str:
    return fill(paragraph, 118, break_long_words=False, break_on_hyphens=False)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _millions(number: int) -> str:
    return f"{number / 1e6:.1f} million"


def _first_line(rule: Rule) -> str:
    return " ".join(rule.explanation.strip().partition("\n\n")[0].split())


def _reason(rule: Rule) -> str:
    spoken = f" Languages: {', '.join(sorted(rule.languages))}." if rule.languages else ""
    return f"{rule.explanation.strip()}\n\nFix: {SAFETY[rule.safety]}.{spoken}"


def _examples(rule: Rule) -> Iterable[str]:
    for example in rule.examples:
        if not isinstance(example, Bad):
            yield f"Not found in:\n\n{_quoted(example.text)}"
        elif example.fixed is None:
            yield f"Found in:\n\n{_quoted(example.text)}"
        else:
            yield f"Found in:\n\n{_quoted(example.text)}\n\nbecomes:\n\n{_quoted(example.fixed)}"


def _quoted(text: str) -> str:
    """A text as an indented block, with what cannot be seen as escapes."""
    shown = "".join(c if c == "\n" or c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return "\n".join(f"    {line}".rstrip() for line in shown.split("\n"))


def _phrases(phrases: PhraseTable) -> str:
    counts = {language: sum(map(len, kinds.values())) for language, kinds in phrases.languages.items()}
    return ", ".join(f"{language} {count}" for language, count in sorted(counts.items()))
