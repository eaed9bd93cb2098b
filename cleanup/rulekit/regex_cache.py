"""Expressions for regex, compiled once and kept in the user's cache folder.

Compiling takes milliseconds, thirty times as long as loading what was compiled; a pipe call needs a dozen expressions.
"""

import io
import pickle
import sys
from collections.abc import Callable, Collection

import regex

from cleanup import cache

COMPILED = cache.Memo(f"expressions-{regex.__version__}-{sys.implementation.cache_tag}")


def compiled(expression: str, flags: int = 0, **words: Collection[str]) -> "regex.Pattern[str]":
    r"""``regex.compile``, with ``\L<name>`` for each collection in ``words``. Raises ``regex.error`` as it does."""

    def work() -> bytes:
        pattern = regex.compile(expression, flags, **words)  # type: ignore[arg-type]  # the stub knows no named lists
        return pickle.dumps(pattern)

    def read(kept: bytes) -> "regex.Pattern[str]":
        pattern: regex.Pattern[str] = _Loader(io.BytesIO(kept)).load()
        if pattern.pattern != expression:
            raise pickle.UnpicklingError(f"{pattern.pattern!r} is another expression")
        return pattern

    wanted = (expression, int(flags), sorted((name, sorted(values)) for name, values in words.items()))
    return COMPILED.recall(repr(wanted).encode("utf-8", "backslashreplace"), work, read)


class _Loader(pickle.Unpickler):
    """Loads compiled expressions and nothing else: a pickle could call anything."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        if name != "compile" or module not in {"regex._regex", "_regex"}:
            raise pickle.UnpicklingError(f"{module}.{name} is no compiled expression")
        found: Callable[..., object] = super().find_class(module, name)
        return found
