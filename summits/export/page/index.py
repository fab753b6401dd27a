"""What stands behind the meetings: everybody, every place and topic, what was looked into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summits.answers import people, topics
from summits.export.page.margins import Margin, Margins
from summits.record import backing, wording
from summits.record.record import Card, Record
from summits.record.vocabulary import OTHER
from summits.record.wording import ENGLISH, Name, Names
from summits.values import dates

if TYPE_CHECKING:
    from summits.export.page.margins import Listed
    from summits.record import tables

BEHIND = "The places, and what was looked into"
"""Over the sources that no meeting cites."""


class PersonEntry(NamedTuple):
    """Somebody, and the meetings that name them as present."""

    row: tables.Person
    name: Name
    others: tuple[Name, ...]
    offices: tuple[str, ...]
    meetings: tuple[Card, ...]


class Group(NamedTuple):
    """The people of a side."""

    side: str
    label: str
    people: tuple[PersonEntry, ...]


class TopicEntry(NamedTuple):
    """A topic, and the meetings that took it or a narrower one up."""

    row: tables.Topic
    meetings: tuple[Card, ...]


class PlaceEntry(NamedTuple):
    """A place, and the meetings that were held there."""

    row: tables.Place
    name: Name
    others: tuple[Name, ...]
    country: Name
    countries: tuple[Name, ...]
    margin: Margin | None
    """Of its coordinates."""
    meetings: tuple[Card, ...]


class Looked(NamedTuple):
    """What was looked into and not substantiated."""

    row: tables.Candidate
    when: str
    margin: Margin


class SourceGroup(NamedTuple):
    """The sources that are first cited at a meeting, or behind them all."""

    label: str
    sources: tuple[Listed, ...]


def others(name: Name, english: str, names: Mapping[str, str]) -> tuple[Name, ...]:
    """The names in other languages, each spelling once."""
    every = [Name(english, ENGLISH), *(Name(text, lang) for lang, text in names.items())]
    return tuple(
        {other.text: other for other in reversed(every) if other.text != name.text}.values()
    )[::-1]


def groups(record: Record, cards: Sequence[Card], names: Names) -> tuple[Group, ...]:
    """Everybody who is named at the meetings or speaks of them, by side."""
    by_id = {card.id: card for card in cards}
    speaking = {
        id for card in cards for row in record.meetings[card.id].statements for id in row.by
    }
    found: dict[str, list[PersonEntry]] = {side: [] for side in (*record.sides, OTHER)}
    for row in people.rows(record, cards):
        doubted = any(f"participants.{row.person}" in card.disputed for card in cards)
        if row.meetings or row.person in speaking or doubted:
            offices = tuple(office.office for office in row.offices if office.office)
            meetings = tuple(by_id[id] for id in row.meetings)
            person, name = record.people[row.person], names.person(row.person)
            known = others(name, person.name, person.names)
            found[row.side].append(PersonEntry(person, name, known, offices, meetings))
    return tuple(
        Group(side, backing.label(record, side), tuple(rows))
        for side, rows in found.items()
        if rows
    )


def subjects(record: Record, cards: Sequence[Card]) -> tuple[TopicEntry, ...]:
    """Every topic that was taken up, in the order of the record."""
    by_id = {card.id: card for card in cards}
    lives = [topics.life(record, cards, id) for id in record.topics]
    return tuple(
        TopicEntry(
            record.topics[life.topic],
            tuple(by_id[taken.meeting] for taken in life.meetings),
        )
        for life in lives
        if life.times
    )


def places(
    record: Record, cards: Sequence[Card], margins: Margins, names: Names
) -> tuple[PlaceEntry, ...]:
    """Every place of the meetings, the one they most met in first."""
    held: dict[str, list[Card]] = {}
    for card in cards:
        if card.place:
            held.setdefault(card.place, []).append(card)
    order = sorted(held, key=lambda place: -len(held[place]))
    return tuple(_place(record, record.places[id], margins, names, held[id]) for id in order)


def _place(
    record: Record, row: tables.Place, margins: Margins, names: Names, held: list[Card]
) -> PlaceEntry:
    name, country = names.city(row.id), names.country(row.country)
    land = record.header.countries[row.country]
    return PlaceEntry(
        row=row,
        name=name,
        others=others(name, row.city, row.names),
        country=country,
        countries=others(country, land.name, land.names),
        margin=margins.margin(row.evidence) if row.evidence else None,
        meetings=tuple(held),
    )


def looked(record: Record, margins: Margins) -> tuple[Looked, ...]:
    """What was looked into and not substantiated, in order of time."""
    rows = sorted(record.candidates.values(), key=lambda row: dates.order(row.when, row.id))
    return tuple(Looked(row, dates.words(row.when), margins.margin(row.evidence)) for row in rows)


def source_groups(
    cards: Sequence[Card], reached: Sequence[int], rows: Sequence[Listed]
) -> Iterator[SourceGroup]:
    """The sources by the meeting that first cites them; `reached`: the last number of each meeting."""
    labels = [*map(wording.titled, cards), BEHIND]
    bounds = [0, *reached, len(rows)]
    for label, (first, last) in zip(labels, pairwise(bounds), strict=True):
        if last > first:
            yield SourceGroup(label, tuple(rows[first:last]))
