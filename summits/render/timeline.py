"""`summits timeline` on a screen: a spine with years, marks and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.text import Text

from summits.answers import timeline
from summits.answers.timeline import Entry
from summits.record import wording
from summits.record.record import Card, Record
from summits.record.vocabulary import Mode
from summits.render.look import (
    DATE,
    DIM,
    HEAD,
    WARN,
    Look,
    footer,
    listed,
    padded,
    page,
    text,
    wrapped,
)
from summits.render.styled import Block

SHORT, LONG, MOST = "│", "┆", 5
"""A gap of under a year and any other; and how many lines the longest gap takes."""
MARKS: dict[Mode | None, str] = {"in-person": "●", "video": "○", "phone": "○", None: "●"}
_BETWEEN = 2
_WEIGHTY = ("date", "place", "participants")


class Station(NamedTuple):
    """An entry in words."""

    entry: Entry
    year: str
    day: str
    place: Text
    details: list[Text]
    """Venue, kind of visit, how many are named; what is not sure first."""


def view(
    record: Record, entries: Sequence[Entry], look: Look, *, hidden: Sequence[str] = ()
) -> Block:
    """The line of time; `hidden` are the unconfirmed meetings that were not asked for."""
    they = set(record.principals)
    others = any(set(entry.card.people) != they for entry in entries)
    rows = [_row(record, entry, counts=others) for entry in entries]
    return page([_Spine(rows, look).lines(), _footers(entries, hidden, look)])


def _row(record: Record, entry: Entry, *, counts: bool) -> Station:
    """`counts`: whether how many are named says anything."""
    card = entry.card
    words = [card.venue, f"{card.visit} visit" if card.visit else None]
    words.append(f"{len(card.people)} named" if card.people and counts else None)
    details = [text(word, WARN) for word in timeline.doubt(card)]
    details.extend(text(word) for word in words if word)
    when = card.date
    place = text(wording.where(record, card))
    return Station(entry, timeline.heading(when), timeline.day(when), place, details)


class _Spine:
    """The rows on their way to the screen; how wide each column is."""

    def __init__(self, rows: list[Station], look: Look) -> None:
        self.rows, self.look = rows, look
        self.day = max(len(row.day.rstrip("?~%")) for row in rows)
        self.marks = int(any(row.day.endswith(("?", "~", "%")) for row in rows))
        most = look.width // 3 if look.wide else look.width
        self.place = min(max(row.place.cell_len for row in rows), most)
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
        said = listed([text(word, DIM) for word in words], self.look.width - self.right)
        count = max(len(said), min(1 + (entry.years or 0), MOST))
        # A year's heading below it lengthens the line; the words stand in the middle of all of it.
        above = (count + headed - len(said)) // 2
        beside = [Text("")] * above + said
        for _, line in zip_longest(range(count), beside, fillvalue=Text("")):
            yield self._beside(_stroke(entry), line)

    def _heading(self, row: Station) -> Text:
        year = text(row.year, HEAD)
        room = self.left - year.cell_len
        if room < 1 or row.entry.gap is None:
            return year
        return Text.assemble(year, " " * room, (_stroke(row.entry), DIM))

    def _entry(self, row: Station, below: str) -> Iterator[Text]:
        lines = self._wide(row) if self.look.wide else self._narrow(row)
        for number, line in enumerate(lines):
            yield self._beside(below, line) if number else Text.assemble(*self._head(row), line)

    def _head(self, row: Station) -> Iterator[Text]:
        bare = row.day.rstrip("?~%")
        day = " " * (self.indent + self.day - len(bare)) + row.day
        yield text(day.ljust(self.left), DATE)
        card = row.entry.card
        sure = card.status == "confirmed"
        yield Text(MARKS[card.mode] if sure else "?", HEAD if sure else WARN)
        yield Text(" " * self.space)

    def _beside(self, stroke: str, line: Text) -> Text:
        return Text.assemble(" " * self.left, (stroke, DIM), " " * self.space, line)

    def _wide(self, row: Station) -> Iterator[Text]:
        sign, nothing = _sign(row.entry.card), Text("")
        places, details = wrapped(row.place, self.place), listed(row.details, self.details)
        for place, line in zip_longest(places, details, fillvalue=nothing):
            left = padded(place, self.place + _BETWEEN)
            yield Text.assemble(left, padded(line, self.details + _BETWEEN), sign)
            sign = nothing

    def _narrow(self, row: Station) -> Iterator[Text]:
        room = self.look.width - self.right
        first, *more = listed([row.place], room - 1 - _BETWEEN)
        column = min(self.place, room - 1 - _BETWEEN)
        yield Text.assemble(padded(first, column + _BETWEEN), _sign(row.entry.card))
        yield from more
        for line in listed(row.details, room - _BETWEEN):
            yield Text.assemble(" " * _BETWEEN, line)


def _stroke(entry: Entry | None) -> str:
    if entry is None or entry.gap is None:
        return " "
    return SHORT if entry.years == 0 else LONG


def _sign(card: Card) -> Text:
    """`!` where it is disputed when, where or with whom they met."""
    marked = any(field.split(".")[0] in _WEIGHTY for field in card.disputed)
    return Text("!" if marked else "", WARN)


def _joined(words: Iterable[Text]) -> Text:
    return Text(" · ").join(words)


def _footers(entries: Sequence[Entry], hidden: Sequence[str], look: Look) -> Iterator[Text]:
    cards = [entry.card for entry in entries]
    modes = {MARKS[card.mode] for card in cards if card.status == "confirmed"}
    others = sum(bool(card.disputed) and not _sign(card) for card in cards)
    doubtful = any(card.status == "unconfirmed" or card.date.mark for card in cards)
    signs = {
        wording.spanned(cards): True,
        "● in person": "○" in modes,
        "○ by video or phone": "○" in modes,
        "! when, where or with whom is disputed": any(map(_sign, cards)),
        f"{others} with other disputes": others,
        "? uncertain or unconfirmed": doubtful,
    }
    yield from listed([text(sign, DIM) for sign, shown in signs.items() if shown], look.width)
    yield from footer(wording.hidden(hidden))
