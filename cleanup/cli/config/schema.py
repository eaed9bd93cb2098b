"""All configuration keys in one table, with which files are checked, shown, started and described."""

import re
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from cleanup.engine.rule import MIN_CONFIDENCE
from cleanup.reporting.registry import FORMATS

# A value of the type of its key; lists are tuples.
Value: TypeAlias = Any


class SettingType(Enum):
    """The type of a value, with its description for messages."""

    FLAG = "true or false"
    SHARE = "a number from 0 to 1"
    COUNT = "a whole number from 0 to 9999"
    WORD = "a string"
    ENCODING = "a text encoding such as utf-8 or cp1252"
    PATH = "a path"
    WORDS = "a list of strings"
    TEXTS = "a list of texts"
    PATHS = "a list of paths"

    @property
    def is_list(self) -> bool:
        """Whether values are lists."""
        return self in (SettingType.WORDS, SettingType.TEXTS, SettingType.PATHS)


class Setting(NamedTuple):
    """One configuration key.

    ``default`` is None for a key without a default. ``pattern`` is an expression for the whole of a string, and
    ``expected`` describes it in messages. ``sample`` is a value to show in a new file. ``by_path`` allows the key in
    per-path tables. ``option`` is the name of its option where that differs.
    """

    name: str
    kind: SettingType
    default: Value
    sample: Value
    help: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    expected: str = ""
    by_path: bool = False
    option: str = ""

    @property
    def flag(self) -> str:
        """The option of this key."""
        return f"--{self.option or self.name}"

    @property
    def variable(self) -> str:
        """The environment variable of this key."""
        return "CORPUSCRUB_" + re.sub("[-.]", "_", self.name).upper()


KINDS = ("auto", "text", "jsonl", "parquet", "datasets")

KEYS = (
    Setting(
        "select",
        SettingType.WORDS,
        (),
        ("RES", "MTA1"),
        "Use only these rules: codes, code prefixes or names; empty: all rules.",
        by_path=True,
    ),
    Setting("ignore", SettingType.WORDS, (), ("RES301", "ad-break"), "Use all rules except these.", by_path=True),
    Setting(
        "extend-select",
        SettingType.WORDS,
        (),
        ("DMG",),
        "Also select these rules, in addition to others that are selected.",
    ),
    Setting(
        "extend-ignore",
        SettingType.WORDS,
        (),
        ("MTA8",),
        "Also ignore these rules, in addition to others that are ignored.",
        by_path=True,
    ),
    Setting(
        "unsafe",
        SettingType.FLAG,
        default=False,
        sample=True,
        help="Also apply unsafe fixes, which choose one likely reading.",
        by_path=True,
    ),
    Setting(
        "min-confidence",
        SettingType.SHARE,
        MIN_CONFIDENCE,
        0.5,
        "Skip unsafe fixes that were right less often than this.",
        by_path=True,
    ),
    Setting(
        "language",
        SettingType.WORD,
        "auto",
        "en",
        "Language of the texts: auto, or an ISO 639-1 code.",
        pattern="auto|[a-z]{2,3}(-[A-Za-z0-9]{1,8})*",
        expected="auto or an ISO 639-1 code such as en",
        by_path=True,
    ),
    Setting("rules", SettingType.PATHS, (), ("rules/station.toml",), "TOML files with custom rules."),
    Setting(
        "exclude",
        SettingType.WORDS,
        (),
        ("drafts", "*.orig.txt"),
        "Skip these files in folders: patterns as in a .gitignore.",
    ),
    Setting(
        "respect-gitignore",
        SettingType.FLAG,
        default=True,
        sample=False,
        help="Skip files in folders that git ignores.",
    ),
    Setting("encoding", SettingType.ENCODING, "utf-8", "cp1252", "Encoding of the files."),
    Setting(
        "errors",
        SettingType.WORD,
        "strict",
        "surrogate",
        "What to do with bytes that do not decode: strict rejects the file, surrogate keeps the bytes unchanged, skip "
        "leaves the file out.",
        choices=("strict", "surrogate", "skip"),
    ),
    Setting(
        "format",
        SettingType.WORD,
        "auto",
        "jsonl",
        "What the files contain; auto decides by file name and rejects other formats, text reads all as plain text.",
        choices=KINDS,
    ),
    Setting("text-field", SettingType.WORD, "text", "page.body", "Field that contains the text of a record."),
    Setting("id-field", SettingType.WORD, "id", "url", "Field that identifies a record."),
    Setting(
        "baseline",
        SettingType.PATH,
        None,
        "corpuscrub-baseline.txt",
        "Baseline of existing findings, which are neither reported nor fixed.",
    ),
    Setting(
        "max-translated",
        SettingType.SHARE,
        None,
        0.8,
        "How machine-translated a document may look; above it, `check` lists the document and `clean` leaves it out.",
    ),
    Setting(
        "output-format",
        SettingType.WORD,
        None,
        "concise",
        "Format in which `check` lists findings.",
        choices=tuple(FORMATS),
    ),
    Setting("jobs", SettingType.COUNT, 1, 2, "Number of processes; 0 means one per processor."),
    Setting(
        "extend",
        SettingType.PATH,
        None,
        "../corpuscrub.toml",
        "Another configuration file, whose settings apply where this file has none.",
    ),
    Setting(
        "allow.findings",
        SettingType.PATH,
        None,
        "corpuscrub-allow.toml",
        "Allow file: findings, by their ids, that are neither reported nor fixed.",
        option="allow",
    ),
    Setting(
        "allow.phrases",
        SettingType.TEXTS,
        (),
        ("Image 1 of 2",),
        "Findings with these texts are neither reported nor fixed.",
    ),
    Setting(
        "allow.names",
        SettingType.TEXTS,
        (),
        ("United - States",),
        "Names in the texts: findings inside them are neither reported nor fixed.",
    ),
)

BY_NAME = {key.name: key for key in KEYS}
BY_PATH = {key.name: key for key in KEYS if key.by_path}
PER_PATH = "per-path"
ALLOW = "allow"
