"""A rule as prose: for ``corpuscrub explain`` and ``corpuscrub rules``, and for the pages of the rules."""

from collections.abc import Iterable

from cleanup.engine.iso639 import NAMES
from cleanup.engine.rule import Bad, Rule, Safety
from cleanup.messages import align
from cleanup.ruledocs.measurement_tables import sentences
from cleanup.rulekit.phrases import PhraseTable

SAFETY = {
    Safety.SAFE: "safe: fixed by default; the fix cannot remove or alter what the author wrote",
    Safety.UNSAFE: "unsafe: one likely reading, fixed with --unsafe",
    Safety.MANUAL: "manual: found, never fixed; only the source or a person could tell",
}


def explain(rule: Rule) -> str:
    """A rule as Markdown: its reason, how far its fix goes, what it found, its examples, its phrases by language."""
    parts = [f"# {rule.code} {rule.name}", _reason(rule)]
    if found := sentences(rule.code):
        parts.append(found)
    parts += _examples(rule)
    if isinstance(rule.find.phrases, PhraseTable):
        parts.append(f"Phrases: {_phrases(rule.find.phrases)}.")
    return "\n\n".join(parts) + "\n"


def table(rules: Iterable[Rule]) -> str:
    """All rules as aligned columns: code, name, safety, first line of the reason."""
    rows = ((rule.code, rule.name, rule.safety.value, first_line(rule)) for rule in rules)
    return "".join(f"{line}\n" for line in align(rows))


def first_line(rule: Rule) -> str:
    """What a rule finds."""
    return " ".join(rule.explanation.strip().partition("\n\n")[0].split())


def _reason(rule: Rule) -> str:
    spoken = f" Languages: {', '.join(sorted(rule.languages))}." if rule.languages else ""
    typical = (
        f" Typical of translations from: {', '.join(map(NAMES.__getitem__, rule.sources))}." if rule.sources else ""
    )
    return f"{rule.explanation.strip()}\n\nFix: {SAFETY[rule.safety]}.{spoken}{typical}"


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
