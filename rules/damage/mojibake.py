"""UTF-8 that was read as another encoding: “cafÃ©”, “itâ€™s”.

A page's bytes were decoded with the wrong table, once or several times; each letter outside of ASCII became two or
three.

ftfy tries the ways back and takes one only when the result is far more plausible than what is there, so the fix
brings the author's own characters back. Quotation marks are not straightened. A repair that could itself be repaired
is not made.

In 3.5 million words of edited human English it was found once, in pages from the web 0.6 times per 10,000 words.
"""

from collections.abc import Iterator

import regex

from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety, Stage
from cleanup.text import INVISIBLE, Document, Span

TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
SHAPE = f"[\x80-\x9f]|[\xc2-\xf4]{TRAIL}"
RUN = regex.compile(r"[^\x00-\x7f]+")
SHAPED = regex.compile(SHAPE)
DOUBTFUL = regex.compile("[Â\ufffd\x80-\x9f]")


def look(document: Document, number: int) -> Iterator[Match]:
    """Each run of characters outside of ASCII that can be repaired, without what is right at its ends."""
    first = document.line(number).start
    for found in RUN.finditer(document.line_text(number)):
        run = found.group()
        if not SHAPED.search(run):
            continue
        new = repair(run)
        if new == run or repair(new) != new or DOUBTFUL.search(new):
            continue
        head = common(run, new)
        tail = common(run[head:][::-1], new[head:][::-1])
        yield Match(Span(first + found.start() + head, first + found.end() - tail), new[head : len(new) - tail or None])


def repair(text: str) -> str:
    """What ftfy makes of a text, without characters that show nothing."""
    import ftfy

    fixed = ftfy.fix_encoding(text, ftfy.TextFixerConfig(uncurl_quotes=False))
    return fixed if fixed == text else fixed.translate(dict.fromkeys(map(ord, INVISIBLE)))


def common(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


RULE = Rule(
    code="DMG103",
    name="mojibake",
    message="“{found}” is “{new}” read in the wrong encoding",
    explanation=__doc__,
    find=Finder(look, triggers=(SHAPE,)),
    safety=Safety.SAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("The cafÃ© is closed, itâ€™s late.", fixed="The café is closed, it’s late."),
        Bad("“Le dÃ©jÃ\xa0 vu”", fixed="“Le déjà vu”"),
        Bad("He said \x93no\x94.", fixed="He said “no”."),
        Good("The café is closed, it’s late."),
        Good("He called it “passé”…"),
        Good("SÃO PAULO was cold."),
    ),
)
