"""The agenda through the years as a grid: topics down, meetings across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summits.answers import topics
from summits.export.page.lead import established
from summits.export.page.margins import Margin, Margins
from summits.record import wording
from summits.record.record import Card, Record
from summits.values import dates


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
    return Head(card, month, str(year.year), wording.titled(card), card.status != "confirmed")


def _row(
    row: topics.TopicYears, cards: Sequence[Card], margins: Margins, sure: set[str]
) -> TopicRow:
    held = {held.meeting: margins.margin(held.evidence) for held in row.meetings}
    cells = tuple(held.get(card.id) for card in cards)
    times = len(sure & held.keys())
    kind = "once" if times < 2 else "often" if times * 2 >= len(sure) else ""
    return TopicRow(row.topic, row.label, row.broader is not None, kind, times, cells)
