"""Everything that corpuscrub raises on purpose; any other exception is a bug.

A message says what is wrong, where, and what to do next.
"""


class CleanupError(Exception):
    """The base of all of them."""


class EditError(CleanupError):
    """An edit that does not fit its text: the old text is not there, or edits overlap."""


class RuleError(CleanupError):
    """A rule that cannot be used: a duplicate code, a broken phrase table, an example that fails."""


class DocumentError(CleanupError):
    """A document that could not be searched, through a fault that is not its own."""


class SelectionError(CleanupError):
    """A code, prefix or name in ``select`` or ``ignore`` that no rule has."""


class InputError(CleanupError):
    """A file that cannot be read, decoded or written as asked."""


class NotText(InputError):  # noqa: N818  # the file is left as it is; that is no error
    """A file that holds no text, or none that was asked for."""


class LedgerError(CleanupError):
    """A ledger that cannot be read, or does not fit the files it speaks of."""


class DecisionError(CleanupError):
    """Decisions that cannot be read, or do not fit the text they speak of."""


class AllowError(CleanupError):
    """An allow file that cannot be read or written."""


class BaselineError(CleanupError):
    """A baseline that cannot be read or written."""


class ConfigError(CleanupError):
    """A configuration file or a variable that cannot be read, or says what cannot be."""
