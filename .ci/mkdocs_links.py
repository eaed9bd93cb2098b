"""Hooks of mkdocs: bring pages from outside of docs/ into the site, and lead links to where files are on it.

A link in a page leads to a file of the checkout, as on GitHub. On the site it leads to the page of that file. Where
the file has no page, as a module has none, only the text of the link stays.
"""

import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# Pages outside of docs/, and their places on the site.
PAGES = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md", "rules/README.md": "rules/index.md"}
SOURCES = {page: source for source, page in PAGES.items()}

# Where links lead. The site's first page stands for the README.
PLACES = PAGES | {"README.md": "index.md"}

LINK = re.compile(
    r"""
      (?P<code> ^ (?P<fence> ```+ ) .*? ^ (?P=fence) | (?<! `) `[^`\n]+` (?! ` ) )
    | \[ (?P<text> [^\[\]]* ) \] \( (?P<target> [^)\s\#:]+ ) (?P<anchor> \#[^)\s]* )? \)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def on_config(config: Any) -> Any:
    """Name headings as GitHub does."""
    from pymdownx.slugs import slugify

    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify(case="lower")
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages from outside of docs/."""
    from mkdocs.structure.files import File

    for source, page in PAGES.items():
        files.append(File.generated(config, page, abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead the links of a page to other pages of the site."""
    return relinked(markdown, page.file.src_uri)


def relinked(markdown: str, page: str) -> str:
    """Return the Markdown of a page with the links that it has on the site."""
    source = SOURCES.get(page, f"docs/{page}")

    def link(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), found["target"]))
        if path not in PLACES and not path.startswith("docs/"):
            return found["text"]
        place = PLACES.get(path, path.removeprefix("docs/"))
        return f"[{found['text']}]({posixpath.relpath(place, posixpath.dirname(page) or '.')}{found['anchor'] or ''})"

    return LINK.sub(link, markdown)
