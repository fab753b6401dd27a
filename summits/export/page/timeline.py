"""The timeline to scale: where each mark, label, gap and span stands, across and down.

Across, places are parts of the width (in per cent), so that the drawing stretches while its words keep
their size; how labels step up is worked out for a least width. Down, they are pixels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summits.answers import timeline
from summits.record.record import Card, Record
from summits.record.wording import Names
from summits.values import dates

if TYPE_CHECKING:
    from summits.record import tables

DENSE = 40
"""More marks than this carry no label: they are told apart by their names and by the list."""


class Scale(NamedTuple):
    """The days that the drawing spans."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Where a day lies, from 0 to 1."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days / ((self.last - self.first).days or 1)

    def years(self) -> range:
        """The years that begin on it."""
        return range(
            self.first.year + (self.first != dt.date(self.first.year, 1, 1)), self.last.year + 1
        )


class Mark(NamedTuple):
    """A meeting on the line."""

    card: Card
    at: float
    span: tuple[float, float] | None
    """From where to where its date may lie; None of a day that is known."""
    band: str
    """`above`: the first side was host, `below`: the second, `on`: neither."""
    day: str
    """With its year: when it was is read from the label."""
    where: str
    doubt: str
    """What is not sure of it."""
    name: str
    """What is read out."""

    @property
    def label(self) -> str:
        """Where it was, and that it is only claimed, if so."""
        return self.where if self.card.status == "confirmed" else f"{self.where}, claimed"


class Found(NamedTuple):
    """What was looked into and not found."""

    id: str
    begin: float
    end: float
    lane: int
    name: str
    finding: str


class Gap(NamedTuple):
    """More than a year without a meeting."""

    begin: float
    end: float
    lines: tuple[str, ...]

    @property
    def at(self) -> float:
        """Its middle."""
        return (self.begin + self.end) / 2


class TimeLine(NamedTuple):
    """The line of time, before it is drawn at a width."""

    scale: Scale
    marks: tuple[Mark, ...]
    gaps: tuple[Gap, ...]
    looked: tuple[Found, ...]
    hosts: tuple[str, ...]
    """Who is host above, and below."""


def line(record: Record, cards: Sequence[Card], names: Names) -> TimeLine:
    """All that stands on the line."""
    scale = _scale(record, cards)
    marks = tuple(_mark(record, scale, card, names) for card in cards)
    looked = tuple(_looked(record.candidates.values(), scale))
    hosts = tuple(side.label for side in record.sides.values())
    return TimeLine(scale, marks, tuple(_gaps(record, scale, cards)), looked, hosts)


def _scale(record: Record, cards: Sequence[Card]) -> Scale:
    """All that the record covers, and the meetings; these alone where it covers none of them.

    Where it is said since when nothing was searched, as in a new record, until when says nothing either:
    then the meetings alone, with a little room.
    """
    known = [card.date for card in cards]
    covers = record.header.covers
    if known and covers.earliest == dates.FIRST:
        return _roomy(known)
    if not known or any(when.overlaps(covers) for when in known):
        known.append(covers)
    firsts = [when.earliest for when in known if when.earliest != dates.FIRST]
    lasts = [when.latest for when in known if when.latest != dates.LAST]
    ends = [*firsts, *lasts] or [record.header.checked.earliest]
    return Scale(min(ends), max(ends))


def _roomy(known: Sequence[dates.Edtf]) -> Scale:
    firsts = [when.earliest for when in known if when.earliest != dates.FIRST]
    lasts = [when.latest for when in known if when.latest != dates.LAST]
    ends = [*firsts, *lasts] or [dates.FIRST, dates.LAST]
    first, last = min(ends), max(ends)
    room = max((last - first) / 40, dt.timedelta(30))
    return Scale(first - min(room, first - dates.FIRST), last + min(room, dates.LAST - last))


def _mark(record: Record, scale: Scale, card: Card, names: Names) -> Mark:
    when = card.date
    begin, end = scale.at(when.earliest), scale.at(when.latest)
    where = names.where(card.place, card.mode)
    short = names.city(card.place).text if card.place else where
    doubt = timeline.doubt(card)
    name = ", ".join([dates.words(when), where, *doubt])
    span = None if when.exact else (begin, end)
    day = dates.words(when, short=True)
    at = (begin + end) / 2
    return Mark(card, at, span, band(record, card), day, short, ", ".join(doubt), name)


def band(record: Record, card: Card) -> str:
    """Which side was host: the one that is called as the country is."""
    if card.country is None:
        return "on"
    country = record.country(card.country)
    labels = [side.label for side in record.sides.values()]
    return ("above", "below")[labels.index(country)] if country in labels else "on"


def _gaps(record: Record, scale: Scale, cards: Sequence[Card]) -> Iterator[Gap]:
    for entry, (before, after) in zip(
        timeline.entries(record, cards)[1:], pairwise(cards), strict=True
    ):
        if entry.gap and entry.years:
            begin, end = scale.at(before.date.latest), scale.at(after.date.earliest)
            yield Gap(begin, end, tuple(entry.gap.words.split(", ")[:2]))


def _looked(rows: Iterable[tables.Candidate], scale: Scale) -> Iterator[Found]:
    lanes: list[dt.date] = []
    for row in sorted(rows, key=lambda row: dates.order(row.when, row.id)):
        free = (number for number, last in enumerate(lanes) if last < row.when.earliest)
        lane = next(free, len(lanes))
        lanes[lane : lane + 1] = [row.when.latest]
        name = dates.words(row.when)
        begin, end = scale.at(row.when.earliest), scale.at(row.when.latest)
        yield Found(row.id, begin, end, lane, name, row.finding)
