"""``corpuscrub rules``: list all rules."""

import click

from cleanup.cli.options.common import console_options, output_option, registry_options
from cleanup.cli.output.sink import Sink
from cleanup.rulekit.registry import registry_for


@click.command()
@registry_options
@output_option
@console_options
def rules(rules: tuple[str, ...], output: Sink) -> None:
    """List all rules: code, name, safety of the fix, and what the rule finds."""
    from cleanup.ruledocs.rule_page import table

    with output:
        output.write(table(registry_for(rules)))
