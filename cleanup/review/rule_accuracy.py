"""The accuracy of each rule by the decisions of people, as a table.

The module is short because it stands alone: ``corpuscrub stats --decisions`` is all that uses it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from cleanup.messages import align
from cleanup.reporting.safe_text import visible
from cleanup.review.decisions import REVIEWER, Choice, Review


def accuracy_table(reviews: Iterable[Review]) -> str:
    """Return a table of how often people accepted, edited, rejected and skipped the findings of each rule.

    The share that was right leaves out skipped findings: those accepted or edited, of these and the rejected.
    """
    rules: dict[str, Counter[Choice]] = defaultdict(Counter)
    for review in reviews:
        for document in review.documents:
            for decision in document.decisions:
                if decision.by == REVIEWER:
                    rules[decision.code][decision.choice] += 1
    total = sum(rules.values(), Counter())
    rows: list[Sequence[str]] = [("rule", *(choice.value for choice in Choice), "right")]
    rows += ((visible(code), *_cells(choices)) for code, choices in sorted(rules.items()))
    rows.append(("all", *_cells(total)))
    return "\n".join(align(rows, right=True)) + "\n"


def _cells(choices: Counter[Choice]) -> Sequence[str]:
    right = choices[Choice.ACCEPTED] + choices[Choice.EDITED]
    decided = right + choices[Choice.REJECTED]
    return [*(f"{choices[choice]:,}" for choice in Choice), f"{right / decided:.1%}" if decided else "-"]
