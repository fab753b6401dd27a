"""One record: its tables by id, its meetings in order of time, a card of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from summits.record import disputes, names, vocabulary
from summits.record.fields_of import evidence_of, rows_of
from summits.record.files import Files
from summits.values import citations, dates
from summits.values.citations import Citation, Cites

if TYPE_CHECKING:
    from summits.record import models, tables


class Card(NamedTuple):
    """A meeting at a glance; what `--json` gives for it."""

    id: str
    date: dates.Edtf
    earliest: str | None
    latest: str | None
    reported: dates.Edtf | None
    status: vocabulary.Status
    place: str | None
    city: str | None
    country: str | None
    venue: str | None
    mode: vocabulary.Mode | None
    visit: vocabulary.Visit | None
    people: tuple[str, ...]
    topics: tuple[str, ...]
    sources: int
    disputed: tuple[str, ...]


Read = Callable[[str], Any]
"""Gives what is in a file: the header of `dataset`, the rows of a table by id, the `meetings`."""


class Record:
    """A folder that has passed the gate; what every answer takes.

    Each table is read when it is first asked for: as models by `load()`, as their stand-ins for a command.
    """

    def __init__(self, files: Files, read: Read) -> None:
        self.files = files
        self._read = read

    @cached_property
    def header(self) -> tables.Header:
        """What the record is."""
        return cast("tables.Header", self._read("dataset"))

    @cached_property
    def sides(self) -> Mapping[str, tables.Side]:
        """The two principal sides by id, in the order in which they are shown."""
        return {side.id: side for side in self.header.sides}

    @cached_property
    def people(self) -> Mapping[str, tables.Person]:
        return self._table("people")

    @cached_property
    def places(self) -> Mapping[str, tables.Place]:
        return self._table("places")

    @cached_property
    def topics(self) -> Mapping[str, tables.Topic]:
        """Topics by id, a narrower one after its broader."""
        return self._table("topics")

    @cached_property
    def sources(self) -> Mapping[str, tables.Source]:
        return self._table("sources")

    @cached_property
    def candidates(self) -> Mapping[str, tables.Candidate]:
        """What was looked into and not substantiated, by id."""
        return self._table("candidates")

    @cached_property
    def meetings(self) -> Mapping[str, models.Meeting]:
        """Meetings by id, in order of time, unconfirmed ones included."""
        read: list[models.Meeting] = self._read("meetings")
        ordered = sorted(read, key=lambda meeting: dates.order(meeting.date, meeting.id))
        return {meeting.id: meeting for meeting in ordered}

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """One card per meeting, in order of time, unconfirmed ones included."""
        return tuple(self._card(meeting) for meeting in self.meetings.values())

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary per meeting, with the keys of `summits list --json`; for pandas and the like."""
        return [card._asdict() for card in self.cards]

    @cached_property
    def principals(self) -> list[str]:
        """The two people whose meetings these are, in the order of the sides."""
        return [side.principal for side in self.sides.values()]

    @cached_property
    def sided(self) -> bool:
        """Whether any source speaks for a side; where none does, the margin has nothing to say."""
        return any(row.side in self.sides for row in self.sources.values())

    @cached_property
    def short_names(self) -> dict[str, str]:
        """The family name of each person, by id; the whole name where it can't be told."""
        return names.short_names(self.people, self.principals, names.family_first(self.header))

    def card(self, id: str) -> Card:
        return next(card for card in self.cards if card.id == id)

    def confirmed(self) -> list[Card]:
        """The cards of the confirmed meetings."""
        return [card for card in self.cards if card.status == "confirmed"]

    def shown(self) -> list[Card]:
        """The cards that are meant where nothing is said: the confirmed ones; all, where none is."""
        return self.confirmed() or list(self.cards)

    def narrower(self, topic: str) -> set[str]:
        """A topic and those that are part of it."""
        parts = (id for id, row in self.topics.items() if row.broader == topic)
        return {topic, *parts}

    def country(self, code: str) -> str:
        """The English name of a country."""
        return self.header.countries[code].name

    def _table(self, name: vocabulary.Table) -> Mapping[str, Any]:
        return cast("Mapping[str, Any]", self._read(name))

    def _card(self, meeting: models.Meeting) -> Card:
        when = meeting.date
        place = self.places[meeting.place] if meeting.place else None
        return Card(
            id=meeting.id,
            date=when,
            earliest=None if when.earliest == dates.FIRST else when.earliest.isoformat(),
            latest=None if when.latest == dates.LAST else when.latest.isoformat(),
            reported=meeting.reported,
            status=meeting.status,
            place=meeting.place,
            city=place.city if place else None,
            country=place.country if place else None,
            venue=meeting.venue,
            mode=meeting.mode,
            visit=meeting.visit,
            people=tuple(row.person for row in meeting.participants),
            topics=tuple(row.topic for row in meeting.topics),
            sources=len(cited_sources(meeting)),
            disputed=disputes.disputed(meeting),
        )


def cites_of(meeting: models.Meeting) -> Iterator[tuple[tuple[str | int, ...], Cites]]:
    """Every list of citations of a meeting, with the steps that lead to it in its file."""
    for field in vocabulary.FIELDS:
        yield ("evidence", field), evidence_of(meeting, field)
    for index, person in enumerate(meeting.participants):
        for place, part in enumerate(person.parts):
            yield ("participants", index, "parts", place, "evidence"), part.evidence
    for name in vocabulary.CITED:
        for index, row in enumerate(rows_of(meeting, name)):
            yield (name, index, "evidence"), row.evidence
    for index, dispute in enumerate(meeting.disputes):
        for place, account in enumerate(dispute.accounts):
            yield ("disputes", index, "accounts", place, "evidence"), account.evidence


def cited(meeting: models.Meeting) -> Iterator[Citation]:
    """Every citation of a meeting, those of disputed accounts included."""
    for _, evidence in cites_of(meeting):
        yield from evidence


def cited_sources(meeting: models.Meeting) -> list[str]:
    """The sources of a meeting, each once, in the order in which the record cites them."""
    return citations.sources_of(cited(meeting))
