"""Where sentences end within a line, and where a stop belongs to an abbreviation, a number or a name instead."""

from collections.abc import Iterator

import regex

from cleanup.layout.element_shapes import CAPITALS, OPEN
from cleanup.layout.logical import Gap

_CLOSE = r"[”’\"'»)\]」』】）]"

_ENDS = regex.compile(
    rf"(?P<stop>(?<=[\p{{L}}\p{{N}}\p{{M}}%)\]”’\"'»…])[.!?…]++{_CLOSE}*+)"
    rf"(?:(?P<gap>[^\S\r\n]++)(?={OPEN}*+[\p{{Lu}}\p{{Lt}}\p{{Lo}}\p{{N}}©@#•–—-])"
    rf"|(?={OPEN}?+(?P<glued>\p{{Lu}}[\p{{L}}'’]*+|©|(?:[—•]\h?|[–-]\h)\p{{Lu}})))"
    rf"|[。！？｡।۔؟]++{_CLOSE}*+(?=(?P<wide>[^\S\r\n]*+)\S)"
)

# Words before a stop that end no sentence; single letters and chains such as “U.S.” end none either.
_ABBREVIATIONS = {
    *("mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "ste", "mt", "ft", "gen", "col", "lt", "sgt"),
    *("capt", "cmdr", "gov", "sen", "rep", "pres", "sr", "jr", "messrs", "mme", "mlle", "vs", "no", "nos"),
    *("vol", "fig", "figs", "al", "ca", "cf", "etc", "eg", "ie", "approx", "est", "dept", "ave", "blvd", "rd"),
    *("inc", "ltd", "co", "corp", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept"),
    *("oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "bzw"),
    *("usw", "ext", "evtl", "ggf", "nr", "str", "bsp", "hr", "fr", "tel", "abs", "art", "bd", "jh", "dipl", "ing"),
    *("min", "max", "mio", "mrd", "av", "pp", "ed", "eds", "trans", "dir", "op", "cit", "ibid", "ph", "sra"),
    *("srta", "ud", "uds", "vd", "pág", "núm", "sig", "tél"),
}

# What follows the stop in names such as “Booking.Com”.
_DOMAINS = frozenset(("com", "net", "org", "js", "io", "ai", "tv", "co", "uk", "de", "fr", "eu", "py", "info"))

# A quotation within a sentence.
_QUOTED = regex.compile(r"[」』”][\p{Hiragana}，、]")

_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}.]*+$")
_YEAR_OF_COPYRIGHT = regex.compile(r"(?:©|\([Cc]\)|Copyright)\W{0,3}(?:19|20)\d\d$")


def sentence_ends(line: str) -> Iterator[tuple[int, int, Gap]]:
    """Yield the gap after each sentence of a line but the last: start, end (code points), and its kind."""
    for found in _ENDS.finditer(line):
        if found["wide"] is not None:
            if not _QUOTED.match(line, found.end() - 1):
                yield found.end(), found.end("wide"), Gap.SENTENCE
        elif _is_abbreviated(line, found.start(), glued=found["glued"] is not None):
            continue
        elif found["glued"] is None:
            yield *found.span("gap"), Gap.SENTENCE
        elif not _is_name(line, found.end(), found["glued"]):
            yield found.end(), found.end(), Gap.GLUED


def _is_abbreviated(line: str, stop: int, *, glued: bool) -> bool:
    """Return whether the stop at an offset belongs to an abbreviation, an initial, an ordinal, or a copyright."""
    if line[stop] != ".":
        return False
    before = line[max(0, stop - 24) : stop]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if not word:
        start = before.rstrip("0123456789")
        is_ordinal = 0 < len(before) - len(start) < 3 and start[-1:] in ("", " ")
        return (is_ordinal and (glued or line[stop + 1 : stop + 2] == " ")) or bool(_YEAR_OF_COPYRIGHT.search(before))
    if word.casefold() in _ABBREVIATIONS or len(word) == 1 or (word.isupper() and len(word) < 3):
        return True
    return "." in word and all(len(part) < 3 for part in word.split("."))


def _is_name(line: str, at: int, word: str) -> bool:
    """Return whether a stop glued to a word is part of a name, an address or a number, such as “Node.JS”."""
    start = max(line.rfind(" ", max(0, at - 80), at), line.rfind("\xa0", max(0, at - 80), at)) + 1
    token = line[start : at + len(word)]
    before = token[: at - start].rstrip(".!?…”’\"'»)]")
    if "/" in token or len(before) < 2 or word.casefold() in _DOMAINS:
        return True
    if "@" in token:  # the end of an address or a handle is known, and it is no name
        return not (before.startswith("@") or before.rpartition(".")[2] in _DOMAINS)
    if before[-1].isupper() and line[at - 1] == "." and (len(before) < 3 or not before.isupper()):
        return True
    return len(word) in (2, 3) and word.isalpha() and word.isupper() and not CAPITALS.match(line, at)
