"""`summits import`: what a list brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from summits.render.look import (
    DATE,
    DIM,
    ID,
    WARN,
    Look,
    indented,
    joined,
    page,
    section,
    table,
    text,
)
from summits.values import dates

if TYPE_CHECKING:
    from summits.answers.importing import Brought, Came


def view(brought: Brought, look: Look) -> RenderableType:
    """The meetings of a list, then the rows that stay out."""
    came = [_row(row, look) for row in brought.came]
    out = [(text(f"line {row.line}", WARN), text(row.reason)) for row in brought.out]
    shown = (
        table(came, look.width, {3: 1})
        if look.wide and came
        else (joined(*row, by="  ") for row in came)
    )
    left = table(out, look.width - 2, {1: 1}, right=(0,)) if out else ()
    return page([shown, section("LEFT OUT", map(indented, left))])


def _row(row: Came, look: Look) -> tuple[Text, ...]:
    where = ", ".join(filter(None, (row.city, row.country)))
    when, id = text(dates.brief(row.date), DATE), text(row.meeting, ID)
    return _state(row), when, id, text(where if look.wide else "")


def _state(row: Came) -> Text:
    return text("new" if row.is_new else "had", "" if row.is_new else DIM)
