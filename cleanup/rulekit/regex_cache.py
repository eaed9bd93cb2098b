"""Compiled expressions for ``regex``, cached in the user's cache folder.

Compiling an expression takes milliseconds, thirty times as long as loading it from the cache, and cleaning one text
needs a dozen.
"""

import io
import pickle
import sys
from collections.abc import Callable, Collection

import regex

from cleanup import cache

COMPILED = cache.Memo(f"expressions-{regex.__version__}-{sys.implementation.cache_tag}")


def compiled(expression: str, flags: int = 0, **words: Collection[str]) -> "regex.Pattern[str]":
    r"""Compile an expression, with ``\L<name>`` for each collection in ``words``. Raises ``regex.error``."""

    def compile_and_dump() -> bytes:
        pattern = regex.compile(expression, flags, **words)  # type: ignore[arg-type]  # the stub has no named lists
        return pickle.dumps(pattern)

    def load(cached: bytes) -> "regex.Pattern[str]":
        pattern: regex.Pattern[str] = _Loader(io.BytesIO(cached)).load()
        if pattern.pattern != expression:
            raise pickle.UnpicklingError(f"{pattern.pattern!r} is another expression")
        return pattern

    key = (expression, int(flags), sorted((name, sorted(values)) for name, values in words.items()))
    return COMPILED.recall(repr(key).encode("utf-8", "backslashreplace"), compile_and_dump, load)


class _Loader(pickle.Unpickler):
    """An unpickler that loads only compiled expressions: any other pickle could run code."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        if name != "compile" or module not in {"regex._regex", "_regex"}:
            raise pickle.UnpicklingError(f"{module}.{name} is no compiled expression")
        found: Callable[..., object] = super().find_class(module, name)
        return found
