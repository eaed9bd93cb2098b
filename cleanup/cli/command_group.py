"""The command ``corpuscrub`` and its groups of commands, each imported when it is called."""

import importlib
from typing import Any

import click

from cleanup import __version__
from cleanup.cli.interrupts import check
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Failure, silence_stdout
from cleanup.errors import CleanupError
from cleanup.messages import io_failure

GROUPS = {
    "Clean texts": ("clean", "apply", "restore"),
    "Find and review problems": ("check", "report", "review", "stats"),
    "Existing findings": ("baseline", "allow"),
    "Rules": ("rules", "explain", "test-rules", "mine"),
    "Setup": ("config", "completion"),
}

# Commands that help does not list: `new-rule` is for people who work on corpuscrub itself.
HIDDEN = ("new-rule",)

# Commands whose module has another name: pytest would collect a module that is called test_rules.
MODULES = {"test-rules": "check_rules"}


class CommandGroup(click.Group):
    """The commands in their groups; a CleanupError becomes a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of all commands that are not hidden."""
        return [name for names in GROUPS.values() for name in names]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the module of a command and return the command."""
        if name not in (*self.list_commands(ctx), *HIDDEN):
            return None
        function = name.replace("-", "_")
        module = MODULES.get(name, function)
        command: click.Command = getattr(importlib.import_module(f"cleanup.cli.commands.{module}"), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was called. Raises UsageError with a hint where there is none of that name."""
        if self.get_command(ctx, args[0]) is None:
            from cleanup.cli.usage_hints import command_hint

            ctx.fail(f"no command {args[0]!r}; {command_hint(args, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their groups."""
        for title, names in GROUPS.items():
            commands = ((name, self.get_command(ctx, name)) for name in names)
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in commands if command])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and return the exit code."""
        console = ctx.obj = Console()
        try:
            super().invoke(ctx)
        except CleanupError as error:
            check()
            raise Failure(str(error)) from error
        except BrokenPipeError:  # nobody reads any more; as in ripgrep and ruff, that is no failure
            silence_stdout()
            return 0
        return console.exit_code


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="corpuscrub %(version)s")
def commands() -> None:
    """Find and remove scraping residue, machine-translation artifacts and damage in texts.

    \b
      cat article.txt | corpuscrub clean > cleaned.txt
      corpuscrub clean --diff articles/
      corpuscrub clean -w articles/*.txt
      corpuscrub report -o report.html articles/

    Exit codes: 0 success, 1 findings or pending changes, 2 errors.
    """  # noqa: D301  # click wants the \\b as it is


def run() -> int:
    """Run the command line and return the exit code."""
    try:
        code = int(commands.main(prog_name="corpuscrub", standalone_mode=False) or 0)
        check()
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:  # click's own help on a full disk, or on a pipe that nobody reads
        silence_stdout()
        if isinstance(error, BrokenPipeError):
            return 0
        Failure(io_failure("standard output", "written", error)).show()
        return Failure.exit_code
    except click.ClickException as error:
        from cleanup.cli.usage_hints import with_hint

        with_hint(error).show()
        return error.exit_code
    return code
