"""Types of option values: each converts a text, and rejects one that cannot be used."""

import re
from typing import TYPE_CHECKING, Any

import click

from cleanup.engine.rule import is_share
from cleanup.errors import InputError
from cleanup.io.files import Codec

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class OptionType(click.ParamType):  # type: ignore[type-arg]  # click takes type arguments from 8.2 on
    """Base class of these types."""


class CommaList(OptionType):
    """A list with commas. With ``multiple=True`` add ``callback=flatten``."""

    name = "list"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ARG002  # click's signature
        """Return the parts, without blanks around them."""
        return tuple(part.strip() for part in value.split(",") if part.strip())


def flatten(_: click.Context, __: click.Parameter, lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Join the lists of an option that was given several times."""
    return tuple(part for parts in lists for part in parts)


class RuleCode(OptionType):
    """The code or name of a rule, which shells complete."""

    name = "code"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list["CompletionItem"]:  # noqa: ARG002  # click's signature
        """Return the codes and names that continue what was typed after the last comma."""
        from click.shell_completion import CompletionItem

        from cleanup.rulekit.registry import registry_for

        before, comma, word = incomplete.rpartition(",")
        registry = registry_for()
        labels = [*registry.codes, *(rule.name for rule in registry)]
        return [CompletionItem(f"{before}{comma}{label}") for label in labels if label.startswith((word, word.upper()))]


class RuleCodes(CommaList):
    """Codes, code prefixes or names of rules, with commas."""

    name = "codes"
    shell_complete = RuleCode.shell_complete


class Language(OptionType):
    """A language code such as en; None for auto."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | None:
        """Return the code. Fails for one that ISO 639-1 does not have."""
        if value == "auto":
            return None
        from cleanup.engine.language.iso639 import hint, is_language

        if not is_language(value):
            self.fail(f"{value!r} is neither auto nor an ISO 639-1 code such as en{hint(value)}", param, ctx)
        return str(value)


class Score(OptionType):
    """A number from 0 to 1."""

    name = "score"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number. Fails for one that is out of range."""
        number: float = click.FLOAT.convert(value, param, ctx)
        if not is_share(number):
            self.fail(f"{number:g} is not a score; scores range from 0 to 1, such as 0.8", param, ctx)
        return number


class Jobs(OptionType):
    """A number of processes; 0 or auto for one per processor."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number. Fails for what is neither a number nor auto."""
        if not re.fullmatch("[0-9]{1,4}|auto", str(value)):
            self.fail(f"{value!r} is neither a number of processes nor auto", param, ctx)
        if value == "auto" or not int(value):
            from cleanup.pipeline.workers.pool import cpu_count

            return cpu_count()
        return int(value)


class Encoding(OptionType):
    """A text encoding that Python has."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return its usual name. Fails for one that does not exist."""
        try:
            return Codec.named(value, "strict").encoding
        except InputError as error:
            self.fail(str(error), param, ctx)
