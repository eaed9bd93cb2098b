"""``corpuscrub test-rules``: the examples of one's own rules, tried."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from cleanup.cli.options import common as options
from cleanup.cli.options.from_config import configured, effective_settings
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.engine.rule import Rule
from cleanup.messages import plural
from cleanup.reporting.safe_text import visible
from cleanup.rulekit.custom import entries, failures, read


@click.command("test-rules")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@configured
@options.destination
@options.console_options
@click.pass_context
def test_rules(ctx: click.Context, /, paths: tuple[str, ...], output: Sink) -> None:
    """Try the examples in files with rules of your own, and say which fail and how.

    Of a folder all *.toml files are read; without a PATH those that the configuration names as `rules`. The exit code
    is 1 where an example fails, 2 where a file or a rule cannot be read.
    """
    console: Console = ctx.obj
    files = list(_files(paths or effective_settings(ctx).settings["rules"].value))
    if not files:
        raise click.UsageError("no files with rules; name them here, or as `rules` in the configuration")
    rules = examples = failed = 0
    with output:
        for path in files:
            for rule in _rules(path, console):
                rules += 1
                examples += len(rule.examples)
                for failure in failures(rule):
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
    """Those of a file that can be read; what cannot is told."""
    with console.report_errors():
        for number, entry in enumerate(entries(path), 1):
            with console.report_errors():
                yield read(path, number, entry)
