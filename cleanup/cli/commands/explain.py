"""``corpuscrub explain``: print the page of one rule."""

import click

from cleanup.cli.options.common import console_options, output_option, registry_options
from cleanup.cli.options.types import RuleCode
from cleanup.cli.output.sink import Sink
from cleanup.engine.rule import Rule
from cleanup.errors import SelectionError
from cleanup.rulekit.registry import RuleRegistry, registry_for


@click.command()
@click.argument("code", type=RuleCode())
@registry_options
@output_option
@console_options
def explain(code: str, rules: tuple[str, ...], output: Sink) -> None:
    """Print the page of a rule: what it finds, why, and how safe its fix is, with examples.

    CODE is the code or the name of a rule, such as RES101 or ad-break.
    """
    from cleanup.ruledocs.rule_page import explain as describe

    rule = _rule(code, registry_for(rules))
    with output:
        output.write(describe(rule))


def _rule(name: str, registry: RuleRegistry) -> Rule:
    """Return the rule of this code or name. Raises SelectionError, which lists the rules of a code prefix."""
    try:
        return registry[name]
    except SelectionError:
        family = [code for code in registry.codes if name and code.startswith(name.upper())]
        if not family:
            raise
        rules = "".join(f"\n  {code} {registry[code].name}" for code in family)
        raise SelectionError(f"{name!r} is a prefix of several codes; explain one of these rules:{rules}") from None
