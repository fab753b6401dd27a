"""`summits timeline` on a screen: a spine with years, marks and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from summits.answers import timeline
from summits.answers.timeline import Entry
from summits.record import wording
from summits.record.record import Card, Record
from summits.record.vocabulary import Mode
from summits.render.look import DATE, DIM, HEAD, WARN, Look, console, footer, text

SHORT, LONG, MOST = "│", "┆", 5
"""A gap of under a year and any other; and how many lines the longest gap takes."""
MARKS: dict[Mode | None, str] = {"in-person": "●", "video": "○", "phone": "○", None: "●"}
_BETWEEN = 2


class Row(NamedTuple):
    """An entry in words."""

    entry: Entry
    year: str
    day: str
    place: Text
    details: list[Text]
    """Venue, kind of visit, how many are named; what is not sure first."""


def view(
    record: Record, entries: Sequence[Entry], look: Look, *, hidden: Sequence[str] = ()
) -> RenderableType:
    """The line of time; `hidden` are the unconfirmed meetings that were not asked for."""
    rows = [_row(record, entry) for entry in entries]
    return Group(*_Spine(rows, look).lines(), *_footers(entries, hidden, look))


def _row(record: Record, entry: Entry) -> Row:
    card = entry.card
    words = [card.venue, f"{card.visit} visit" if card.visit else None]
    words.append(f"{len(card.people)} named" if card.people else None)
    details = [text(word, WARN) for word in timeline.doubt(card)]
    details.extend(text(word) for word in words if word)
    when = card.date
    place = text(wording.where(record, card))
    return Row(entry, timeline.heading(when), timeline.day(when), place, details)


class _Spine:
    """The rows on their way to the screen; how wide each column is."""

    def __init__(self, rows: list[Row], look: Look) -> None:
        self.rows, self.look = rows, look
        self.day = max(len(row.day.rstrip("?~%")) for row in rows)
        self.marks = int(any(row.day.endswith(("?", "~", "%")) for row in rows))
        self.place = max(row.place.cell_len for row in rows)
        self.details = max(_joined(row.details).cell_len for row in rows)
        self.indent, self.space = 0, 1
        if look.wide and self._needed() + 4 <= look.width:
            self.indent, self.space = 2, 2
        self.details = min(self.details, look.width - self._needed() + self.details)

    @property
    def left(self) -> int:
        """The columns before the spine."""
        return self.indent + self.day + self.marks + self.space

    @property
    def right(self) -> int:
        """The columns up to what stands beside the spine."""
        return self.left + 1 + self.space

    def _needed(self) -> int:
        signs = 1 + _BETWEEN
        return self.right + self.place + _BETWEEN + self.details + signs

    def lines(self) -> Iterator[Text]:
        year = None
        below = [row.entry for row in self.rows[1:]]
        for row, next in zip_longest(self.rows, below):
            yield from self._gap(row.entry, headed=row.year != year)
            if row.year != year:
                yield self._heading(row)
                year = row.year
            yield from self._entry(row, _stroke(next))

    def _gap(self, entry: Entry, *, headed: bool) -> Iterator[Text]:
        if entry.gap is None:
            return
        words = [entry.gap.words]
        if entry.left_out:
            words.append(f"{entry.left_out} left out")
        said = _fitted([text(word, DIM) for word in words], self.look.width - self.right)
        count = max(len(said), min(1 + (entry.years or 0), MOST))
        # A year's heading below it lengthens the line; the words stand in the middle of all of it.
        above = (count + headed - len(said)) // 2
        beside = [Text("")] * above + said
        for _, line in zip_longest(range(count), beside, fillvalue=Text("")):
            yield self._beside(_stroke(entry), line)

    def _heading(self, row: Row) -> Text:
        year = text(row.year, HEAD)
        room = self.left - year.cell_len
        if room < 1 or row.entry.gap is None:
            return year
        return Text.assemble(year, " " * room, (_stroke(row.entry), DIM))

    def _entry(self, row: Row, below: str) -> Iterator[Text]:
        lines = self._wide(row) if self.look.wide else self._narrow(row)
        for number, line in enumerate(lines):
            yield self._beside(below, line) if number else Text.assemble(*self._head(row), line)

    def _head(self, row: Row) -> Iterator[Text]:
        bare = row.day.rstrip("?~%")
        day = " " * (self.indent + self.day - len(bare)) + row.day
        yield text(day.ljust(self.left), DATE)
        card = row.entry.card
        sure = card.status == "confirmed"
        yield Text(MARKS[card.mode] if sure else "?", HEAD if sure else WARN)
        yield Text(" " * self.space)

    def _beside(self, stroke: str, line: Text) -> Text:
        return Text.assemble(" " * self.left, (stroke, DIM), " " * self.space, line)

    def _wide(self, row: Row) -> Iterator[Text]:
        sign, place = _sign(row.entry.card), row.place
        for line in _fitted(row.details, self.details):
            yield Text.assemble(
                _padded(place, self.place + _BETWEEN), _padded(line, self.details + _BETWEEN), sign
            )
            sign = place = Text("")

    def _narrow(self, row: Row) -> Iterator[Text]:
        room = self.look.width - self.right
        first, *more = _fitted([row.place], room - 1 - _BETWEEN)
        column = min(self.place, room - 1 - _BETWEEN)
        yield Text.assemble(_padded(first, column + _BETWEEN), _sign(row.entry.card))
        yield from more
        for line in _fitted(row.details, room - _BETWEEN):
            yield Text.assemble(" " * _BETWEEN, line)


def _stroke(entry: Entry | None) -> str:
    if entry is None or entry.gap is None:
        return " "
    return SHORT if entry.years == 0 else LONG


def _sign(card: Card) -> Text:
    return Text("!" if card.disputed else "", WARN)


def _padded(line: Text, width: int) -> Text:
    return Text.assemble(line, " " * (width - line.cell_len))


def _joined(words: Iterable[Text]) -> Text:
    return Text(" · ").join(words)


def _fitted(words: Iterable[Text], width: int) -> list[Text]:
    """Words with a dot between them, on lines of a width; broken at a dot where that can be."""
    lines: list[list[Text]] = [[]]
    for word in words:
        if lines[-1] and _joined([*lines[-1], word]).cell_len > width:
            lines.append([])
        lines[-1].append(word)
    return [part for line in lines for part in _folded(_joined(line), width)]


def _folded(line: Text, width: int) -> list[Text]:
    """A line that is too long for all that, broken at spaces."""
    if line.cell_len <= width:
        return [line]
    return list(line.wrap(console(Look(width, False, False)), width, overflow="fold"))


def _footers(entries: Sequence[Entry], hidden: Sequence[str], look: Look) -> Iterator[Text]:
    if not look.terminal:
        return
    cards = [entry.card for entry in entries]
    counted = wording.counted(len(cards), "meeting")
    signs = [f"{counted}, {wording.years(cards)}", "● in person", "○ by video or phone"]
    signs.append("! sources disagree")
    if any(card.status == "unconfirmed" or card.date.mark for card in cards):
        signs.append("? uncertain or unconfirmed")
    yield Text("")
    yield from _fitted([text(sign, DIM) for sign in signs], look.width)
    if hidden:
        yield footer(f"Not confirmed, and shown with --status all: {', '.join(hidden)}.", look)
