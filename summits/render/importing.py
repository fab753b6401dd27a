"""`summits import`: what a list brings, as a table or as plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.render.look import DATE, DIM, HEAD, ID, WARN, Look, indented, joined, text
from summits.values import dates

if TYPE_CHECKING:
    from summits.answers.importing import Brought, Came


def view(brought: Brought, names: Mapping[str, str], look: Look) -> RenderableType:
    """The meetings of a list, then the rows that stay out."""
    return Group(*_parts(brought, names, look))


def _parts(brought: Brought, names: Mapping[str, str], look: Look) -> Iterator[RenderableType]:
    if brought.came:
        yield _wide(brought, names) if look.wide else _narrow(brought, names)
    if brought.out:
        if brought.came:
            yield Text("")
        yield text("LEFT OUT", HEAD)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", no_wrap=True)
        for row in brought.out:
            table.add_row(text(f"line {row.line}", WARN), text(row.reason))
        yield indented(table)


def _wide(brought: Brought, names: Mapping[str, str]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for _ in range(3):
        table.add_column(no_wrap=True)
    for row in brought.came:
        where = text(", ".join(filter(None, (row.city, row.country))))
        table.add_row(_state(row), text(dates.brief(row.date), DATE), text(row.meeting, ID), where)
    return table


def _narrow(brought: Brought, names: Mapping[str, str]) -> Group:
    return Group(
        *(
            joined(_state(row), text(dates.brief(row.date), DATE), text(row.meeting, ID), by="  ")
            for row in brought.came
        )
    )


def _state(row: Came) -> Text:
    return text("new" if row.is_new else "had", "" if row.is_new else DIM)
