"""What a field may hold: strings that are read into objects of ours, and kept as strings in JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from summits.errors import UsageError
from summits.values import citations, dates


class _Read:
    """Keeps a string in JSON both ways, and an object of ours in Python."""

    def __init__(self, read: Callable[[str], Any], **schema: Any) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._value,
            core_schema.str_schema(strict=True),
            serialization=core_schema.plain_serializer_function_ser_schema(_text),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", **self.schema}

    def _value(self, text: str) -> Any:
        try:
            return self.read(text)
        except UsageError as error:
            raise PydanticCustomError("wrong_value", "{why}", {"why": str(error)}) from None


class _NotNull:
    """For a key that may be left out but says nothing as null: None in Python alone."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._value, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return next(one for one in handler(schema)["anyOf"] if one != {"type": "null"})

    def _value(self, value: Any) -> Any:
        # A default is not validated, so this null stands in the file.
        if value is None:
            raise PydanticCustomError("wrong_value", "It is null; leave the key out.")
        return value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value.text)


def _duration(text: str) -> str:
    dates.duration_words(text)
    return text


def _day(text: str) -> dates.Edtf:
    date = dates.parse(text)
    if not date.exact:
        raise UsageError(f"“{text}” is not a day; write it as 2021-09-13.")
    return date


def _clean(text: str) -> str:
    if "\0" in text or not text.strip():
        raise UsageError("It is empty or holds a NUL; write some words, or leave the key out.")
    return text


def _slug(text: str) -> str:
    if len(text) > _LONGEST or not re.fullmatch(citations.SLUG, text):
        raise UsageError(f"“{text}” is no id; write a-z, 0-9 and single “-”, at most {_LONGEST}.")
    return text


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise UsageError(f"“{text}” is no address; write http:// or https:// and no spaces.")
    return text


_LONGEST = 100
FIELD = r"^[a-z]+(\.[a-z0-9-]+(\.(office|parts))?)?$"
# Addresses become links, so what turns a terminal round has no place in one.
_ADDRESS = re.compile(
    r"https?://[^\s<>\x22\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)


def written(pattern: str, form: str) -> Any:
    """A pattern, and the name of its form for the codebook, where nobody reads a pattern."""
    return Field(pattern=pattern, json_schema_extra={"format": form})


T = TypeVar("T")
LeftOut = Annotated[T | None, _NotNull()]
Slug = Annotated[str, _Read(_slug, pattern=f"^{citations.SLUG}$", maxLength=_LONGEST, format="id")]
Text = Annotated[str, _Read(_clean, minLength=1)]
Url = Annotated[str, _Read(_address, pattern=f"^{_ADDRESS.pattern}$", format="iri")]
Date = Annotated[dates.Edtf, _Read(dates.parse, format="edtf")]
Day = Annotated[dates.Edtf, _Read(_day, format="date")]
Duration = Annotated[str, _Read(_duration, pattern=r"^P[0-9DTHM]+~?$", format="length")]
Cite = Annotated[
    citations.Citation, _Read(citations.parse, pattern=citations.PATTERN, format="citation")
]
Cites = Annotated[tuple[Cite, ...], Field(min_length=1)]
Print = Annotated[str, written(r"^[0-9a-f]{16}$", "print")]
Value = Annotated[Any, WithJsonSchema({"type": ["string", "boolean"]})]
Language = Annotated[str, written(r"^[a-z]{2,3}$", "language")]
Code = Annotated[str, written(r"^[A-Z]{2}$", "country")]
Names = dict[Language, Text]


class Model(BaseModel):
    """What all models share: nothing changes, nothing is converted, nothing is misspelt."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
