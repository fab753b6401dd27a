"""What a record is: one Pydantic model a thing, frozen, strict, every field documented.

The docstring under a field is its documentation: it goes into the JSON Schemas and the codebook.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

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

from summits import citations, dates
from summits.errors import UsageError


class _Read:
    """Keeps a string in JSON both ways, and an object of ours in Python."""

    def __init__(self, read: Callable[[str], Any], **schema: str) -> None:
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


Slug = Annotated[str, Field(pattern=rf"^{citations.SLUG}$", max_length=100)]
Text = Annotated[str, _Read(_clean, minLength=1)]
Date = Annotated[dates.Edtf, _Read(dates.parse, format="edtf")]
Day = Annotated[dates.Edtf, _Read(_day, format="date")]
Duration = Annotated[str, _Read(_duration, pattern=r"^P[0-9DTHM]+~?$")]
Cite = Annotated[citations.Citation, _Read(citations.parse, pattern=citations.PATTERN)]
Cites = Annotated[tuple[Cite, ...], Field(min_length=1)]
Value = Annotated[Any, WithJsonSchema({"type": ["string", "boolean"]})]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Names = dict[Language, Text]


class Model(BaseModel):
    """What all models share: nothing changes, nothing is converted, nothing is misspelt."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Side(Model):
    """One of the two parties whose meetings the record holds."""

    id: Slug
    """Permanent id, as `russia`."""
    label: Text
    """The name that stands before its people."""
    adjective: Text
    """As in “the Russian side”."""
    short: Text
    """Two or three letters for the margin, as `RU`."""
    principal: Slug
    """The person whose meetings these are."""


class Country(Model):
    """A country that a place lies in."""

    name: Text
    """English name."""
    names: Names
    """Names in other languages, by ISO 639-1 code."""


class Header(Model):
    """`dataset.json`: what the record is."""

    id: Slug
    """Permanent id of the data set."""
    title: Text
    """Its title."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Its version; the first number changes when the shape does."""
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)]
    """The two principal sides, in the order in which they are shown."""
    countries: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Country]
    """Countries by ISO 3166-1 alpha-2 code."""
    scope: Text
    """What counts as a meeting, in a sentence or two."""
    covers: Date
    """The interval that was searched."""
    checked: Day
    """The day the record was last checked against its sources."""
    gaps: tuple[Text, ...]
    """Known gaps, a sentence each."""
    license: Text
    """The licence of the data, as an SPDX id."""


class Person(Model):
    """Somebody who took part in a meeting, spoke of it, or is disputed to have been there."""

    id: Slug
    """Permanent id: the canonical English name as a slug."""
    name: Text
    """Canonical English name."""
    names: Names
    """The name in other scripts, by ISO 639-1 code, where a source shows it."""
    aliases: tuple[Text, ...]
    """Every other spelling seen."""
    side: Slug
    """A side's id, or `other`."""
    offices: tuple[Text, ...]
    """The offices held at the meetings, each in its one wording."""


class Place(Model):
    """A town or base where a meeting was held."""

    id: Slug
    """Permanent id."""
    city: Text
    """English name."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2 code."""
    names: Names
    """Names in other scripts, by ISO 639-1 code."""
    aliases: tuple[Text, ...]
    """Every other spelling seen."""
    latitude: Annotated[float, Field(ge=-90, le=90)]
    """Degrees north, WGS 84."""
    longitude: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east, WGS 84."""
    evidence: Cites
    """Where the coordinates come from."""


class Topic(Model):
    """A subject of talks."""

    id: Slug
    """Permanent id."""
    label: Text
    """A short neutral name."""
    definition: Text
    """What counts under it, in neutral words."""
    aliases: tuple[Text, ...]
    """Other words that people search for."""
    broader: Slug | None
    """The topic it is part of."""


class Source(Model):
    """A page or article that facts rest on."""

    id: Slug
    """Publisher and day as known, `-2` for the second of a day."""
    publisher: Text
    """Who published it, as a reader would cite it."""
    origin: Slug
    """Whose words they are: two re-posts of SANA are two sources and one origin."""
    side: Slug
    """The origin's side, or `other`."""
    kind: Literal["official", "agency", "broadcaster", "press", "reference", "blog"]
    """What the publisher is."""
    language: Language
    """ISO 639-1 code."""
    read: Literal["whole", "opening"]
    """How much of it was read for the record."""
    title: Text | None = None
    """The title as printed."""
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$")] | None = None
    """Its address."""
    published: Date | None = None
    """The day it was published, as far as known."""
    accessed: Day | None = None
    """The day it was read."""
    archived: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$")] | None = None
    """The address of an archived copy."""
    prints: (
        Annotated[tuple[Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")], ...], Field(min_length=1)]
        | None
    ) = None
    """One fingerprint a paragraph, where the article is held (`summits check --prints FILE`)."""


class Candidate(Model):
    """A meeting that was looked into and not substantiated."""

    id: Slug
    """Permanent id."""
    when: Date
    """When it is said, or could be thought, to have been; an interval is allowed."""
    where: Text | None
    """The place in words, if one is named."""
    claim: Text
    """What is or could be claimed."""
    finding: Text
    """What was found."""
    evidence: Cites
    """What the finding rests on."""


PartName = Literal[
    "principal",
    "in-talks",
    "joined-later",
    "side-meeting",
    "delegation",
    "introduced",
    "elsewhere",
]


class Part(Model):
    """A part that a person had in a meeting."""

    part: PartName
    """`principal`, `in-talks`, `joined-later`, `side-meeting`, `delegation` (accompanied; whether in the
    room is not stated), `introduced` (presented to the visitor) or `elsewhere` (at another event of
    the visit)."""
    evidence: Cites
    """What it rests on."""


class Participant(Model):
    """A person at a meeting."""

    person: Slug
    """The person's id."""
    office: Text
    """The office held then, one of the person's offices."""
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    """What the person did there; several where sources report several."""


class AgendaItem(Model):
    """A topic that was discussed."""

    topic: Slug
    """The topic's id."""
    evidence: Cites
    """What it rests on."""


class Statement(Model):
    """One claim, paraphrased, under those who made it."""

    key: Slug
    """Its name within the meeting."""
    topic: Slug
    """One of this meeting's topics."""
    by: tuple[Slug, ...]
    """Who said it: two where both are said to have said it, none where nobody is quoted."""
    says: Text
    """What was said, in our words."""
    evidence: Cites
    """What it rests on."""


class Item(Model):
    """A point of the programme, or an outcome."""

    key: Slug
    """Its name within the list."""
    text: Text
    """What it was, in our words."""
    evidence: Cites
    """What it rests on."""


class Account(Model):
    """One version of a disputed thing."""

    value: Value = None
    """The value claimed, in the field's own form, where the dispute is about a field."""
    says: Text
    """The version in a few words."""
    evidence: Cites
    """Who claims it."""
    held: bool = False
    """Whether the record goes with it."""


class Dispute(Model):
    """A question on which the sources disagree."""

    about: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z0-9-]+(\.(office|parts))?)?$")] | None
    """The field it is about, as `date` or `participants.ID.office`; null for what has no field."""
    key: Slug | None = None
    """Its own name where `about` is null, as `time-of-day`: the field is then `disputes.time-of-day`."""
    question: Text
    """The question, ending in a question mark."""
    accounts: Annotated[tuple[Account, ...], Field(min_length=2)]
    """The versions; at most one is held."""
    because: Text
    """Why the record goes with the held version, or why it is left open."""


class Evidence(Model):
    """The citations of the single-valued fields: a field is not null if, and only if, it is cited."""

    date: Cites | None = None
    """For `date`."""
    reported: Cites | None = None
    """For `reported`."""
    place: Cites | None = None
    """For `place`."""
    venue: Cites | None = None
    """For `venue`."""
    mode: Cites | None = None
    """For `mode`."""
    visit: Cites | None = None
    """For `visit`."""
    announced: Cites | None = None
    """For `announced`."""
    duration: Cites | None = None
    """For `duration`."""


class Meeting(Model):
    """`meetings/ID.json`: one meeting, each fact with its sources."""

    id: Slug
    """Permanent id, `place-year`; given once and never recomputed when a date is corrected."""
    former_ids: tuple[Slug, ...] = ()
    """Ids it once had; they keep resolving."""
    status: Literal["confirmed", "unconfirmed"]
    """Only confirmed meetings are shown unless asked for."""
    date: Date
    """When it was held: EDTF, the calendar date at the place."""
    reported: Date | None
    """When the public first learned that it had taken place: EDTF; null: not recorded."""
    place: Slug | None
    """A place's id; null: it had none, as a call."""
    venue: Text | None
    """The venue in words; null: not recorded."""
    mode: Literal["in-person", "video", "phone"]
    """How they met."""
    visit: Literal["state", "official", "working"] | None
    """The kind of visit; null: not recorded."""
    announced: bool | None
    """Whether it was made public before it was held; null: not recorded."""
    duration: Duration | None
    """How long it lasted: ISO 8601, `~` for about; null: not recorded."""
    summary: Text
    """One or two neutral sentences, saying nothing that is not below with evidence."""
    participants: Annotated[tuple[Participant, ...], Field(min_length=2)]
    """Who was there."""
    topics: tuple[AgendaItem, ...]
    """What was discussed, in order of prominence."""
    statements: tuple[Statement, ...]
    """What was said, by whom, on which topic."""
    programme: tuple[Item, ...]
    """The stages of the meeting, in order of time."""
    outcomes: tuple[Item, ...]
    """What came of it; empty: none recorded."""
    disputes: tuple[Dispute, ...]
    """Where the sources disagree."""
    evidence: Evidence
    """What the single-valued fields rest on."""
    revised: Day
    """The day of the last change."""

    def as_json(self) -> dict[str, Any]:
        """The meeting as its file has it; what `compare` and the other functions read."""
        return self.model_dump(mode="json", exclude_unset=True)


class _Table(Model):
    schema_: Annotated[str, Field(alias="$schema")] = ""
    """The JSON Schema of the file, for editors."""


class HeaderFile(_Table, Header):
    """`dataset.json`."""


class People(_Table):
    """`people.json`."""

    people: tuple[Person, ...]
    """Everyone."""


class Places(_Table):
    """`places.json`."""

    places: tuple[Place, ...]
    """Every place."""


class Topics(_Table):
    """`topics.json`."""

    topics: tuple[Topic, ...]
    """Every topic, a narrower one after its broader."""


class Sources(_Table):
    """`sources.json`."""

    sources: tuple[Source, ...]
    """Every source."""


class Candidates(_Table):
    """`candidates.json`."""

    candidates: tuple[Candidate, ...]
    """Everything looked into and not substantiated."""


class MeetingFile(_Table, Meeting):
    """`meetings/ID.json`."""


FILES: dict[str, type[Model]] = {
    "dataset": HeaderFile,
    "people": People,
    "places": Places,
    "topics": Topics,
    "sources": Sources,
    "candidates": Candidates,
    "meeting": MeetingFile,
}
"""The model of each kind of file."""
