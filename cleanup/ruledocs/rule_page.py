"""The page of a rule, for ``corpuscrub explain`` and the generated pages, and the table of ``corpuscrub rules``."""

from collections.abc import Iterable, Iterator, Mapping

import regex

from cleanup.engine.language.iso639 import NAMES
from cleanup.engine.rule import Bad, Rule, Safety
from cleanup.messages import align
from cleanup.ruledocs.measurement_tables import describe_measurement, wrap
from cleanup.rulekit.phrases import PhraseTable

# How the section “Fix safety” of a page begins.
SAFETY = {
    Safety.SAFE: "Safe: applied by default. The fix cannot remove or alter what the author wrote.",
    Safety.UNSAFE: "Unsafe: applied with `--unsafe`. The fix follows the one likely reading.",
    Safety.MANUAL: "Manual: never applied. Only the source, or a person, can decide.",
}

# The heading of a section of an explanation: a line such as “Why:”. What precedes the first one says what a rule finds.
_HEADING = regex.compile(r"^(Why|Fix safety|Measured|Known problems):\n", regex.MULTILINE)


def explain(rule: Rule) -> str:
    """Return the page of a rule as Markdown, with a section for each heading.

    “Why” is left out where the explanation has none, as those of custom rules do.
    """
    return "\n\n".join([f"# {rule.code} {rule.name}", *_sections(rule)]) + "\n"


def table(rules: Iterable[Rule]) -> str:
    """Return all rules as aligned columns: code, name, safety, what the rule finds."""
    rows = ((rule.code, rule.name, rule.safety.value, first_line(rule)) for rule in rules)
    return "".join(f"{line}\n" for line in align(rows))


def first_line(rule: Rule) -> str:
    """Return what a rule finds, in one line: the first paragraph of its explanation."""
    return " ".join(rule.explanation.strip().partition("\n\n")[0].split())


def parse_sections(explanation: str) -> Mapping[str, str]:
    """Return the sections of an explanation by heading; what precedes the first heading is “What it finds”."""
    finds, *rest = _HEADING.split(explanation.strip())
    headings, texts = rest[::2], rest[1::2]
    return {"What it finds": finds.strip(), **dict(zip(headings, map(str.strip, texts), strict=True))}


def _sections(rule: Rule) -> Iterator[str]:
    written = parse_sections(rule.explanation)
    sections = {
        "What it finds": [written["What it finds"], _scope(rule), _phrases(rule)],
        "Why": [written.get("Why", "")],
        "Example": [*_examples(rule)],
        "Fix safety": [SAFETY[rule.safety], written.get("Fix safety", "")],
        "Measured": [describe_measurement(rule.code), written.get("Measured", "")],
        "Known problems": [written.get("Known problems", "")],
    }
    defaults = {"Measured": "Not measured.", "Known problems": "None documented."}
    for heading, paragraphs in sections.items():
        text = "\n\n".join(filter(None, paragraphs)) or defaults.get(heading)
        if text:
            yield f"## {heading}\n\n{text}"


def _scope(rule: Rule) -> str:
    """Return the languages that a rule is limited to, and the source languages that cause what it finds."""
    sentences = []
    if rule.languages:
        sentences.append(f"It applies to texts in {_names(sorted(rule.languages))}.")
    if rule.sources:
        sentences.append(f"Typical of translations from {_names(rule.sources)}.")
    return wrap(" ".join(sentences))


def _names(languages: Iterable[str]) -> str:
    """Return the names of languages as a list; a code without a name stays a code."""
    *others, last = (NAMES.get(language, language) for language in languages)
    return f"{', '.join(others)} and {last}" if others else last


def _phrases(rule: Rule) -> str:
    """Return how many phrases a rule has in each language; nothing for a rule without a phrase table."""
    if not isinstance(rule.find.phrases, PhraseTable):
        return ""
    counts = {language: sum(map(len, kinds.values())) for language, kinds in rule.find.phrases.languages.items()}
    if [*counts] == ["all"]:  # a custom rule
        return f"Phrases: {counts['all']:,}, for all languages."
    return wrap(
        f"Phrases by language: {', '.join(f'{language} {count}' for language, count in sorted(counts.items()))}."
    )


def _examples(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        if not isinstance(example, Bad):
            yield f"Not reported:\n\n{_quoted(example.text)}"
        elif example.fixed is None:
            yield f"Reported without a fix:\n\n{_quoted(example.text)}"
        else:
            yield f"Reported:\n\n{_quoted(example.text)}\n\nFixed:\n\n{_quoted(example.fixed)}"


def _quoted(text: str) -> str:
    """Return a text as an indented block, with characters that cannot be seen as escapes."""
    shown = "".join(c if c == "\n" or c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return "\n".join(f"    {line}".rstrip() for line in shown.split("\n"))
