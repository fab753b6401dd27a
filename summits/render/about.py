"""`summits about` on a screen: the record, its coverage, and what was not substantiated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.answers import about, coverage
from summits.record import wording
from summits.record.record import Record
from summits.record.vocabulary import Field, Listed
from summits.render.look import (
    DATE,
    DIM,
    HEAD,
    ID,
    WARN,
    Look,
    footer,
    heading,
    indented,
    joined,
    text,
)
from summits.values import dates
from summits.values.citations import Cites, sources_of

if TYPE_CHECKING:
    from summits.record import tables

HEADS: dict[Field | Listed, str] = {
    "date": "date",
    "mode": "mode",
    "reported": "rep",
    "place": "pl",
    "venue": "ven",
    "visit": "vis",
    "announced": "ann",
    "duration": "dur",
    "participants": "who",
    "topics": "on",
    "statements": "said",
    "programme": "prog",
    "outcomes": "out",
}


def view(record: Record, known: about.About, look: Look) -> RenderableType:
    """The record on a page."""
    meetings = (
        f"{wording.counted(known.meetings, 'confirmed meeting')}, {known.unconfirmed} unconfirmed"
    )
    covers = dates.words(known.covers, short=True)
    return Group(
        text(known.title, HEAD),
        text(f"version {known.version} · checked {dates.words(known.checked)}"),
        Text(""),
        text(known.scope),
        heading("WHAT IT COVERS"),
        _pairs(
            {
                "searched": covers,
                "meetings": meetings,
                "sources": f"{known.sources}, of {known.origins} origins",
                "none found": about.runs(known.years_without),
            }
        ),
        heading("BY YEAR"),
        _bars({year: count for year, count in known.by_year.items() if count}),
        heading("BY PLACE"),
        _bars(known.by_place),
        *([heading("KNOWN GAPS")] if known.gaps else []),
        *(indented(joined("·", text(gap))) for gap in known.gaps),
        heading("TO CITE IT"),
        indented(text(known.cite_as)),
        indented(text(f"The data lie in {known.folder}", DIM)),
        Text(""),
        footer("Where sources are few: summits about --coverage", look),
        footer("What was not substantiated: summits about --candidates", look),
    )


def _pairs(rows: dict[str, str]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in rows.items():
        table.add_row(text(name, DIM), text(value))
    return indented(table)


def _bars(counts: dict[str, int]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, count in counts.items():
        table.add_row(text(name), Text("●" * count, DATE), Text(str(count), DIM))
    return indented(table)


def candidates(record: Record, rows: Iterable[tables.Candidate], look: Look) -> RenderableType:
    """What was looked into, and what was found."""
    parts: list[RenderableType] = []
    for row in rows:
        when = dates.brief(row.when)
        place = text(row.where or "", HEAD)
        parts.append(joined(text(when, DATE), place, text(row.id, ID), by="  "))
        parts.append(indented(text(row.claim, HEAD)))
        parts.append(indented(text(row.finding)))
        parts.append(indented(text(" · ".join(_named(record, row.evidence)), DIM)))
        parts.append(Text(""))
    return Group(*parts[:-1])


def _named(record: Record, evidence: Cites) -> list[str]:
    return [record.sources[id].publisher for id in sources_of(evidence)]


def cover(rows: Sequence[coverage.Row], look: Look) -> RenderableType:
    """The table of coverage; one paragraph per meeting where the screen is narrow."""
    widest = max((len(row.meeting) for row in rows), default=0)
    fits = look.width >= widest + 1 + 5 * len(coverage.FIELDS)
    body = _table(rows) if fits else Group(*(_paragraph(row) for row in rows))
    signs = "Origins behind each field, the weakest meeting first · - not recorded · ! disputed"
    named = ((field, short) for field, short in HEADS.items() if short != field)
    heads = (f"{short} {field}" for field, short in named if fits)
    return Group(body, footer(signs, look), footer(" · ".join(heads), look))


def _table(rows: Sequence[coverage.Row]) -> Table:
    table = Table.grid()
    table.add_column(no_wrap=True)
    for _ in coverage.FIELDS:
        table.add_column(justify="right", no_wrap=True, width=5)
    # Behind each figure stands a sign or a blank, so the heads have one too.
    heads = (text(f"{HEADS[field]} ", DIM) for field in coverage.FIELDS)
    table.add_row("", *heads)
    for row in rows:
        table.add_row(text(row.meeting, ID), *(_cell(cell) for cell in row.cells))
    return table


def _cell(cell: coverage.Cell) -> Text:
    count = "-" if cell.origins is None else str(cell.origins)
    style = WARN if cell.origins == 1 else DIM if cell.origins is None else ""
    return Text.assemble((count, style), ("!" if cell.disputed else " ", WARN))


def _paragraph(row: coverage.Row) -> RenderableType:
    cells = (joined(text(cell.field, DIM), _cell(cell)) for cell in row.cells)
    return Group(text(row.meeting, ID), indented(joined(*cells, by=" ")))
