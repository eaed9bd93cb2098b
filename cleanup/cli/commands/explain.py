"""``corpuscrub explain``: one rule as prose."""

import click

from cleanup.cli.options import common as options
from cleanup.cli.options.types import complete
from cleanup.cli.output.sink import Sink
from cleanup.rulekit.registry import registry_for


@click.command()
@click.argument("code", shell_complete=complete)
@options.known_rules
@options.destination
@options.console_options
def explain(code: str, rules: tuple[str, ...], output: Sink) -> None:
    """Say what a rule finds, why, and what its fix does, with examples. CODE is a code or a name."""
    from cleanup.ruledocs.rule_page import explain as prose

    with output:
        output.write(prose(registry_for(rules)[code]))
