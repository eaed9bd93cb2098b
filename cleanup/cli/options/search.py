"""Options that say how documents are read and searched."""

from dataclasses import dataclass

import click

from cleanup.cli.config.schema import KINDS
from cleanup.cli.options import types
from cleanup.cli.options.common import encoding_options, group, rules_option
from cleanup.cli.options.from_config import Command, configured
from cleanup.engine.rule import MIN_CONFIDENCE
from cleanup.io.files import STDIN


@dataclass(frozen=True, slots=True)
class SearchParams:
    """The values of ``search_options``, a field for each option.

    The first seven reach a search by EffectiveSettings, which combines them with the configuration.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    extend_ignore: tuple[str, ...]
    unsafe: bool
    min_confidence: float
    language: str | None
    rules: tuple[str, ...]
    encoding: str
    errors: str
    format: str
    text_field: str
    id_field: str
    stdin_filename: str
    exclude: tuple[str, ...]
    force_exclude: bool
    respect_gitignore: bool
    jobs: int
    progress: bool | None
    show_settings: bool


def _rule_codes(name: str, help_text: str) -> Command:
    return click.option(
        name, multiple=True, metavar="CODES", type=types.RuleCodes(), callback=types.flatten, help=help_text
    )


search_options = group(
    "search",
    SearchParams,
    _rule_codes("--select", "Use only these rules: codes, prefixes or names, such as RES,MTA1,ad-break."),
    _rule_codes("--ignore", "Use all rules except these."),
    _rule_codes("--extend-select", "Also select these rules, in addition to the configuration."),
    _rule_codes("--extend-ignore", "Also ignore these rules, in addition to the configuration."),
    rules_option,
    click.option(
        "--unsafe/--no-unsafe", default=False, help="Also apply unsafe fixes, which choose one likely reading."
    ),
    click.option(
        "--min-confidence",
        type=types.Score(),
        metavar="SCORE",
        default=MIN_CONFIDENCE,
        show_default=True,
        help="Skip unsafe fixes that were right less often than this, 0 to 1.",
    ),
    click.option(
        "--language",
        default="auto",
        type=types.Language(),
        metavar="CODE",
        help="Language of the texts: auto (default), or a code such as en.",
    ),
    encoding_options,
    click.option(
        "--format",
        type=click.Choice(KINDS),
        default="auto",
        help="What the files contain. auto (default) decides by file name: *.jsonl, *.ndjson (also .gz and .zst) and "
        "*.parquet are datasets, whose records are documents; all other files are text, and HTML, CSV and the like "
        "are rejected. text reads any file as plain text.",
    ),
    click.option(
        "--text-field",
        default="text",
        metavar="FIELD",
        show_default=True,
        help="Field that contains the text of a record; page.body is the field body inside page.",
    ),
    click.option(
        "--id-field", default="id", metavar="FIELD", show_default=True, help="Field that identifies a record."
    ),
    click.option("--stdin-filename", default=STDIN, metavar="NAME", help="Name for standard input in messages."),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOBS",
        type=types.CommaList(),
        callback=types.flatten,
        help="Skip these files in folders; patterns as in a .gitignore here, such as drafts/,*.old.txt.",
    ),
    click.option("--force-exclude", is_flag=True, help="Apply exclusions even to files named on the command line."),
    click.option(
        "--respect-gitignore/--no-respect-gitignore",
        default=True,
        help="Skip files in folders that git ignores; on by default.",
    ),
    click.option(
        "-j",
        "--jobs",
        default="1",
        type=types.Jobs(),
        metavar="N",
        help="Number of processes; 0 or auto means one per processor. Default 1.",
    ),
    click.option(
        "--progress/--no-progress", default=None, help="Show a progress bar during long work; default: on a terminal."
    ),
    configured,
    click.option("--show-settings", is_flag=True, help="Print the effective settings and their sources, then exit."),
)

evidence_option = click.option(
    "--corpus-evidence",
    multiple=True,
    metavar="FILE",
    help="Counts file of `mine`: lines that recur in that corpus become unsafe findings, RES990.",
)
