"""``corpuscrub rules``: all rules as a table."""

import click

from cleanup import rulebook_for
from cleanup.cli.options import common as options
from cleanup.cli.output.sink import Output


@click.command()
@options.known_rules
@options.destination
@options.talking
def rules(rules: tuple[str, ...], output: Output) -> None:
    """List all rules: code, name, how far the fix goes, and what it finds."""
    from cleanup.ruledocs.rule_page import table

    with output:
        output.write(table(rulebook_for(rules)))
