"""``python -m cleanup new-rule``: write the stub of a rule, for people who work on corpuscrub itself."""

from pathlib import Path

import click

from cleanup.cli.options.common import console_options


@click.command(hidden=True)
@click.argument("code")
@click.argument("name")
@console_options
@click.pass_context
def new_rule(ctx: click.Context, /, code: str, name: str) -> None:
    """Write the stub of a new rule into the checkout in the current directory.

    CODE is the next free code of its family, such as RES226, and NAME says what the rule finds, such as
    picture-counter. No file is overwritten.
    """
    from cleanup.ruledocs.new_rule import write_stub

    for path in write_stub(Path(), code, name):
        click.echo(path)
    ctx.obj.note(f"replace each TODO, then run `pytest tests/rules/test_rules.py -k {code}`")
