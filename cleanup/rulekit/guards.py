"""Where a line stands and what it looks like: what rules ask before they believe a match."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from re import escape
from unicodedata import category

import regex

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE, line_keys
from cleanup.rulekit.phrases import PhraseTable
from cleanup.rulekit.regex_cache import compiled

Guard = Callable[[Document, int], bool]


def paragraphs(document: Document) -> list[int]:
    """The lines that are too long for any phrase: no rule removes one, so what they divide stays divided."""
    return [number for number, line in enumerate(document.lines) if len(line) > MAX_LINE]


SAYS = (
    *(" says", " said", " sagt", " sagte", " dit", " dice", " dijo", " ha detto", " disse", " diz", " zegt", " zei"),
    *(" pisze", " mówi", " пишет", " говорит", " пише", " каже", " dedi ki", " diyor ki", " säger", " siger", " sanoo"),
    *(" berkata", "說", "说"),
)
"""What stands after a reader's name over a comment, before a colon."""

COLONS = (":", "：")


@cache
def _stamp() -> "regex.Pattern[str]":
    return compiled(r"(?=.{0,50}(?:19|20)\d\d).{0,50}\d[:.h]\d\d.{0,12}", regex.IGNORECASE)


def stamps(document: Document) -> list[int]:
    """The lines that hold hardly more than a date with an hour."""
    return [number for number, key in enumerate(document.cached(line_keys)) if key and _stamp().fullmatch(key)]


def thread(document: Document) -> int | None:
    """The line over the first comment of readers: a name that says, and a date with an hour; twice at least."""
    keys = document.cached(line_keys)
    heads = [n for n, line in enumerate(document.lines) if line[-1:] in COLONS and keys[n].endswith(SAYS)]
    if len(heads) < 2:
        return None
    stamped = document.cached(stamps)
    begun = [
        number
        for number, after in zip(heads, [*heads[1:], len(keys)], strict=True)
        if bisect_left(stamped, number) < bisect_left(stamped, after)
    ]
    return begun[0] if len(begun) >= 2 else None


def _last_paragraph(document: Document) -> int | None:
    """The last paragraph of the article: comments have paragraphs, too, but go with their thread."""
    long = document.cached(paragraphs)
    begun = document.cached(thread)
    place = len(long) if begun is None else bisect_left(long, begun)
    return long[place - 1] if place else None


def after_last_paragraph(document: Document, number: int) -> bool:
    """Whether a line stands after the last paragraph of the article, which has one."""
    last = document.cached(_last_paragraph)
    return last is not None and number > last


def before_first_paragraph(document: Document, number: int) -> bool:
    """Whether a line stands before the first paragraph."""
    long = document.cached(paragraphs)
    return not long or number < long[0]


def crowded(phrases: PhraseTable, least: int) -> Guard:
    """A guard for words that mean nothing alone: so many different ones stand between the same two paragraphs.

    Neighbours in the strict sense would not do: a line between two of them may be another rule's to remove, and then a
    second cleaning would see what the first did not.
    """

    def rows(document: Document) -> frozenset[int]:
        stretches: dict[int, dict[int, str]] = defaultdict(dict)
        long = document.cached(paragraphs)
        for number, key in enumerate(document.cached(line_keys)):
            if key in phrases.lines or (key and phrases.templates and phrases.holds(document, number)):
                stretches[bisect_left(long, number)][number] = key
        return frozenset(
            number for found in stretches.values() if len(set(found.values())) >= least for number in found
        )

    def where(document: Document, number: int) -> bool:
        return number in document.cached(rows)

    return where


BULLET = r"(?: [•·▪►▸»*–—-] \h{1,3} )"
"""What stands before the items of a list, verbose."""


_GOES_ON = escape(".,;:…。、，；：．｡؛،۔।")
"""What a headline does not end with: the marks of sentences and their parts, but for those of a question or a call."""

_CLOSED = escape("\"'”’»)]」』）】》")

_NO_SPACES = r"[\p{Han}\p{Hiragana}\p{Katakana}]"
"""The letters of scripts that put no spaces between words: two of them say as much as four or five of an alphabet."""


@cache
def _headline() -> "regex.Pattern[str]":
    return compiled(
        rf"""
        {BULLET}?
        ["'“‘«„¿¡\[(]{{0,2}} [\p{{Lu}}\p{{Lo}}\p{{Nd}}]    # starts like a sentence
        .{{13,157}}                                  # neither a heading of a word or two nor a paragraph
        [^\s{_GOES_ON}]  (?<! [.!?۔] [{_CLOSED}] )  # and does not end like one: Six dead after bridge collapse
        """,
        regex.VERBOSE,
    )


@cache
def _headline_without_spaces() -> "regex.Pattern[str]":
    return compiled(
        rf"""
        {BULLET}?
        [^\s。｡)）」』】》]  [^。｡]{{4,58}}              # one sentence at most: its full stop ends it
        [^\s！!{_GOES_ON}]  (?<! [。｡！？!?] [{_CLOSED}] )
        """,
        regex.VERBOSE,
    )


@cache
def _without_spaces() -> "regex.Pattern[str]":
    return compiled(_NO_SPACES)


def width(text: str) -> int:
    """How much a line says, in letters of an alphabet: a letter of a script without spaces counts twice."""
    return len(text) if text.isascii() else len(text) + len(_without_spaces().findall(text))


def looks_like_headline(document: Document, number: int) -> bool:
    """Whether a line has the shape of a headline: a beginning, and no mark at its end that ends or joins sentences.

    It has three words or more; in a script without spaces, six to sixty letters and no full stop. It may be an item of
    a list.
    """
    text = document.slice(document.visible(number))
    if not text.isascii() and 5 * (width(text) - len(text)) > len(text):
        return _headline_without_spaces().fullmatch(text) is not None
    return _headline().fullmatch(text) is not None and (len(text.split()) >= 3 or not text.isascii())


@cache
def _in_list() -> "regex.Pattern[str]":
    return compiled(rf"\s* {BULLET} \S", regex.VERBOSE)


def in_list(document: Document, number: int) -> bool:
    """Whether a line begins with a bullet."""
    return _in_list().match(document.line_text(number)) is not None


SENTENCE_ENDS = ".,;:…!。、，；：！．｡؛،۔।"

CLOSERS = "\"'”’»)]*_」』）】》"
"""What may stand between a sentence's last mark and the end of its line."""


def ends_like_sentence(document: Document, number: int) -> bool:
    """Whether a line ends as a sentence or a part of one does, or is too long for anything else."""
    text = document.slice(document.visible(number))
    return len(text) > MAX_LINE or text.rstrip(CLOSERS).endswith(tuple(SENTENCE_ENDS))


FULL_STOPS = (".", "。", "．", "｡", "۔", "।")

SHORT_PARAGRAPH = 80
"""From this width on a sentence is likely a paragraph of its own, as news sites write them."""


def prose(document: Document, number: int) -> bool:
    """Whether a line is a sentence or a question that is as long as a short paragraph."""
    text = document.slice(document.visible(number))
    ends = ends_like_sentence(document, number) or text.rstrip(CLOSERS).endswith(("?", "？"))
    return ends and width(text) >= SHORT_PARAGRAPH


def cut_short(document: Document, number: int) -> bool:
    """Whether a line ends in an ellipsis, as the excerpt of another page does."""
    return document.line_text(number).rstrip().rstrip(CLOSERS + "[").endswith(("…", "...", "‥"))


def paragraph(document: Document, number: int) -> bool:
    """Whether a line is surely prose: it ends with a full stop, and is as long as a short paragraph.

    A line that ends in an ellipsis may be the excerpt of another page, one that asks or calls its headline.
    """
    text = document.slice(document.visible(number))
    return (
        width(text) >= SHORT_PARAGRAPH and text.rstrip(CLOSERS).endswith(FULL_STOPS) and not cut_short(document, number)
    )


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


def speaks_of_words(document: Document, number: int) -> bool:
    """Whether a line speaks of words, in English: what looks like a slip there may be what it is about."""
    return _words().search(document.line_text(number)) is not None


def begins_as_prose(document: Document, number: int) -> bool:
    """Whether a line begins with a capital, after quotation marks or brackets at most."""
    return document.line_text(number).lstrip(" \t\xa0“‘\"'([—–-")[:1].isupper()


@cache
def _shaped() -> "regex.Pattern[str]":
    spaced = r"\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Georgian}\p{Hebrew}\p{Inherited}가-힣"
    return compiled(rf"[[\p{{L}}\p{{M}}]--[{spaced}]]|[\u200c-\u200f\U0001f1e6-\U0001f1ff]", regex.V1)


def shapes(before: str, after: str) -> bool:
    """Whether what shows nothing between two characters (“”: an end of the line) may be needed where it stands.

    It parts words of scripts that put no spaces between them, letters of scripts that join them, and flags; and a
    combining mark must not get another letter.
    """
    return bool(_shaped().match(before) or _shaped().match(after)) or category(after or " ").startswith("M")


def hides(invisible: str, before: str, after: str) -> bool:
    """Whether invisible characters between two others (“”: an end of the line) may stand for what the author wrote.

    A soft hyphen at the end of a line, before a space, beside a figure or before a capital was a hyphen that can be
    seen; a zero-width space inside a word may be all that parts two words.
    """
    if "\u200b" in invisible and before.isalnum() and after.isalnum():
        return True
    cut = not after.strip() and bool(before)
    inside = before.isdigit() or after.isdigit() or (before.islower() and after.isupper())
    return "\xad" in invisible and (cut or inside)


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


def about_markup(document: Document) -> bool:
    """Whether a text speaks of HTML or of how characters are written in it; to be asked as a fact.

    A line of a word or two is a label, and a line about browsers or about what comments may hold is a page's notice.
    """
    return _quoted_entity().search(document.text) is not None or any(
        _markup_topic().search(line) and len(line.split(None, 2)) > 2 and not _markup_notice().search(line)
        for line in document.lines
    )
