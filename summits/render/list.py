"""`summits list` on a screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.record import wording
from summits.record.record import Card, Record
from summits.render import heads
from summits.render.look import DATE, DIM, ID, WARN, Look, footer, indented, joined, text


def view(record: Record, cards: Sequence[Card], look: Look) -> RenderableType:
    """One line per meeting; two where the screen is narrow."""
    table = _wide(record, cards) if look.wide else _narrow(record, cards)
    return Group(table, footer(_summary(cards), look))


def _wide(record: Record, cards: Sequence[Card]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    for card in cards:
        people = text(wording.company(record, card))
        table.add_row(*_head(card), _place(record, card), people, _weight(card))
    return table


def _narrow(record: Record, cards: Sequence[Card]) -> Group:
    lines: list[RenderableType] = []
    widest = max(len(wording.day(card)) for card in cards)
    for card in cards:
        day, id = _head(card)
        day.align("left", widest)
        lines.append(joined(day, id, by="  "))
        company = text(wording.company(record, card), DIM)
        sources = joined(
            text(wording.counted(card.sources, "source"), DIM),
            text("!" if card.disputed else "", WARN),
        )
        lines.append(indented(joined(_place(record, card), company, sources, by=" · "), 2))
    return Group(*lines)


def _head(card: Card) -> tuple[Text, Text]:
    return text(wording.day(card), DATE), text(card.id, ID)


def _place(record: Record, card: Card) -> Text:
    return joined(wording.where(record, card), heads.unconfirmed(card), by=" · ")


def _weight(card: Card) -> Text:
    return Text.assemble(str(card.sources), (" !" if card.disputed else "  ", WARN))


def _summary(cards: Sequence[Card]) -> str:
    counted = wording.counted(len(cards), "meeting")
    signs = "last: sources, ! they disagree"
    if any(card.date.mark for card in cards):
        signs += " · ? uncertain, ~ about"
    return f"{counted}, {wording.years(cards)} · {signs}"
