"""What a rule is written with: ``from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line``.

The room knows phrases, lines, blocks and guards, and how rules are discovered, cached and read from a user's file.
It may import ``engine`` and below; it never imports a rule by name, and nothing of ``mining``.

A name is imported from its module when it is first used: a call on clean text needs the list of rules, and no rule.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanup.engine.document import INVISIBLE, Document, Span
    from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety, Stage, Tag
    from cleanup.layout.logical import Gap
    from cleanup.rulekit.blocks import block, label_with_list
    from cleanup.rulekit.contents_list import table_of_contents
    from cleanup.rulekit.glued import glued_sentences
    from cleanup.rulekit.guards import Guard
    from cleanup.rulekit.guards.invisible import is_needed_between, may_replace_character
    from cleanup.rulekit.guards.line_shape import (
        begins_with_capital,
        ends_like_sentence,
        ends_with_ellipsis,
        is_list_item,
        is_paragraph,
        is_prose,
        looks_like_headline,
    )
    from cleanup.rulekit.guards.position import (
        COLONS,
        SPEECH_VERBS,
        after_last_paragraph,
        before_first_paragraph,
        first_comment,
        has_known_end,
        in_group,
        paragraph_lines,
        timestamp_lines,
    )
    from cleanup.rulekit.guards.standalone import stands_alone
    from cleanup.rulekit.guards.subject import is_about_markup, is_about_words
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
    from cleanup.rulekit.page_tail import to_end_of_page
    from cleanup.rulekit.phrases import PhraseTable, PhraseTables
    from cleanup.rulekit.regex_cache import compiled

__all__ = [
    "COLONS",
    "INDENT",
    "INVISIBLE",
    "LINE_END",
    "LINE_START",
    "OTHER_SCRIPT",
    "SPEECH_VERBS",
    "Bad",
    "Document",
    "Finder",
    "Gap",
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
    "Tag",
    "after_last_paragraph",
    "before_first_paragraph",
    "begins_with_capital",
    "block",
    "compiled",
    "ends_like_sentence",
    "ends_with_ellipsis",
    "first_comment",
    "glued_sentences",
    "has_known_end",
    "in_group",
    "is_about_markup",
    "is_about_words",
    "is_list_item",
    "is_needed_between",
    "is_paragraph",
    "is_prose",
    "label_with_list",
    "labelled",
    "looks_like_headline",
    "may_replace_character",
    "paragraph_lines",
    "pattern",
    "stands_alone",
    "table",
    "table_of_contents",
    "tables",
    "timestamp_lines",
    "to_end_of_page",
    "whole_line",
]

# The modules in which these names are found, searched in this order; only the last four are not imported by `lines`.
_MODULES = (
    "cleanup.engine.rule",
    "cleanup.engine.document",
    "cleanup.rulekit.lines",
    "cleanup.rulekit.guards.line_shape",
    "cleanup.rulekit.guards.position",
    "cleanup.rulekit.guards.subject",
    "cleanup.rulekit.guards.invisible",
    "cleanup.rulekit.page_tail",
    "cleanup.rulekit.contents_list",
    "cleanup.rulekit.blocks",
    "cleanup.rulekit.glued",
)


if not TYPE_CHECKING:  # a type checker takes the imports above, and reports a name that is not among them

    def __getattr__(name: str) -> object:
        """Return what one of the modules defines under an exported name, and keep it."""
        if name in __all__:
            for module in map(import_module, _MODULES):
                if hasattr(module, name):
                    return globals().setdefault(name, getattr(module, name))
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
