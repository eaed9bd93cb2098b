"""What a rule is written with: ``from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line``.

The room knows phrases, lines, blocks and guards, and how rules are discovered, cached and read from a user's file.
It may import ``engine`` and below; it never imports a rule by name, and nothing of ``mining``.

A name is imported from its module when it is first used: a call on clean text needs the list of rules, and no rule.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanup.engine.document import INVISIBLE, Document, Span
    from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety, Stage
    from cleanup.rulekit.blocks import block, label_with_list, table_of_contents, to_end_of_page
    from cleanup.rulekit.guards import (
        COLONS,
        SAYS,
        Guard,
        about_markup,
        after_last_paragraph,
        before_first_paragraph,
        begins_as_prose,
        crowded,
        cut_short,
        ends_like_sentence,
        hides,
        in_list,
        looks_like_headline,
        paragraph,
        paragraphs,
        prose,
        shapes,
        speaks_of_words,
        stamps,
        thread,
    )
    from cleanup.rulekit.lines import (
        INDENT,
        LINE_END,
        LINE_START,
        OTHER_SCRIPT,
        RegexMatch,
        labelled,
        pattern,
        table,
        tables,
        whole_line,
    )
    from cleanup.rulekit.phrases import PhraseTable, PhraseTables
    from cleanup.rulekit.regex_cache import compiled
    from cleanup.rulekit.standalone import stands_alone

__all__ = [
    "COLONS",
    "INDENT",
    "INVISIBLE",
    "LINE_END",
    "LINE_START",
    "OTHER_SCRIPT",
    "SAYS",
    "Bad",
    "Document",
    "Finder",
    "Good",
    "Guard",
    "Match",
    "PhraseTable",
    "PhraseTables",
    "RegexMatch",
    "Rule",
    "Safety",
    "Span",
    "Stage",
    "about_markup",
    "after_last_paragraph",
    "before_first_paragraph",
    "begins_as_prose",
    "block",
    "compiled",
    "crowded",
    "cut_short",
    "ends_like_sentence",
    "hides",
    "in_list",
    "label_with_list",
    "labelled",
    "looks_like_headline",
    "paragraph",
    "paragraphs",
    "pattern",
    "prose",
    "shapes",
    "speaks_of_words",
    "stamps",
    "stands_alone",
    "table",
    "table_of_contents",
    "tables",
    "thread",
    "to_end_of_page",
    "whole_line",
]

# The modules in which these names are found, searched in this order; `lines` imports all but `blocks`.
_MODULES = (
    "cleanup.engine.rule",
    "cleanup.engine.document",
    "cleanup.rulekit.lines",
    "cleanup.rulekit.guards",
    "cleanup.rulekit.blocks",
)


if not TYPE_CHECKING:  # a type checker takes the imports above, and reports a name that is not among them

    def __getattr__(name: str) -> object:
        """Return what one of the modules defines under an exported name, and keep it."""
        if name in __all__:
            for module in map(import_module, _MODULES):
                if hasattr(module, name):
                    return globals().setdefault(name, getattr(module, name))
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
