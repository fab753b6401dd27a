"""How a screen looks: its width, its colours, and the pieces that views share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeGuard

from rich.text import Text

from summits.record.record import Record
from summits.render.styled import NO_STYLE, Block, coded, lines_of
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


def drawn(shown: Block, how: Look) -> str:
    """What is sent to a screen: lines that keep within it, but for addresses."""
    sent = [f"{_sent(line, how)}\n" for line in lines_of(shown, how.width)]
    return "".join(sent).replace(GLUE, " ")


def _sent(line: Text, how: Look) -> str:
    # A blank at the end of a line would be kept by a copy and a narrower window.
    length = len(line.plain.rstrip(f" {GLUE}"))
    shown = line if length == len(line.plain) else line.divide([length])[0]
    return coded(shown) if how.colour else shown.plain


class Group:
    """What stands below each other."""

    def __init__(self, *parts: Block) -> None:
        self.parts = parts

    def lines(self, width: int) -> list[Text]:
        return [line for part in self.parts for line in lines_of(part, width)]


def page(blocks: Iterable[Iterable[Block]]) -> Group:
    """Blocks with a line between them; one with nothing in it leaves none.

    Each is drawn before the next is asked for, so that a legend knows what stands above it.
    """
    parts: list[Block] = []
    for shown in map(list, blocks):
        parts += [Text(""), *shown] if parts and shown else shown
    return Group(*parts)


def section(title: str, parts: Iterable[Block], style: str = HEAD) -> list[Block]:
    """A heading and what stands below it; neither where there is nothing."""
    shown = list(parts)
    return [text(title, style), *shown] if shown else []


def footer(*words: str) -> list[Text]:
    """Lines that explain, as a block; empty ones are left out."""
    return [text(line, DIM) for line in words if line]


def text(value: str, style: str = "", link: str | None = None) -> Text:
    """Text from data, fit for a terminal."""
    shown = Text(printable(value), style)
    target = linkable(link)
    if target:
        shown.stylize(f"link {target}")
    return shown


def joined(*parts: Text | str, by: str = " ", style: str = "") -> Text:
    """Parts on one line, in a style; empty ones are left out."""
    kept = [part if isinstance(part, Text) else text(part) for part in parts if part]
    line = Text(by).join(kept)
    line.style = style
    return line


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


def padded(words: Text, width: int) -> Text:
    """Words with blanks behind them, which have no style, up to a width."""
    return Text.assemble(words, " " * (width - words.cell_len))


def address(url: str, before: str, link: str | None, style: str = "") -> Text:
    """An address behind a few words, on one line, however long: one that is broken can't be copied."""
    shown = Text(f"{before}{printable(url)}", style, no_wrap=True)
    if target := linkable(link):
        shown.stylize(f"link {target}", len(before))
    return shown


class Beside:
    """Cells next to each other, each of a width; those of 0 share what is left."""

    def __init__(self, cells: Sequence[Block], widths: Sequence[int], gap: int = _GAP) -> None:
        self.cells, self.widths, self.gap = cells, widths, gap

    def lines(self, width: int) -> list[Text]:
        room = width - sum(self.widths) - self.gap * (len(self.cells) - 1)
        each = max(room // max(list(self.widths).count(0), 1), 1)
        widths = [one or each for one in self.widths]
        if _are_lines(self.cells, widths):
            line = self._line(self.cells, widths)
            line.rstrip()
            return lines_of(line, width)
        drawn = (lines_of(cell, one) for cell, one in zip(self.cells, widths, strict=True))
        rows = zip_longest(*drawn, fillvalue=Text(""))
        return [self._line(cells, widths, apart=True) for cells in rows]

    def _line(self, cells: Sequence[Text], widths: Sequence[int], *, apart: bool = False) -> Text:
        """Cells with blanks between them, which may be pieces `apart`: a picture has none of those."""
        line, last = Text(), len(cells) - 1
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            shown = _cropped(cell, width)
            line.append_text(shown)
            if number < last:
                blanks = " " * (width - shown.cell_len + self.gap)
                line.append(blanks, NO_STYLE if apart else None)
        return line


def _cropped(cell: Text, width: int) -> Text:
    """As much of a cell as finds room; of a sign that does so by half, a blank."""
    if cell.cell_len <= width:
        return cell
    shown = cell.copy()
    shown.truncate(width)
    return shown


def _are_lines(cells: Sequence[Block], widths: Sequence[int]) -> TypeGuard[Sequence[Text]]:
    """Whether each cell is one line, which most are: so they are drawn in a tenth of the time."""
    return all(
        isinstance(cell, Text) and cell.cell_len <= width and "\n" not in cell.plain
        for cell, width in zip(cells, widths, strict=True)
    )


def hung(mark: Text | str, words: Block, width: int) -> Beside:
    """Something behind a mark, so that its further lines hang under its first."""
    return Beside([mark if isinstance(mark, Text) else text(mark), words], [width, 0], 0)


def item(what: Block) -> Beside:
    """One of several, with a dot before it."""
    return hung(text("·", DIM), what, 2)


def indented(what: Block, by: int = 2) -> Block:
    """Something set in from the left."""
    return hung("", what, by) if by else what


def table(
    rows: Sequence[Sequence[Text]],
    width: int,
    give: Mapping[int, int],
    right: Collection[int] = (),
) -> Iterator[Block]:
    """Rows in columns as wide as what is in them; where there is no room, some give way to a least."""
    widths = [max(cell.cell_len for cell in cells) for cells in zip(*rows, strict=True)]
    over = sum(widths) + _GAP * (len(widths) - 1) - width
    for number, least in give.items():
        given = max(0, min(over, widths[number] - least))
        widths[number], over = widths[number] - given, over - given
    for row in rows:
        cells = [
            Text.assemble(" " * (width - cell.cell_len), cell) if number in right else cell
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield Beside(cells, widths)


def listed(parts: Iterable[Text], width: int, by: str = " · ") -> list[Text]:
    """Parts with a sign between them, on lines of a width; broken at the sign where that can be."""
    fitting: list[Text] = []
    for part in parts:
        longer = joined(fitting[-1], part, by=by) if fitting else part
        if fitting and longer.cell_len <= width:
            fitting[-1] = longer
        else:
            fitting.append(part)
    return [shown for line in fitting for shown in wrapped(line, width)]


def wrapped(words: Text, width: int) -> list[Text]:
    """Words on lines of a width, without blanks at their ends."""
    shown = lines_of(words, width)
    if len(shown) > 1:
        for line in shown:
            line.rstrip()
    return shown
