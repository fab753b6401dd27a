"""Where they met, as a small map."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summits.record.record import Card, Record

if TYPE_CHECKING:
    from summits.record import tables


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


class Projection(NamedTuple):
    """How degrees lie on a drawing: around its middle, so many pixels to one, eastwards fewer."""

    north: float
    east: float
    narrow: float
    """How much shorter a degree of longitude is there."""
    scale: float
    width: float
    height: float

    def x(self, degree: float) -> float:
        """Where a meridian stands."""
        return round(self.width / 2 + (degree - self.east) * self.narrow * self.scale, 1)

    def y(self, degree: float) -> float:
        """Where a parallel stands."""
        return round(self.height / 2 - (degree - self.north) * self.scale, 1)


SIZE, AROUND, LEAST = 400.0, 46.0, 4.0
"""The longer edge of the drawing, what is left free around the places, the fewest degrees it spans."""
_DEGREE = 111.2
"""Kilometres."""


def map_of(record: Record, cards: Sequence[Card]) -> Map | None:
    """The places that have coordinates; None where there are none."""
    times: dict[str, int] = {}
    for card in cards:
        if card.place:
            times[card.place] = times.get(card.place, 0) + (card.status == "confirmed")
    rows = [record.places[id] for id in times]
    known = [row for row in rows if row.latitude is not None and row.longitude is not None]
    return _map(known, times) if known else None


def _map(rows: Sequence[tables.Place], times: Mapping[str, int]) -> Map:
    drawn = _projection(rows)
    tall, wide = drawn.height / 2 / drawn.scale, drawn.width / 2 / drawn.scale / drawn.narrow
    step = next((s for s in (1, 2, 5, 10, 20, 30, 45) if (drawn.height / drawn.scale) / s <= 5), 60)
    steps = (5000, 2000, 1000, 500, 200, 100, 50)
    kilometres = next((k for k in steps if k / _DEGREE * drawn.scale < drawn.width / 3), 20)
    return Map(
        drawn.width,
        drawn.height,
        tuple(_dots(rows, times, drawn)),
        tuple(_net(drawn.north - tall, drawn.north + tall, step, drawn.y, "NS")),
        tuple(_net(drawn.east - wide, drawn.east + wide, step, drawn.x, "EW")),
        round(kilometres / _DEGREE * drawn.scale, 1),
        kilometres,
    )


def _projection(rows: Sequence[tables.Place]) -> Projection:
    north = [row.latitude or 0.0 for row in rows]
    east = [row.longitude or 0.0 for row in rows]
    middle = (min(north) + max(north)) / 2
    narrow = max(math.cos(math.radians(middle)), 0.2)
    tall = max(max(north) - min(north), LEAST)
    wide = max((max(east) - min(east)) * narrow, LEAST)
    scale = min((SIZE - 2 * AROUND) / max(tall, wide), 40.0)
    width = max(wide * scale + 2 * AROUND, 300.0)
    height = max(tall * scale + 2 * AROUND, 220.0)
    return Projection(middle, (min(east) + max(east)) / 2, narrow, scale, width, height)


def _net(
    low: float, high: float, step: int, place: Callable[[float], float], signs: str
) -> Iterator[Parallel]:
    for degree in range(math.ceil(low / step) * step, math.floor(high) + 1, step):
        sign = signs[degree < 0] if degree else ""
        yield Parallel(place(degree), f"{abs(degree)}° {sign}".strip())


def _dots(
    rows: Sequence[tables.Place], times: Mapping[str, int], drawn: Projection
) -> Iterator[Dot]:
    placed = [(row, drawn.x(row.longitude or 0.0), drawn.y(row.latitude or 0.0)) for row in rows]
    labels: list[tuple[float, float]] = []
    for row, x, y in sorted(placed, key=lambda one: one[2]):
        leftward = x > drawn.width * 0.62
        label = y
        while any(abs(label - other) < 24 and abs(x - at) < 150 for at, other in labels):
            label += 4
        labels.append((x, label))
        count = times[row.id]
        radius = round(min(5 + 2.6 * math.sqrt(max(count - 1, 0)), 22), 1)
        yield Dot(row, x, y, radius, count, label, leftward)
