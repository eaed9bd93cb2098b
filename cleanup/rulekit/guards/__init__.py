"""Conditions on a line that a rule checks before it reports a match: where the line is, and what it looks like.

The room knows lines, paragraphs and sentences, and no rule. It may import ``engine``, and of ``rulekit`` the modules
``phrases``, ``dates`` and ``regex_cache``.
"""

from collections.abc import Callable
from typing import TypeAlias

from cleanup.engine.document import Document

# Takes a document and the number of a line; returns whether a match in that line counts.
Guard: TypeAlias = Callable[[Document, int], bool]
