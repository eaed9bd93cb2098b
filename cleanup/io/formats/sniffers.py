"""What the first bytes of a file give away about its format.

A sniffer says yes where it is sure: prose that begins with a quotation mark, a bracket, a dash, a heading or a
``Title: value`` line must not be taken for data. All are linear in the head.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

# Bytes of a file that are examined.
HEAD = 1 << 16

# Code points of a line that expressions see.
LONGEST = 400

# Lines or rows that are examined.
ROWS = 200

# The elements of HTML that stand alone.
BLOCKS = (
    "p div h[1-6] ul ol li dl dd dt table thead tbody tr td th section article header footer main nav aside figure "
    "blockquote pre head body title script style form"
).replace(" ", "|")

# The elements of HTML within a line.
INLINE = "a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u"


class Head:
    """The beginning of a file: its bytes, and what they are as text without a byte order mark."""

    def __init__(self, data: bytes, encoding: str = "utf-8") -> None:
        self.data, self.whole, self._encoding = data[:HEAD], len(data) <= HEAD, encoding

    @cached_property
    def text(self) -> str:
        """The text, without white space before it; empty for bytes that are no text."""
        text = self.data.decode(self._encoding, "replace").removeprefix("\ufeff").lstrip()
        return "" if "\0" in text else text

    @cached_property
    def complete(self) -> list[str]:
        """The lines without their breaks; where the file goes on, without the last one, if there are others."""
        lines = self.text.split("\n")
        return lines if self.whole or len(lines) == 1 else lines[:-1]

    @cached_property
    def opening(self) -> str:
        """The first few characters, in lower case."""
        return self.text[:64].lower()

    @cached_property
    def lines(self) -> list[str]:
        """The first lines, each without its break and no longer than an expression should see."""
        return [line[:LONGEST].rstrip() for line in self.complete[:ROWS]]

    def has(self, expression: str) -> bool:
        """Return True if a line begins with a match."""
        return any(re.match(expression, line) for line in self.lines)

    def code(self, *comment: str) -> Iterator[str]:
        """Yield the lines that are neither blank nor begin as comments do."""
        return (line for line in self.lines if line and not line.lstrip().startswith(comment))


Sniffer = Callable[[Head], bool]


def any_of(*sniffers: Sniffer) -> Sniffer:
    """Make a sniffer that says yes where one of some does."""
    return lambda head: any(sniffer(head) for sniffer in sniffers)


def zipped(*marks: bytes) -> Sniffer:
    """Make a sniffer for ZIP archives with one of some names or contents in them."""
    return lambda head: head.data.startswith(b"PK\3\4") and any(mark in head.data for mark in marks)


def bzip2(head: Head) -> bool:
    """Match a digit for the block size, and pi."""
    return head.data.startswith(b"BZh") and head.data[4:10] == b"1AY&SY"


def tar(head: Head) -> bool:
    """Match the mark in the first header, and its version."""
    return head.data[257:265] in (b"ustar\x0000", b"ustar  \0")


def pdf(head: Head) -> bool:
    """Match a version on a line of its own, and objects."""
    if not head.data.startswith(b"%PDF-"):
        return False
    first = re.match(rb"%PDF-\d\.\d[ \t]*([\r\n%]|\Z)", head.data)
    return first is not None and re.search(rb"\d obj\b", head.data) is not None


def postscript(head: Head) -> bool:
    """Match the mark, with or without versions, on a line of its own."""
    if not head.data.startswith((b"%!PS", b"\4%!PS")):
        return False
    return re.match(rb"\x04?%!PS(-Adobe-\d\.\d( [A-Z]\w+(-\d\.\d)?)?)?[ \t]*[\r\n]", head.data) is not None


def rtf(head: Head) -> bool:
    """Match a group with its version and more commands, which ends with the file."""
    opened = head.text.startswith("{\\rtf") and re.match(r"\{\\rtf\d?\s*[\\{]", head.text) is not None
    return opened and (not head.whole or head.text.rstrip("\0\r\n \t").endswith("}"))


def calendar(head: Head) -> bool:
    """Match the line that opens a calendar or a card, and a property."""
    return (
        head.opening.startswith("begin:v")
        and re.match(r"begin:(vcalendar|vcard)\s*\n[\w-]+[;:]", head.opening) is not None
    )


def script_info(head: Head) -> bool:
    """Match the section that Sub Station Alpha subtitles begin with, then a comment, a key or the next section."""
    return (
        head.opening.startswith("[script")
        and re.match(r"\[script info\]\s*(\n\s*(;|!|[a-z][\w ]*:|\[)|\Z)", head.opening) is not None
    )


def script(head: Head) -> bool:
    """Match the path of an interpreter, followed by options only, and no sentence in the line below."""
    if not head.text.startswith("#!"):
        return False
    first = r"#! ?(/\S*/env( -\S+| \w+=\S*)* [\w.+/-]+|/[\w.+/-]+)(\s+-.*)?$"
    return re.match(first, head.lines[0]) is not None and not _is_sentence(_second(head))


def php(head: Head) -> bool:
    """Match the mark, then a statement or a comment, and no sentence."""
    if not head.opening.startswith("<?php"):
        return False
    if re.fullmatch(r"<\?php", head.lines[0], re.IGNORECASE):
        return not _is_sentence(_second(head))
    statement = r"(?i)<\?php\s+(//|/\*|#|\$|[\w\\]+\s*[(:{'\"$;=]|\w+\s+[\w\\]+\s*[;{(]).*"
    code = re.match(statement, head.lines[0]) is not None and not _is_sentence(head.lines[0])
    return code and (re.search(r"[;{}>:*/(,\[]$", head.lines[0]) is not None or "/" in head.lines[0][:9])


def _second(head: Head) -> str:
    """Return the next line after the first that is not blank."""
    return next((line for line in head.lines[1:] if line), "")


def _is_sentence(line: str) -> bool:
    """Whether a line is prose from end to end: words alone, of which the first is capitalised, and a full stop."""
    words = re.fullmatch(r"[\"'“«(]?[^\W\d_][^{}=$|<>;\\/]*[.!?:…][\"'”»)]?", line) is not None
    return words and line.lstrip("\"'“«(")[:1].isupper() and " " in line


def image(head: Head) -> bool:
    """Match GIF, whose sizes are bytes that no text has, and WebP."""
    gif = head.data.startswith((b"GIF87a", b"GIF89a")) and b"\0" in head.data[6:13]
    return gif or (head.data.startswith(b"RIFF") and head.data[8:12] == b"WEBP")


def media(head: Head) -> bool:
    """Match WAV, AVI, and the first box of MP4 and its relatives."""
    kind = head.data[:4] == b"RIFF" and head.data[8:12] in (b"WAVE", b"AVI ")
    return kind or (head.data.startswith(b"\0\0") and head.data[4:8] == b"ftyp")


def pem(head: Head) -> bool:
    """Match the line before a key, a certificate or a request, and its content; mail begins with other lines."""
    known = (
        r"-----BEGIN [A-Z0-9 ]*(CERTIFICATE|KEY|KEY BLOCK|REQUEST|CRL)-----\s*\n(\s*\n)?([\w+/=]+\s*(\n|\Z)|[\w-]+:)"
    )
    return head.text.startswith("-----BEGIN ") and re.match(known, head.text) is not None


def warc(head: Head) -> bool:
    """Match a version on a line of its own, and a header."""
    return head.opening.startswith("warc/") and re.match(r"warc/\d\.\d+\r?\n[\w-]+:", head.opening) is not None


def json(head: Head) -> bool:
    """Match an object, or an array of objects or of several texts; where the text is cut off, its beginning."""
    if not head.text.startswith(("{", "[")):
        return False
    if not head.whole:
        begun = r'\[?\s*[{\[]\s*("[^"\n]{1,200}"\s*[:,]\s*["\[{\dtfn-]|-?\d+(\.\d+)?\s*,)'
        return re.match(begun, head.text) is not None and not _ends_within(head.text)
    value = _parsed(head.text)
    if type(value) is list:
        return any(type(one) is dict for one in value) or (len(value) > 1 and type(value[0]) in (str, list))
    return type(value) is dict and bool(value)


def _ends_within(text: str) -> bool:
    """Whether a value of JSON ends in a text, and something else than another value follows."""
    import json as library

    try:
        end = library.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return False
    return text[end:].strip()[:1] not in ("", "{", "[")


def json_lines(head: Head) -> bool:
    """Match several lines, each of which is an object; of a long one only the ends are examined."""
    if not head.text.startswith("{"):
        return False
    lines = [line for line in head.complete[:ROWS] if line and not line.isspace()]
    ends = all(line.startswith("{") and line.rstrip().endswith("}") for line in lines)
    return len(lines) > 1 and ends and all(type(_parsed(line)) is dict for line in lines[:3])


def _parsed(text: str) -> object:
    """Parse a JSON value; None where there is none."""
    import json as library  # which a pipe of prose does not ask for

    try:
        value: object = library.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def csv(head: Head) -> bool:
    """Match rows of fields between commas, semicolons or bars."""
    return any(_is_table(head, delimiter) for delimiter in ",;|")


def tsv(head: Head) -> bool:
    """Match rows of fields between tabs."""
    return _is_table(head, "\t")


def _is_table(head: Head, delimiter: str) -> bool:
    """Whether all rows have as many fields, and what they hold is no list of words: numbers, or fields in quotes."""
    if not head.text.partition("\n")[0].count(delimiter):
        return False
    rows = _rows(head, delimiter)
    spaced = any(field.startswith(" ") for row in rows for field in row)  # as in prose after a comma
    if spaced:
        rows = _rows(head, delimiter, spaced=True)
    width = len(rows[0]) if rows else 0
    if len(rows) < 3 or any(len(row) != width for row in rows):
        return False
    numbers = any(all(re.fullmatch(r"-?\d[\d.:/-]*", row[column]) for row in rows[1:]) for column in range(width))
    if spaced or not _names_columns(rows[0]):
        return numbers and (_names_columns(rows[0]) if spaced else width > 2 and len(rows) > 4)
    if numbers or any("\n" in field or delimiter in field for row in rows for field in row):
        return True
    return width > 2 and (delimiter == "\t" or len(rows) > 5 or any(map(_is_record, rows[1:])))


def _is_record(row: Sequence[str]) -> bool:
    """Whether a row has what no list of words has: a figure, an empty field, or one of several words."""
    return any(not field or field.count(" ") > 2 or re.search(r"[\d@]", field) for field in row)


def _rows(head: Head, delimiter: str, *, spaced: bool = False) -> list[list[str]]:
    """Return the complete rows; none where a line is blank or a quotation mark is misplaced."""
    import csv as library  # which a pipe of prose does not ask for

    lines = head.complete[:-1] if not head.complete[-1] else head.complete
    reader = library.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True, skipinitialspace=spaced)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if not row:
                return []
            rows.append(row)
            if len(rows) == ROWS:
                break
    except library.Error:
        return rows if not head.whole and reader.line_num == len(lines) else []
    return rows


def _names_columns(row: Sequence[str]) -> bool:
    """Whether a row holds short names, no two of them the same; the first of pandas is empty."""
    names = [name.strip().lower() for name in row]
    named = [re.fullmatch(r"[^\W\d][\w .()/%#:-]{0,39}(?<![.:!?])", name) for name in names]
    return len({*names}) == len(names) and all(named[1:]) and (named[0] is not None or not names[0])


def gettext(head: Head) -> bool:
    """Match a message and its translation, with only messages, comments and quoted texts around them."""
    if not head.text.startswith(("#", "msg")) or not (head.has('msgid "') and head.has(r'msgstr(\[0\])? "')):
        return False
    return all(line.lstrip().startswith(("#", "msg", '"')) for line in head.lines if line)


def srt(head: Head) -> bool:
    """Match the times of the first cue, alone in their line, with its number above them or commas in them."""
    if "-->" not in head.opening:
        return False
    return re.match(rf"(\d+\s*\n{CUE}|{CUE.replace('[,.]', ',')})", head.text, re.MULTILINE) is not None


def webvtt(head: Head) -> bool:
    """Match the mark, with no sentence in its line and times below, or times alone."""
    if not head.text.startswith("WEBVTT"):
        return "-->" in head.opening and re.match(CUE, head.text, re.MULTILINE) is not None
    return re.match(r"WEBVTT(\s(.*[^.:!?])?)?$", head.lines[0]) is not None and head.has(CUE)


TIME = r"(\d{1,3}:)?\d{1,2}:\d\d[,.]\d{1,3}"
# The times and the position of a cue.
CUE = rf"{TIME}[ \t]*-->[ \t]*{TIME}([ \t]+\w+:\S+)*[ \t]*\r?$"


def root(*names: str) -> Sniffer:
    """Make a sniffer for markup whose outermost element, or what its declaration says of it, has one of some names."""
    return lambda head: head.text.startswith("<") and _root(head) in names and _is_markup(head)


def declared(head: Head) -> bool:
    """Match a declaration and the markup that it declares."""
    if not head.text.startswith("<!") and not head.opening.startswith("<?xml"):
        return False
    return re.match(rf"\s*{DECLARATION}", re.sub(COMMENT, "", _tags(head))) is not None and _is_markup(head)


COMMENT = r"<!--(?s:.*?)(?:-->|\Z)"
DECLARATION = r"<(?:!(?i:doctype)\s[^<>\[]*(?:\[(?s:.*?)\]\s*)?|\?xml\s[^<>]*\?)>"
# Markup that may precede the first text.
TAG = rf"(?:{COMMENT}|{DECLARATION}|<\?[a-z](?s:.*?)\?>|<[A-Za-z_][^<>]*>)"

# The elements of HTML without content.
VOID = "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"


def _tags(head: Head) -> str:
    """Return the tags, comments and declarations before any text, with the white space around them."""
    found = re.match(rf"(?:{TAG}\s*)+", head.text)
    return "" if found is None else found[0]


def _root(head: Head) -> str:
    """Return the name of the outermost element, in lower case and without its prefix; empty where there is none."""
    tags = re.sub(COMMENT, "", _tags(head))
    found = re.search(r"<(?:!doctype\s+|(?!!))(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)[\s/>]", tags, re.IGNORECASE)
    return "" if found is None else found[1].lower()


def _is_markup(head: Head) -> bool:
    """Return True if the tags at the beginning open markup, and are not the subject of a sentence.

    A tag that is spoken of has the sentence after it; one of markup has nothing but tags in its line, or its end tag
    at the end of a line or before another tag.
    """
    tags = _tags(head)
    rest = head.text[len(tags) :]
    if not rest:
        return True
    opened = re.findall(r"<([A-Za-z_][\w:.-]*)[^<>]*(?<!/)>", tags)
    if opened and re.search(rf"</{re.escape(opened[-1])}>\s*(<|$)", rest, re.IGNORECASE | re.MULTILINE):
        return True
    if "\n" not in tags:
        return not head.whole and len(re.findall(r"</[A-Za-z][\w:.-]*>\s*<", rest)) > 2
    return re.search(r"^[ \t]*</?[A-Za-z]", rest, re.MULTILINE) is not None or (len(opened) > 0 and tags[-1] == ">")


def fragment(head: Head) -> bool:
    """Match HTML elements without prose between them: a part of a page."""
    names = rf"{BLOCKS}|{INLINE}|{VOID}"
    if not head.text.startswith("<") or not re.match(rf"<!--|<({names})[\s/>]", head.opening):
        return False
    lines = [line.lstrip() for line in head.lines if line]
    closed = len(re.findall(rf"</(?:{BLOCKS})>", "\n".join(lines), re.IGNORECASE))
    if re.match(rf"<!--|<({BLOCKS}|meta|link)[\s>]", head.opening) and closed > 2:
        return sum(line.startswith("<") or line.endswith(">") for line in lines) > 0.7 * len(lines)
    escaped = re.search(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,6});", head.text, re.IGNORECASE) is not None
    return (closed > 2 or escaped) and _is_enclosed(head)


def element(head: Head) -> bool:
    """Match one element, not of HTML, that spans the text and in which all others end."""
    text = re.sub(rf"\A(?:{COMMENT}\s*)+", "", head.text) if head.text.startswith("<!--") else head.text
    name = re.match(r"<([A-Za-z_][\w:.-]*)[\s>]", text[:LONGEST])
    if name is None or re.fullmatch(rf"{BLOCKS}|{INLINE}|{VOID}", name[1].lower()):
        return False
    inside = text[name.end() :]
    return "</" in inside and (not head.whole or inside.rstrip().endswith(f"</{name[1]}>")) and _is_enclosed(head)


def _is_enclosed(head: Head) -> bool:
    """Whether all of the text stands in elements, each of which ends; of one that goes on, those that end."""
    open_: list[str] = []
    end = 0
    for tag in re.finditer(rf"{COMMENT}|<(/?)([A-Za-z_][\w:.-]*)((?:\s[^<>]*)?)(/?)>", head.text):
        if not open_ and head.text[end : tag.start()].strip():
            return False
        end = tag.end()
        name = (tag[2] or "").lower()
        if not name or tag[3].endswith("/") or tag[4] or re.fullmatch(VOID, name):
            continue
        if not tag[1]:
            open_.append(name)
        elif not open_ or open_.pop() != name:
            return False
    return not head.whole or not (open_ or head.text[end:].strip())


def front_matter(head: Head) -> bool:
    """Match keys between two lines of three dashes or three plus signs."""
    fence = head.lines[0]
    if fence not in ("---", "+++") or fence not in head.lines[1:]:
        return False
    inside = [line for line in head.lines[1 : head.lines.index(fence, 1)] if not line.startswith("#")]
    keys = [line for line in inside if re.match(r"[a-z][\w-]*(:(\s|$)|\s*=)", line)]
    rest = (line for line in inside if line not in keys)
    return len(keys) > 0 and all(re.match(r"\s+\S|- |[\]}]|[A-Z][\w-]*:", line) for line in rest if line)


def tex(head: Head) -> bool:
    """Match a document class or the beginning of a document, alone in its line, and more commands."""
    if not head.text.startswith(("\\", "%")):
        return False
    known = (
        r"\\(document(class|style)\s*(\[[^\]]*(\]|$))?\s*(\{[^}]*\}\s*(\[[^\]]*\])?)?|begin\{document\})\s*([%\\].*)?$"
    )
    return head.has(known) and sum(line.startswith("\\") for line in head.lines) > 1


def bibtex(head: Head) -> bool:
    """Match an entry with its key, after comments."""
    first = next(head.code("%"), "")
    return re.match(r"@[A-Za-z]+\s*\{\s*[^\s,{}]+,\s*$", first) is not None and head.has(r"\s*\w+\s*=\s*[{\"\w]")


def manual(head: Head) -> bool:
    """Match a roff comment or title."""
    return head.text.startswith(('.\\"', "'\\\"", ".TH ", ".Dd ")) and head.has(r"\.S[Hh] ")


def yaml(head: Head) -> bool:
    """Match keys that begin in lower case, at least one of them nested, and nothing else."""
    lines = [line for line in head.code("#") if line != "---" and not line.startswith("%")]
    if not lines or ":" not in lines[0]:
        return False
    keys = [re.match(r"(\s*(?:- )?)([$a-z_][\w./-]*|\"[^\"]+\"|'[^']+'):(\s|$)", line) for line in lines]
    nested = any(
        above and below and line.endswith(":") and len(below[1]) > len(above[1])
        for line, (above, below) in zip(lines, pairwise(keys), strict=False)
    )
    loose = any(key is None and not re.match(r"\s+\S|- ", line) for key, line in zip(keys, lines, strict=True))
    return nested and keys[0] is not None and not loose and sum(key is not None for key in keys) > 2


def toml(head: Head) -> bool:
    """Match tables and keys with values as TOML writes them, and nothing else."""
    lines = [*head.code("#")]
    if not lines or not ("=" in lines[0] or lines[0].startswith("[")):
        return False
    values = sum(re.match(r"[\w.-]+\s*=\s*([\"'\[{]|true|false|-?\d)", line) is not None for line in lines)
    known = r"\s*[\w.\"'-]+\s*=\s*\S|\[{1,2}[\w.\"' -]+\]{1,2}\s*(#.*)?$|\s+\S|[\]}\"')]"
    return values > 1 and any(line.startswith("[") for line in lines) and all(re.match(known, line) for line in lines)


def ini(head: Head) -> bool:
    """Match a section, followed by keys with values and more sections only."""
    lines = [*head.code("#", ";")]
    if not lines or re.fullmatch(r"\[[\w .:\"/\\-]+\]", lines[0]) is None:
        return False
    keys = sum(re.match(r"[\w.\\/ \[\]@-]{1,60}?\s*=", line) is not None for line in lines)
    return keys > 1 and all(re.match(r"[\w.\\/ \[\]@-]{1,60}?\s*=|\[[^\]]+\]$|\s+\S", line) for line in lines)


def mail(head: Head) -> bool:
    """Header lines and nothing else up to a blank line, with one that only programs write among them."""
    if not head.text.startswith("From ") and ":" not in head.lines[0]:
        return False
    header = head.lines[: head.lines.index("")] if "" in head.lines else []
    names = [re.match(r"([A-Z][\w-]*):(\s|$)|\s+\S|From \S+ ", line) for line in header]
    technical = re.compile(r"(MIME-Version|Message-I[Dd]|Received|Return-Path|DKIM-Signature|Delivered-To):")
    return len(names) > 2 and all(names) and any(map(technical.match, header))


def diff(head: Head) -> bool:
    """Match the names of two files and a position, or a line that git adds."""
    if head.text.startswith("diff --git "):
        known = (
            r"index [\da-f]|--- |(new|deleted) file mode |old mode |(dis)?similarity index |GIT binary|Binary files "
        )
        return len(head.lines) > 1 and re.match(known, head.lines[1]) is not None
    return head.text.startswith(("--- ", "Index: ", "*** ", "diff ")) and head.has(r"@@ -\d+(,\d+)? \+\d+(,\d+)? @@")


def sql(head: Head) -> bool:
    """Match a statement, then others that end as statements do."""
    first = next(head.code("--", "/*"), "")
    if not first.upper().startswith(("CREATE ", "DROP ", "ALTER ", "INSERT ", "DELETE ", "PRAGMA ", "SET ", "BEGIN")):
        return False
    known = (
        r"(?i)(CREATE|DROP|ALTER)( OR REPLACE| TEMPORARY| TEMP| UNIQUE)? (TABLE|VIEW|INDEX|DATABASE|SCHEMA|FUNCTION|"
        r"TYPE|PROCEDURE|TRIGGER|SEQUENCE|EXTENSION)\b|(INSERT INTO|DELETE FROM) \S+|(PRAGMA|SET) \S+ ?=|BEGIN( \w+)?;$"
    )
    return re.match(known, first) is not None and sum(line.endswith(";") for line in head.lines) > 1


# Lines that only programs have.
STRONG = r"""\s*(
        \#\s*(include\s*[<"]|define\s+\w|ifn?def\s|pragma\s)
        | (async\s+)?def\s+\w+\(.* | from\s+[\w.]+\s+import\s.* | import\s+[\w.]+(\s+as\s+\w+)?(,\s*[\w.]+)*;?$
        | class\s+\w+(\(.*\))?:$ | @[\w.]+(\(.*\))?$
        | (export\s+|async\s+|default\s+)*(function\s*\w*\s*\(|(const|let|var)\s+[\w{}\[\],\s]+=)
        | (public|private|protected|static|final|abstract)\s.*[{;]$ | (package|using|namespace|use)\s+[\w.:]+;?$
        | (pub\s+)?(fn|func|struct|enum|impl|trait|mod)\s+[\w(].*[{;]$
        | .*(\)\s*\{|=>\s*\{|\}\s*else\s*\{)$ | \}[;,)]*$ | [\w.\[\]]+\s*=\s*[\w.]+\(.*\);?$
        | return\s.*;$ | (if|elif|for|while|with)\s.*:$ | (typedef|extern|void|int|char|unsigned)\s.*[;{(,]$
    )"""

# Lines that programs have more often than texts.
WEAK = r"""\s*(
        .*[;{}(\[]$ | .*\)[:,]$ | [\w.\[\]"'*&>-]+\s*[-+*/|&.:]?=\s*\S.* | [\w.]+\(.*\)[;,]?$
        | (return|raise|yield|pass|break|else)\b.*
        | (try|finally|else|except.*):$ | [\])},;]+$ | ["'\w.-]+\s*[:,]\s*["'\d\[{].*,$ | \w+,$
        | (end|fi|done|esac)$ | </?\w+.*>$
    )$"""


# Signs of a program. Verse with colons or semicolons at its line ends has none of them.
SIGNS = r"\w[(\[]|[{}=]|\w\.\w|\w_\w|^\s*[#@]\w"

BARE = frozenset(";:,{}()[]=@#<")
# How program lines without these characters begin.
WORDS = (
    "import ",
    "from ",
    "package ",
    "use ",
    "using ",
    "return",
    "pass",
    "break",
    "else",
    "yield",
    "raise",
    "end",
    "fi",
)


def code(head: Head) -> bool:
    """Match a line of a program, followed by lines that mostly are code, comments aside, and rarely prose."""
    lines = [*_uncommented(head)]
    if not lines or not _is_code(lines[0]):
        return False
    strong = sum(re.match(STRONG, line, re.VERBOSE) is not None for line in lines)
    prose = sum(re.match(r"[^\W\d][^{}()=;]{60,}[.!?]$", line) is not None for line in lines)
    if strong < 3 or sum(map(_is_code, lines)) <= 0.6 * len(lines) or prose >= 0.05 * len(lines):
        return False
    return sum(re.search(SIGNS, line) is not None for line in lines) >= 0.1 * len(lines)


def _is_code(line: str) -> bool:
    """Whether a line may be one of a program."""
    if BARE.isdisjoint(line) and not line.lstrip().startswith(
        WORDS
    ):  # as in most texts; to compile what follows takes 6 ms
        return False
    return re.match(STRONG, line, re.VERBOSE) is not None or re.match(WEAK, line, re.VERBOSE) is not None


def _uncommented(head: Head) -> Iterator[str]:
    """Yield the lines of a program outside line comments and documentation."""
    end = ""
    for line in head.lines:
        bare = line.strip()
        if end:
            end = "" if end in bare else end
            continue
        opened = next((pair for pair in (('"""', '"""'), ("'''", "'''"), ("/*", "*/")) if pair[0] in bare[:6]), None)
        if opened is not None:
            end = "" if opened[1] in bare[bare.index(opened[0]) + len(opened[0]) :] else opened[1]
        elif bare and not re.match(r"//|#(?!\s*(include|define|if|pragma))|\*\s|--\s", bare):
            yield line
