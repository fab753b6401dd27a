"""How well each field of each meeting is covered: the number of origins that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summits.record import backing, disputes, facts, vocabulary
from summits.record.record import Record
from summits.values.citations import Citation

if TYPE_CHECKING:
    from summits.record import models

FIELDS = (*vocabulary.FIELDS, *vocabulary.LISTS)
"""The columns of a coverage table: the cited fields, then the lists of a meeting."""


class FieldCoverage(NamedTuple):
    field: str
    origins: int | None
    """How many origins it rests on; None where nothing is recorded."""
    disputed: bool


class MeetingCoverage(NamedTuple):
    """One meeting, its cells in the order of FIELDS."""

    meeting: str
    cells: tuple[FieldCoverage, ...]

    @property
    def weak(self) -> int:
        """How many of its fields rest on one origin only."""
        return sum(cell.origins == 1 for cell in self.cells)


def coverage(record: Record) -> list[MeetingCoverage]:
    """One row per meeting, the weakest first: most fields on one origin, then fewest origins in all."""
    rows = [_row(record, meeting) for meeting in record.meetings.values()]
    return sorted(rows, key=lambda row: (-row.weak, sum(cell.origins or 0 for cell in row.cells)))


def _row(record: Record, meeting: models.Meeting) -> MeetingCoverage:
    evidence: dict[str, list[Citation]] = {}
    for fact in facts.facts(record, meeting):
        if fact.kind != "account":
            evidence.setdefault(_column(fact.field), []).extend(fact.evidence)
    origins = {field: len(backing.origins(record, cited)) for field, cited in evidence.items()}
    marked = set(map(_column, disputes.disputed(meeting)))
    cells = (FieldCoverage(field, origins.get(field), field in marked) for field in FIELDS)
    return MeetingCoverage(meeting.id, tuple(cells))


def _column(field: str) -> str:
    return field.partition(".")[0]
