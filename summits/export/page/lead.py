"""What stands above all: how often, when, where and on what they met; and what is only claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summits.answers import cite, topics
from summits.export.page.margins import Margin, Margins
from summits.record import facts, wording
from summits.record.record import Card, Record
from summits.record.wording import Name, Names
from summits.values import dates

TOPICS = 3
"""How many topics are named, of those that came up more than once."""
NAMED = 3
"""Up to how many claimed meetings are named one by one."""


class PlaceCount(NamedTuple):
    """How often they met in a place, or by what means, with the sign before it."""

    before: str
    many: str
    """Empty of the only one."""
    words: str
    name: Name | None


class TopicCount(NamedTuple):
    """A topic, and how many meetings had it."""

    topic: str
    label: str
    times: int


class ClaimedMeeting(NamedTuple):
    """A meeting that is claimed and not established."""

    id: str
    day: str
    name: Name | None
    summary: str | None
    margin: Margin
    """Who claims it."""


class Lead(NamedTuple):
    """The sentences beneath the title."""

    begin: str
    places: tuple[PlaceCount, ...]
    topics: tuple[TopicCount, ...]
    claimed: tuple[ClaimedMeeting, ...]
    """() where there are too many to name."""
    more: str
    """How many are claimed, where they are not named."""


def established(cards: Sequence[Card]) -> list[Card]:
    """Those that may be counted."""
    return [card for card in cards if card.status == "confirmed"]


def lead(record: Record, cards: Sequence[Card], margins: Margins, names: Names) -> Lead:
    """When, where, how often and on what they met."""
    sure = established(cards)
    claimed = [card for card in cards if card.status != "confirmed"]
    named = len(claimed) <= NAMED
    return Lead(
        _begin(cards, sure),
        tuple(_places(sure, names)),
        tuple(_topics(record, sure)),
        tuple(claim(record, card, margins, names) for card in claimed) if named else (),
        "" if named else wording.counted(len(claimed), "meeting is", "meetings are"),
    )


def _begin(cards: Sequence[Card], sure: Sequence[Card]) -> str:
    if not cards:
        return "No meeting is recorded."
    if not sure:
        return "No meeting is established."
    first, last = _when(sure[0].date), _when(sure[-1].date)
    if len(sure) == 1:
        return f"One meeting, {first}"
    return f"{len(sure)} meetings, the first {first}, the last {last}"


def _when(date: dates.Edtf) -> str:
    """`on 6 October 2006`, `in February 2021`."""
    return f"{'on' if date.precision in ('day', 'interval') else 'in'} {dates.words(date)}"


def _places(cards: Sequence[Card], names: Names) -> list[PlaceCount]:
    by_how = Counter(card.place or facts.without_place(card.mode) for card in cards).most_common()
    known = {card.place for card in cards}
    found = []
    for number, (key, times) in enumerate(by_how):
        before = ": " if number == 0 else ", " if number < len(by_how) - 1 else " and "
        name = names.city(key) if key in known else None
        count = str(times) if len(cards) > 1 else ""
        found.append(PlaceCount(before, count, "in " if name else key, name))
    return found


def _topics(record: Record, cards: Sequence[Card]) -> list[TopicCount]:
    rows = [row for row in topics.rows(record, cards) if row.broader is None and row.times > 1]
    order = {id: rank for rank, id in enumerate(record.topics)}
    rows.sort(key=lambda row: (-row.times, order[row.topic]))
    return [TopicCount(row.topic, row.label, row.times) for row in rows[:TOPICS]]


def claim(record: Record, card: Card, margins: Margins, names: Names) -> ClaimedMeeting:
    """What is claimed of a meeting, and who claims it."""
    meeting = record.meetings[card.id]
    return ClaimedMeeting(
        card.id,
        dates.words(card.date),
        names.city(card.place) if card.place else None,
        meeting.summary,
        margins.margin(dict.fromkeys(cite.of_core(meeting))),
    )
