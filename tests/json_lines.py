"""Lines of JSON as anybody may write them: spaces, escapes, numbers, names that are there twice."""

import json

from hypothesis import strategies as st

SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
SPACES = st.sampled_from(["", "", " ", "  ", "\t", " \r "])
HARD = st.sampled_from('ab"\\/\n\té€😀\ud83d\ude00\ufeff\u2028')
TEXTS = st.text(st.one_of(HARD, st.characters(exclude_categories=[])), max_size=12)
NUMBERS = st.sampled_from(["0", "-0", "1.50", "1E5", "1e999", "NaN", "-Infinity", "9" * 40, "12345678901234567890"])


@st.composite
def literals(draw, text):
    """A text as a literal, each character in one of the ways to write it."""
    parts = []
    for char in text:
        units = char.encode("utf-16-be", "surrogatepass")
        codes = [units[at : at + 2].hex() for at in range(0, len(units), 2)]
        ways = ["".join(f"\\u{code}" for code in codes), "".join(f"\\u{code.upper()}" for code in codes)]
        if char in SHORT:
            ways.append(SHORT[char])
        if char >= " " and char not in '"\\' and not "\ud800" <= char <= "\udfff":
            ways.append(char)
        parts.append(draw(st.sampled_from(ways)))
    return f'"{"".join(parts)}"'


@st.composite
def values(draw, depth=2):
    """Any value."""
    kind = draw(st.integers(0, 4 if depth else 2))
    if kind == 0:
        return draw(NUMBERS)
    if kind == 1:
        return draw(st.sampled_from(["true", "false", "null"]))
    if kind == 2:
        return draw(literals(draw(TEXTS)))
    inner = draw(st.lists(values(depth - 1), max_size=3))
    if kind == 3:
        return "[" + draw(SPACES) + f",{draw(SPACES)}".join(inner) + "]"
    return draw(objects([(draw(TEXTS), one) for one in inner]))


@st.composite
def objects(draw, members):
    """An object of these names and values, which are literals."""
    parts = []
    for name, value in members:
        space = [draw(SPACES) for _ in range(4)]
        parts.append(f"{space[0]}{draw(literals(name))}{space[1]}:{space[2]}{value}{space[3]}")
    return "{" + (",".join(parts) or draw(SPACES)) + "}"


@st.composite
def lines(draw, texts=TEXTS, path=("text",), names=TEXTS):
    """A line without its break whose field has some text, and that text."""
    value = draw(literals(draw(texts)))
    text = json.loads(value)
    for name in reversed(path):
        others = draw(st.lists(st.tuples(st.one_of(names, st.just(name)), values()), max_size=3))
        after = [(other, one) for other, one in draw(st.lists(st.tuples(names, values()), max_size=3)) if other != name]
        value = draw(objects([*others, (name, value), *after]))
    return f"{draw(SPACES)}{value}{draw(SPACES)}".encode(), text


@st.composite
def edits(draw, text):
    """Edits of a text, in order."""
    from cleanup.engine.document import Span
    from cleanup.engine.edits import Edit

    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(Span(start, end), text[start:end], draw(TEXTS)) for start, end in pairs]
