"""The review as files: one page of HTML, or above 32 MB a folder with the page and its data."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import bidirectional

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from cleanup import __version__
from cleanup.engine.rule import Rule
from cleanup.reporting.safe_text import text_runs, visible
from cleanup.reporting.score_text import LOWER_BOUND, describe_source, describe_style, describe_style_share, sort_clues
from cleanup.reporting.segments import Row
from cleanup.review import INDEX
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.decisions import SCHEMA
from cleanup.review.page.overview import Overview
from cleanup.review.page.payload import payload
from cleanup.review.page.static_view import static_view

HERE = Path(__file__).parent

ONE_FILE = 32_000_000
"""Bytes above which a page becomes a folder: browsers take their time with one file of more."""

SCRIPTS = (
    "dom",
    "data",
    "state",
    "filters",
    "cuts",
    "evidence",
    "text",
    "panel",
    "documents",
    "lists",
    "storage",
    "exchange",
    "keys",
    "header",
    "main",
)
"""The parts of the script, in the order in which they need each other."""

CHIP = Markup('<code class="chip" dir="ltr" title="{}">{}</code>')
CLIPPED = 240
"""Code points of an example that is shown."""


class PageSettings(NamedTuple):
    """How the review came about: ``ruleset`` is the hash of the rules, ``unsafe`` whether unsafe fixes are applied
    where nobody decides, ``told`` all else that a reader may want to know, by name.
    """

    ruleset: str
    unsafe: bool = False
    told: Mapping[str, str] = {}


def report_id(subjects: Sequence[ReviewItem], settings: PageSettings) -> str:
    """What the decisions of a review belong to: the same for the same texts, rules, findings and defaults."""
    digest = blake2b(f"{__version__} {settings.ruleset} {settings.unsafe}".encode(), digest_size=8)
    for report, default in subjects:
        ids = [finding.id for finding in report.findings]
        key = f"{report.document.name}\0{report.document.sha256}\0{ids}{sorted(default)}\n"
        digest.update(key.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def build_page(
    subjects: Sequence[ReviewItem],
    rules: Iterable[Rule],
    settings: PageSettings,
    *,
    served: bool = False,
    one_file: int = ONE_FILE,
) -> Mapping[str, bytes]:
    """The files of a review by their paths: ``index.html`` alone, or with ``data/c0.js`` and so on where that has more
    than ``one_file`` bytes.

    Documents in which nothing was found are counted and not shown. ``served`` is for a page that comes from
    ``corpuscrub review --serve``, which alone may ask for anything. The same review gives the same bytes.
    """
    overview = Overview(subjects, rules)
    numbers = {code: number for number, code in enumerate(overview.rules)}
    data = payload(overview.worth, numbers, unsafe=settings.unsafe)
    head = {
        "schema": SCHEMA,
        "tool": f"corpuscrub {__version__}",
        "ruleset": settings.ruleset,
        "report": report_id(subjects, settings),
        "served": served,
        "rules": [_rule(rule) for rule in overview.rules.values()],
        "families": {count.name: count.title for count in overview.by_family},
        "starts": data.starts,
        "names": data.names,
    }
    known = {
        "title": _title(subjects),
        "version": __version__,
        "settings": settings,
        "report": head["report"],
        "overview": overview,
        "still": static_view(overview.worth),
        "lower_bound": LOWER_BOUND,
        "index": Markup(data.columns),
    }

    def page(*, folder: bool) -> bytes:
        chunks = () if folder else list(map(Markup, data.chunks))
        trusted = _trusted(served=served, folder=folder)
        html = _template().render(**known, **trusted, head=head | {"folder": folder}, chunks=chunks)
        return html.encode("utf-8", "replace")

    whole = page(folder=False)
    if len(whole) <= one_file:
        return {INDEX: whole}
    chunks = {f"data/c{n}.js": f'arrived({n},"{chunk}")'.encode() for n, chunk in enumerate(data.chunks)}
    return {INDEX: page(folder=True), **chunks}


def _trusted(*, served: bool, folder: bool) -> dict[str, Any]:
    """Style and script, and the policy that lets these and nothing else run."""
    style = (HERE / "page.css").read_text(encoding="utf-8")
    script = "\n".join((HERE / f"{part}.js").read_text(encoding="utf-8") for part in SCRIPTS)
    first = (HERE / "first.js").read_text(encoding="utf-8")
    scripts = [_hash(first), _hash(script), *(["'self'", "file:"] if folder else [])]
    policy = {"default-src": ["'none'"], "style-src": [_hash(style)], "script-src": scripts}
    if served:
        policy["connect-src"] = ["'self'"]
    policy |= {"base-uri": ["'none'"], "form-action": ["'none'"]}
    said = "; ".join(" ".join((name, *values)) for name, values in policy.items())
    return {"style": Markup(style), "first": Markup(first), "script": Markup(script), "policy": said}


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _title(subjects: Sequence[ReviewItem]) -> str:
    if len(subjects) == 1:
        return visible(subjects[0].report.document.name or "One text")
    return f"{len(subjects):,} documents"


def _rule(rule: Rule) -> dict[str, Any]:
    """What the panel says of a rule, with the shortest of its examples."""
    bad = min(rule.bad, key=lambda example: len(example.text), default=None)
    example = None if bad is None or len(bad.text) > CLIPPED else [bad.text, bad.fixed]
    return {
        "code": rule.code,
        "name": rule.name,
        "safety": rule.safety.value,
        "why": _paragraphs(rule.explanation),
        "example": example,
    }


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(HERE),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": _shown, "visible": visible, "json": htmlsafe_json_dumps, "paragraphs": _paragraphs}
    environment.filters |= {"direction": _direction}
    for function in (sort_clues, describe_style_share, describe_style, describe_source):
        environment.filters[function.__name__] = function
    return environment.get_template("page.html")


def _shown(text: str) -> Markup:
    """The text escaped, with chips for the characters that cannot be seen."""
    return Markup("").join(
        escape(run.text) if run.hidden is None else CHIP.format(run.hidden, run.text) for run in text_runs(text)
    )


def _direction(row: Row) -> str:
    """Where a line begins, by its first letter, as ``dir=auto`` has it: which browsers look for with each tag anew."""
    letters = (bidirectional(character) for segment in row.segments for character in segment.text)
    first = next((kind for kind in letters if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _paragraphs(reason: str) -> Sequence[str]:
    return [" ".join(paragraph.split()) for paragraph in reason.strip().split("\n\n")]
