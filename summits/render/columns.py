"""Two meetings told side by side, or below each other where the screen is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.render.look import DIM, Look, indented, joined, text

LABEL = 17
_GAP = _INDENT = _HANG = 2


class Row(NamedTuple):
    """A label and what stands beside it: paragraphs for each side, or one text for both."""

    label: str
    a: Sequence[Text] = ()
    b: Sequence[Text] = ()
    both: Text | None = None
    near: bool = False
    """Whether the label stands close to its paragraphs, as a name does."""


def beside(label: str, sides: Iterable[Sequence[Text]], *, near: bool = False) -> Row:
    """A row of two sides, the paragraphs of each."""
    a, b = sides
    return Row(label, a, b, near=near)


def columns(rows: Iterable[Row], look: Look) -> RenderableType:
    """Rows below each other, whole at every width."""
    parts = _wide(rows, look) if look.wide else _narrow(rows)
    return indented(Group(*parts), _INDENT)


def _wide(rows: Iterable[Row], look: Look) -> Iterator[RenderableType]:
    room = look.width - _INDENT - LABEL - _GAP
    for shared, group in groupby(rows, key=lambda row: row.both is not None):
        table = _grid(LABEL, *([room] if shared else [(room - _GAP) // 2] * 2))
        for row in group:
            label = text(row.label, DIM)
            label.justify = "right" if row.near else None
            table.add_row(label, *([row.both] if shared else [_cell(row.a), _cell(row.b)]))
        yield table


def _cell(paragraphs: Sequence[Text]) -> RenderableType:
    if len(paragraphs) == 1:
        return paragraphs[0]
    return Group(*map(_Hanging, paragraphs))


def _narrow(rows: Iterable[Row]) -> Iterator[RenderableType]:
    for row in rows:
        label = text(row.label.strip(), DIM)
        if row.both is not None:
            yield joined(label, row.both, by=": ")
            continue
        if label:
            yield label
        table = _grid(1, None)
        for tag, paragraphs in (("A", row.a), ("B", row.b)):
            for index, paragraph in enumerate(paragraphs):
                table.add_row(Text(tag if row.near or not index else "", DIM), paragraph)
        yield indented(table, _INDENT if label else 0)


def _grid(*widths: int | None) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    return table


class _Hanging:
    """A paragraph set in but for its first line, so that one is told from the next."""

    def __init__(self, paragraph: Text) -> None:
        self.paragraph = paragraph

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        first, *rest = self.paragraph.wrap(console, options.max_width - _HANG)
        yield first
        yield from (Text.assemble(" " * _HANG, line) for line in rest)
