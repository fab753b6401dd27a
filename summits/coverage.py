"""How well each field of each meeting is covered: the number of origins that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from summits import disputes, sides
from summits.cards import Record

if TYPE_CHECKING:
    from summits import shapes

FIELDS = (*disputes.FIELDS, *disputes.LISTS)
"""The columns of a coverage table: the cited fields, then the lists of a meeting."""


class Cell(NamedTuple):
    """One field of one meeting."""

    field: str
    origins: int | None
    """How many origins it rests on; None where nothing is recorded."""
    disputed: bool


class Row(NamedTuple):
    """One meeting, its cells in the order of FIELDS."""

    meeting: str
    cells: tuple[Cell, ...]

    @property
    def weak(self) -> int:
        """How many of its fields rest on one origin only."""
        return sum(cell.origins == 1 for cell in self.cells)


def coverage(record: Record) -> list[Row]:
    """A row a meeting, the weakest first: most fields on one origin, then fewest origins in all."""
    rows = [
        Row(id, tuple(_cell(record, meeting, field) for field in FIELDS))
        for id, meeting in record.meetings.items()
    ]
    return sorted(rows, key=lambda row: (-row.weak, sum(cell.origins or 0 for cell in row.cells)))


def _cell(record: Record, meeting: shapes.Meeting, field: str) -> Cell:
    evidence = _evidence(meeting, field)
    origins = len(sides.origins(record, evidence)) if evidence else None
    marked = (name.partition(".")[0] for name in disputes.disputed(meeting))
    return Cell(field, origins, field in marked)


def _evidence(meeting: shapes.Meeting, field: str) -> list[str]:
    if field in disputes.FIELDS:
        cited: dict[str, Any] = {**meeting["evidence"]}
        return list(cited.get(field, []))
    rows: list[Any] = meeting[field]  # type: ignore[literal-required]
    if field == "participants":
        rows = [part for row in rows for part in row["parts"]]
    return [citation for row in rows for citation in row["evidence"]]
