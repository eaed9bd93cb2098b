"""``corpuscrub completion``: what a shell needs to complete verbs, options and codes of rules."""

import click
from click.shell_completion import get_completion_class

from cleanup.cli.options import common as options
from cleanup.cli.output.sink import Sink

SHELLS = {
    "bash": 'eval "$(corpuscrub completion bash)"          in ~/.bashrc',
    "zsh": 'eval "$(corpuscrub completion zsh)"           in ~/.zshrc',
    "fish": "corpuscrub completion fish | source            in ~/.config/fish/config.fish",
}


@click.command(epilog="\b\n" + "\n".join(SHELLS.values()))
@click.argument("shell", type=click.Choice([*SHELLS]))
@options.destination
@click.pass_context
def completion(ctx: click.Context, /, shell: str, output: Sink) -> None:
    """Print a script that lets a shell complete verbs, options and codes of rules.

    It goes into the file that the shell reads when it starts:
    """
    verbs = ctx.find_root().command
    made = get_completion_class(shell)
    if made is None:  # click knows all three
        raise click.UsageError(f"{shell} is not known to this version of click")
    with output:
        output.write(made(verbs, {}, "corpuscrub", "_CORPUSCRUB_COMPLETE").source())
