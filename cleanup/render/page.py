"""The diff report: one HTML page that needs nothing but itself, and runs no script."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from cleanup import __version__
from cleanup.render.cuts import Section, sections
from cleanup.render.evidence import about_source, about_style, by_style, ordered
from cleanup.render.glyphs import glyphs, visible
from cleanup.render.tally import Tally
from cleanup.report import Outcome, Report

HERE = Path(__file__).parent

CLIPPED = 240
"""Code points of a found text or a replacement that a note shows; the whole of it stands in the text."""

MOST_AFFECTED = 10

CHIP = Markup('<code class="chip" dir="ltr" title="{}">{}</code>')


class Drawn(NamedTuple):
    """A report as the page shows it: its number from 1, and the place of the first finding of each rule."""

    number: int
    report: Report
    sections: Sequence[Section]
    first: Mapping[str, int]


def page(reports: Sequence[Report], reasons: Mapping[str, str]) -> str:
    """The page for some reports; ``reasons`` explain the rules by their codes.

    Every text is escaped, and characters that cannot be seen are named, so that it always encodes to UTF-8. The same
    reports give the same bytes.
    """
    style = (HERE / "page.css").read_text(encoding="utf-8")
    drawn = [_drawn(number, report) for number, report in enumerate(reports, 1)]
    affected = sorted((one for one in drawn if one.report.findings), key=lambda one: -len(one.report.findings))
    return _template().render(
        style=Markup(style),
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        version=__version__,
        tally=Tally(reports),
        outcomes=list(Outcome),
        drawn=drawn,
        affected=affected[:MOST_AFFECTED],
        untouched=len(drawn) - len(affected),
        reasons={code: _paragraphs(reason) for code, reason in reasons.items()},
    )


def _drawn(number: int, report: Report) -> Drawn:
    first: dict[str, int] = {}
    for place, finding in enumerate(report.findings):
        first.setdefault(finding.code, place)
    return Drawn(number, report, list(sections(report)) if report.findings or report.edits else [], first)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(HERE),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": _shown, "clipped": _clipped, "visible": visible}
    environment.filters |= {"ordered": ordered, "by_style": by_style}
    environment.filters |= {"about_style": about_style, "about_source": about_source}
    return environment.get_template("page.html")


def _shown(text: str) -> Markup:
    """The text escaped, with chips for the characters that cannot be seen."""
    return Markup("").join(
        escape(glyph.text) if glyph.hidden is None else CHIP.format(glyph.hidden, glyph.text) for glyph in glyphs(text)
    )


def _clipped(text: str) -> Markup:
    return _shown(text) if len(text) <= CLIPPED else _shown(text[:CLIPPED]) + "…"


def _paragraphs(reason: str) -> Sequence[str]:
    return [" ".join(paragraph.split()) for paragraph in reason.strip().split("\n\n")]
