"""What a field may hold: strings that are read into values of ours, and stay strings in JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from summits.errors import UsageError, quoted
from summits.values import citations, clean, dates, spans
from summits.values.words import fold_words

LONGEST_ID, LONGEST_NAME, LONGEST_TEXT, LONGEST_ADDRESS = 100, 300, 20_000, 4000
"""In signs: far beyond what is written by hand, and what every view can bear."""
MOST_ROWS, MOST_IN_LIST = 50_000, 2000
"""What a table of a record holds, and any other list."""
FIELD = r"^[a-z]+(\.[a-z0-9-]+(\.(office|parts))?)?$"


def _wrong(why: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_value", "{why}", {"why": why})


def _checked(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A reader of ours as a validator of theirs."""

    def value(text: Any) -> Any:
        try:
            return read(text)
        except UsageError as error:
            raise _wrong(str(error)) from None

    return value


def _read(read: Callable[[str], Any]) -> PlainValidator:
    """The same for what is no string afterwards, and is looked at before it is known to be one."""
    value = _checked(read)

    def of_string(text: Any) -> Any:
        if not isinstance(text, str):
            raise PydanticKnownError("string_type")
        return value(text)

    return PlainValidator(of_string)


def _schema(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


def _duration(text: str) -> str:
    spans.duration(text)
    return text


def _day(text: str) -> dates.Edtf:
    date = dates.parse(text)
    if not date.exact:
        raise UsageError(f"{quoted(text)} is not a day; write it as 2021-09-13.")
    return date


def _clean(text: str) -> str:
    if "\0" in text or not text.strip():
        raise UsageError("It is empty or holds a NUL; write some words, or leave the key out.")
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"It is longer than {LONGEST_TEXT} signs; write it shorter.")
    return text


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise UsageError(f"{quoted(text)} is longer than {LONGEST_NAME} signs; write it shorter.")
    # By its words it is found, put into an index and shortened.
    if "\0" in text or not fold_words(text):
        raise UsageError(f"{quoted(text)} has no letter or digit; write a name, or take it out.")
    return text


@cache
def _slug(text: str) -> str:
    if len(text) > LONGEST_ID or not re.fullmatch(citations.SLUG, text):
        raise UsageError(
            f"{quoted(text)} is no id; write a-z, 0-9 and single “-”, at most {LONGEST_ID}."
        )
    return text


def _address(text: str) -> str:
    if len(text) > LONGEST_ADDRESS:
        raise UsageError(
            f"{quoted(text)} is longer than {LONGEST_ADDRESS} signs; find a shorter one."
        )
    return clean.address(text)


def _not_null(value: Any) -> Any:
    # A default is not validated, so this null stands in the file.
    if value is None:
        raise _wrong("It is null; leave the key out.")
    return value


def _word_or_truth(value: Any) -> Any:
    if not isinstance(value, (str, bool)):
        raise _wrong("It is neither a string nor true or false; mend the value.")
    return value


def written(pattern: str, form: str) -> Any:
    """A pattern, and the name of its form for the codebook, where nobody reads a pattern."""
    return Field(pattern=pattern, json_schema_extra={"format": form})


T = TypeVar("T")
Listed = Annotated[tuple[T, ...], Field(max_length=MOST_IN_LIST)]
"""A list of a record, of a sane length."""
Rows = Annotated[tuple[T, ...], Field(max_length=MOST_ROWS)]
"""A table of it."""
LeftOut = Annotated[T | None, AfterValidator(_not_null)]
"""A key that may be left out but says nothing as null: None in Python alone."""
_ID = {"pattern": f"^{citations.SLUG}$", "maxLength": LONGEST_ID, "format": "id"}
Slug = Annotated[str, AfterValidator(_checked(_slug)), _schema(**_ID)]
_TEXT = {"minLength": 1, "maxLength": LONGEST_TEXT}
Text = Annotated[str, AfterValidator(_checked(_clean)), _schema(**_TEXT)]
_NAME = {"minLength": 1, "maxLength": LONGEST_NAME, "format": "name"}
Name = Annotated[str, AfterValidator(_checked(_name)), _schema(**_NAME)]
_URL = {"pattern": f"^{clean.ADDRESS}$", "maxLength": LONGEST_ADDRESS, "format": "iri"}
Url = Annotated[str, AfterValidator(_checked(_address)), _schema(**_URL)]
Date = Annotated[dates.Edtf, _read(dates.parse), _schema(format="edtf")]
Day = Annotated[dates.Edtf, _read(_day), _schema(format="date")]
_LENGTH = {"pattern": r"^P[0-9DTHM]+~?$", "format": "length"}
Duration = Annotated[str, AfterValidator(_checked(_duration)), _schema(**_LENGTH)]
_CITATION = {"pattern": citations.PATTERN, "format": "citation"}
Cite = Annotated[citations.Citation, _read(citations.parse), _schema(**_CITATION)]
Cites = Annotated[tuple[Cite, ...], Field(min_length=1, max_length=MOST_IN_LIST)]
Print = Annotated[str, written(r"^[0-9a-f]{16}$", "print")]
AccountValue = Annotated[
    Any, PlainValidator(_word_or_truth), WithJsonSchema({"type": ["string", "boolean"]})
]
Language = Annotated[str, written(r"^[a-z]{2,3}$", "language")]
Code = Annotated[str, written(r"^[A-Z]{2}$", "country")]
Names = dict[Language, Name]


class Model(BaseModel):
    """What all models share: nothing changes, nothing is converted, nothing is misspelt."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
