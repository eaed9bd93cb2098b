"""``corpuscrub config``: show the configuration, start a file, and print a schema of the keys."""

import click

from cleanup.cli.options.common import console_options, output_option, protected_output_option
from cleanup.cli.options.from_config import configured, effective_settings
from cleanup.cli.output.sink import Sink


@click.group()
def config() -> None:
    """Show the configuration, start a configuration file, or print its schema.

    Options override CORPUSCRUB_* variables, which override the nearest corpuscrub.toml, pyproject.toml or setup.cfg.
    Only one file is read.
    """


@config.command()
@configured
@output_option
@console_options
@click.pass_context
def show(ctx: click.Context, /, output: Sink) -> None:
    """Print every key with its value and the source of the value, as TOML."""
    from cleanup.cli.config.show import shown

    effective = effective_settings(ctx)
    effective.check()
    with output:
        output.write_all(f"{line}\n" for line in shown(effective.settings))


@config.command()
@protected_output_option
@console_options
def init(output: Sink) -> None:
    """Print a corpuscrub.toml to start from, with every key explained and commented out."""
    from cleanup.cli.config.show import starter

    with output:
        output.write_all(f"{line}\n" for line in starter())


@config.command()
@output_option
@console_options
def schema(output: Sink) -> None:
    """Print a JSON Schema for corpuscrub.toml, with which editors complete and check it."""
    import json

    from cleanup.cli.config.show import schema as json_schema

    with output:
        output.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
