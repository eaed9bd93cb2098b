"""All that can be configured: one table, by which files are checked, shown, begun and described."""

import re
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from cleanup.engine.rule import MIN_CONFIDENCE

Value: TypeAlias = Any
"""What the kind of its key says; lists are tuples."""


class Kind(Enum):
    """What a value is, as people are told."""

    FLAG = "true or false"
    SHARE = "a number from 0 to 1"
    COUNT = "a whole number from 0 to 9999"
    WORD = "a text"
    ENCODING = "an encoding of text, such as utf-8 or cp1252,"
    PATH = "a path"
    WORDS = "a list of words"
    TEXTS = "a list of texts"
    PATHS = "a list of paths"

    @property
    def several(self) -> bool:
        """Whether it is a list."""
        return self in (Kind.WORDS, Kind.TEXTS, Kind.PATHS)


class Key(NamedTuple):
    """One thing to configure. ``default`` is None where nothing holds unless it is said; ``fits`` is an expression for
    the whole of a text, and ``wanted`` says it to people; ``sample`` is a value worth showing.
    """

    name: str
    kind: Kind
    default: Value
    sample: Value
    help: str
    choices: tuple[str, ...] = ()
    fits: str = ""
    wanted: str = ""
    by_path: bool = False
    option: str = ""

    @property
    def flag(self) -> str:
        """The option that says the same."""
        return f"--{self.option or self.name}"

    @property
    def variable(self) -> str:
        """The environment variable that says the same."""
        return "CORPUSCRUB_" + re.sub("[-.]", "_", self.name).upper()


FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "attributes",
)  # fmt: skip

KINDS = ("auto", "text", "jsonl", "parquet", "datasets")

KEYS = (
    Key(
        "select", Kind.WORDS, (), ("RES", "MTA1"), "Only these rules, by code prefix or name; empty: all.", by_path=True
    ),
    Key("ignore", Kind.WORDS, (), ("RES301", "ad-break"), "All rules but these.", by_path=True),
    Key("extend-select", Kind.WORDS, (), ("DMG",), "These rules, too, where others are selected."),
    Key("extend-ignore", Kind.WORDS, (), ("MTA8",), "Not these rules either, whatever else is ignored.", by_path=True),
    Key(
        "unsafe",
        Kind.FLAG,
        default=False,
        sample=True,
        help="Apply fixes that choose one likely reading, too.",
        by_path=True,
    ),
    Key(
        "min-confidence",
        Kind.SHARE,
        MIN_CONFIDENCE,
        0.5,
        "Leave out unsafe fixes that were right less often than this.",
        by_path=True,
    ),
    Key(
        "language",
        Kind.WORD,
        "auto",
        "en",
        "The language of the texts: auto, or an ISO 639-1 code.",
        fits="auto|[a-z]{2,3}(-[A-Za-z0-9]{1,8})*",
        wanted="auto or an ISO 639-1 code such as en",
        by_path=True,
    ),
    Key("rules", Kind.PATHS, (), ("rules/station.toml",), "TOML files with rules of your own."),
    Key("exclude", Kind.WORDS, (), ("drafts", "*.orig.txt"), "What to leave out of folders: globs."),
    Key(
        "respect-gitignore",
        Kind.FLAG,
        default=True,
        sample=False,
        help="Leave out of folders what git ignores.",
    ),
    Key("encoding", Kind.ENCODING, "utf-8", "cp1252", "How the files are encoded."),
    Key(
        "errors",
        Kind.WORD,
        "strict",
        "surrogate",
        "With bytes that do not decode: refuse the file, carry them through unchanged, or leave the file out.",
        choices=("strict", "surrogate", "skip"),
    ),
    Key(
        "format",
        Kind.WORD,
        "auto",
        "jsonl",
        "What the files hold; auto goes by their names and refuses other formats, text reads those as plain text.",
        choices=KINDS,
    ),
    Key("text-field", Kind.WORD, "text", "page.body", "Where a record of a dataset has its text."),
    Key("id-field", Kind.WORD, "id", "url", "What a record of a dataset is known by."),
    Key("baseline", Kind.PATH, None, "corpuscrub-baseline.txt", "The file with the findings that were accepted."),
    Key(
        "max-translated",
        Kind.SHARE,
        None,
        0.8,
        "How machine-translated a document may look; `check` lists those that look more so, `clean` leaves them out.",
    ),
    Key("output-format", Kind.WORD, None, "concise", "How `check` lists what it finds.", choices=FORMATS),
    Key("jobs", Kind.COUNT, 1, 2, "How many processes search; 0: one a processor."),
    Key("extend", Kind.PATH, None, "../corpuscrub.toml", "Another file, whose keys hold where this one has none."),
    Key(
        "allow.findings",
        Kind.PATH,
        None,
        "corpuscrub-allow.toml",
        "A file with findings that are neither reported nor fixed, by their ids.",
        option="allow",
    ),
    Key("allow.phrases", Kind.TEXTS, (), ("Image 1 of 2",), "Found texts that are neither reported nor fixed."),
    Key(
        "allow.names",
        Kind.TEXTS,
        (),
        ("United - States",),
        "Names in the texts: what a rule finds there is neither reported nor fixed.",
    ),
)

BY_NAME = {key.name: key for key in KEYS}
BY_PATH = {key.name: key for key in KEYS if key.by_path}
PER_PATH = "per-path"
ALLOW = "allow"
