"""Markup that was not removed: “<br>”, “</p>”, “[/caption]”.

Lines that mention markup, lines with any other angle bracket, which are code or formulas, and texts about HTML are not
matched.

Why:
Markup that was escaped, or that a content system should have turned into HTML, is text for an extractor and stays.

Fix safety:
The fix deletes the markup, and leaves a space where a block ended between two words. It is unsafe because an author may
write about markup.

Measured:
In edited human English it was found 0.01 times per 10,000 words, each time in leftover markup.
"""

import regex

from cleanup.rulekit import Bad, Document, Good, RegexMatch, Rule, Safety, Stage, is_about_markup, pattern

BLOCKS = "br|p|div|h[1-6]|li|ul|ol|tr|td|th|table|tbody|blockquote|figure|figcaption|hr|section|article|img|iframe"
INLINE = "b|i|u|em|strong|span|font|small|sup|sub"
SHORTCODES = r"vc_\w+|et_pb_\w+"
MARKUP = rf"""
    < /? (?: {BLOCKS} | {INLINE} ) (?: [ ] [^<>=]* = [^<>]* )? [ ]? /? > | < a [ ] [^<>=]* = [^<>]* > | </a>
  | \[ /? (?: {SHORTCODES} ) (?: [ ] [^\[\]]* )? \] | \[ (?: caption | gallery | embed ) [ ] [^\[\]=]* = [^\[\]]* \]
  | \[ / (?: caption | gallery | embed ) \]
"""
TOPIC = regex.compile(r"\b(?:html|xml|css|tags?|elements?|markup|shortcodes?)\b|[`{}]", regex.IGNORECASE)
ALL = regex.compile(MARKUP, regex.VERBOSE | regex.IGNORECASE)
BLOCK = regex.compile(rf"\s|</?(?:{BLOCKS})\b", regex.IGNORECASE)


def is_prose(document: Document, number: int) -> bool:
    """Check that a line is not set off as code, has no brackets except those of markup, and does not mention markup."""
    if document.cached(is_about_markup):
        return False
    line = document.line_text(number)
    rest, count = ALL.subn("", line)
    return (
        not line.startswith(("    ", "\t"))
        and count > 0
        and not regex.search(r"[<>]|[lg]t;", rest)
        and not TOPIC.search(rest)
        and not ALL.search(rest)
    )


def gap(found: RegexMatch) -> str:
    """Return a space between words that a block or a space separated, else nothing."""
    inside = found.start() > 0 and found.end() < len(found.string)
    return " " if inside and BLOCK.search(found.group()) else ""


RULE = Rule(
    code="DMG104",
    name="leftover-markup",
    message="“{found}” is markup",
    explanation=__doc__,
    find=pattern(
        rf"[ ]? (?: (?: {MARKUP} ) [ ]? )+",
        gap,
        triggers=(rf"<(?:/|{BLOCKS}|{INLINE}|a )[^<>]{{0,200}}>", rf"\[/?(?:{SHORTCODES}|caption|gallery|embed)"),
        where=is_prose,
    ),
    safety=Safety.UNSAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("It rained.<br>It stopped.<br />", fixed="It rained. It stopped."),
        Bad("It <em>rained</em> on the <b>b</b>ridge.", fixed="It rained on the bridge."),
        Bad('[caption id="a" width="300"]A bridge[/caption]', fixed="A bridge"),
        Good("A line break is the tag <br> and nothing else."),
        Good("How to break a line in HTML\n\nPut <br> where it shall break:<br>here."),
        Good("How to set a word in bold:\n\n    so <b>bold</b>"),
        Good("If a < b and b > c then rest.<br>"),
    ),
)
