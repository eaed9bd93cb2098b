"""``corpuscrub test-rules``: test the examples of custom rules.

The module is not called test_rules, because pytest would collect it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from cleanup.cli.options.common import console_options, output_option
from cleanup.cli.options.from_config import configured, effective_settings
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.engine.rule import Rule
from cleanup.messages import plural
from cleanup.reporting.safe_text import visible
from cleanup.rulekit.custom import failing_examples, parse_rule, read_tables


@click.command("test-rules")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@configured
@output_option
@console_options
@click.pass_context
def test_rules(ctx: click.Context, /, paths: tuple[str, ...], output: Sink) -> None:
    """Test the examples in files of custom rules, and print those that fail.

    A folder stands for all *.toml files in it. Without a PATH, test the files that the configuration names as `rules`.
    The exit code is 1 if an example fails, 2 if a file or a rule cannot be read.
    """
    console: Console = ctx.obj
    files = list(_files(paths or effective_settings(ctx).settings["rules"].value))
    if not files:
        raise click.UsageError("no files with custom rules; name them here, or as `rules` in the configuration")
    rules = examples = failed = 0
    with output:
        for path in files:
            for rule in _rules(path, console):
                rules += 1
                examples += len(rule.examples)
                for failure in failing_examples(rule):
                    failed += 1
                    output.write(f"{visible(f'{path}: rule {rule.code}: {failure}')}\n")
    if failed:
        console.fail_with(1)
    outcome = f"{failed} failed" if failed else "none failed"
    console.note(f"{plural(examples, 'example')} of {plural(rules, 'rule')} in {plural(files, 'file')}: {outcome}")


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        yield from sorted(path.rglob("*.toml")) if path.is_dir() else [path]


def _rules(path: Path, console: Console) -> Iterator[Rule]:
    """Yield the rules of a file that can be read; report those that cannot."""
    with console.report_errors():
        for number, table in enumerate(read_tables(path), 1):
            with console.report_errors():
                yield parse_rule(path, number, table)
