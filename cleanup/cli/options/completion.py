"""The codes of rules that a shell offers while somebody types one."""

import click


def complete(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Codes and names that go on with what was typed after the last comma."""
    from cleanup.rulekit.registry import registry_for

    before, comma, word = typed.rpartition(",")
    book = registry_for()
    known = [*book.codes, *(rule.name for rule in book)]
    return [f"{before}{comma}{label}" for label in known if label.startswith((word, word.upper()))]
