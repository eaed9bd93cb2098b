"""Lines that recur, as rules in the form that ``--rules`` loads: proposals, for a person to accept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from cleanup.engine.index.normalize import EDGES, normalize
from cleanup.engine.rule import Safety
from cleanup.errors import RuleError
from cleanup.mining.judging.candidate import Candidate
from cleanup.mining.judging.scoring import Judged
from cleanup.mining.passes.examples import ALIKE, Example, ExampleQuery, Examples
from cleanup.mining.stats.recurrence import CounterName
from cleanup.mining.stats.shapes import Shape
from cleanup.pipeline.options import CleanOptions
from cleanup.rulekit.custom import load_rule
from cleanup.rulekit.recurring_line import MIN_RESIDUE_CONFIDENCE
from cleanup.rulekit.slots import SLOTS

# Numbers that codes of proposed rules can have.
MOST = 9_999

HEAD = """\
# What recurs in a corpus, and seems to be furniture: proposals of `corpuscrub mine`, the surest first.
# Read them, delete what is an author's, and clean with `--rules FILE --unsafe`.

"""


def phrase_of(one: Candidate) -> str:
    """Return a line as phrase tables write it; a slot that always had the same content becomes that content."""
    lines = one.seen.wordings.values
    pieces = regex.split(r"<(\w+)>", Shape(one.seen.kind, one.marked).phrase)
    expression = "".join(
        f"({SLOTS[piece]})" if number % 2 else regex.escape(piece, special_only=True, literal_spaces=True)
        for number, piece in enumerate(pieces)
    )
    matches = [regex.fullmatch(expression, line.strip(EDGES), regex.IGNORECASE) for line in lines]
    contents = [match.groups() for match in matches if match is not None]
    for number, values in enumerate(zip(*contents, strict=True)):
        if len(set(values)) == 1:
            pieces[2 * number + 1] = values[0]
        else:
            pieces[2 * number + 1] = f"<{pieces[2 * number + 1]}>"
    return "".join(pieces) if contents else Shape(one.seen.kind, one.marked).phrase


def example_query(judged: Iterable[Judged], how: CleanOptions) -> ExampleQuery:
    """Return the query for examples of all lines that may be proposed."""
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    beginnings: dict[str, list[int]] = defaultdict(list)
    proposed = []
    for one in judged:
        if one.refused is None and one.confidence >= MIN_RESIDUE_CONFIDENCE:
            candidate = one.candidate
            proposed.append(candidate.code)
            beginnings[normalize(candidate.line)[:ALIKE]].append(candidate.code)
            for code, number in zip(candidate.seen.examples.codes, candidate.seen.examples.values, strict=True):
                places[code ^ candidate.code].append((candidate.code, number))
    return ExampleQuery(places, beginnings, frozenset(proposed), how)


def propose(judged: Iterable[Judged], examples: Examples, allowed: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return the tables of the proposed rules, the surest first, without what rules find already and allowed phrases.

    Equal evidence gives equal tables.
    """
    rules: list[dict[str, Any]] = []
    phrases = set(map(normalize, allowed))
    for one in judged:
        code = one.candidate.code
        seen = examples.seen[code].values if code in examples.seen else []
        if one.refused or one.confidence < MIN_RESIDUE_CONFIDENCE or not seen or len(rules) == MOST:
            continue
        phrase = phrase_of(one.candidate)
        if all(example.known for example in seen) or {normalize(phrase), normalize(one.candidate.line)} & phrases:
            continue
        misses = examples.misses[code].values if code in examples.misses else []
        rule = _rule(f"MINE{len(rules) + 1:04}", phrase, one, seen, misses)
        if rule is not None:
            phrases.add(normalize(phrase))
            rules.append(rule)
    return rules


def dump(rules: Sequence[Mapping[str, Any]]) -> str:
    """Return the file; equal rules give equal bytes."""
    import tomli_w  # which only those who write rules need

    return HEAD + "\n".join(tomli_w.dumps({"rule": [rule]}, multiline_strings=False) for rule in rules)


def _rule(code: str, phrase: str, one: Judged, seen: Sequence[Example], misses: Sequence[str]) -> dict[str, Any] | None:
    """Return a rule with examples that prove it; None where its slots leave too little for that."""
    entry: dict[str, Any] = {
        "code": code,
        "name": f"mined-line-{code.removeprefix('MINE')}",
        "message": "“{found}” recurs as furniture does",
        "explanation": evidence(one.candidate),
        "safety": Safety.UNSAFE.value,
        "confidence": one.confidence,
        "lines": [phrase],
    }
    bad = [each for each in _bad(seen) if _holds(entry, [each], ".")]
    good = [each for each in _good(seen[0].line, misses) if bad and _holds(entry, bad[:1], each)]
    return entry | {"bad": bad, "good": good} if bad and good else None


def _bad(seen: Sequence[Example]) -> Iterator[dict[str, str]]:
    for before, line, after, _ in dict.fromkeys(seen):
        one, other = (part if normalize(part) != normalize(line) else "" for part in (before, after))
        yield {"text": _joined(one, line, other), "fixed": _joined(one, other)}


def _joined(*lines: str) -> str:
    return "\n\n".join(filter(None, lines))


def _good(line: str, misses: Sequence[str]) -> Iterator[str]:
    """Lines that begin as this one does and were seen, and such that go on after it, or before."""
    yield from misses
    yield f"{line} and more than that"
    yield f"and before {line}"


def _holds(entry: dict[str, Any], bad: Sequence[dict[str, str]], good: str) -> bool:
    try:
        load_rule(Path("proposals"), 1, entry | {"bad": list(bad), "good": [good]})
    except RuleError:
        return False
    return True


def evidence(one: Candidate) -> str:
    """Describe in words what speaks for a line."""
    seen = one.seen
    head, foot = seen.share(CounterName.HEAD), seen.share(CounterName.TAIL)
    names = [one.evidence.names[site] for site in seen.sites.codes[:3] if one.evidence.names[site]]
    sites = f"{one.sites} sites" if one.sites > 1 else "1 site"
    some = f" ({', '.join(names)}{'…' if one.sites > len(names) else ''})" if names else ""
    return (
        f"In {seen.documents} documents, with {seen.distinct} different articles, of {sites}{some}: {one.reach:.0%} of "
        f"those that these have. Before the first paragraph in {head:.0%}, after the last one in {foot:.0%}, in the "
        f"same place in {seen.steady:.0%}. Different lines before it: {seen.before.distinct()}, after it: "
        f"{seen.after.distinct()}."
    )
