"""Lines of ignore files as expressions for paths: git's own matching, byte for byte.

Libraries match a path and the folders above it at once, so that a negation means something else, read ``?`` as a
character, and take minutes for a line such as ``*a*a*a*a*a*b``, which anybody can put into a repository. Here a star
that another one follows matches as little as possible and is never retried, so that no line takes long.
"""

import re
import string
from collections.abc import Iterator, Sequence

SLASH, STAR, FOLDERS, ALL = b"/", b"*", b"**/", b"**"

# A line without the blanks at its end that no backslash protects.
TRIMMED = re.compile(rb"(?:\\.|[^\\ ]|\ +(?!\ |\Z))*", re.DOTALL)

STARS = re.compile(rb"\*+")
PLAIN = re.compile(rb"[^\\*?[]*")
MEMBER = re.compile(rb"\[:([^]]*):\]|(?:\\(.)|([^\\]))(?:-(?:\\(.)|([^]\\])))?", re.DOTALL)
CLASSES = {
    name.encode(): frozenset(characters.encode())
    for name, characters in {
        "alnum": string.ascii_letters + string.digits,
        "alpha": string.ascii_letters,
        "blank": " \t",
        "cntrl": "".join(map(chr, range(32))) + "\x7f",
        "digit": string.digits,
        "graph": string.ascii_letters + string.digits + string.punctuation,
        "lower": string.ascii_lowercase,
        "print": string.ascii_letters + string.digits + string.punctuation + " ",
        "punct": string.punctuation,
        "space": " \t\n\r",
        "upper": string.ascii_uppercase,
        "xdigit": string.hexdigits,
    }.items()
}


def compile_pattern(line: bytes) -> tuple[re.Pattern[bytes], bool] | None:
    """Return an expression that matches whole paths, and whether it ignores them; None for a comment or a broken line.

    Paths of folders end with a slash. A line without a slash inside matches names at any depth.
    """
    glob = TRIMMED.match(line)[0]  # type: ignore[index]  # it matches every line
    if line.startswith(b"#") or line[len(glob) :].strip(b" "):
        return None
    ignores = not glob.startswith(b"!")
    glob = glob if ignores else glob[1:]
    end = rb"(?<!/)/\Z" if glob.endswith(b"/") else rb"(?<!/)/?\Z"  # a star does not stand for no name
    glob = glob.removesuffix(b"/")
    anchored = b"/" in glob
    start = b"" if anchored else rb"(?:.*/)?"
    glob = glob.removeprefix(b"/")
    try:
        body = _body(list(_tokens(glob, anchored=anchored)))
    except ValueError:
        return None
    return (re.compile(start + body + end, re.DOTALL), ignores) if glob else None


def _tokens(glob: bytes, *, anchored: bool) -> Iterator[bytes]:
    """Yield stars, slashes, and expressions of one byte each. Raises ValueError for a broken glob."""
    plain = PLAIN.match(glob).end()  # type: ignore[union-attr]  # git compares these bytes first, and then starts anew
    at = 0
    while at < len(glob):
        byte = glob[at : at + 1]
        if stars := STARS.match(glob, at):
            begins = at == 0 or glob[at - 1 : at] == b"/"
            whole = len(stars[0]) > 1 and (begins or at == plain) and anchored
            at = stars.end()
            if whole and at == len(glob):
                yield ALL if begins else b".*"
            elif whole and glob.startswith((b"/", b"\\/"), at):
                at = glob.index(b"/", at) + 1
                yield FOLDERS
            else:
                yield STAR
        elif byte == b"?":
            at += 1
            yield rb"[^/]"
        elif byte == b"[":
            at, expression = _set(glob, at + 1)
            yield expression
        else:
            at += 1 + (byte == b"\\")
            if at > len(glob):
                raise ValueError("a backslash at the end")
            yield re.escape(glob[at - 1 : at])


def _set(glob: bytes, at: int) -> tuple[int, bytes]:
    """Return the end of a set in brackets and its expression. Raises ValueError for a broken set."""
    negated = glob.startswith((b"!", b"^"), at)
    at += negated
    members: set[int] = set()
    first_member = at
    while at == first_member or not glob.startswith(b"]", at):
        member = MEMBER.match(glob, at)
        if member is None:
            raise ValueError("a bracket that is not closed")
        at = member.end()
        name, *characters = member.groups()
        if name is not None:
            if name not in CLASSES:
                raise ValueError("an unknown class")
            members |= CLASSES[name]
        else:
            first, *last = (ord(character) for character in characters if character is not None)
            members |= {first, *range(first, last[0] + 1 if last else first)}
    chosen = sorted((set(range(256)) - members if negated else members) - {ord("/")})
    return at + 1, b"[" + b"".join(b"\\x%02x" % byte for byte in chosen) + b"]" if chosen else b"(?!)"


def _body(tokens: Sequence[bytes]) -> bytes:
    first, *others = map(_segments, _split(tokens, FOLDERS))
    if not others:
        return first
    middle = b"".join(b"(?>(?:.*?/)??" + part + b")" for part in others[:-1])
    return first + middle + rb"(?:.*/)?" + others[-1]


def _segments(tokens: Sequence[bytes]) -> bytes:
    """Return the expression for the segments between two ``**``."""
    return b"/".join(map(_segment, _split(tokens, SLASH)))


def _segment(tokens: Sequence[bytes]) -> bytes:
    if tokens == [ALL]:
        return b".+"
    first, *others = (b"".join(part) for part in _split(tokens, STAR))
    if not others:
        return first
    middle = b"".join(b"(?>[^/]*?" + part + b")" for part in others[:-1])
    return first + middle + b"[^/]*" + others[-1]


def _split(tokens: Sequence[bytes], separator: bytes) -> list[list[bytes]]:
    parts: list[list[bytes]] = [[]]
    for token in tokens:
        if token == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
