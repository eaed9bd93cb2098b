"""Values from files and variables, checked against their keys; what is wrong with one is said to people."""

import re
from collections.abc import Iterable

from cleanup.cli.config.schema import Setting, SettingType, Value
from cleanup.engine.rule import is_share
from cleanup.errors import ConfigError, InputError
from cleanup.io.files import Codec

SHOWN = 60
"""Code points of a value that an error shows."""

MOST = 9999

LANGUAGE = "language"
"""The key whose values are codes of languages."""

TYPES: dict[SettingType, tuple[type, ...]] = {
    SettingType.FLAG: (bool,),
    SettingType.SHARE: (int, float),
    SettingType.COUNT: (int,),
    SettingType.WORD: (str,),
    SettingType.ENCODING: (str,),
    SettingType.PATH: (str,),
}


def checked(key: Setting, value: object) -> Value:
    """A value as TOML has it. Raises ConfigError, which says what is wanted and what is there."""
    if key.kind.several:
        if not isinstance(value, list):
            raise _unwanted(key, value)
        for item in value:
            if not isinstance(item, str):
                raise _unwanted(key, item, " in it")
        return tuple(_parts(value, "," if key.kind is SettingType.WORDS else "\n"))
    fits = isinstance(value, TYPES[key.kind]) and isinstance(value, bool) == (key.kind is SettingType.FLAG)
    if not fits or not _in_range(key, value):
        raise _unwanted(key, value)
    return value


def from_text(key: Setting, text: str) -> Value:
    """A value as INI and variables have it: a list in lines or with commas, a flag by any name that configparser takes.

    Raises ConfigError as ``checked`` does.
    """
    text = text.strip()
    if key.kind.several:  # a text that holds a comma stands in lines with others
        return checked(key, [*_parts([text], "\n" if key.kind is SettingType.TEXTS and "\n" in text else "[\n,]")])
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
        raise _unwanted(key, text) from None
    return checked(key, value)


def _parts(texts: Iterable[str], separator: str) -> Iterable[str]:
    return (part.strip() for text in texts for part in re.split(separator, text) if part.strip())


def _in_range(key: Setting, value: Value) -> bool:
    if key.kind is SettingType.ENCODING:
        return _is_encoding(value)
    if key.kind is SettingType.SHARE:
        return is_share(value)
    if key.kind is SettingType.COUNT:
        return bool(0 <= value <= MOST)
    if key.name == LANGUAGE:
        from cleanup.engine.iso639 import is_language

        return value == "auto" or is_language(value)
    if isinstance(value, str):
        return value in key.choices if key.choices else re.fullmatch(key.fits or ".+", value, re.DOTALL) is not None
    return True


def _is_encoding(name: str) -> bool:
    try:
        Codec.named(name, "strict")
    except InputError:
        return False
    return True


def _unwanted(key: Setting, value: object, where: str = "") -> ConfigError:
    wanted = f"one of {', '.join(key.choices)}" if key.choices else key.wanted or key.kind.value
    hint = ""
    if key.name == LANGUAGE and isinstance(value, str):
        from cleanup.engine.iso639 import hint as meant

        hint = meant(value)
    return ConfigError(f"{key.name}: {wanted} is wanted, there is {described(value)}{where}{hint}")


def described(value: object) -> str:
    """A value as errors name it, at most one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"the text {shortened(value)}"
    if isinstance(value, int) and value.bit_length() > SHOWN:  # Python writes no number of 5,000 digits
        return "a very large number"
    return f"the {'number' if isinstance(value, int | float) else 'time'} {value}"


def shortened(text: str) -> str:
    """A text in quotation marks, at most ``SHOWN`` code points of it."""
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")
