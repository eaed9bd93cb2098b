"""Build the files of a review: one page of HTML, or above 32 MB a directory with the page and its data."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

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
from cleanup.version import __version__

HERE = Path(__file__).parent

# Bytes above which a page becomes a directory, because browsers are slow with larger files.
ONE_FILE = 32_000_000

# The files of the script, in the order in which they depend on each other.
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

CHIP = Markup('<code class="chip" dir="ltr" title="{}">{}</code>')

# Code points of the longest example that is shown.
MAX_EXAMPLE = 240


@dataclass(frozen=True, slots=True)
class PageSettings:
    """The settings of a review.

    ``ruleset`` is the hash of the rules, ``unsafe`` whether unsafe fixes are applied by default, and ``details`` are
    further settings to show, by name.
    """

    ruleset: str
    unsafe: bool = False
    details: Mapping[str, str] = field(default_factory=dict)


def report_id(items: Sequence[ReviewItem], settings: PageSettings) -> str:
    """Return the id to which decisions belong: the same for the same texts, rules, findings and defaults."""
    digest = blake2b(f"{__version__} {settings.ruleset} {settings.unsafe}".encode(), digest_size=8)
    for item in items:
        document, ids = item.report.document, [finding.id for finding in item.report.findings]
        key = f"{document.name}\0{document.sha256}\0{ids}{sorted(item.default)}\n"
        digest.update(key.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def build_page(
    items: Sequence[ReviewItem],
    rules: Iterable[Rule],
    settings: PageSettings,
    *,
    served: bool = False,
    one_file: int = ONE_FILE,
) -> Mapping[str, bytes]:
    """Return the files of a review by path: ``index.html``, and ``data/c0.js`` etc. if it exceeds ``one_file`` bytes.

    Documents without findings are counted and not shown. ``served`` is for a page that comes from ``corpuscrub review
    --serve``, the only one that may send requests. The same review gives the same bytes.
    """
    overview = Overview(items, rules)
    rule_numbers = {code: number for number, code in enumerate(overview.rules)}
    data = payload(overview.shown, rule_numbers, unsafe=settings.unsafe)
    head = {
        "schema": SCHEMA,
        "tool": f"corpuscrub {__version__}",
        "ruleset": settings.ruleset,
        "report": report_id(items, settings),
        "served": served,
        "rules": [_rule(rule) for rule in overview.rules.values()],
        "families": {count.name: count.title for count in overview.by_family},
        "starts": data.starts,
        "names": data.names,
    }
    variables = {
        "title": _title(items),
        "version": __version__,
        "settings": settings,
        "report": head["report"],
        "overview": overview,
        "static_view": static_view(overview.shown),
        "lower_bound": LOWER_BOUND,
        "index": Markup(data.index),
    }

    def page(*, folder: bool) -> bytes:
        chunks = () if folder else list(map(Markup, data.chunks))
        trusted = _trusted(served=served, folder=folder)
        html = _template().render(**variables, **trusted, head=head | {"folder": folder}, chunks=chunks)
        return html.encode("utf-8", "replace")

    whole = page(folder=False)
    if len(whole) <= one_file:
        return {INDEX: whole}
    chunks = {f"data/c{n}.js": f'arrived({n},"{chunk}")'.encode() for n, chunk in enumerate(data.chunks)}
    return {INDEX: page(folder=True), **chunks}


def _trusted(*, served: bool, folder: bool) -> dict[str, Any]:
    """Return style and script, and the policy that lets only these run."""
    style = (HERE / "page.css").read_text(encoding="utf-8")
    script = "\n".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    first = (HERE / "first.js").read_text(encoding="utf-8")
    scripts = [_hash(first), _hash(script), *(["'self'", "file:"] if folder else [])]
    policy = {"default-src": ["'none'"], "style-src": [_hash(style)], "script-src": scripts}
    if served:
        policy["connect-src"] = ["'self'"]
    policy |= {"base-uri": ["'none'"], "form-action": ["'none'"]}
    directives = "; ".join(" ".join((name, *values)) for name, values in policy.items())
    return {"style": Markup(style), "first": Markup(first), "script": Markup(script), "policy": directives}


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _title(items: Sequence[ReviewItem]) -> str:
    if len(items) == 1:
        return visible(items[0].report.document.name or "One text")
    return f"{len(items):,} documents"


def _rule(rule: Rule) -> dict[str, Any]:
    """Return what the panel shows of a rule, with the shortest of its examples."""
    bad = min(rule.bad, key=lambda example: len(example.text), default=None)
    example = None if bad is None or len(bad.text) > MAX_EXAMPLE else [bad.text, bad.fixed]
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
    """Return a text escaped, with chips for invisible characters."""
    return Markup("").join(
        escape(run.text) if run.hidden is None else CHIP.format(run.hidden, run.text) for run in text_runs(text)
    )


def _direction(row: Row) -> str:
    """Return the direction of a line by its first letter, as ``dir=auto`` does, which browsers compute for each tag."""
    letters = (bidirectional(character) for segment in row.segments for character in segment.text)
    first = next((letter for letter in letters if letter in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _paragraphs(text: str) -> Sequence[str]:
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]
