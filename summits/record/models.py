"""What a record is: one Pydantic model a thing, frozen, strict, every field documented.

The docstring under a field is its documentation: it goes into the JSON Schemas and the codebook. What
the reference tables hold is in tables.py, what a field may hold in fields.py.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from summits.record import vocabulary
from summits.record.fields import (
    FIELD,
    MOST_IN_LIST,
    AccountValue,
    Cites,
    Date,
    Day,
    Duration,
    LeftOut,
    Listed,
    Model,
    Rows,
    Slug,
    Text,
    written,
)
from summits.record.tables import Candidate, Header, Person, Place, Source, Topic


class Part(Model):
    """A part that a person had in a meeting."""

    part: vocabulary.Part
    """`principal`, `in-talks`, `joined-later`, `side-meeting`, `delegation` (accompanied; whether in the
    room is not stated), `introduced` (presented to the visitor) or `elsewhere` (at another event of
    the visit)."""
    evidence: Cites
    """What it rests on."""


class Participant(Model):
    """A person at a meeting."""

    person: Slug
    """The person's id."""
    office: Text | None
    """The office held then, one of the person's offices; null: not recorded."""
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=MOST_IN_LIST)]
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
    by: Listed[Slug]
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

    value: LeftOut[AccountValue] = None
    """The value claimed, in the field's own form, where the dispute is about a field."""
    says: Text
    """The version in a few words."""
    evidence: Cites
    """Who claims it."""
    held: bool = False
    """Whether the record goes with it."""


class Dispute(Model):
    """A question on which the sources disagree."""

    about: Annotated[str, written(FIELD, "field")] | None
    """The field it is about, as `date` or `participants.ID.office`; null for what has no field."""
    key: LeftOut[Slug] = None
    """Its own name where `about` is null, as `time-of-day`: the field is then `disputes.time-of-day`."""
    question: Text
    """The question, ending in a question mark."""
    accounts: Annotated[tuple[Account, ...], Field(min_length=2, max_length=MOST_IN_LIST)]
    """The versions; at most one is held."""
    because: Text
    """Why the record goes with the held version, or why it is left open."""


class Evidence(Model):
    """The citations of the single-valued fields: a field is not null if, and only if, it is cited."""

    date: LeftOut[Cites] = None
    """For `date`."""
    reported: LeftOut[Cites] = None
    """For `reported`."""
    place: LeftOut[Cites] = None
    """For `place`."""
    venue: LeftOut[Cites] = None
    """For `venue`."""
    mode: LeftOut[Cites] = None
    """For `mode`."""
    visit: LeftOut[Cites] = None
    """For `visit`."""
    announced: LeftOut[Cites] = None
    """For `announced`."""
    duration: LeftOut[Cites] = None
    """For `duration`."""


class Meeting(Model):
    """`meetings/ID.json`: one meeting, each fact with its sources."""

    id: Slug
    """Permanent id, `place-year`; given once and never recomputed when a date is corrected."""
    former_ids: Listed[Slug] = ()
    """Ids it once had; they keep resolving."""
    status: vocabulary.Status
    """Only confirmed meetings are shown unless asked for."""
    date: Date
    """When it was held: EDTF, the calendar date at the place."""
    reported: Date | None
    """When the public first learned that it had taken place: EDTF; null: not recorded."""
    place: Slug | None
    """A place's id; null: it had none, as a call."""
    venue: Text | None
    """The venue in words; null: not recorded."""
    mode: vocabulary.Mode | None
    """How they met; null: not recorded."""
    visit: vocabulary.Visit | None
    """The kind of visit; null: not recorded."""
    announced: bool | None
    """Whether it was made public before it was held; null: not recorded."""
    duration: Duration | None
    """How long it lasted: ISO 8601, `~` for about; null: not recorded."""
    summary: Text | None
    """One or two neutral sentences, saying nothing that is not below with evidence; null: none."""
    participants: Listed[Participant]
    """Who was there; empty, or without a principal, where nobody says it."""
    topics: Listed[AgendaItem]
    """What was discussed, in order of prominence."""
    statements: Listed[Statement]
    """What was said, by whom, on which topic."""
    programme: Listed[Item]
    """The stages of the meeting, in order of time."""
    outcomes: Listed[Item]
    """What came of it; empty: none recorded."""
    disputes: Listed[Dispute]
    """Where the sources disagree."""
    evidence: Evidence
    """What the single-valued fields rest on."""
    revised: Day
    """The day of the last change."""


class _Table(Model):
    schema_: Annotated[str, Field(alias="$schema")] = ""
    """The JSON Schema of the file, for editors."""


class HeaderFile(_Table, Header):
    """`dataset.json`."""


class People(_Table):
    """`people.json`."""

    people: Rows[Person]
    """Everyone."""


class Places(_Table):
    """`places.json`."""

    places: Rows[Place]
    """Every place."""


class Topics(_Table):
    """`topics.json`."""

    topics: Rows[Topic]
    """Every topic, a narrower one after its broader."""


class Sources(_Table):
    """`sources.json`."""

    sources: Rows[Source]
    """Every source."""


class Candidates(_Table):
    """`candidates.json`."""

    candidates: Rows[Candidate]
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
