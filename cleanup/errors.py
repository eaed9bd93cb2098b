"""Everything that corpuscrub raises on purpose; any other exception is a bug.

A message says what is wrong, where, and what to do next.
"""

# Code points of a value that a message shows.
SHOWN = 60


class CleanupError(Exception):
    """The base of all of them."""


class ArgumentTypeError(CleanupError, TypeError):
    """An argument of the Python API that is of another type than is wanted."""


class ArgumentValueError(CleanupError, ValueError):
    """An argument of the Python API that cannot be: a confidence over 1, a language that has no such code."""


class EditError(CleanupError):
    """An edit that does not fit its text: the old text is not there, or edits overlap."""


class RuleError(CleanupError):
    """A rule that cannot be used: a duplicate code, a broken phrase table, an example that fails."""


class DocumentError(CleanupError):
    """A document that could not be searched, through a fault that is not its own."""


class SelectionError(CleanupError):
    """A code, prefix or name in ``select`` or ``ignore`` that no rule has."""


class InputError(CleanupError):
    """A file that cannot be read, decoded or written as requested."""


class NotText(InputError):  # noqa: N818  # the file is left as it is; that is no error
    """A file that contains no text, or none that was requested."""


class Unusable(CleanupError):  # noqa: N818  # the record stays as it is, and the rest goes on
    """A record without a text that can be cleaned; the message gives the reason."""


class LedgerError(CleanupError):
    """A ledger that cannot be read, or does not fit the files it names."""


class DecisionError(CleanupError):
    """Decisions that cannot be read, or do not fit the text they name."""


class AllowError(CleanupError):
    """An allow file that cannot be read or written."""


class BaselineError(CleanupError):
    """A baseline that cannot be read or written."""


class ConfigError(CleanupError):
    """A configuration file or a variable that cannot be read, or says what cannot be."""


def unwanted(name: str, wanted: str, value: object) -> str:
    """Return the message about an argument of the Python API: its name, what is wanted, and what is there."""
    return f"{name}: {wanted} is wanted, there is {_described(value)}"


def _described(value: object) -> str:
    """Describe a value in at most one line."""
    if isinstance(value, str):
        return repr(value if len(value) <= SHOWN else value[: SHOWN - 1] + "…")
    if isinstance(value, int) and value.bit_length() > SHOWN:  # Python writes no number of 5,000 digits
        return "a very large number"
    if value is None or isinstance(value, int | float):
        return str(value)
    return f"an object of type {type(value).__name__}"
