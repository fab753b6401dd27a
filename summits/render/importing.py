"""`summits import`: what a list brings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from summits.render import look as ui
from summits.render.styled import Block
from summits.values import dates

if TYPE_CHECKING:
    from summits.answers.importing import Brought, Came


def view(brought: Brought, look: ui.Look) -> Block:
    """The meetings of a list, then the rows that stay out."""
    came = [_row(row, look) for row in brought.came]
    out = [_reason(row.line, row.reason) for row in brought.out]
    doubts = [_reason(row.line, why) for row in brought.came for why in row.doubts]
    shown = (
        ui.table(came, look.width, {3: 1})
        if look.wide and came
        else (ui.joined(*row, by="  ") for row in came)
    )
    sections = (("NOT READ", doubts), ("LEFT OUT", out))
    blocks: list[Iterable[Block]] = [shown]
    return ui.page(blocks + [_section(head, rows, look) for head, rows in sections])


def _section(head: str, rows: list[tuple[Text, Text]], look: ui.Look) -> list[Block]:
    lines = ui.table(rows, look.width - 2, {1: 1}, right=(0,)) if rows else ()
    return ui.section(head, map(ui.indented, lines))


def _reason(line: int, why: str) -> tuple[Text, Text]:
    return ui.text(f"line {line}", ui.WARN), ui.text(why)


def _row(row: Came, look: ui.Look) -> tuple[Text, ...]:
    where = ", ".join(filter(None, (row.city, row.country)))
    when, id = ui.text(dates.brief(row.date), ui.DATE), ui.text(row.meeting, ui.ID)
    return _state(row), when, id, ui.text(where if look.wide else "")


def _state(row: Came) -> Text:
    return ui.text(row.state, ui.DIM if row.state == "had" else "")
