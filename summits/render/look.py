"""How a screen looks: its width, its colour, and the pieces that views share."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summits.values.clean import printable

NARROWEST, WIDEST, SIDE_BY_SIDE = 40, 120, 72

HEAD, DIM, DATE, ID, WARN, GOOD = "bold", "dim", "cyan", "green", "yellow", "green"
"""The styles; none carries a meaning that words or signs don't."""


class Look(NamedTuple):
    """What a view has to know of the screen."""

    width: int
    colour: bool
    terminal: bool

    @property
    def wide(self) -> bool:
        """Whether things stand side by side."""
        return self.width >= SIDE_BY_SIDE


def look(columns: int, colour: bool, terminal: bool) -> Look:
    """The look of a screen that is so many columns wide."""
    return Look(max(NARROWEST, min(columns, WIDEST)), colour, terminal)


class Page(Protocol):
    """Something on its way to the screen, part by part from the top."""

    def parts(self) -> Iterator[RenderableType]:
        """What stands below each other."""


def page(found: Page) -> RenderableType:
    """A page as one thing to draw."""
    return Group(*found.parts())


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


def text(value: str, style: str = "", link: str | None = None) -> Text:
    """Text from data, fit for a terminal."""
    shown = Text(printable(value), style=style, overflow="fold")
    if link:
        shown.stylize(f"link {link}")
    return shown


def joined(*parts: Text | str, by: str = " ") -> Text:
    """Parts on one line; empty ones are left out."""
    kept = [part if isinstance(part, Text) else text(part) for part in parts if part]
    return Text(by).join(kept)


def heading(words: str, style: str = HEAD) -> Text:
    """The heading of a section, with a line above."""
    return Text("\n").append(text(words, style))


def edges(left: Text, right: Text, how: Look) -> RenderableType:
    """Two texts at the two edges of the screen; on a narrow one, below each other."""
    if left.cell_len + right.cell_len + 2 > how.width:
        return Group(left, right)
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    row.add_row(left, right)
    return row


def address(url: str, before: Text, link: str | None) -> Text:
    """An address on one line, however long: one that is broken can't be copied."""
    line = before + text(url, link=link)
    line.no_wrap, line.overflow = True, "ignore"
    return line


def indented(what: RenderableType, by: int = 2) -> Padding:
    """Something set in from the left."""
    return Padding(what, (0, 0, 0, by))


def footer(words: str, how: Look) -> Text:
    """A line that explains; only a terminal has it, so that nobody has to cut it off."""
    return text(words, DIM) if how.terminal else Text("", end="")
