"""What recurs and is no furniture: each guard names a kind of line that people write again and again, and its reason.

All of them ask what was seen of a line in the whole corpus; ``refused`` gives the first that speaks. What a line *is*
cannot be told from how often it stands there, so every one of them would rather lose furniture than an author's words.
"""

from collections.abc import Callable

import regex

from cleanup.engine.index.normalize import EDGES
from cleanup.mining.judging.candidate import SPREAD, Candidate
from cleanup.mining.stats.recurrence import ARTICLES, STOPPED, CounterName
from cleanup.mining.stats.shapes import LineKind

MOSTLY = 0.5
NEARLY_ALL = 0.8

# Below this share of different articles around a line they are copies; the lower one is for estimates.
DIFFERENT, NEARLY_DIFFERENT = 0.6, 0.45

# Site furniture is on at least this share of a site's pages, or has a fixed position.
RARE, COMMON = 0.05, 0.25


CLOSERS = ("”", "“", "»", "«", "」", "』", '"')
_SPEECH = regex.compile(r"(?:[“‘„«「『\"'—–]|».*«)\s?\S")
_NAME = regex.compile(
    r"""
      (?: \p{Lu} [\p{L}\p{M}'’.-]+ \s ){1,3} \p{Lu} [\p{L}\p{M}'’.-]+ :?     # Ada King
    | \p{Han}{2,6} | [\p{Katakana}ー]+ ・ [\p{Katakana}ー・]+
    """,
    regex.VERBOSE,
)


def copied(one: Candidate) -> bool:
    """Exclude copies of one article: agency reports, print versions, second addresses.

    All lines of copies recur. So the number of different articles with a line counts.
    """
    share = DIFFERENT if one.seen.documents <= ARTICLES else NEARLY_DIFFERENT
    return one.seen.distinct < max(one.least, share * one.seen.documents)


def spoken(one: Candidate) -> bool:
    """Dialogue: “Yes.” and “And then?” are in every other story.

    They begin with a quotation mark or a dash, or are short sentences between paragraphs, now here and now there.
    """
    if one.middle < MOSTLY:
        return False
    ends = STOPPED.search(one.line) is not None or one.line.endswith(CLOSERS)
    short = len(one.line.encode("utf-8", "replace")) <= 40 and one.seen.settled < NEARLY_ALL
    return ends and (short or _SPEECH.match(one.line) is not None)


def listed(one: Candidate) -> bool:
    """Exclude items of lists: “Salt and pepper” is in every other recipe.

    They stand among other short lines and not beside sentences; ad breaks and prompts do.
    """
    beside = one.seen.share(CounterName.PROSE_BEFORE, CounterName.PROSE_AFTER)
    return one.middle >= MOSTLY and beside < MOSTLY and not _fixed(one)


def sung(one: Candidate) -> bool:
    """Exclude refrains, names of speakers and scene marks, which recur within a document.

    So does a prompt for readers; but it stands between paragraphs.
    """
    prose = min(one.seen.share(CounterName.PROSE_BEFORE), one.seen.share(CounterName.PROSE_AFTER))
    again = one.middle >= COMMON and one.seen.share(CounterName.REPEATED) >= COMMON
    return again and max(prose, one.seen.steady) < NEARLY_ALL


def quoted(one: Candidate) -> bool:
    """Exclude quotations, sayings and formulas, which belong to a language and not to a site.

    They are on many sites, and on each now and then.
    """
    return one.middle >= MOSTLY and one.scattered


def heading(one: Candidate) -> bool:
    """Exclude headings of sections: “Pros”, “Conclusion”, “Ingredients”.

    They are short, end with no stop, and what follows belongs to them. A prompt that is as short differs only in this:
    the page puts it after so many lines, whatever these say. “Introduction” does stand in one place, before the text;
    so at the head what many sites have is taken for a heading, too.
    """
    line = one.line
    if one.seen.kind is not LineKind.WHOLE or len(line) > 60 or len(line.split()) > 8 or STOPPED.search(line):
        return False
    if one.middle >= MOSTLY and one.seen.share(CounterName.OVER) < COMMON:
        return not _fixed(one) or one.seen.share(CounterName.PROSE_AFTER) < MOSTLY
    return one.scattered and one.seen.share(CounterName.PROSE_AFTER, CounterName.TITLE_AFTER) >= MOSTLY


def title(one: Candidate) -> bool:
    """Exclude titles of columns and series (“Letter from the editor”, each week), and beginnings of titles (“How to
    …”).

    The title is the rarest line before the first paragraph. Where texts come without titles nothing can be said.
    """
    head = one.seen.share(CounterName.HEAD)
    if one.titled < MOSTLY or head < COMMON:
        return False
    return one.seen.share(CounterName.TITLE) >= COMMON * (head if one.seen.kind is LineKind.WHOLE else 1)


def named(one: Candidate) -> bool:
    """Exclude names of people: authors, guests, speakers.

    A line that is nothing but two to four words with capitals may be one, or a few Chinese characters, where few
    documents of a site have it.
    """
    return _NAME.fullmatch(one.line.strip(EDGES)) is not None and one.reach < (MOSTLY if one.seen.kind else COMMON)


def unsettled(one: Candidate) -> bool:
    """Exclude lines at no fixed position between paragraphs in few documents of a site: an author's habit, a verse."""
    return one.middle >= MOSTLY and one.reach < (COMMON if one.seen.settled < NEARLY_ALL else RARE)


def loose(one: Candidate) -> bool:
    """Exclude beginnings of lines that have little else in common and no fixed place (“In the …”), and headlines that
    differ in a name.
    """
    if one.seen.kind is not LineKind.OPENING:
        return one.seen.kind is LineKind.SLOTTED and not one.dated and one.reach < RARE
    placed = max(one.seen.steady, 1 - one.middle) >= NEARLY_ALL
    return one.a_site < one.least or one.reach < (COMMON if placed else MOSTLY)


def seldom(one: Candidate) -> bool:
    """Exclude lines on several sites but few pages of each: headlines that agree by chance, common phrases."""
    return one.sites >= SPREAD and one.reach < RARE


def occasional(one: Candidate) -> bool:
    """Exclude lines that sites use now and then (“The end”, “Sources”, “Amen”), unless they end the pages of many
    sites.
    """
    ends = one.seen.share(CounterName.FIRST, CounterName.LAST)
    return one.scattered and (one.middle > 1 - NEARLY_ALL or one.sites < 2 * SPREAD) and ends < MOSTLY


def _fixed(one: Candidate) -> bool:
    """Whether the page puts it after so many lines, in many documents of a site."""
    return one.seen.settled >= NEARLY_ALL and one.reach >= COMMON


GUARDS: tuple[Callable[[Candidate], bool], ...] = (
    copied,
    spoken,
    sung,
    listed,
    quoted,
    title,
    heading,
    named,
    loose,
    unsettled,
    seldom,
    occasional,
)


def refused(one: Candidate) -> str | None:
    """Return the name of the guard that excludes a candidate; None where none does."""
    return next((guard.__name__ for guard in GUARDS if guard(one)), None)
