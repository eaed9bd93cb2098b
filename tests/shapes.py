"""JSON compared with the tables of the page that describes it."""

import re
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
PLAIN = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string or null": (str, type(None)),
    "number or null": (int, float, type(None)),
}


class Shapes:
    """The fields and their types on a page, by the heading of their table."""

    def __init__(self, page):
        self.page = (DOCS / page).read_text(encoding="utf-8")
        self._shapes = {}
        for part in self.page.split("\n## ")[1:]:
            heading, _, body = part.partition("\n")
            self._shapes[heading.lower()] = dict(re.findall(r"^\| `(\w+)` \| ([\w ]+) \|", body, re.MULTILINE))

    def fit(self, value, shape):
        """Assert that a value has the fields of a table, in its order, and no others."""
        assert list(value) == list(self._shapes[shape])
        for field, kind in self._shapes[shape].items():
            several = kind.startswith("array of ")
            for item in value[field] if several else [value[field]]:
                self._kind(item, kind.removeprefix("array of "))

    def _kind(self, value, kind):
        """Assert that a value is of a plain type, or has the shape of a table."""
        if kind in PLAIN:
            assert type(value) in PLAIN[kind], kind
        elif value is not None or not kind.endswith(" or null"):
            self.fit(value, kind.removesuffix(" or null"))
