"""The verbs: each is a module of this package, imported when it is called."""

import importlib
import shlex
from pathlib import Path
from typing import Any

import click

from cleanup import __version__
from cleanup.cli.interrupts import check
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Failure, silence_stdout
from cleanup.errors import CleanupError
from cleanup.messages import closest

GROUPS = {
    "Clean texts": ("clean", "apply", "restore"),
    "See what is wrong": ("check", "report", "review", "stats"),
    "Live with what is there": ("baseline", "allow"),
    "Learn about the rules": ("rules", "explain", "test-rules"),
    "Learn from a corpus": ("mine",),
    "Set it up": ("config", "completion"),
}

# Commands whose module has another name: pytest would collect a module that is called test_rules.
MODULES = {"test-rules": "check_rules"}


class CommandGroup(click.Group):
    """The verbs in their groups; what they raise on purpose becomes a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """All verbs."""
        return [verb for verbs in GROUPS.values() for verb in verbs]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """A verb, from the module of its name."""
        if name not in self.list_commands(ctx):
            return None
        function = name.replace("-", "_")
        module = MODULES.get(name, function)
        command: click.Command = getattr(importlib.import_module(f"cleanup.cli.commands.{module}"), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that was called, or what may have been meant."""
        word = args[0]
        if self.get_command(ctx, word) is None:
            from cleanup.cli.usage_hints import VERBS

            meant = closest(word, self.list_commands(ctx))
            if Path(word).exists() or word == "-":
                meant = shlex.join(["check", *args])
            elif word == "help" and args[1:2] and args[1] in self.list_commands(ctx):
                meant = f"{args[1]} --help"
            elif word in VERBS:
                meant = VERBS[word]
            hint = f"did you mean `corpuscrub {meant}`?" if meant else "`corpuscrub --help` lists the verbs"
            ctx.fail(f"no verb {word!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs in their groups."""
        for title, verbs in GROUPS.items():
            commands = ((verb, self.get_command(ctx, verb)) for verb in verbs)
            with formatter.section(title):
                formatter.write_dl([(verb, command.get_short_help_str(90)) for verb, command in commands if command])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; the result is the exit code."""
        console = ctx.obj = Console()
        try:
            super().invoke(ctx)
        except CleanupError as error:
            check()
            raise Failure(str(error)) from error
        except BrokenPipeError:  # nobody reads on: as with ripgrep and ruff, that is no failure
            silence_stdout()
            return 0
        return console.exit_code


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="corpuscrub %(version)s")
def commands() -> None:
    """Find what scraping and machine translation left in texts, and clean it away.

    \b
      cat article.txt | corpuscrub clean > cleaned.txt
      corpuscrub clean --diff articles/
      corpuscrub clean -w articles/*.txt
      corpuscrub report -o report.html articles/

    Exit codes: 0 nothing to do, 1 something found or to be changed, 2 something went wrong.
    """  # noqa: D301  # click wants the \\b as it is


def run() -> int:
    """Run the command; what comes back is the exit code."""
    try:
        code = int(commands.main(prog_name="corpuscrub", standalone_mode=False) or 0)
        check()
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:  # click's own help on a full disk, or on a pipe that nobody reads
        silence_stdout()
        if isinstance(error, BrokenPipeError):
            return 0
        Failure(f"standard output: cannot be written: {error.strerror}").show()
        return Failure.exit_code
    except click.ClickException as error:
        from cleanup.cli.usage_hints import hinted

        hinted(error).show()
        return error.exit_code
    return code
