"""The agenda through the years as a grid, and where they met as a small map."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summits.answers import topics
from summits.export.page.lead import established
from summits.export.page.margins import Margin, Margins
from summits.record.record import Card, Record
from summits.values import dates

if TYPE_CHECKING:
    from summits.record import tables


class Head(NamedTuple):
    """The head of a column."""

    card: Card
    month: str
    year: str
    name: str
    claimed: bool


class TopicRow(NamedTuple):
    """A topic, and what each meeting has of it."""

    topic: str
    label: str
    narrower: bool
    kind: str
    """`often` of what half of the meetings and more took up, `once` of what came up but once."""
    times: int
    """Of the meetings that are established."""
    cells: tuple[Margin | None, ...]


class Grid(NamedTuple):
    """Topics down, meetings across."""

    heads: tuple[Head, ...]
    rows: tuple[TopicRow, ...]


def grid(record: Record, cards: Sequence[Card], margins: Margins) -> Grid:
    """The topics in the order of the record, the narrower beneath their broader."""
    order = list(record.topics)
    rows = sorted(topics.rows(record, cards), key=lambda row: order.index(row.topic))
    sure = {card.id for card in established(cards) or cards}
    return Grid(
        tuple(_head(card) for card in cards),
        tuple(_row(row, cards, margins, sure) for row in rows),
    )


def _head(card: Card) -> Head:
    first, last = card.date.earliest, card.date.latest
    same = (first.year, first.month) == (last.year, last.month)
    year = last if first == dates.FIRST else first
    month = dates.MONTHS[first.month - 1][:3] if same else ""
    name = ", ".join(filter(None, [dates.words(card.date), card.city]))
    return Head(card, month, str(year.year), name, card.status != "confirmed")


def _row(
    row: topics.TopicYears, cards: Sequence[Card], margins: Margins, sure: set[str]
) -> TopicRow:
    held = {held.meeting: margins.margin(held.evidence) for held in row.meetings}
    cells = tuple(held.get(card.id) for card in cards)
    times = len(sure & held.keys())
    kind = "once" if times < 2 else "often" if times * 2 >= len(sure) else ""
    return TopicRow(row.topic, row.label, row.broader is not None, kind, times, cells)


class Dot(NamedTuple):
    """A place on the map."""

    place: tables.Place
    x: float
    y: float
    radius: float
    times: int
    """How many meetings are established there; 0 where one is only claimed."""
    label: float
    """How far down its label stands."""
    leftward: bool


class Parallel(NamedTuple):
    """A line of the net, across or down."""

    at: float
    label: str


class Map(NamedTuple):
    """Where they met."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    across: tuple[Parallel, ...]
    down: tuple[Parallel, ...]
    bar: float
    """How long the bar of so many kilometres is."""
    kilometres: int


SIZE, AROUND, LEAST = 400.0, 46.0, 4.0
"""The longer edge of the drawing, what is left free around the places, the fewest degrees it spans."""
_DEGREE = 111.2
"""Kilometres."""


def places(record: Record, cards: Sequence[Card]) -> Map | None:
    """The places that have coordinates; None where there are none."""
    times: dict[str, int] = {}
    for card in cards:
        if card.place:
            times[card.place] = times.get(card.place, 0) + (card.status == "confirmed")
    rows = [record.places[id] for id in times]
    known = [row for row in rows if row.latitude is not None and row.longitude is not None]
    return _map(known, times) if known else None


def _map(rows: Sequence[tables.Place], times: dict[str, int]) -> Map:
    north = [row.latitude or 0.0 for row in rows]
    east = [row.longitude or 0.0 for row in rows]
    middle = (min(north) + max(north)) / 2
    narrow = max(math.cos(math.radians(middle)), 0.2)
    tall = max(max(north) - min(north), LEAST)
    wide = max((max(east) - min(east)) * narrow, LEAST)
    scale = min((SIZE - 2 * AROUND) / max(tall, wide), 40.0)
    width = max(wide * scale + 2 * AROUND, 300.0)
    height = max(tall * scale + 2 * AROUND, 220.0)
    centre = (min(east) + max(east)) / 2

    def x(degree: float) -> float:
        return round(width / 2 + (degree - centre) * narrow * scale, 1)

    def y(degree: float) -> float:
        return round(height / 2 - (degree - middle) * scale, 1)

    dots = _dots(
        [(row, x(e), y(n)) for row, n, e in zip(rows, north, east, strict=True)], times, width
    )
    step = next((s for s in (1, 2, 5, 10, 20, 30, 45) if (height / scale) / s <= 5), 60)
    kilometres = next(
        (k for k in (5000, 2000, 1000, 500, 200, 100, 50) if k / _DEGREE * scale < width / 3), 20
    )
    return Map(
        width,
        height,
        tuple(dots),
        tuple(_net(middle - height / 2 / scale, middle + height / 2 / scale, step, y, "NS")),
        tuple(
            _net(
                centre - width / 2 / scale / narrow,
                centre + width / 2 / scale / narrow,
                step,
                x,
                "EW",
            )
        ),
        round(kilometres / _DEGREE * scale, 1),
        kilometres,
    )


def _net(low: float, high: float, step: int, place: object, signs: str) -> Iterator[Parallel]:
    assert callable(place)
    for degree in range(math.ceil(low / step) * step, math.floor(high) + 1, step):
        sign = signs[degree < 0] if degree else ""
        yield Parallel(place(degree), f"{abs(degree)}° {sign}".strip())


def _dots(
    placed: Sequence[tuple[tables.Place, float, float]], times: dict[str, int], width: float
) -> Iterator[Dot]:
    labels: list[tuple[float, float]] = []
    for row, x, y in sorted(placed, key=lambda one: one[2]):
        leftward = x > width * 0.62
        label = y
        while any(abs(label - other) < 24 and abs(x - at) < 150 for at, other in labels):
            label += 4
        labels.append((x, label))
        count = times[row.id]
        yield Dot(
            row,
            x,
            y,
            round(min(5 + 2.6 * math.sqrt(max(count - 1, 0)), 22), 1),
            count,
            label,
            leftward,
        )
