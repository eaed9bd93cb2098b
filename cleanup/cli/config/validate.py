"""Values from files and variables, checked against their keys."""

import re
from collections.abc import Iterable

from cleanup.cli.config.schema import Setting, SettingType, Value
from cleanup.engine.rule import is_share
from cleanup.errors import ConfigError, InputError
from cleanup.io.files import Codec

# Code points of a value that an error shows.
SHOWN = 60

MAX_COUNT = 9999

# The key whose values are language codes.
LANGUAGE = "language"

TYPES: dict[SettingType, tuple[type, ...]] = {
    SettingType.FLAG: (bool,),
    SettingType.SHARE: (int, float),
    SettingType.COUNT: (int,),
    SettingType.WORD: (str,),
    SettingType.ENCODING: (str,),
    SettingType.PATH: (str,),
}


def checked(key: Setting, value: object) -> Value:
    """Return a value from TOML, a list as a tuple. Raises ConfigError with what was expected and what was found."""
    if key.kind.is_list:
        if not isinstance(value, list):
            raise _mismatch(key, value)
        for item in value:
            if not isinstance(item, str):
                raise _mismatch(key, item, " in it")
        return tuple(_split(value, "," if key.kind is SettingType.WORDS else "\n"))
    fits = isinstance(value, TYPES[key.kind]) and isinstance(value, bool) == (key.kind is SettingType.FLAG)
    if not fits or not _is_allowed(key, value):
        raise _mismatch(key, value)
    return value


def from_text(key: Setting, text: str) -> Value:
    """Return a value from INI or a variable: a list in lines or with commas, a flag as configparser reads it.

    Raises ConfigError as ``checked`` does.
    """
    text = text.strip()
    if key.kind.is_list:  # a text with a comma must be in lines
        return checked(key, [*_split([text], "\n" if key.kind is SettingType.TEXTS and "\n" in text else "[\n,]")])
    value: object = text
    try:
        if key.kind is SettingType.FLAG:
            from configparser import RawConfigParser

            value = RawConfigParser.BOOLEAN_STATES.get(text.lower(), text)
        elif key.kind is SettingType.SHARE:
            value = float(text)
        elif key.kind is SettingType.COUNT:
            value = int(text)
    except ValueError:
        raise _mismatch(key, text) from None
    return checked(key, value)


def _split(texts: Iterable[str], separator: str) -> Iterable[str]:
    return (part.strip() for text in texts for part in re.split(separator, text) if part.strip())


def _is_allowed(key: Setting, value: Value) -> bool:
    if key.kind is SettingType.ENCODING:
        return _is_encoding(value)
    if key.kind is SettingType.SHARE:
        return is_share(value)
    if key.kind is SettingType.COUNT:
        return bool(0 <= value <= MAX_COUNT)
    if key.name == LANGUAGE:
        from cleanup.engine.language.iso639 import is_language

        return value == "auto" or is_language(value)
    if isinstance(value, str):
        return value in key.choices if key.choices else re.fullmatch(key.pattern or ".+", value, re.DOTALL) is not None
    return True


def _is_encoding(name: str) -> bool:
    try:
        Codec.named(name, "strict")
    except InputError:
        return False
    return True


def _mismatch(key: Setting, value: object, where: str = "") -> ConfigError:
    expected = f"one of {', '.join(key.choices)}" if key.choices else key.expected or key.kind.value
    hint = ""
    if key.name == LANGUAGE and isinstance(value, str):
        from cleanup.engine.language.iso639 import hint as language_hint

        hint = language_hint(value)
    return ConfigError(f"{key.name}: expected {expected}, got {describe(value)}{where}{hint}")


def describe(value: object) -> str:
    """Return a value for errors, in one line: ``3``, ``'some text'``, ``a table``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return shortened(value)
    if isinstance(value, int) and value.bit_length() > SHOWN:  # Python writes no number of 5,000 digits
        return "a very large number"
    return str(value)


def shortened(text: str) -> str:
    """Return a text in quotation marks, at most ``SHOWN`` code points of it."""
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")
