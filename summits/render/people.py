"""`summits people` on a screen: everyone by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.answers.people import Office, Row
from summits.record import backing, facts, wording
from summits.record.record import Card, Record
from summits.render.look import DATE, DIM, HEAD, Look, footer, indented, joined, text
from summits.values import dates

if TYPE_CHECKING:
    from summits.record import models

_ROOMY = 100
"""From how many columns on there is room for whole dates."""


def view(record: Record, rows: Sequence[Row], cards: Sequence[Card], look: Look) -> RenderableType:
    """One line per person; two where the screen is narrow."""
    parts: list[RenderableType] = []
    for side, people in groupby(rows, key=lambda row: row.side):
        parts.extend([Text("")] if parts else [])
        parts.append(text(backing.label(record, side), HEAD))
        parts.append(indented(_People(record, rows, cards, look).lines(list(people))))
    return Group(*parts, footer(_legend(rows, cards), look))


class _People:
    """The people of one side on their way to the screen, in columns as wide as everybody needs."""

    def __init__(
        self, record: Record, rows: Sequence[Row], cards: Sequence[Card], look: Look
    ) -> None:
        self.record, self.look, self.cards = record, look, cards
        self.name = max(text(row.name).cell_len for row in rows)
        self.times = max(len(str(row.times)) for row in rows)
        self.span = max(len(self._span(row)) for row in rows)

    def lines(self, rows: Sequence[Row]) -> RenderableType:
        return Group(*(map(self._wide, rows) if self.look.wide else self._narrow(rows)))

    def _wide(self, row: Row) -> RenderableType:
        head = text(row.name)
        head.pad_right(self.name - head.cell_len)
        head.append(f"  {row.times:>{self.times}}  ").append(f"{self._span(row):{self.span}}", DATE)
        offices = self._offices(row)
        if head.cell_len + offices.cell_len + 4 <= self.look.width:
            # Most lines are short, and a table takes ten times as long to draw.
            return joined(head, offices, by="  ")
        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(width=head.cell_len)
        table.add_column()
        table.add_row(head, offices)
        return table

    def _narrow(self, rows: Sequence[Row]) -> Iterator[RenderableType]:
        for row in rows:
            when = joined(str(row.times), text(self._span(row), DATE), by=", ")
            yield joined(text(row.name), when, by="  ")
            yield indented(self._offices(row))

    def _span(self, row: Row) -> str:
        if row.first is None or row.last is None:
            return ""
        if self.look.width < _ROOMY:
            return years(row.first, row.last)
        first, last = (dates.brief(day) for day in (row.first, row.last))
        return first if row.times == 1 else f"{first} – {last}"

    def _offices(self, row: Row) -> Text:
        return joined(offices(row.offices), self._aside(row), self._absent(row), by=" · ")

    def _aside(self, row: Row) -> Text:
        """What somebody did who is nowhere said to have been in the talks."""
        rows = (one for card in self.cards for one in self._of(card, row.person))
        parts = list(dict.fromkeys(part.part for one in rows for part in one.parts))
        if set(parts) & {"principal", "in-talks", "joined-later"}:
            return Text("")
        return text(", ".join(facts.part_words(part) for part in parts), DIM)

    def _of(self, card: Card, person: str) -> Iterator[models.Participant]:
        rows = self.record.meetings[card.id].participants
        return (row for row in rows if row.person == person)

    def _absent(self, row: Row) -> Text:
        if row.times:
            return Text("")
        held = [card.id for card in self.record.cards if row.person in card.people]
        where = f"only at {', '.join(held)}, not confirmed" if held else "not recorded as present"
        return text(where, DIM)


def offices(held: Sequence[Office]) -> str:
    """Offices in words; of several, each with its years."""
    shown = [
        f"{office.office} ({years(office.first, office.last)})"
        if len(held) > 1 and office.first and office.last
        else office.office or ""
        for office in held
    ]
    return ", ".join(filter(None, shown))


def years(first: dates.Edtf, last: dates.Edtf) -> str:
    """The years from one date to another: `2005–2024`, `2017`."""
    begin, end = first.earliest.year, last.latest.year
    return str(begin) if begin == end else f"{begin}–{end}"


def _legend(rows: Sequence[Row], cards: Sequence[Card]) -> str:
    people = wording.counted(len(rows), "person", "people")
    meetings = f"{wording.counted(len(cards), 'meeting')}, {wording.years(cards)}"
    return (
        f"{people} · {meetings} · the number: at how many · whoever is not named may still have "
        "been there"
    )
