"""The meetings on a line of time, each with the gap between it and the one shown before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from summits.record.record import Card, Record
from summits.values import dates, spans


class Entry(NamedTuple):
    """A meeting on the line."""

    card: Card
    gap: spans.Span | None
    """The time between it and the entry before it; None for the first."""
    left_out: int
    """The confirmed meetings between the two that were not asked for."""
    years: int | None
    """The whole years of the gap, by which it is drawn; None where they are not known."""

    def as_json(self) -> dict[str, Any]:
        """The entry as `--json` gives it: its card, the gap before it, and what was left out there."""
        return {**self.card._asdict(), "gap": self.gap, "left_out": self.left_out}


def entries(record: Record, cards: Sequence[Card]) -> tuple[Entry, ...]:
    """The cards as entries, in the order given: that of time, or its reverse."""
    first = (Entry(card, None, 0, 0) for card in cards[:1])
    return (*first, *_following(record, cards))


def _following(record: Record, cards: Sequence[Card]) -> Iterator[Entry]:
    place = {card.id: number for number, card in enumerate(record.cards)}
    for before, card in pairwise(cards):
        a, b = sorted((place[before.id], place[card.id]))
        left_out = sum(other.status == "confirmed" for other in record.cards[a + 1 : b])
        gap = spans.between(before.date, card.date)
        yield Entry(card, gap, left_out, spans.whole_years(before.date, card.date))


def heading(when: dates.Edtf) -> str:
    """What a date stands under: its year, or all of it where the year itself is not known."""
    one_year = when.earliest.year == when.latest.year
    return str(when.earliest.year) if one_year else dates.brief(when)


def day(when: dates.Edtf) -> str:
    """A date as it stands under its year: `20 Nov`, `29 Nov?`, `Jun`; empty where it says no more.

    >>> day(dates.parse("1995-03-01/1995-03-03"))
    '1–3 Mar'
    """
    month = dates.MONTHS[when.earliest.month - 1][:3]
    if when.precision == "day":
        return f"{when.earliest.day} {month}{when.mark}"
    if when.precision == "month":
        return month + when.mark
    year, whole = heading(when), dates.brief(when)
    if when.precision != "interval":
        return when.mark if year != whole else ""
    return " ".join(whole.replace(year, "").split()) if year != whole else ""


def doubt(card: Card) -> tuple[str, ...]:
    """What is not sure of a meeting, in words: that it took place, its day."""
    unknown = {"day": "", "decade": "year not known", "century": "year not known"}
    marks = {"": "", "?": "date uncertain", "~": "date approximate"}
    unconfirmed = "unconfirmed" if card.status == "unconfirmed" else ""
    precise = unknown.get(card.date.precision, "day not known")
    if dates.of_days(card.date):
        precise = ""  # a meeting of several days, and they are known
    mark = marks.get(card.date.mark, "date uncertain and approximate")
    return tuple(filter(None, (unconfirmed, precise, mark)))
