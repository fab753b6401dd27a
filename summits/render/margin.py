"""Facts with their sources in the right margin: who says so, at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.record import backing
from summits.record.record import Record
from summits.record.vocabulary import Kind
from summits.render.look import DIM, WARN, Look, indented, joined, text
from summits.values import dates
from summits.values.citations import Cites, parse

MORE = "Sources: summits show MEETING --evidence"
"""Where the sources stand in full, for a footer."""
LABEL = 9
_MARGIN, _NAMED = 20, 12
_BREAKS = re.compile(r",|\] |! ")
_MEASURE = Console(width=120)


class Line(NamedTuple):
    """One fact on its way to the screen."""

    label: str
    words: Text
    margin: Text
    """What stands behind it."""
    below: Text | None = None
    """Its sources by name, on a line of their own."""
    mark: str = "·"
    """What begins it where there is no room for labels."""


def unsourced(label: str, words: Text) -> Line:
    """A line that rests on no source of its own."""
    return Line(label, words, Text(""))


class References:
    """The sources of a page, numbered in the order in which they are first cited."""

    def __init__(self, record: Record, *, named: bool = False) -> None:
        self.record = record
        self.named = named
        self.numbers: dict[str, int] = {}

    def line(self, label: str, words: Text, evidence: Cites, *, disputed: bool = False) -> Line:
        """A fact with what it rests on: numbers in the margin, or names below it."""
        evidence = list(evidence)
        below = self.names(evidence) if self.named else None
        return Line(label, words, self.mark(evidence, disputed=disputed), below)

    def mark(self, evidence: Cites, *, disputed: bool = False) -> Text:
        """What stands in the margin: `! [1,2] SY side`."""
        evidence = list(evidence)
        who = text(backing.mark(self.record, evidence), DIM)
        cited = Text("") if self.named else self.cited(evidence)
        return joined(Text("!" if disputed else "", WARN), cited, who)

    def cited(self, evidence: Cites) -> Text:
        """The numbers of the sources: `[1,2]`."""
        shown = dict.fromkeys(self.number(citation.source) for citation in evidence)
        return Text(f"[{','.join(map(str, shown))}]" if shown else "", DIM)

    def number(self, source: str) -> int:
        """The number of a source; a new one for a new source."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def names(self, evidence: Cites) -> Text:
        """The citations in words: `TASS ¶3, ¶7; Reuters`; each publisher links to its page."""
        places: dict[str, list[str]] = {}
        for citation in evidence:
            read = parse(citation)
            places.setdefault(read.source, []).append(paragraphs(read.paragraphs).strip())
        shown = []
        for id, cited in places.items():
            row = self.record.sources[id]
            where = ", ".join(filter(None, cited))
            shown.append(joined(text(row.publisher, DIM, link=row.url), text(where, DIM)))
        return joined(*shown, by="; ")


def paragraphs(numbers: tuple[int, ...]) -> str:
    """` ¶3–5`, ` ¶3,7`, or nothing."""
    if not numbers:
        return ""
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f" ¶{numbers[0]}–{numbers[-1]}"
    return f" ¶{','.join(map(str, numbers))}"


def lines(
    rows: Iterable[Line], look: Look, *, label: int = LABEL, named: bool = False
) -> RenderableType:
    """Labelled lines with a margin; without one, and each with a mark, on a narrow screen.

    `label` is the width of the labels: 0 for none, 1 where each is a sign.
    """
    return indented(_wide(rows, label, named) if look.wide else _narrow(rows, look, label))


def _wide(rows: Iterable[Line], label: int, named: bool) -> Table:
    margin = _NAMED if named else _MARGIN
    table = _grid(label + min(label, 2), (2, margin))
    for line in rows:
        name = [text(line.label, DIM)] if label else []
        table.add_row(*name, _sourced(line, line.words), "", broken(line.margin, margin))
    return table


def _narrow(rows: Iterable[Line], look: Look, label: int) -> Table:
    table = _grid(2 if label else 0)
    room = look.width - (4 if label else 2)
    for line in rows:
        mark = [line.label if label == 1 else line.mark] if label else []
        name = text(f"{line.label}:" if line.label and label > 1 else "", DIM)
        words = followed(joined(name, line.words), line.margin, room)
        table.add_row(*mark, _sourced(line, words))
    return table


def _sourced(line: Line, words: Text) -> RenderableType:
    return Group(words, indented(line.below, 2 if line.mark else 4)) if line.below else words


def _grid(first: int, last: tuple[int, ...] = ()) -> Table:
    """A column of a width, if any; the one that takes the room; columns of the widths behind it."""
    table = Table.grid(expand=True)
    if first:
        table.add_column(width=first)
    table.add_column(ratio=1)
    for width in last:
        table.add_column(width=width)
    return table


def followed(words: Text, margin: Text, width: int) -> Text:
    """Words with their margin behind them, or below where it would be torn apart."""
    last = words.wrap(_MEASURE, width)[-1] if words else words
    fits = last.cell_len + 1 + margin.cell_len <= width
    return joined(words, margin if fits else broken(margin, width), by=" " if fits else "\n")


def broken(margin: Text, width: int) -> Text:
    """A margin on as many lines as it needs, broken behind a comma or before `SY side`."""
    cuts, start, last = [], 0, 0
    for place in [found.end() for found in _BREAKS.finditer(margin.plain)] + [len(margin)]:
        if len(margin.plain[start:place].rstrip()) > width and last > start:
            cuts.append(last)
            start = last
        last = place
    pieces = list(margin.divide(cuts))
    for piece in pieces:
        piece.rstrip()
    return Text("\n").join(pieces)


def hung(mark: Text, words: RenderableType, width: int) -> RenderableType:
    """Something behind a mark, so that its further lines hang under its first."""
    table = _grid(width)
    table.add_row(mark, words)
    return table


def source_list(references: References) -> RenderableType:
    """The sources of a page with their numbers."""
    numbered = references.numbers
    table = _grid(len(str(len(numbered))) + 3)
    lines = {id: source_line(references.record, id) for id in numbered}
    shown = [line.plain for line in lines.values()]
    for id, number in numbered.items():
        alike = shown.count(lines[id].plain) > 1
        words = joined(lines[id], text(id if alike else "", DIM), by=" · ")
        table.add_row(Text(f"[{number}]", DIM), words)
    return indented(table)


def source_line(record: Record, id: str) -> Text:
    """A source in words: publisher, whose voice, day; its address is a link on a terminal."""
    row = record.sources[id]
    publisher = text(row.publisher, link=row.url)
    whose = voice(record, id)
    named = joined(publisher, text(f"({whose}),", DIM)) if whose else publisher + text(",")
    return joined(named, published(row.published))


def published(date: dates.Edtf | None) -> str:
    """The day of a source, as far as it is known."""
    return dates.words(date) if date else "undated"


def voice(record: Record, id: str, *, origin: bool = False) -> str:
    """What the publisher is and whose side it speaks for: `press, origin tass, Russian side`."""
    row = record.sources[id]
    side = record.sides.get(row.side)
    words = f"origin {row.origin}" if origin else ""
    whose = f"{side.adjective} side" if side else ""
    return ", ".join(filter(None, [KINDS[row.kind] if row.kind else "", words, whose]))


KINDS: dict[Kind, str] = {
    "official": "official site",
    "agency": "agency",
    "broadcaster": "broadcaster",
    "press": "press",
    "reference": "reference work",
    "blog": "blog",
}
