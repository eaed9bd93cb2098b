"""Recognise files that are not plain text, by their names and by what they begin with.

A format is one row of ``FORMATS``. Cleaning such a file as if it were plain text shifts columns, breaks markup or edits
code, so that it is refused; ``--format text`` is the way out where the bytes are text at all.
"""

import os
from collections.abc import Callable
from typing import NamedTuple

from cleanup.io.formats import sniffers
from cleanup.io.formats.sniffers import Head

# Suffixes of plain texts: only content that is certainly something else counts against them.
TEXT = (".txt", ".text")

EXTRACT = "extract its text first"
UNPACK = "unpack it first"
EXPORT = "export its texts first"
NOTHING = "it holds no text"

Test = Callable[[Head], bool]


class FileFormat(NamedTuple):
    """A recognised format.

    ``name`` is for people; ``suffixes`` are in lower case, with blanks between. ``magic`` are bytes that no
    text begins with, as its files do. ``proof`` is true only of files of this format, whatever they are called;
    ``likely`` is asked where the name does not say what a file is. ``advice`` is
    what to do with it. The bytes of a ``binary`` file are no text.
    """

    name: str
    suffixes: str = ""
    magic: tuple[bytes, ...] = ()
    proof: Test | None = None
    likely: Test | None = None
    advice: str = ""
    binary: bool = False

    def proved(self, head: Head) -> bool:
        """Return True if the content alone proves the format."""
        return head.data.startswith(self.magic) or (self.proof is not None and self.proof(head))

    def refusal(self, name: str) -> str:
        """Return in one sentence why a file of that name is not read, and what to do instead."""
        seems = "is" if _suffix(name) in self.suffixes.split() else "looks like"
        ways = [self.advice] if self.advice else []
        if not self.binary:
            ways.append("--format text reads it as plain text, and cleaning may then break it")
        return f"{name}: not read, because it {seems} {self.name}; {', or '.join(ways)}"


def _binary(name: str, suffixes: str, advice: str, *magic: bytes, proof: Test | None = None) -> FileFormat:
    return FileFormat(name, suffixes, magic, proof=proof, advice=advice, binary=True)


FORMATS = (
    # No texts: files of bytes.
    _binary("PDF", ".pdf", EXTRACT, proof=sniffers.pdf),
    _binary("a Word document", ".docx .docm .doc", EXTRACT, proof=sniffers.zipped(b"word/")),
    _binary("an Excel workbook", ".xlsx .xlsm .xls", EXTRACT, proof=sniffers.zipped(b"xl/")),
    _binary("a PowerPoint presentation", ".pptx .pptm .ppt", EXTRACT, proof=sniffers.zipped(b"ppt/")),
    _binary(
        "an OpenDocument file",
        ".odt .ods .odp",
        EXTRACT,
        proof=sniffers.zipped(b"mimetypeapplication/vnd.oasis.opendocument"),
    ),
    _binary("EPUB", ".epub", EXTRACT, proof=sniffers.zipped(b"mimetypeapplication/epub+zip")),
    _binary("an e-book", ".mobi .azw .azw3 .djvu .chm", EXTRACT, b"AT&TFORM", b"ITSF\3\0"),
    _binary("a Microsoft Office file", "", EXTRACT, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _binary("PostScript", ".ps .eps", EXTRACT, proof=sniffers.postscript),
    _binary("Parquet", "", "--format parquet reads a named file of it", b"PAR1\x15"),
    _binary("Arrow", ".arrow .feather", "convert it to Parquet first", b"ARROW1\0", b"FEA1\0"),
    _binary("a ZIP archive", ".zip .jar .whl", UNPACK, b"PK\3\4", b"PK\5\6", b"PK\7\b"),
    _binary("a gzip file", ".gz .tgz", UNPACK, b"\x1f\x8b\b"),
    _binary("a bzip2 file", ".bz2", UNPACK, proof=sniffers.bzip2),
    _binary("an xz file", ".xz", UNPACK, b"\xfd7zXZ\0"),
    _binary("a Zstandard file", ".zst", UNPACK, b"\x28\xb5\x2f\xfd"),
    _binary("a 7-Zip archive", ".7z", UNPACK, b"7z\xbc\xaf\x27\x1c"),
    _binary("a RAR archive", ".rar", UNPACK, b"Rar!\x1a\7"),
    _binary("a tar archive", ".tar", UNPACK, proof=sniffers.tar),
    _binary(
        "an image",
        ".png .jpg .jpeg .gif .webp .bmp .tif .tiff .ico .heic .avif .psd",
        NOTHING,
        *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"8BPS\0\1"),
        proof=sniffers.image,
    ),
    _binary(
        "audio or video",
        ".mp3 .mp4 .m4a .m4v .mov .mkv .webm .avi .wav .flac .ogg .opus",
        NOTHING,
        *(b"ID3\2", b"ID3\3", b"ID3\4", b"OggS\0", b"fLaC\0", b"\x1aE\xdf\xa3"),
        proof=sniffers.media,
    ),
    _binary(
        "a program",
        ".exe .dll .so .dylib .o .a .class .pyc .wasm",
        NOTHING,
        *(b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\0asm", b"!<arch>\n"),
    ),
    _binary("an SQLite database", ".sqlite .sqlite3 .db", EXPORT, b"SQLite format 3\0"),
    _binary("NumPy or pickled data", ".npy .npz .pkl .pickle", EXPORT, b"\x93NUMPY"),
    _binary("compiled gettext messages", ".mo", "name the .po file", b"\xde\x12\4\x95", b"\x95\4\x12\xde"),
    # Collections of texts.
    FileFormat("CSV", ".csv .psv", likely=sniffers.csv),
    FileFormat("TSV", ".tsv .tab", likely=sniffers.tsv),
    FileFormat("WARC", ".warc .wet .wat", proof=sniffers.warc, advice=EXTRACT),
    FileFormat("JSON Lines", "", proof=sniffers.json_lines, advice="--format jsonl reads its records"),
    FileFormat(
        "JSON",
        ".json .json5 .jsonc .geojson .har .webmanifest .arb .ipynb",
        proof=sniffers.json,
        advice="--format jsonl reads it where each line is a record",
    ),
    # Translations and subtitles.
    FileFormat("TMX", ".tmx", proof=sniffers.root("tmx")),
    FileFormat("XLIFF", ".xlf .xliff .sdlxliff .mxliff", proof=sniffers.root("xliff")),
    FileFormat("gettext messages", ".po .pot", proof=sniffers.gettext),
    FileFormat("SRT subtitles", ".srt", proof=sniffers.srt),
    FileFormat("WebVTT subtitles", ".vtt", proof=sniffers.webvtt),
    FileFormat("subtitles", ".ass .ssa .sbv .ttml .dfxp .smi .lrc", proof=sniffers.script_info),
    # Markup.
    FileFormat(
        "HTML",
        ".html .htm .xhtml .shtml .mhtml .mht",
        proof=sniffers.root("html"),
        likely=sniffers.fragment,
    ),
    FileFormat("SVG", ".svg", proof=sniffers.root("svg")),
    FileFormat(
        "XML",
        ".xml .xsd .xsl .xslt .rss .atom .tei .fb2 .dtd .opf .ncx .kml .gpx",
        proof=sniffers.any_of(sniffers.declared, sniffers.root("rss", "feed", "tei")),
        likely=sniffers.element,
    ),
    FileFormat("Markdown", ".md .markdown .mdown .mkd .mkdn .mdx .rmd .qmd", likely=sniffers.front_matter),
    FileFormat("reStructuredText", ".rst"),
    FileFormat("AsciiDoc", ".adoc .asciidoc"),
    FileFormat("an Org file", ".org"),
    FileFormat("wikitext", ".wiki .mediawiki"),
    FileFormat("TeX", ".tex .latex .ltx .sty .cls .dtx", proof=sniffers.tex),
    FileFormat("BibTeX", ".bib", proof=sniffers.bibtex),
    FileFormat("RTF", ".rtf", proof=sniffers.rtf, advice=EXTRACT),
    FileFormat("a manual page", ".man .mdoc .roff .troff", likely=sniffers.manual),
    # Data and settings.
    FileFormat("YAML", ".yaml .yml", likely=sniffers.yaml),
    FileFormat("TOML", ".toml", likely=sniffers.toml),
    FileFormat("INI", ".ini .cfg .conf .desktop .reg", likely=sniffers.ini),
    FileFormat("Java properties", ".properties"),
    FileFormat("mail", ".eml .mbox", likely=sniffers.mail),
    FileFormat("a calendar or contacts", ".ics .vcf", proof=sniffers.calendar),
    FileFormat("a key or a certificate", ".pem .crt", proof=sniffers.pem),
    FileFormat("CoNLL", ".conll .conllu"),
    FileFormat("a diff", ".diff .patch", proof=sniffers.diff),
    # Programs; suffixes that people give to texts, too, are not among them.
    FileFormat("SQL", ".sql", likely=sniffers.sql),
    FileFormat("a script", ".sh .bash .zsh .fish .ps1 .bat .cmd", proof=sniffers.script),
    FileFormat("PHP", ".php .phtml", proof=sniffers.php),
    FileFormat(
        "source code",
        ".py .pyi .pyw .pyx .pxd .js .mjs .cjs .jsx .ts .tsx .vue .svelte .css .scss .sass .less .c .h .cc .cpp .cxx "
        ".hh .hpp .hxx .cs .java .kt .kts .scala .groovy .gradle .go .rs .swift .m .mm .rb .erb .pl .pm .lua .r .jl "
        ".hs .ml .mli .fs .clj .cljs .ex .exs .erl .elm .dart .f90 .f95 .pas .vb .asm .el .lisp .scm .tcl .awk .sed "
        ".cmake .mk .proto .thrift .graphql .tf .jinja .j2 .vim .zig .nim .sol .vhd .vhdl",
        likely=sniffers.code,
    ),
)

_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes.split()}


def recognize(name: str, data: bytes, encoding: str = "utf-8") -> FileFormat | None:
    """Return the format of a file, or None for plain text and for what nobody knows.

    ``name`` is its path, or any word without a suffix for a pipe; of its bytes, ``data``, the first 64 KB count. A
    suffix decides, but .txt and .text stand back where the content proves another format.
    """
    suffix = _suffix(name)
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    head = Head(data, encoding)
    found = next((one for one in FORMATS if one.proved(head)), None)
    if found is None and suffix not in TEXT:
        found = next((one for one in FORMATS if one.likely is not None and one.likely(head)), None)
    return found


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122  # of a path that may be any bytes
