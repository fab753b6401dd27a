"""The agenda through the years: which topics were taken up when, and the life of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.record import backing, disputes
from summits.record.record import Card, Record
from summits.values import dates, spans
from summits.values.citations import Cites
from summits.values.words import fold

if TYPE_CHECKING:
    from summits.record import models

SORTS = {
    "first": "in order of first appearance",
    "count": "the most frequent first",
    "last": "the latest taken up first",
    "name": "by name",
}
"""What the topics can be put in order by, in words."""


class Held(NamedTuple):
    """A meeting that had a topic, or a narrower one, on its agenda."""

    meeting: str
    date: dates.Edtf
    sides: list[str]
    """The principal sides that report it; [] where only others do."""
    evidence: Cites
    disputed: bool


class TopicYears(NamedTuple):
    topic: str
    label: str
    broader: str | None
    times: int
    """How many meetings: those that `list --topic` gives."""
    first: dates.Edtf
    last: dates.Edtf
    meetings: tuple[Held, ...]


class TopicStatement(NamedTuple):
    key: str
    by: Sequence[str]
    says: str
    sides: list[str]
    evidence: Cites
    disputed: bool


class AgendaTopic(NamedTuple):
    """A topic on the agenda of one meeting, and what was said on it."""

    topic: str
    label: str
    sides: list[str]
    evidence: Cites
    disputed: bool
    statements: tuple[TopicStatement, ...]


class Taken(NamedTuple):
    """A meeting that took a topic up, with its narrower ones."""

    meeting: str
    date: dates.Edtf
    topics: tuple[AgendaTopic, ...]


class TopicGap(NamedTuple):
    """A time in which a topic was left alone, between two meetings that had it."""

    after: str
    before: str
    missed: list[str]
    """The meetings without it."""
    days: int | None
    words: str


class Life(NamedTuple):
    """The life of one topic."""

    topic: str
    label: str
    definition: str
    aliases: Sequence[str]
    broader: str | None
    narrower: list[str]
    times: int
    of: int
    """How many meetings were asked about."""
    first: dates.Edtf | None
    last: dates.Edtf | None
    gaps: tuple[TopicGap, ...]
    meetings: tuple[Taken, ...]


def rows(record: Record, cards: Sequence[Card], sort: str = "first") -> tuple[TopicYears, ...]:
    """The topics on the agendas of some meetings, narrower ones after their broader."""
    found = {id: _row(record, cards, id) for id in record.topics}
    kept = {id: row for id, row in found.items() if row}
    order = _order(record, cards, sort)
    return tuple(_below(kept, None, order))


def life(record: Record, cards: Sequence[Card], topic: str) -> Life:
    """The life of a topic, its narrower ones included, through some meetings."""
    row = record.topics[topic]
    ids = record.narrower(topic)
    taken = tuple(_taken(record, card, ids) for card in cards if not ids.isdisjoint(card.topics))
    return Life(
        topic=topic,
        label=row.label,
        definition=row.definition,
        aliases=row.aliases,
        broader=row.broader,
        narrower=[id for id in record.topics if id in ids and id != topic],
        times=len(taken),
        of=len(cards),
        first=taken[0].date if taken else None,
        last=taken[-1].date if taken else None,
        gaps=tuple(_gaps(cards, ids)),
        meetings=taken,
    )


def _row(record: Record, cards: Sequence[Card], topic: str) -> TopicYears | None:
    ids = record.narrower(topic)
    held = tuple(_held(record, card, ids) for card in cards if not ids.isdisjoint(card.topics))
    if not held:
        return None
    row = record.topics[topic]
    first, last = held[0].date, held[-1].date
    return TopicYears(topic, row.label, row.broader, len(held), first, last, held)


def _held(record: Record, card: Card, topics: set[str]) -> Held:
    items = [row for row in record.meetings[card.id].topics if row.topic in topics]
    evidence = list(dict.fromkeys(citation for row in items for citation in row.evidence))
    disputed = any(f"topics.{row.topic}" in card.disputed for row in items)
    return Held(card.id, card.date, backing.sides(record, evidence), evidence, disputed)


Order = Callable[[TopicYears], Any]


def _order(record: Record, cards: Sequence[Card], sort: str) -> Order:
    place = {card.id: number for number, card in enumerate(cards)}

    def first(row: TopicYears) -> tuple[int, int]:
        # On one agenda, the more prominent comes first.
        meeting = row.meetings[0].meeting
        ids = record.narrower(row.topic)
        agenda = [item.topic for item in record.meetings[meeting].topics]
        return place[meeting], min(agenda.index(id) for id in ids if id in agenda)

    return {
        "first": first,
        "count": lambda row: (-row.times, first(row)),
        "last": lambda row: (-place[row.meetings[-1].meeting], first(row)),
        "name": lambda row: fold(row.label),
    }[sort]


def _below(rows: dict[str, TopicYears], broader: str | None, order: Order) -> Iterator[TopicYears]:
    for row in sorted((row for row in rows.values() if row.broader == broader), key=order):
        yield row
        yield from _below(rows, row.topic, order)


def _taken(record: Record, card: Card, topics: set[str]) -> Taken:
    meeting = record.meetings[card.id]
    disputed = disputes.disputed(meeting)
    items = (_item(record, meeting, row, disputed) for row in meeting.topics if row.topic in topics)
    return Taken(card.id, card.date, tuple(items))


def _item(
    record: Record, meeting: models.Meeting, row: models.AgendaItem, disputed: tuple[str, ...]
) -> AgendaTopic:
    said = (
        TopicStatement(
            key=statement.key,
            by=statement.by,
            says=statement.says,
            sides=backing.sides(record, statement.evidence),
            evidence=statement.evidence,
            disputed=f"statements.{statement.key}" in disputed,
        )
        for statement in meeting.statements
        if statement.topic == row.topic
    )
    return AgendaTopic(
        topic=row.topic,
        label=record.topics[row.topic].label,
        sides=backing.sides(record, row.evidence),
        evidence=row.evidence,
        disputed=f"topics.{row.topic}" in disputed,
        statements=tuple(said),
    )


def _gaps(cards: Sequence[Card], topics: set[str]) -> Iterator[TopicGap]:
    after: Card | None = None
    missed: list[str] = []
    for card in cards:
        if topics.isdisjoint(card.topics):
            missed.append(card.id)
            continue
        if after and missed:
            span = spans.between(after.date, card.date)
            yield TopicGap(after.id, card.id, missed, span.days, span.words)
        after, missed = card, []
