"""`summits topics` on a screen: the agenda through the years as a picture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from summits.answers.topics import TopicYears
from summits.record import backing, vocabulary, wording
from summits.record.record import Card, Record
from summits.render.look import DATE, DIM, Look, footer, hung, indented, joined, padded, page, text
from summits.render.styled import Block
from summits.values import dates

BOTH, ONE, NONE = "●", "○", "·"
"""Both principal sides report it; one or neither of them does; not taken up."""
_STEPS = (5, 4, 3)
"""How far apart the columns may stand; nearer than that their heads find no room."""
_GAP, _COUNT = 2, 4
Cell = tuple[str, str]
"""A sign and its style."""
Drawn = tuple[TopicYears, Sequence[Cell]]
"""A topic with its sign at each meeting."""


def view(record: Record, rows: Sequence[TopicYears], cards: Sequence[Card], look: Look) -> Block:
    """Topics down, meetings across; without heads, where they find no room."""
    label = max(text(_indent(row) + row.label).cell_len for row in rows) + _GAP
    room = look.width - label - _COUNT
    step = next((step for step in _STEPS if step * len(cards) <= room), 0)
    wide = look.wide and step
    drawn = [(row, _cells(record, row, cards)) for row in rows]
    picture = _lines(drawn, cards, label, step) if wide else _strips(drawn, cards, look)
    return page([picture, footer(_legend(record, drawn, cards))])


def _lines(rows: Sequence[Drawn], cards: Sequence[Card], label: int, step: int) -> Iterator[Text]:
    # Lines of text, and no table: so many cells would take as long again.
    for heads in _heads(cards, step):
        yield text("".join([" " * label, *(head.center(step) for head in heads)]).rstrip(), DATE)
    before, behind = " " * ((step - 1) // 2), " " * (step // 2)
    for row, drawn in rows:
        runs = [
            ("".join(f"{before}{sign}{behind}" for sign, _ in cells), style)
            for style, cells in groupby(drawn, key=lambda cell: cell[1])
        ]
        head = padded(text(_indent(row) + row.label), label)
        yield Text.assemble(head, *runs, (f"{row.times:>{_COUNT}}", DIM))


def _heads(cards: Sequence[Card], step: int) -> Iterator[list[str]]:
    # The month above the year, as far as they are known and find room.
    if step > 3:
        yield [_month(card.date) for card in cards]
    years = [_year(card.date) for card in cards]
    yield years if step > 4 else [f"{'’' * (step - 3)}{year[-2:]}" for year in years]


def _month(when: dates.Edtf) -> str:
    first, last = when.earliest, when.latest
    same = (first.year, first.month) == (last.year, last.month)
    return dates.MONTHS[first.month - 1][:3] if same else ""


def _year(when: dates.Edtf) -> str:
    return f"{(when.latest if when.earliest == dates.FIRST else when.earliest).year:04}"


def _strips(rows: Sequence[Drawn], cards: Sequence[Card], look: Look) -> Iterator[Block]:
    if len(cards) > look.width // 2:
        yield from (part for row, cells in rows for part in _below(row, cells))
        return
    first, last = _year(cards[0].date), _year(cards[-1].date)
    if len(cards) > len(first + last):
        yield text(f"{first}{last:>{len(cards) - len(first)}}", DATE)
    for row, cells in rows:
        label = indented(text(row.label), len(_indent(row)))
        yield hung(strip(cells), label, len(cards) + _GAP)


def _below(row: TopicYears, cells: Sequence[Cell]) -> Iterator[Block]:
    # So many meetings that a strip takes lines of its own.
    depth = len(_indent(row))
    yield indented(joined(text(row.label), text(str(row.times), DIM)), depth)
    yield indented(strip(cells), depth + 2)


def strip(cells: Iterable[Cell]) -> Text:
    """Signs side by side; on more than one line where there are too many."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Text.assemble(*(("".join(sign for sign, _ in run), style) for style, run in runs))


def _cells(record: Record, row: TopicYears, cards: Sequence[Card]) -> list[Cell]:
    return signs(record, {held.meeting: held.sides for held in row.meetings}, cards)


def signs(
    record: Record, reported: Mapping[str, Collection[str]], cards: Sequence[Card]
) -> list[Cell]:
    """The sign of each meeting, by the principal sides that report it there."""
    return [_sign(record, reported.get(card.id)) for card in cards]


def _sign(record: Record, sides: Collection[str] | None) -> Cell:
    """The sign of a meeting, by the principal sides that report a topic; None: it had it not."""
    if sides is None:
        return NONE, DIM
    return ONE if record.sided and backing.whose(sides) != vocabulary.BOTH else BOTH, ""


def _indent(row: TopicYears) -> str:
    return "  " if row.broader else ""


def legend(record: Record, cells: Iterable[Cell]) -> str:
    """What the signs of a strip mean: those that are in it."""
    shown = {sign for sign, _ in cells}
    both = "both sides say so" if record.sided else "named"
    words = {BOTH: both, ONE: "not both", NONE: "not named"}
    return ", ".join(f"{sign} {meaning}" for sign, meaning in words.items() if sign in shown)


def _legend(record: Record, rows: Sequence[Drawn], cards: Sequence[Card]) -> str:
    hidden = len(record.topics) - len(rows)
    doubt = [card.id for card in cards if card.status == "unconfirmed"]
    parts = [
        wording.spanned(cards),
        legend(record, (cell for _, cells in rows for cell in cells)),
        "a topic takes in its narrower ones" if any(row.broader for row, _ in rows) else "",
        f"{wording.counted(hidden, 'more topic')} at none of these meetings" if hidden else "",
        f"not confirmed: {', '.join(doubt)}" if doubt else "",
    ]
    return " · ".join(filter(None, parts))
