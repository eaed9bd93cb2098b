"""``corpuscrub config``: what is configured, what can be, and a file to begin with."""

import click

from cleanup.cli.options import common as options
from cleanup.cli.options.from_config import configured, effective_settings
from cleanup.cli.output.sink import Sink


@click.group()
def config() -> None:
    """Show what is configured and where, begin a file, or describe its keys for editors.

    Flags go over CORPUSCRUB_* variables, these over the nearest corpuscrub.toml, pyproject.toml or setup.cfg, of which
    one is read.
    """


@config.command()
@configured
@options.destination
@options.console_options
@click.pass_context
def show(ctx: click.Context, /, output: Sink) -> None:
    """Print each key with its value, as TOML, and where it was said."""
    from cleanup.cli.config.show import shown

    how = effective_settings(ctx)
    how.check()
    with output:
        output.write("".join(f"{line}\n" for line in shown(how.settings)))


@config.command()
@options.own_destination
@options.console_options
def init(output: Sink) -> None:
    """Print a corpuscrub.toml to begin with: every key, explained and commented out."""
    from cleanup.cli.config.show import starter

    with output:
        output.write("".join(f"{line}\n" for line in starter()))


@config.command()
@options.destination
@options.console_options
def schema(output: Sink) -> None:
    """Print the JSON Schema of a corpuscrub.toml, by which editors complete and check one."""
    import json

    from cleanup.cli.config.show import schema as described

    with output:
        output.write(json.dumps(described(), indent=2, ensure_ascii=False) + "\n")
