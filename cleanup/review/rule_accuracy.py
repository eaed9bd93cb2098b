"""What people decided, as a table by rule: how often each was right with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from cleanup.messages import align
from cleanup.reporting.safe_text import visible
from cleanup.review.decisions import REVIEWER, Choice, Review


def agreement(reviews: Iterable[Review]) -> str:
    """How often findings of each rule were accepted, edited, rejected and skipped by a person.

    The share that was right leaves out what was skipped: accepted and edited, of these and the rejected.
    """
    rules: dict[str, Counter[Choice]] = defaultdict(Counter)
    for review in reviews:
        for document in review.documents:
            for one in document.decisions:
                if one.by == REVIEWER:
                    rules[one.code][one.choice] += 1
    everything = sum(rules.values(), Counter())
    rows: list[Sequence[str]] = [("rule", *(choice.value for choice in Choice), "right")]
    rows += ((visible(code), *_counts(choices)) for code, choices in sorted(rules.items()))
    rows.append(("all", *_counts(everything)))
    return "\n".join(align(rows, right=True)) + "\n"


def _counts(choices: Counter[Choice]) -> Sequence[str]:
    right = choices[Choice.ACCEPTED] + choices[Choice.EDITED]
    decided = right + choices[Choice.REJECTED]
    return [*(f"{choices[choice]:,}" for choice in Choice), f"{right / decided:.1%}" if decided else "-"]
