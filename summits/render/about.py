"""`summits about` on a screen: the record, its coverage, and what was not substantiated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
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
    hung,
    indented,
    joined,
    listed,
    page,
    section,
    table,
    text,
)
from summits.render.margin import publisher, told_apart
from summits.values import dates
from summits.values.citations import sources_of

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

_CELL = 5


def view(record: Record, known: about.About, look: Look) -> RenderableType:
    """The record on a page."""
    return page(_blocks(record, known, look.width - 2))


def _blocks(record: Record, known: about.About, width: int) -> Iterator[Iterable[RenderableType]]:
    version = f"version {known.version} ({known.digest}) · checked {dates.words(known.checked)}"
    yield [text(known.title, HEAD), text(version)]
    yield [text(known.scope)]
    confirmed = wording.counted(known.meetings, "confirmed meeting")
    sources = f"{known.sources}, of {wording.counted(known.origins, 'origin')}"
    rows = {
        "searched": dates.words(known.covers, short=True),
        "meetings": f"{confirmed}, {known.unconfirmed} unconfirmed",
        "sources": sources if known.sources else "none",
        "none found": about.runs(known.years_without),
    }
    held = {name: value for name, value in rows.items() if value}
    lines = [(text(name, DIM), text(value)) for name, value in held.items()]
    yield section("WHAT IT COVERS", map(indented, table(lines, width, {1: 1})))
    yield section("BY YEAR", _bars({year: n for year, n in known.by_year.items() if n}, width))
    yield section("BY PLACE", _bars(known.by_place, width))
    yield section("KNOWN GAPS", (indented(hung("·", text(gap), 2)) for gap in known.gaps))
    folder = text(f"The data lie in {known.folder}", DIM)
    yield section("TO CITE IT", map(indented, [text(known.cite_as), folder]))
    yield footer(
        "Where sources are few: summits about --coverage" if known.meetings else "",
        "What was not substantiated: summits about --candidates" if record.candidates else "",
    )


def _bars(counts: dict[str, int], width: int) -> Iterator[RenderableType]:
    bars = [
        (text(name), Text("●" * count, DATE), text(str(count), DIM))
        for name, count in counts.items()
    ]
    if not bars or max(counts.values()) > width // 2:
        return (indented(joined(name, count, by="  ")) for name, _, count in bars)
    return map(indented, table(bars, width, {0: 1}))


def candidates(record: Record, rows: Iterable[tables.Candidate], look: Look) -> RenderableType:
    """What was looked into, and what was found."""
    return page(_candidate(record, row) for row in rows)


def _candidate(record: Record, row: tables.Candidate) -> Iterator[RenderableType]:
    place = text(row.where or "", HEAD)
    yield joined(text(dates.brief(row.when), DATE), place, text(row.id, ID), by="  ")
    yield indented(text(row.claim, HEAD))
    yield indented(text(row.finding))
    named = told_apart({id: publisher(record, id) for id in sources_of(row.evidence)})
    if named:
        sources = Text(" · ").join(named.values())
        sources.style = DIM
        yield indented(sources)


def cover(rows: Sequence[coverage.Row], look: Look) -> RenderableType:
    """The table of coverage; one paragraph per meeting where the screen is narrow."""
    widest = max((len(row.meeting) for row in rows), default=0)
    fits = look.width >= widest + 1 + _CELL * len(coverage.FIELDS)
    body = (
        _lines(rows, widest)
        if fits
        else (part for row in rows for part in _paragraph(row, look.width))
    )
    cells = [cell for row in rows for cell in row.cells]
    signs = [
        "Origins behind each field, the weakest meeting first",
        "- not recorded" if any(cell.origins is None for cell in cells) else "",
        "! disputed" if any(cell.disputed for cell in cells) else "",
    ]
    named = ((field, short) for field, short in HEADS.items() if short != field and fits)
    short = " · ".join(f"{short} {field}" for field, short in named)
    return page([body, footer(" · ".join(filter(None, signs)), short)])


def _lines(rows: Sequence[coverage.Row], widest: int) -> Iterator[Text]:
    # Behind each figure stands a sign or a blank, so the heads have one too.
    heads = (f"{HEADS[field]} ".rjust(_CELL) for field in coverage.FIELDS)
    yield text(" " * widest + "".join(heads), DIM)
    for row in rows:
        line = text(row.meeting.ljust(widest), ID)
        for cell in map(_cell, row.cells):
            line = Text.assemble(line, " " * (_CELL - cell.cell_len), cell)
        yield line


def _cell(cell: coverage.Cell) -> Text:
    count = "-" if cell.origins is None else str(cell.origins)
    style = WARN if cell.origins == 1 else DIM if cell.origins is None else ""
    return Text.assemble((count, style), ("!" if cell.disputed else " ", WARN))


def _paragraph(row: coverage.Row, width: int) -> Iterator[RenderableType]:
    yield text(row.meeting, ID)
    cells = (joined(text(cell.field, DIM), _cell(cell)) for cell in row.cells)
    yield from map(indented, listed(cells, width - 2, by=" "))
