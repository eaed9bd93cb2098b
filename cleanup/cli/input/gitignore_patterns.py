"""Lines of ignore files as expressions for paths: what git's own matching does, byte for byte.

Libraries match a path and the folders above it at once, so that a negation means something else, read ``?`` as a
character, and take minutes for a line such as ``*a*a*a*a*a*b``, which anybody can put into a repository. Here a star
that another follows takes as little as it can and is not asked again, so that no line takes long.
"""

import re
import string
from collections.abc import Iterator, Sequence

SLASH, STAR, FOLDERS, ALL = b"/", b"*", b"**/", b"**"

TRIMMED = re.compile(rb"(?:\\.|[^\\ ]|\ +(?!\ |\Z))*", re.DOTALL)
"""A line without the blanks at its end that no backslash protects."""

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


def compiled(line: bytes) -> tuple[re.Pattern[bytes], bool] | None:
    """An expression that matches whole paths, those of folders with a slash at the end, and whether it ignores them.

    Without a slash in its midst a line is about names, wherever they are. None for a comment and for what git takes
    for broken.
    """
    glob = TRIMMED.match(line)[0]  # type: ignore[index]  # it matches everything
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
    """Stars, slashes, and expressions of one byte each. Raises ValueError where the glob is broken."""
    plain = PLAIN.match(glob).end()  # type: ignore[union-attr]  # which git compares, and then begins anew
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
                raise ValueError("a backslash before nothing")
            yield re.escape(glob[at - 1 : at])


def _set(glob: bytes, at: int) -> tuple[int, bytes]:
    """Where a set in brackets ends, and its expression. Raises ValueError where it is broken."""
    negated = glob.startswith((b"!", b"^"), at)
    at += negated
    members: set[int] = set()
    began = at
    while at == began or not glob.startswith(b"]", at):
        member = MEMBER.match(glob, at)
        if member is None:
            raise ValueError("brackets that do not end")
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
    return at + 1, b"[" + b"".join(b"\\x%02x" % one for one in chosen) + b"]" if chosen else b"(?!)"


def _body(tokens: Sequence[bytes]) -> bytes:
    first, *others = map(_segments, _split(tokens, FOLDERS))
    if not others:
        return first
    middle = b"".join(b"(?>(?:.*?/)??" + part + b")" for part in others[:-1])
    return first + middle + rb"(?:.*/)?" + others[-1]


def _segments(tokens: Sequence[bytes]) -> bytes:
    """What stands between ``**``."""
    return b"/".join(map(_segment, _split(tokens, SLASH)))


def _segment(tokens: Sequence[bytes]) -> bytes:
    if tokens == [ALL]:
        return b".+"
    first, *others = (b"".join(part) for part in _split(tokens, STAR))
    if not others:
        return first
    middle = b"".join(b"(?>[^/]*?" + part + b")" for part in others[:-1])
    return first + middle + b"[^/]*" + others[-1]


def _split(tokens: Sequence[bytes], at: bytes) -> list[list[bytes]]:
    parts: list[list[bytes]] = [[]]
    for token in tokens:
        if token == at:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
