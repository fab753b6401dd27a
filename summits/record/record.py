"""Light reading: the record straight from its JSON, a Card a meeting, without Pydantic."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.record import disputes, names
from summits.record.files import Files
from summits.values import citations, dates

if TYPE_CHECKING:
    from summits.record import shapes


class Card(NamedTuple):
    """A meeting at a glance; what `--json` gives for it."""

    id: str
    date: str
    earliest: str | None
    latest: str | None
    reported: str | None
    status: str
    place: str | None
    city: str | None
    country: str | None
    venue: str | None
    mode: str
    visit: str | None
    people: tuple[str, ...]
    topics: tuple[str, ...]
    sources: int
    disputed: tuple[str, ...]

    @property
    def when(self) -> dates.Edtf:
        """The date, read."""
        return dates.parse(self.date)


class Record:
    """A folder that has passed the gate, read light; each table is read when it is first asked for."""

    def __init__(self, content: Files) -> None:
        self.files = content

    @cached_property
    def header(self) -> shapes.Header:
        """What the record is."""
        header: shapes.Header = json.loads(self.files.content["dataset.json"])
        return header

    @cached_property
    def sides(self) -> dict[str, shapes.Side]:
        """The two principal sides by id, in the order in which they are shown."""
        return {side["id"]: side for side in self.header["sides"]}

    @cached_property
    def people(self) -> dict[str, shapes.Person]:
        """People by id."""
        return self._table("people")

    @cached_property
    def places(self) -> dict[str, shapes.Place]:
        """Places by id."""
        return self._table("places")

    @cached_property
    def topics(self) -> dict[str, shapes.Topic]:
        """Topics by id, a narrower one after its broader."""
        return self._table("topics")

    @cached_property
    def sources(self) -> dict[str, shapes.Source]:
        """Sources by id."""
        return self._table("sources")

    @cached_property
    def candidates(self) -> dict[str, shapes.Candidate]:
        """What was looked into and not substantiated, by id."""
        return self._table("candidates")

    @cached_property
    def meetings(self) -> dict[str, shapes.Meeting]:
        """Meetings by id, in order of time."""
        read: list[shapes.Meeting] = [json.loads(data) for _, data in self.files.meetings()]
        dated = [
            (dates.order(dates.parse(meeting["date"]), meeting["id"]), meeting) for meeting in read
        ]
        return {order[2]: meeting for order, meeting in sorted(dated, key=lambda pair: pair[0])}

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """A card a meeting, in order of time, unconfirmed ones included."""
        return tuple(self._card(meeting) for meeting in self.meetings.values())

    @cached_property
    def principals(self) -> list[str]:
        """The two people whose meetings these are, in the order of the sides."""
        return [side["principal"] for side in self.sides.values()]

    @cached_property
    def short_names(self) -> dict[str, str]:
        """The surname of each person, by id."""
        return names.short_names(self.people, self.principals)

    def card(self, id: str) -> Card:
        """The card of one meeting."""
        return next(card for card in self.cards if card.id == id)

    def confirmed(self) -> list[Card]:
        """The cards of the confirmed meetings."""
        return [card for card in self.cards if card.status == "confirmed"]

    def narrower(self, topic: str) -> set[str]:
        """A topic and those that are part of it."""
        parts = (id for id, row in self.topics.items() if row["broader"] == topic)
        return {topic, *parts}

    def country(self, code: str) -> str:
        """The English name of a country."""
        return self.header["countries"][code]["name"]

    def _table(self, name: str) -> dict[str, Any]:
        rows = json.loads(self.files.content[f"{name}.json"])[name]
        return {row["id"]: row for row in rows}

    def _card(self, meeting: shapes.Meeting) -> Card:
        when = dates.parse(meeting["date"])
        place = self.places[meeting["place"]] if meeting["place"] else None
        return Card(
            id=meeting["id"],
            date=meeting["date"],
            earliest=None if when.earliest == when.earliest.min else when.earliest.isoformat(),
            latest=None if when.latest == when.latest.max else when.latest.isoformat(),
            reported=meeting["reported"],
            status=meeting["status"],
            place=meeting["place"],
            city=place["city"] if place else None,
            country=place["country"] if place else None,
            venue=meeting["venue"],
            mode=meeting["mode"],
            visit=meeting["visit"],
            people=tuple(row["person"] for row in meeting["participants"]),
            topics=tuple(row["topic"] for row in meeting["topics"]),
            sources=len(citations.sources_of(cited(meeting))),
            disputed=disputes.disputed(meeting),
        )


def cited(meeting: shapes.Meeting) -> Iterator[str]:
    """Every citation of a meeting, those of disputed accounts included."""
    for evidence in meeting["evidence"].values():
        yield from evidence  # type: ignore[misc]
    for person in meeting["participants"]:
        for part in person["parts"]:
            yield from part["evidence"]
    for name in disputes.CITED:
        for row in meeting[name]:
            yield from row["evidence"]
    for dispute in meeting["disputes"]:
        yield from disputes.cited(dispute)
