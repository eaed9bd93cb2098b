"""Expressions for regex, compiled once and kept in the user's cache folder.

Compiling takes milliseconds, thirty times as long as loading what was compiled; a pipe call needs a dozen expressions.
"""

import io
import marshal
import pickle
import sys
from collections.abc import Callable, Collection
from functools import lru_cache
from hashlib import blake2b

import regex

from cleanup import cache

KEY = f"expressions-{regex.__version__}-{sys.implementation.cache_tag}"
KEPT = 2000
"""How many expressions are kept before the file is begun anew."""


def compiled(expression: str, flags: int = 0, **words: Collection[str]) -> "regex.Pattern[str]":
    r"""``regex.compile``, with ``\L<name>`` for each collection in ``words``. Raises ``regex.error`` as it does."""
    wanted = (expression, int(flags), sorted((name, sorted(values)) for name, values in words.items()))
    key = blake2b(repr(wanted).encode("utf-8", "backslashreplace"), digest_size=16).digest()
    known = _known()
    if key in known:
        pattern: regex.Pattern[str] = _Loader(io.BytesIO(known[key])).load()
        return pattern
    pattern = regex.compile(expression, flags, **words)  # type: ignore[arg-type]  # the stub knows no named lists
    if len(known) >= KEPT:
        known.clear()
    known[key] = pickle.dumps(pattern)
    cache.save(KEY, marshal.dumps(known))
    return pattern


@lru_cache(maxsize=1)
def _known() -> dict[bytes, bytes]:
    data = cache.load(KEY)
    return {} if data is None else dict(marshal.loads(data))


class _Loader(pickle.Unpickler):
    """Loads compiled expressions and nothing else: a pickle could call anything."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        if name != "compile" or module not in {"regex._regex", "_regex"}:
            raise pickle.UnpicklingError(f"{module}.{name} is no compiled expression")
        found: Callable[..., object] = super().find_class(module, name)
        return found
