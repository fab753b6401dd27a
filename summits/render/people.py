"""`summits people` on a screen: everyone by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from summits.answers.people import Office, PersonYears
from summits.record import backing, disputes, facts, wording
from summits.record.record import Card, Record
from summits.render import look as ui
from summits.render.styled import Block
from summits.values import dates

_ROOMY = 100
"""From how many columns on there is room for whole dates."""


def view(
    record: Record, rows: Sequence[PersonYears], cards: Sequence[Card], look: ui.Look
) -> Block:
    """One line per person; two where the screen is narrow."""
    people = _People(record, rows, cards, look)
    return ui.page(people.blocks())


class _People:
    """The people on their way to the screen, in columns as wide as everybody needs."""

    def __init__(
        self, record: Record, rows: Sequence[PersonYears], cards: Sequence[Card], look: ui.Look
    ) -> None:
        self.record, self.look, self.cards, self.rows = record, look, cards, rows
        self.name = min(max(ui.text(row.name).cell_len for row in rows), look.width // 3)
        self.times = max(len(str(row.times)) for row in rows)
        self.span = max(len(self._span(row)) for row in rows)

    def blocks(self) -> Iterator[Iterable[Block]]:
        for side, people in groupby(self.rows, key=lambda row: row.side):
            lines = (line for row in people for line in self._lines(row))
            style = ui.head_of_side(self.record, side)
            yield ui.section(backing.label(self.record, side), map(ui.indented, lines), style)
        yield ui.footer(_legend(self.rows, self.cards))

    def _lines(self, row: PersonYears) -> Iterator[Block]:
        name, span, offices = ui.text(row.name), self._span(row), self._offices(row)
        if self.look.wide:
            times = ui.text(f"{row.times:>{self.times}}")
            when = ui.text(f"{span:{self.span}}", ui.DATE)
            yield ui.Beside([name, times, when, offices], [self.name, self.times, self.span, 0])
            return
        yield ui.joined(name, ui.joined(str(row.times), ui.text(span, ui.DATE), by=", "), by="  ")
        if offices:
            yield ui.indented(offices)

    def _span(self, row: PersonYears) -> str:
        if row.first is None or row.last is None:
            return ""
        if self.look.width < _ROOMY:
            return years(row.first, row.last)
        first, last = (dates.brief(day) for day in (row.first, row.last))
        return first if row.times == 1 else f"{first} – {last}"

    def _offices(self, row: PersonYears) -> Text:
        return ui.joined(offices(row.offices), self._aside(row), self._absent(row), by=" · ")

    def _aside(self, row: PersonYears) -> Text:
        """What somebody did who is nowhere said to have been in the talks."""
        meetings = (self.record.meetings[card.id] for card in self.cards)
        present = filter(None, (disputes.participant(one, row.person) for one in meetings))
        parts = list(dict.fromkeys(part.part for one in present for part in one.parts))
        if set(parts) & {"principal", "in-talks", "joined-later"}:
            return Text("")
        return ui.text(", ".join(facts.part_words(part) for part in parts), ui.DIM)

    def _absent(self, row: PersonYears) -> Text:
        if row.times:
            return Text("")
        held = [card.id for card in self.record.cards if row.person in card.people]
        where = f"only at {', '.join(held)}, not confirmed" if held else "not recorded as present"
        return ui.text(where, ui.DIM)


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


def _legend(rows: Sequence[PersonYears], cards: Sequence[Card]) -> str:
    people = wording.counted(len(rows), "person", "people")
    if not cards:
        return f"{people} · no meeting yet"
    return (
        f"{people} · {wording.spanned(cards)} · the number: at how many · whoever is not named may "
        "still have been there"
    )
