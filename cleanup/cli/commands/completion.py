"""``corpuscrub completion``: print what a shell needs to complete commands, options and rule codes."""

import click
from click.shell_completion import get_completion_class

from cleanup.cli.options.common import console_options, output_option
from cleanup.cli.output.sink import Sink

SHELLS = {
    "bash": 'eval "$(corpuscrub completion bash)"          in ~/.bashrc',
    "zsh": 'eval "$(corpuscrub completion zsh)"           in ~/.zshrc',
    "fish": "corpuscrub completion fish | source            in ~/.config/fish/config.fish",
}


@click.command(epilog="\b\n" + "\n".join(SHELLS.values()))
@click.argument("shell", type=click.Choice([*SHELLS]))
@output_option
@console_options
@click.pass_context
def completion(ctx: click.Context, /, shell: str, output: Sink) -> None:
    """Print a script with which a shell completes commands, options and rule codes.

    To install it, add one of these lines to the startup file of your shell:
    """
    commands = ctx.find_root().command
    shell_complete = get_completion_class(shell)
    if shell_complete is None:  # click has all three
        raise click.UsageError(f"this version of click does not support {shell}")
    with output:
        output.write(shell_complete(commands, {}, "corpuscrub", "_CORPUSCRUB_COMPLETE").source())
