"""RecordFields of records, also those inside of others."""

from typing import Any, NamedTuple, Self

from cleanup.errors import Unusable

TYPE_NAMES = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    str: "a text",
}


class FieldPath(tuple[str, ...]):
    """The names that lead to a value: ``FieldPath("meta.text")`` is the ``text`` in ``meta``."""

    __slots__ = ()

    def __new__(cls, name: str) -> Self:
        """Parse a field name; dots separate the names that lead to a nested field."""
        return super().__new__(cls, name.split("."))

    def __getnewargs__(self) -> tuple[str]:
        return (str(self),)

    def __str__(self) -> str:
        return ".".join(self)

    def value_in(self, record: Any) -> Any:
        """Return the value in a parsed record. Raises Unusable when there is none."""
        value = record
        for name in self:
            if type(value) is not dict or name not in value:
                raise Unusable(f"no field {str(self)!r}")
            value = value[name]
        return value

    def text_in(self, record: Any) -> str:
        """Return the value, which must be a text. Raises Unusable for any other value."""
        value = self.value_in(record)
        if type(value) is not str:
            raise Unusable(f"the field {str(self)!r} holds {type_name(value)}, not a text")
        return value


def type_name(value: object) -> str:
    """Return the name that messages use for the type of a value."""
    return TYPE_NAMES.get(type(value), type(value).__name__)


class RecordFields(NamedTuple):
    """Where a record has its text, and what it is known by."""

    text: FieldPath = FieldPath("text")
    id: FieldPath = FieldPath("id")

    @classmethod
    def named(cls, text: str, id: str) -> "RecordFields":  # noqa: A002  # as the field is
        """Return the fields with these names."""
        return cls(FieldPath(text), FieldPath(id))

    def id_of(self, record: Any) -> str | None:
        """Return the id of a parsed record; None where it is neither a text nor a whole number."""
        try:
            value = self.id.value_in(record)
        except Unusable:
            return None
        return str(value) if type(value) in (str, int) else None
