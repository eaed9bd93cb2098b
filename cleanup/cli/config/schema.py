"""All that can be configured: one table, by which files are checked, shown, begun and described."""

import re
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from cleanup.engine.rule import MIN_CONFIDENCE
from cleanup.reporting.registry import FORMATS

Value: TypeAlias = Any
"""What the kind of its key says; lists are tuples."""


class SettingType(Enum):
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
        return self in (SettingType.WORDS, SettingType.TEXTS, SettingType.PATHS)


class Setting(NamedTuple):
    """One thing to configure. ``default`` is None where nothing holds unless it is said; ``fits`` is an expression for
    the whole of a text, and ``wanted`` says it to people; ``sample`` is a value worth showing.
    """

    name: str
    kind: SettingType
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


KINDS = ("auto", "text", "jsonl", "parquet", "datasets")

KEYS = (
    Setting(
        "select",
        SettingType.WORDS,
        (),
        ("RES", "MTA1"),
        "Only these rules, by code prefix or name; empty: all.",
        by_path=True,
    ),
    Setting("ignore", SettingType.WORDS, (), ("RES301", "ad-break"), "All rules but these.", by_path=True),
    Setting("extend-select", SettingType.WORDS, (), ("DMG",), "These rules, too, where others are selected."),
    Setting(
        "extend-ignore",
        SettingType.WORDS,
        (),
        ("MTA8",),
        "Not these rules either, whatever else is ignored.",
        by_path=True,
    ),
    Setting(
        "unsafe",
        SettingType.FLAG,
        default=False,
        sample=True,
        help="Apply fixes that choose one likely reading, too.",
        by_path=True,
    ),
    Setting(
        "min-confidence",
        SettingType.SHARE,
        MIN_CONFIDENCE,
        0.5,
        "Leave out unsafe fixes that were right less often than this.",
        by_path=True,
    ),
    Setting(
        "language",
        SettingType.WORD,
        "auto",
        "en",
        "The language of the texts: auto, or an ISO 639-1 code.",
        fits="auto|[a-z]{2,3}(-[A-Za-z0-9]{1,8})*",
        wanted="auto or an ISO 639-1 code such as en",
        by_path=True,
    ),
    Setting("rules", SettingType.PATHS, (), ("rules/station.toml",), "TOML files with rules of your own."),
    Setting("exclude", SettingType.WORDS, (), ("drafts", "*.orig.txt"), "What to leave out of folders: globs."),
    Setting(
        "respect-gitignore",
        SettingType.FLAG,
        default=True,
        sample=False,
        help="Leave out of folders what git ignores.",
    ),
    Setting("encoding", SettingType.ENCODING, "utf-8", "cp1252", "How the files are encoded."),
    Setting(
        "errors",
        SettingType.WORD,
        "strict",
        "surrogate",
        "With bytes that do not decode: refuse the file, carry them through unchanged, or leave the file out.",
        choices=("strict", "surrogate", "skip"),
    ),
    Setting(
        "format",
        SettingType.WORD,
        "auto",
        "jsonl",
        "What the files hold; auto goes by their names and refuses other formats, text reads those as plain text.",
        choices=KINDS,
    ),
    Setting("text-field", SettingType.WORD, "text", "page.body", "Where a record of a dataset has its text."),
    Setting("id-field", SettingType.WORD, "id", "url", "What a record of a dataset is known by."),
    Setting(
        "baseline", SettingType.PATH, None, "corpuscrub-baseline.txt", "The file with the findings that were accepted."
    ),
    Setting(
        "max-translated",
        SettingType.SHARE,
        None,
        0.8,
        "How machine-translated a document may look; `check` lists those that look more so, `clean` leaves them out.",
    ),
    Setting(
        "output-format", SettingType.WORD, None, "concise", "How `check` lists what it finds.", choices=tuple(FORMATS)
    ),
    Setting("jobs", SettingType.COUNT, 1, 2, "How many processes search; 0: one a processor."),
    Setting(
        "extend", SettingType.PATH, None, "../corpuscrub.toml", "Another file, whose keys hold where this one has none."
    ),
    Setting(
        "allow.findings",
        SettingType.PATH,
        None,
        "corpuscrub-allow.toml",
        "A file with findings that are neither reported nor fixed, by their ids.",
        option="allow",
    ),
    Setting(
        "allow.phrases", SettingType.TEXTS, (), ("Image 1 of 2",), "Found texts that are neither reported nor fixed."
    ),
    Setting(
        "allow.names",
        SettingType.TEXTS,
        (),
        ("United - States",),
        "Names in the texts: what a rule finds there is neither reported nor fixed.",
    ),
)

BY_NAME = {key.name: key for key in KEYS}
BY_PATH = {key.name: key for key in KEYS if key.by_path}
PER_PATH = "per-path"
ALLOW = "allow"
