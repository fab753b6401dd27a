"""`summits list` on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from summits.record import wording
from summits.record.record import Card, Record
from summits.render import heads
from summits.render import look as ui
from summits.render.styled import Block

_HEADS = ("date", "id", "where", "with", "sources", "disputes")
_WHERE, _WITH, _LEAST = 2, 3, 14
"""The columns that give way, and what they need."""


def view(
    record: Record, cards: Sequence[Card], look: ui.Look, *, hidden: Sequence[str] = ()
) -> Block:
    """One line per meeting, two where the screen is narrow; `hidden` are as in the timeline."""
    rows = [[ui.text(word, ui.DIM) for word in _HEADS], *(_row(record, card) for card in cards)]
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    room = look.width - sum(widths) - 10 + widths[_WHERE] + widths[_WITH]
    place = max(len(wording.where(record, card)) for card in cards)
    wide = look.wide and room >= 2 * _LEAST
    give = {_WHERE: min(place, room - _LEAST), _WITH: 1}
    names = max(room - widths[_WHERE], _LEAST) if wide else look.width // 2
    is_told = any(wording.company(record, card) != wording.NOBODY_ELSE for card in cards)
    for row, card in zip(rows[1:], cards, strict=True):
        row[_WITH] = ui.text(wording.company(record, card, names) if is_told else "")
    body = _wide(rows, look, give) if wide else _narrow(rows[1:], look.width)
    return ui.page([body, ui.footer(_summary(cards), wording.hidden(hidden))])


def _wide(rows: Sequence[list[Text]], look: ui.Look, give: Mapping[int, int]) -> Iterator[Block]:
    """The columns of which some row says something."""
    columns = enumerate(zip(*rows[1:], strict=True))
    shown = [at for at, cells in columns if any(cells)]
    place = {at: number for number, at in enumerate(shown)}
    return ui.table(
        [[row[at] for at in shown] for row in rows],
        look.width,
        {place[at]: least for at, least in give.items() if at in place},
        right=[place[at] for at in (0, 4, 5) if at in place],
    )


def _row(record: Record, card: Card) -> list[Text]:
    disputes = len(record.meetings[card.id].disputes)
    where = ui.joined(wording.where(record, card), heads.unconfirmed(card), by=" · ")
    counts = ui.text(str(card.sources)), ui.text(str(disputes or ""), ui.WARN)
    return [
        ui.text(wording.day(card), ui.DATE),
        ui.text(card.id, ui.ID),
        where,
        Text("with"),
        *counts,
    ]


def _narrow(rows: Sequence[list[Text]], width: int) -> Iterator[Block]:
    widest = max(len(row[0].plain) for row in rows)
    for day, id, where, company, sources, disputes in rows:
        counts = ((sources.plain, "source"), (disputes.plain, "dispute"))
        told = [ui.text(wording.counted(int(count), one)) for count, one in counts if count]
        yield ui.joined(Text(day.plain.ljust(widest), ui.DATE), id, by="  ")
        parts = [part for part in (where, company, *told) if part]
        yield from map(ui.indented, ui.listed(parts, width - 2))


def _summary(cards: Sequence[Card]) -> str:
    signs = {"?": "? uncertain", "~": "~ about", "%": "% both uncertain and about"}
    shown = [words for sign, words in signs.items() if any(c.date.mark == sign for c in cards)]
    return " · ".join([wording.spanned(cards), *shown])
