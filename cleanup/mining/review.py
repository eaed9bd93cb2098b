"""Proposals as a person decides about them: on the page of a review, each with its examples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import Index
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.review.candidate_fixes import ReviewItem, review_item
from cleanup.review.decisions import REVIEWER, Choice, Review
from cleanup.rulekit.custom import load_rule


def engine(entries: Sequence[Mapping[str, Any]]) -> Engine:
    """Return an engine with proposed rules, given as tables, and no other rules."""
    rules = [load_rule(Path("proposals"), number, dict(entry)) for number, entry in enumerate(entries, 1)]
    return Engine(Index(rules, f"{entries}"), models=DOCUMENT_MODELS)


def subjects(proposals: Engine) -> Iterator[ReviewItem]:
    """Yield the examples that proposals were found in, as documents named by the code of the rule."""
    for rule in proposals.index.rules:
        for number, example in enumerate(rule.bad, 1):
            yield review_item(proposals, Document(example.text, f"{rule.code}/{number}"), min_confidence=0)


def accepted(rules: Iterable[Mapping[str, Any]], decisions: Review) -> list[Mapping[str, Any]]:
    """Return the tables of rules with accepted findings and no rejected or edited ones."""
    choices: dict[str, set[Choice]] = {}
    for document in decisions.documents:
        for one in document.decisions:
            if one.by == REVIEWER:
                choices.setdefault(one.code, set()).add(one.choice)
    wanted = {code for code, made in choices.items() if Choice.ACCEPTED in made <= {Choice.ACCEPTED, Choice.SKIPPED}}
    return [rule for rule in rules if rule.get("code") in wanted]
