"""The timeline drawn at a width: rows that labels step up to, what fits between, across and down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summits.export.page.timeline import DENSE, Found, Gap, Mark, Scale, TimeLine

EDGE = 1.5
"""Per cent of the width that are left free at either end, at least."""
ROW, FIRST, LANE, MOST = 36, 32, 24, 9
"""From row to row, from the axis to the first; from lane to lane; how many rows labels may step."""
LETTER, BOLD = 7.2, 7.6
"""How wide a letter of a label is, at most nearly; and of its day."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
YEAR = 38
"""The room that the label of a year takes."""


class Placed(NamedTuple):
    """A mark, its label and its stem."""

    mark: Mark
    x: float
    y: float
    """Where its label stands."""
    dot: float
    """Where it stands itself: all of a side at one height, as height says nothing."""
    foot: float
    """Where its stem ends: on the axis."""
    beside: bool
    """Whether its label stands beside it, and not above or below at the end of a line that leads to it."""
    wide: float
    """How far its label goes."""
    labelled: bool
    soft: tuple[float, float] | None
    """Of a date that is not known to the day: where its span begins, and how far it goes."""


class GapLabel(NamedTuple):
    """A gap and its length in words, on as many lines as fit."""

    x: float
    y: float
    lines: tuple[str, ...]
    width: float
    """What is kept free for them on the axis."""


class Bar(NamedTuple):
    """A span of what was looked into."""

    found: Found
    x: float
    y: float
    width: float


class Year(NamedTuple):
    """The beginning of a year."""

    x: float
    label: str


class Drawing(NamedTuple):
    """All of it across."""

    name: str
    height: float
    axis: float
    strip: float
    """Where the years stand."""
    radius: float
    marks: tuple[Placed, ...]
    gaps: tuple[GapLabel, ...]
    bars: tuple[Bar, ...]
    years: tuple[Year, ...]
    begin: float
    end: float
    """From where to where the line goes."""
    hosts: tuple[str, ...]
    over: float
    beneath: float
    """Where the words on the first host stand, and on the second."""


class Ruler(NamedTuple):
    """Where the line lies within a width."""

    width: int
    left: float
    right: float
    """Per cent that are left free."""

    def percent(self, at: float) -> float:
        """A place on the line as a part of the width."""
        return round(self.left + at * (100 - self.left - self.right), 2)

    def pixels(self, at: float) -> float:
        """The same at the least width."""
        return self.percent(at) * self.width / 100


def _ruler(line: TimeLine, width: int, dense: bool) -> Ruler:
    """With room behind the last mark for its label."""
    right = EDGE
    for mark in () if dense else line.marks:
        left = width * EDGE / 100
        if mark.at > 0.2:
            lacking = left + mark.at * (width - left) + _room(mark) - width
            right = max(right, lacking / mark.at / width * 100)
    return Ruler(width, EDGE, round(min(right, 20), 2))


def across(line: TimeLine, name: str, width: int) -> Drawing:
    """The line across, for a page at least so wide."""
    dense = len(line.marks) > DENSE
    ruler = _ruler(line, width, dense)
    radius, row, first = (4.0, 12, 22) if dense else (8.5, ROW, FIRST)
    above = _rows([m for m in line.marks if m.band == "above"], ruler, dense)
    below = _rows([m for m in line.marks if m.band != "above"], ruler, dense)
    rows = above | below
    # Whose country it is above and below stands at the left of the line, or, where marks do, clear of them.
    aside = not dense and any(ruler.pixels(mark.at) < _hosts(line) for mark in line.marks)
    axis = 22.0 + (first + row * max(above.values()) if above else 10) + (16 if aside else 0)
    under = first + row * max(below.values()) + 22 if below else 24
    under += 16 if aside else 0
    lanes = 1 + max((found.lane for found in line.looked), default=-1)
    looked = axis + under + (16 if lanes else 0)
    strip = looked + LANE * lanes + 14
    return Drawing(
        name=name,
        height=strip + 8,
        axis=axis,
        strip=strip,
        radius=radius,
        marks=tuple(
            _placed(mark, ruler, axis, first + row * rows[mark.card.id], dense)
            for mark in line.marks
        ),
        gaps=tuple(_said(line.gaps, axis, ruler)),
        bars=tuple(_bar(found, looked, ruler) for found in line.looked),
        years=tuple(_years(line.scale, ruler)),
        begin=ruler.percent(0) - EDGE,
        end=ruler.percent(1),
        hosts=line.hosts,
        over=4.0 if dense or aside else axis - 12,
        beneath=axis + under - 8 if aside else axis + 21,
    )


def _hosts(line: TimeLine) -> float:
    """How far the words on the hosts go."""
    return (max(map(len, line.hosts), default=0) + 5) * BOLD


def _rows(marks: Sequence[Mark], ruler: Ruler, dense: bool) -> dict[str, int]:
    """The row of each: the lowest in which it covers none behind it, so that no stem cuts a label."""
    rows: dict[str, int] = {}
    extents: list[tuple[float, float, int]] = []
    for mark in sorted(marks, key=lambda mark: -mark.at):
        at = ruler.pixels(mark.at)
        begin, end = (at - 5, at + 5) if dense else (at - 9, at + _room(mark))
        touched = {row for left, right, row in extents if begin < right and left < end}
        row = 1 + max(touched) if touched and not dense else 0
        if dense or row >= MOST:
            # Labels go before lines that lead to others; in the lowest row the marks themselves stand.
            least = 1 if touched and not dense else 0
            row = next(number for number in range(least, len(marks) + 2) if number not in touched)
        rows[mark.card.id] = row
        if dense:
            # Nothing that is still to come reaches to what lies behind: of very many, few are asked.
            extents = [extent for extent in extents if extent[0] < end]
        extents.append((begin, end, row))
    return rows


def _room(mark: Mark) -> float:
    return max(len(mark.day) * BOLD, len(mark.label) * LETTER) + 14


def _placed(mark: Mark, ruler: Ruler, axis: float, reach: float, dense: bool) -> Placed:
    away = {"above": -1, "on": 0, "below": 1}[mark.band]
    y = axis + reach * (away or 1)
    dot = axis + away * (reach if dense else FIRST)
    beside, wide = reach <= FIRST, round(_room(mark))
    x, soft = ruler.percent(mark.at), _soft(mark, ruler)
    return Placed(mark, x, y, dot, axis, beside, wide, not dense, soft)


def _soft(mark: Mark, ruler: Ruler) -> tuple[float, float] | None:
    if mark.span is None:
        return None
    begin, end = map(ruler.percent, mark.span)
    width = max(end - begin, 1.0)
    return round((begin + end - width) / 2, 2), round(width, 2)


def _said(gaps: Iterable[Gap], axis: float, ruler: Ruler) -> Iterator[GapLabel]:
    for gap in gaps:
        room = ruler.pixels(gap.end) - ruler.pixels(gap.begin) - 14
        for lines in ([", ".join(gap.lines)], gap.lines):
            width = max(map(len, lines)) * LETTER * 0.87
            if width < room:
                yield GapLabel(ruler.percent(gap.at), axis, tuple(lines), round(width + 8))
                break


def _bar(found: Found, top: float, ruler: Ruler) -> Bar:
    begin, end = ruler.percent(found.begin), ruler.percent(found.end)
    return Bar(found, begin, top + LANE * found.lane, max(round(end - begin - 0.2, 2), 0.5))


def _years(scale: Scale, ruler: Ruler) -> Iterator[Year]:
    years = scale.years()
    # A line of a century has no room for each year.
    fine = next((step for step in STEPS if len(years) / step * 6 <= ruler.width), STEPS[-1])
    coarse = next((step for step in STEPS if len(years) / step * YEAR <= ruler.width), STEPS[-1])
    for year in years:
        if year % fine == 0:
            at = scale.at(dt.date(year, 1, 1))
            yield Year(ruler.percent(at), str(year) if year % coarse == 0 else "")


class Down(NamedTuple):
    """A mark on the line down a narrow page."""

    mark: Mark
    y: float
    label: float
    """Where its label stands: near it, and clear of the one before."""
    begin: float
    end: float
    """The span of its date."""


class ColumnDrawing(NamedTuple):
    """The line down a narrow page."""

    height: float
    radius: float
    marks: tuple[Down, ...]
    bars: tuple[Bar, ...]
    """Measured downwards: `x` is where it begins, `width` how far it goes, `y` its lane."""
    years: tuple[Year, ...]
    hosts: tuple[str, ...]


PITCH, TALL, HEAD = 25.0, 560.0, 40.0


def down(line: TimeLine) -> ColumnDrawing:
    """The line down, in the same order of reading."""
    dense = len(line.marks) > DENSE
    tall = max(TALL, PITCH * len(line.marks) * (0 if dense else 1.25))
    at = [HEAD + tall * mark.at for mark in line.marks]
    labels = _apart(at, HEAD + tall)
    marks = (
        Down(mark, y, label, *(HEAD + tall * end for end in mark.span or (mark.at, mark.at)))
        for mark, y, label in zip(line.marks, at, labels, strict=True)
    )
    bars = (
        Bar(f, HEAD + tall * f.begin, f.lane, max(tall * (f.end - f.begin), 4)) for f in line.looked
    )
    years = line.scale.years()
    step = next((step for step in STEPS if len(years) / step * 18 <= tall), STEPS[-1])
    marked = (
        Year(HEAD + tall * line.scale.at(dt.date(y, 1, 1)), str(y)) for y in years if y % step == 0
    )
    height = max([HEAD + tall, *labels]) + 20
    return ColumnDrawing(
        height, 3.5 if dense else 6.0, tuple(marks), tuple(bars), tuple(marked), line.hosts
    )


def _apart(at: Sequence[float], bottom: float) -> list[float]:
    """Labels as near to their marks as they can be without touching one another."""
    places: list[float] = []
    for y in at:
        places.append(max(y, places[-1] + PITCH) if places else y)
    limit = bottom
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], max(limit, PITCH * number))
        limit = places[number] - PITCH
    return places
