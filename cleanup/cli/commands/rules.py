"""``corpuscrub rules``: all rules as a table."""

import click

from cleanup.cli.options import common as options
from cleanup.cli.output.sink import Sink
from cleanup.rulekit.registry import registry_for


@click.command()
@options.known_rules
@options.destination
@options.console_options
def rules(rules: tuple[str, ...], output: Sink) -> None:
    """List all rules: code, name, how far the fix goes, and what it finds."""
    from cleanup.ruledocs.rule_page import table

    with output:
        output.write(table(registry_for(rules)))
