"""Who took part: everyone by side, with offices through the years, and one person at each meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summits.record import backing, disputes, vocabulary
from summits.record.record import Card, Record
from summits.values import dates
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import tables


class Office(NamedTuple):
    """An office, and the meetings in which it was held."""

    office: str | None
    first: dates.Edtf | None
    """The date of the first; None: the person is not recorded as present."""
    last: dates.Edtf | None


class PersonYears(NamedTuple):
    person: str
    name: str
    names: Mapping[str, str]
    """By language, English apart."""
    aliases: Sequence[str]
    side: str
    times: int
    """How many meetings: those that `list --person` gives."""
    first: dates.Edtf | None
    last: dates.Edtf | None
    offices: tuple[Office, ...]
    meetings: list[str]


class ReportedPart(NamedTuple):
    """A part somebody had in a meeting."""

    part: vocabulary.Part
    sides: list[str]
    """The principal sides that report it; [] where only others do."""
    evidence: Cites


class Presence(NamedTuple):
    """A person at one meeting."""

    meeting: str
    date: dates.Edtf
    office: str | None
    parts: tuple[ReportedPart, ...]
    disputed: bool
    statements: list[str]
    """The keys of what the person is recorded as saying."""


class Quoted(NamedTuple):
    """A person who is quoted on a meeting, and not recorded as present."""

    meeting: str
    date: dates.Edtf
    statements: list[str]


class Doubt(NamedTuple):
    """What the sources disagree about as to a person."""

    meeting: str
    field: str
    question: str


class Portrait(NamedTuple):
    """All the record has of one person."""

    person: str
    name: str
    names: Mapping[str, str]
    aliases: Sequence[str]
    side: str
    offices: tuple[Office, ...]
    times: int
    of: int
    """How many meetings were asked about."""
    first: dates.Edtf | None
    last: dates.Edtf | None
    meetings: tuple[Presence, ...]
    quoted: tuple[Quoted, ...]
    disputes: tuple[Doubt, ...]


def rows(
    record: Record, cards: Sequence[Card], *, everyone: bool = True
) -> tuple[PersonYears, ...]:
    """People by side, whoever was at most meetings first.

    `everyone`: also those who are named and not recorded as present at any of them.
    """
    place = {id: number for number, id in enumerate((*record.sides, vocabulary.OTHER))}
    present = {id: [card for card in cards if id in card.people] for id in record.people}
    first = {id: cards.index(was[0]) if was else len(cards) for id, was in present.items()}
    kept = [row for id, row in record.people.items() if everyone or present[id]]
    kept.sort(key=lambda p: (place[p.side], -len(present[p.id]), first[p.id]))
    return tuple(_row(record, person.id, present[person.id]) for person in kept)


def portrait(record: Record, cards: Sequence[Card], person: str) -> Portrait:
    """One person through some meetings."""
    known = record.people[person]
    row = _row(record, person, [card for card in cards if person in card.people])
    return Portrait(
        person=person,
        name=known.name,
        names=known.names,
        aliases=known.aliases,
        side=known.side,
        offices=row.offices,
        times=row.times,
        of=len(cards),
        first=row.first,
        last=row.last,
        meetings=tuple(_attendances(record, cards, person)),
        quoted=tuple(_quoted(record, cards, person)),
        disputes=tuple(_doubts(record, cards, person)),
    )


def _row(record: Record, person: str, present: Sequence[Card]) -> PersonYears:
    known = record.people[person]
    return PersonYears(
        person=person,
        name=known.name,
        names=known.names,
        aliases=known.aliases,
        side=known.side,
        times=len(present),
        first=present[0].date if present else None,
        last=present[-1].date if present else None,
        offices=tuple(_offices(record, known, present)),
        meetings=[card.id for card in present],
    )


def _offices(record: Record, person: tables.Person, present: Sequence[Card]) -> Iterator[Office]:
    held: dict[str | None, list[dates.Edtf]] = {}
    for card in present:
        row = disputes.participant(record.meetings[card.id], person.id)
        held.setdefault(row.office if row else None, []).append(card.date)
    for office, when in held.items():
        yield Office(office, when[0], when[-1])
    if not present:
        yield from (Office(office, None, None) for office in person.offices)


def _attendances(record: Record, cards: Iterable[Card], person: str) -> Iterator[Presence]:
    for card in cards:
        if row := disputes.participant(record.meetings[card.id], person):
            parts = tuple(
                ReportedPart(part.part, backing.sides(record, part.evidence), part.evidence)
                for part in row.parts
            )
            disputed = f"participants.{person}" in card.disputed
            said = _statements(record, card, person)
            yield Presence(card.id, card.date, row.office, parts, disputed, said)


def _quoted(record: Record, cards: Iterable[Card], person: str) -> Iterator[Quoted]:
    for card in cards:
        said = _statements(record, card, person)
        if said and person not in card.people:
            yield Quoted(card.id, card.date, said)


def _statements(record: Record, card: Card, person: str) -> list[str]:
    rows = record.meetings[card.id].statements
    return [row.key for row in rows if person in row.by]


def _doubts(record: Record, cards: Iterable[Card], person: str) -> Iterator[Doubt]:
    field = f"participants.{person}"
    for card in cards:
        for row in disputes.about(record.meetings[card.id], field):
            yield Doubt(card.id, field, row.question)
