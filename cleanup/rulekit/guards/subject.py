"""What a text is about, where that makes an ordinary sentence look like a defect: words, and markup."""

from functools import cache

import regex

from cleanup.engine.document import Document
from cleanup.rulekit.regex_cache import compiled


@cache
def _words() -> "regex.Pattern[str]":
    return compiled(
        r"""
        \b (?: words? (?<! \b in \h other \h words ) | phrases? | sentences? | nouns? | pronouns? | verbs? | adjectives?
          | prepositions? | conjunctions? | definite \h articles? | typos? | typed | mistyped | misspel\w+ | misprint\w*
          | spelling | spell-?check\w* | sic | grammar\w* | grammatical\w* | duplicat\w+ | doubled | doubling
          | proof-?read\w* | copy-?edit\w* | linguist\w* | regex\w* ) \b
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


def is_about_words(document: Document, number: int) -> bool:
    """Return whether a line is about words, in English: an apparent slip in it may be its subject."""
    return _words().search(document.line_text(number)) is not None


@cache
def _markup_topic() -> "regex.Pattern[str]":
    return compiled(
        r"""
        (?<! [./\w-] ) x?html (?! \w ) | (?<! [./\w-] ) xml (?! \w ) | \b ampersands? \b
        | \b (?: html | character | entity ) [ ] (?: entit(?:y|ies) | references? ) \b | \b non-?breaking [ ] spaces? \b
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _quoted_entity() -> "regex.Pattern[str]":
    return compiled(
        r"""
        ["“‘'`«] & (?: amp; )* (?: \#\d{1,7} | \#x[\da-f]{1,6} | [a-z][a-z\d]{1,31} ) ; ["”’'`»]
        | [(\[] & (?: amp; )* (?: nbsp | shy | amp | lt | gt | quot | apos ) ; [)\]]
        | \b (?: the | an? | use | with | of | as | type | write ) [ ]
          & (?: amp; )* (?: \#\d{1,7} | \#x[\da-f]{1,6} | [a-z][a-z\d]{1,31} ) ; [ ]
          (?: character | entity | symbol | sign | code ) \b
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _markup_notice() -> "regex.Pattern[str]":
    return compiled(r"\b(?:browsers?|javascript|allowed|permitted|(?:may|can) use)\b", regex.IGNORECASE)


def is_about_markup(document: Document) -> bool:
    """Return whether a text is about HTML, or about how characters are written in it; call it by ``document.cached``.

    Two kinds of lines do not count: those of one or two words, which are labels, and those about browsers or about
    what comments may contain, which are notices of the page.
    """
    return _quoted_entity().search(document.text) is not None or any(
        _markup_topic().search(line) and len(line.split(None, 2)) > 2 and not _markup_notice().search(line)
        for line in document.lines
    )
