"""How a screen looks: its width, its colours, and the pieces that views share."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple, cast

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.text import Text

from summits.record.record import Record
from summits.values.clean import linkable, printable

NARROWEST, WIDEST, SIDE_BY_SIDE = 40, 120, 72

HEAD, DIM, DATE, ID, WARN, GOOD = "bold", "dim", "cyan", "green", "yellow", "green"
ALERT = f"{HEAD} {WARN}"
"""The styles; none carries a meaning that words or signs don't."""
_SIDES = ("bright_blue", "magenta")
"""Those of the two sides; both can be read on dark and on light."""
_GAP = 2
GLUE = "\u2800"
"""A blank that no line is broken at; the screen has a plain one there."""


class Look(NamedTuple):
    """What a view has to know of the screen."""

    width: int
    colour: bool

    @property
    def wide(self) -> bool:
        """Whether things stand side by side."""
        return self.width >= SIDE_BY_SIDE


def look(columns: int, colour: bool) -> Look:
    """The look of a screen that is so many columns wide."""
    return Look(max(NARROWEST, min(columns, WIDEST)), colour)


def console(how: Look) -> Console:
    """A console that takes text from data as text: no markup, no emoji, no guessing."""
    return Console(
        file=io.StringIO(),
        width=how.width,
        height=100,  # Rich takes no notice of the width of a dumb terminal without
        color_system="standard" if how.colour else None,
        force_terminal=how.colour,
        no_color=not how.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def page(blocks: Iterable[Iterable[RenderableType]]) -> Group:
    """Blocks with a line between them; one with nothing in it leaves none.

    Each is drawn before the next is asked for, so that a legend knows what stands above it.
    """
    parts: list[RenderableType] = []
    for shown in map(list, blocks):
        parts += [Text(""), *shown] if parts and shown else shown
    return Group(*parts)


def section(title: str, parts: Iterable[RenderableType], style: str = HEAD) -> list[RenderableType]:
    """A heading and what stands below it; neither where there is nothing."""
    shown = list(parts)
    return [text(title, style), *shown] if shown else []


def footer(*words: str) -> list[Text]:
    """Lines that explain, as a block; empty ones are left out."""
    return [text(line, DIM) for line in words if line]


def text(value: str, style: str = "", link: str | None = None) -> Text:
    """Text from data, fit for a terminal."""
    shown = Text(printable(value), style=style)
    target = linkable(link)
    if target:
        shown.stylize(f"link {target}")
    return shown


def joined(*parts: Text | str, by: str = " ") -> Text:
    """Parts on one line; empty ones are left out."""
    kept = [part if isinstance(part, Text) else text(part) for part in parts if part]
    return Text(by).join(kept)


def bracketed(words: str) -> Text:
    """Words in brackets behind others; nothing where there are none."""
    return text(f"({words})" if words else "", DIM)


def signed(words: Text | str, sign: Text) -> Text:
    """Words with a sign that stays on their line."""
    return joined(words, sign, by=GLUE)


def of_side(record: Record, side: str) -> str:
    """The style of a side; whoever belongs to neither has none of their own."""
    return dict(zip(record.sides, _SIDES, strict=False)).get(side, DIM)


def head_of_side(record: Record, side: str) -> str:
    """The style of a heading over what is a side's, or nobody's."""
    return f"{HEAD} {of_side(record, side)}" if side in record.sides else HEAD


def edges(left: Text, right: Text, width: int) -> Text:
    """Two texts at the two edges; below each other where they find no room."""
    space = width - left.cell_len - right.cell_len
    return Text.assemble(left, " " * space if space >= _GAP else "\n", right)


def address(url: str, before: Text, link: str | None) -> Text:
    """An address on one line, however long: one that is broken can't be copied."""
    line = before + text(url, link=link)
    line.no_wrap, line.overflow = True, "ignore"
    return line


class Beside:
    """Cells next to each other, each of a width; those of 0 share what is left."""

    def __init__(
        self, cells: Sequence[RenderableType], widths: Sequence[int], gap: int = _GAP
    ) -> None:
        self.cells, self.widths, self.gap = cells, widths, gap

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[Segment | Text]:
        room = options.max_width - sum(self.widths) - self.gap * (len(self.cells) - 1)
        each = max(room // max(list(self.widths).count(0), 1), 1)
        widths = [width or each for width in self.widths]
        *_, last = range(len(widths))
        if all(map(_fits, self.cells, widths)):
            yield self._line(widths)
            return
        drawn = [
            console.render_lines(cell, options.update_width(width), pad=number < last)
            for number, (cell, width) in enumerate(zip(self.cells, widths, strict=True))
        ]
        gap = Segment(" " * self.gap)
        for line in zip_longest(*drawn):
            for number, (piece, width) in enumerate(zip(line, widths, strict=True)):
                yield from piece if piece is not None else [Segment(" " * width)]
                if number < last:
                    yield gap
            yield Segment.line()

    def _line(self, widths: Sequence[int]) -> Text:
        line = Text()
        for cell, width in zip(self.cells, widths, strict=True):
            line.append_text(cast(Text, cell)).append(
                " " * (width - cast(Text, cell).cell_len + self.gap)
            )
        line.rstrip()
        return line


def _fits(cell: RenderableType, width: int) -> bool:
    """Whether a cell is one line, which most are: so it is drawn in a tenth of the time."""
    return isinstance(cell, Text) and cell.cell_len <= width and "\n" not in cell.plain


def hung(mark: Text | str, words: RenderableType, width: int) -> Beside:
    """Something behind a mark, so that its further lines hang under its first."""
    return Beside([mark if isinstance(mark, Text) else text(mark), words], [width, 0], 0)


def item(what: RenderableType) -> Beside:
    """One of several, with a dot before it."""
    return hung(text("·", DIM), what, 2)


def indented(what: RenderableType, by: int = 2) -> RenderableType:
    """Something set in from the left."""
    return hung("", what, by) if by else what


def table(
    rows: Sequence[Sequence[Text]],
    width: int,
    give: Mapping[int, int],
    right: Collection[int] = (),
) -> Iterator[RenderableType]:
    """Rows in columns as wide as what is in them; where there is no room, some give way to a least."""
    widths = [max(cell.cell_len for cell in cells) for cells in zip(*rows, strict=True)]
    over = sum(widths) + _GAP * (len(widths) - 1) - width
    for number, least in give.items():
        given = max(0, min(over, widths[number] - least))
        widths[number], over = widths[number] - given, over - given
    for row in rows:
        cells = [
            Text(" " * (width - cell.cell_len)) + cell if number in right else cell
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield Beside(cells, widths)


def listed(parts: Iterable[Text], width: int, by: str = " · ") -> list[Text]:
    """Parts with a sign between them, on lines of a width; broken at the sign where that can be."""
    lines: list[Text] = []
    for part in parts:
        longer = joined(lines[-1], part, by=by) if lines else part
        if lines and longer.cell_len <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return [shown for line in lines for shown in wrapped(line, width)]


def wrapped(words: Text, width: int) -> list[Text]:
    """Words on lines of a width; a word that is longer is folded, and loses nothing."""
    if words.cell_len <= width and "\n" not in words.plain:
        return [words]
    lines = list(words.wrap(_measure(), width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


@cache
def _measure() -> Console:
    return console(Look(WIDEST, False))
