"""The words of a link or a button in or after a sentence.

Why:
Screen readers announce that a link “(opens in new window)”; excerpts end with “[Read more]” or “Continue reading →”;
captions end with “hide caption”. Extraction keeps the words and drops the links and buttons.

Fix safety:
The fix deletes the words and keeps the sentence. It is safe because words that a sentence could end with match only
with their brackets or their arrow.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span, Stage, pattern

OPENS = (
    *("opens in new window", "opens in a new window", "opens in new tab", "opens in a new tab", "opens new window"),
    *("link opens in new window", "link opens in a new window", "external link, opens in new window"),
    *("öffnet in neuem fenster", "öffnet neues fenster", "öffnet in neuem tab", "s'ouvre dans une nouvelle fenêtre"),
    *("nouvelle fenêtre", "s'ouvre dans un nouvel onglet", "se abre en una nueva ventana", "abre en una nueva ventana"),
    *("se abre en ventana nueva", "abre numa nova janela", "si apre in una nuova finestra", "opent in nieuw venster"),
    *(
        "откроется в новом окне",
        "åpnes i nytt vindu",
        "öppnas i nytt fönster",
        "在新窗口中打开",
        "新しいウィンドウで開く",
    ),
)

MORE = (
    *("read more", "continue reading", "read on", "learn more", "see more", "keep reading", "read the full story"),
    *(
        "weiterlesen",
        "mehr lesen",
        "lire la suite",
        "lire plus",
        "leer más",
        "seguir leyendo",
        "leia mais",
        "leggi tutto",
    ),
    *("continua a leggere", "lees meer", "lees verder", "czytaj dalej", "читать далее", "läs mer", "devamını oku"),
    *("阅读全文", "閱讀全文", "続きを読む", "اقرأ المزيد"),
)

WRITTEN = (*OPENS, *(phrase.replace("'", "’") for phrase in OPENS if "'" in phrase))

AMIDST = pattern(
    r"""\h? (?<! ["'“‘«„] ) [(\[] \h? \L<opens> \h? [)\]]  # (opens in new window)""",
    "",
    opens=WRITTEN,
)

AT_END = pattern(
    r"""(?r)  # from the end of the line: searching from each of many such words would be quadratic
    (?<= .{20} ) (?: \h* (?:
        (?: \[ (?: … | [.]{3} ) \] \h? )? \[ \h? \L<more> [ \xa0]? [….]{0,3} [ \xa0]? [»›→>]{0,2} \h? \]
      | (?<= [\h.!?…"”’)\]] ) \L<more> [ \xa0]? [….]{0,3} [ \xa0]? [»›→]
      | (?<= [\h.)] ) (?: hide | toggle ) [ \xa0] caption
      | (?<! ["'“‘«„] ) [(\[] \h? \L<opens> \h? [)\]]
    ) )+ \s* $
    """,
    "",
    opens=WRITTEN,
    more=MORE,
)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield all of them at the end of a line as one match, and each of those in brackets before it."""
    last = next(iter(AT_END.matches(document, number)), None)
    done = 0
    for match in AMIDST.matches(document, number):
        if last is not None and match.span.start >= last.span.start:
            break
        yield match
        done = match.span.end
    if last is not None:
        rest = Span(max(done, last.span.start), last.span.end)
        if document.slice(rest).strip():  # AMIDST may have matched the only one, with the space before it
            yield last._replace(span=rest)


RULE = Rule(
    code="RES119",
    name="link-leftover",
    message="“{found}” is the text of a link or a button",
    explanation=__doc__,
    find=Finder(
        matches,
        triggers=(
            *(phrase.replace(" ", "[ \xa0]").replace("'", "['’]") for phrase in OPENS),
            *(rf"{phrase.replace(' ', '[ ]')}[ \xa0]?[….]{{0,3}}[ \xa0]?[\]»›→>]" for phrase in MORE),
            "(?:hide|toggle)[ \xa0]caption",
        ),
    ),
    safety=Safety.SAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("See the map (opens in new window) of the quay.", fixed="See the map of the quay."),
        Bad("The dog won the race at noon and […] Continue reading →", fixed="The dog won the race at noon and […]"),
        Bad("The dog won the race at noon. [Read more]", fixed="The dog won the race at noon."),
        Bad("The dog won the race at noon. [Read more] (opens in new tab)", fixed="The dog won the race at noon."),
        Bad(
            "The winner at noon. Ana Sol for Example News hide caption",
            fixed="The winner at noon. Ana Sol for Example News",
        ),
        Good("The door of the hall (opens in new weather) was shut."),
        Good("The dog won the race at noon. You should read more."),
    ),
)
