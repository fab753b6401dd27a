"""`summits about` on a screen: the record, its coverage, and what was not substantiated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from summits.answers import about, coverage
from summits.record import wording
from summits.record.record import Record
from summits.record.vocabulary import Field, Listed
from summits.render import look as ui
from summits.render.margin import publisher, told_apart
from summits.render.styled import Block
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


def view(record: Record, known: about.About, look: ui.Look) -> Block:
    """The record on a page."""
    return ui.page(_blocks(record, known, look.width - 2))


def _blocks(record: Record, known: about.About, width: int) -> Iterator[Iterable[Block]]:
    version = f"version {known.version} ({known.digest}) · checked {dates.words(known.checked)}"
    yield [ui.text(known.title, ui.HEAD), ui.text(version)]
    yield [ui.text(known.scope)]
    confirmed = wording.counted(known.meetings, "confirmed meeting")
    sources = f"{known.sources}, of {wording.counted(known.origins, 'origin')}"
    rows = {
        "searched": dates.words(known.covers, short=True),
        "meetings": f"{confirmed}, {known.unconfirmed} unconfirmed",
        "sources": sources if known.sources else "none",
        "none found": about.runs(known.years_without),
    }
    held = {name: value for name, value in rows.items() if value}
    lines = [(ui.text(name, ui.DIM), ui.text(value)) for name, value in held.items()]
    yield ui.section("WHAT IT COVERS", map(ui.indented, ui.table(lines, width, {1: 1})))
    yield ui.section("BY YEAR", _bars({year: n for year, n in known.by_year.items() if n}, width))
    yield ui.section("BY PLACE", _bars(known.by_place, width))
    gaps = (ui.indented(ui.item(ui.text(gap))) for gap in known.gaps)
    yield ui.section("KNOWN GAPS", gaps)
    folder = ui.text(f"The data lie in {known.folder}", ui.DIM)
    yield ui.section("TO CITE IT", map(ui.indented, [ui.text(known.cite_as), folder]))
    yield ui.footer(
        "Where sources are few: summits about --coverage" if known.meetings else "",
        "What was not substantiated: summits about --candidates" if record.candidates else "",
    )


def _bars(counts: dict[str, int], width: int) -> Iterator[Block]:
    bars = [
        (ui.text(name), Text("●" * count, ui.DATE), ui.text(str(count), ui.DIM))
        for name, count in counts.items()
    ]
    if not bars or max(counts.values()) > width // 2:
        return (ui.indented(ui.joined(name, count, by="  ")) for name, _, count in bars)
    return map(ui.indented, ui.table(bars, width, {0: 1}))


def candidates(record: Record, rows: Iterable[tables.Candidate], look: ui.Look) -> Block:
    """What was looked into, and what was found."""
    return ui.page(_candidate(record, row) for row in rows)


def _candidate(record: Record, row: tables.Candidate) -> Iterator[Block]:
    place = ui.text(row.where or "", ui.HEAD)
    yield ui.joined(ui.text(dates.brief(row.when), ui.DATE), place, ui.text(row.id, ui.ID), by="  ")
    yield ui.indented(ui.text(row.claim, ui.HEAD))
    yield ui.indented(ui.text(row.finding))
    named = told_apart({id: publisher(record, id) for id in sources_of(row.evidence)})
    if named:
        yield ui.indented(ui.joined(*named.values(), by=" · ", style=ui.DIM))


def cover(rows: Sequence[coverage.MeetingCoverage], look: ui.Look) -> Block:
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
    return ui.page([body, ui.footer(" · ".join(filter(None, signs)), short)])


def _lines(rows: Sequence[coverage.MeetingCoverage], widest: int) -> Iterator[Text]:
    # Behind each figure stands a sign or a blank, so the heads have one too.
    heads = (f"{HEADS[field]} ".rjust(_CELL) for field in coverage.FIELDS)
    yield ui.text(" " * widest + "".join(heads), ui.DIM)
    for row in rows:
        line = ui.text(row.meeting.ljust(widest), ui.ID)
        for cell in map(_cell, row.cells):
            line = Text.assemble(line, " " * (_CELL - cell.cell_len), cell)
        yield line


def _cell(cell: coverage.FieldCoverage) -> Text:
    count = "-" if cell.origins is None else str(cell.origins)
    style = ui.WARN if cell.origins == 1 else ui.DIM if cell.origins is None else ""
    return Text.assemble((count, style), ("!" if cell.disputed else " ", ui.WARN))


def _paragraph(row: coverage.MeetingCoverage, width: int) -> Iterator[Block]:
    yield ui.text(row.meeting, ui.ID)
    cells = (ui.joined(ui.text(cell.field, ui.DIM), _cell(cell)) for cell in row.cells)
    yield from map(ui.indented, ui.listed(cells, width - 2, by=" "))
