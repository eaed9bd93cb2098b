"""What else explains an artifact: scrapers lose commas and put spaces around links, and players write “can not”.

In a text with such an explanation the artifact is still found and still repaired, but it is no evidence that a machine
translated the text (the explanation is what statistics calls a confounder).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

import regex

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Tag

# A comma of a sentence: not the one within a number.
COMMA = regex.compile(r",(?=[\s\"”’»)]|$)")

# A text with fewer commas per word, and fewer commas than gaps, lost its commas: edited English has 0.045.
COMMAS = 0.02

# Minimum words of a text for this test.
WORDS = 40

# Spaces before marks that are no slip in one text: of 82 documents by machines that had any, one had three.
THROUGHOUT = 3

# Words that commas stand before: of 100 small letters after a comma 42 begin one, of 100 after such a gap in round
# trips 8.
AFTER_COMMA = regex.compile(
    r"(?:an?|after|although|and|as|because|before|but|for|if|including|nor|or|since|so|the|then|though|when|where|which"
    r"|while|who|whom|whose|with)\b"
)

# Pronouns that an engine put behind the gap, and verbs that lost theirs.
LOST = regex.compile(
    r"(?:am|are|can|could|did|do|does|had|has|have|is|know|may|might|must|need|no|not|said|says|should|take|think|want"
    r"|was|were|will|would|it|there|they|we|you|I)\b"
)

# Code points on either side of a finding that may explain it.
NEAR = 80

# What a player or a program reports that it cannot do.
PLAYED = regex.compile(
    r"""
    \b (?: access | authenticat | connect | display | download | embed | find | found | load | open | play | process
         | reach | render | show | start | stream | support | verif | view | watch )""",
    regex.IGNORECASE | regex.VERBOSE,
)

# What a player or a program cannot do that to.
SHOWN = regex.compile(
    r"""
    \b (?: app | application | audio | broadcast | browser | clip | content | device | embed | episode | file | footage
         | gallery | image | livestream | live[ ]stream | media | page | player | plugin | podcast | program(?:me)?
         | recording | server | site | stream | tweet | url | video | website ) s? \b""",
    regex.IGNORECASE | regex.VERBOSE,
)

SENTENCE_END = regex.compile(r"[.!?…][\"”’)]*\s")

ADDRESS = regex.compile(r"(?:https?://|www\.|@)\S+$|\b[\w-]+\.(?:com|org|net|edu|gov|info|io|co\.\w\w|\w\w)(?:/\S*)?$")

# The text before a mark that followed a link: the end of a name, or a word that lost its object.
LINKED = regex.compile(
    r"""
    (?<! [\p{L}\p{N}’'-] ) (?:
        (?: about | above | an? | and | as | at | below | between | by | click | contact | email | for | from | here
          | in | into | is | like | named | of | on | or | see | such | than | the | this | to | via | visit | was
          | with ) $
      | (?-i: \p{Lu} [\p{L}\p{N}’'&.-]* | \p{Nd} [\p{L}\p{N}.]* ) \)? $
    )""",
    regex.IGNORECASE | regex.VERBOSE,
)


class Artifact(Protocol):
    """A finding, as far as it matters here: its rule, and where it is."""

    @property
    def code(self) -> str:
        """The code of the rule."""

    @property
    def span(self) -> Span:
        """Where it is in the original text."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags of the rule."""


AnyArtifact = TypeVar("AnyArtifact", bound=Artifact)


class ArtifactSpans(NamedTuple):
    """Where a rule found something in a document; ``alone`` when no other rule about translation did."""

    document: Document
    spans: Sequence[Span]
    alone: bool


def unexplained(document: Document, findings: Iterable[AnyArtifact]) -> list[AnyArtifact]:
    """Return the findings of a document that nothing else in it explains, in their order."""
    found = list(findings)
    alone = len({finding.code for finding in found}) == 1
    spans: defaultdict[Tag, list[Span]] = defaultdict(list)
    for finding in found:
        for tag in finding.tags:
            spans[tag].append(finding.span)
    explained = {
        tag
        for tag, explains in CONFOUNDERS.items()
        if tag in spans and explains(ArtifactSpans(document, spans[tag], alone))
    }
    return [finding for finding in found if explained.isdisjoint(finding.tags)]


def are_lost_commas(gaps: ArtifactSpans) -> bool:
    """Return True if gaps in sentences are where commas were.

    The text has next to no comma. Round trips may have few commas, too, but their gaps stand where pronouns were and
    not where commas do.
    """
    document = gaps.document
    commas, words = len(COMMA.findall(document.text)), len(document.text.split())
    if words < WORDS or commas >= min(COMMAS * words, len(gaps.spans)):
        return False
    opening = sum(AFTER_COMMA.match(document.text, gap.end) is not None for gap in gaps.spans)
    return 2 * opening > sum(LOST.match(document.text, gap.end) is not None for gap in gaps.spans)


def are_notices(artifacts: ArtifactSpans) -> bool:
    """Return True if every “can not” is in a notice of a player or a program: “This video can not be played”."""
    return all(_is_notice(artifacts.document, span) for span in artifacts.spans)


def are_at_links(artifacts: ArtifactSpans) -> bool:
    """Return True if spaces before marks follow links: mostly an address, a name, or a word that lost its object.

    Where nothing else is wrong, many of them are how the page was extracted.
    """
    if artifacts.alone and len(artifacts.spans) >= THROUGHOUT:
        return True
    linked = sum(_is_link(_around(artifacts.document, span)[0]) for span in artifacts.spans)
    return 2 * linked >= len(artifacts.spans)


def _is_notice(document: Document, span: Span) -> bool:
    before, after = _around(document, span)
    before, after = SENTENCE_END.split(before)[-1], SENTENCE_END.split(after)[0]
    return PLAYED.search(after) is not None and SHOWN.search(f"{before} {after}") is not None


def _is_link(before: str) -> bool:
    return ADDRESS.search(before) is not None or LINKED.search(before) is not None


def _around(document: Document, span: Span) -> tuple[str, str]:
    """Return the text before and after a span in its line, at most ``NEAR`` code points each."""
    text, (start, end) = document.text, document.line(document.line_at(span.start))
    return text[max(start, span.start - NEAR) : span.start], text[span.end : min(end, span.end + NEAR)]


# What may explain the findings of the rules with a tag.
CONFOUNDERS: dict[Tag, Callable[[ArtifactSpans], bool]] = {
    Tag.LOST_COMMA: are_lost_commas,
    Tag.SPLIT_CANNOT: are_notices,
    Tag.SPACED_MARK: are_at_links,
}
