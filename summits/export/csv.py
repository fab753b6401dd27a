"""CSV: a row per meeting."""

from __future__ import annotations

from summits.export import Export, Pieces, cells, columns
from summits.export.columns import Row
from summits.record.wording import Names


def pieces(export: Export) -> Pieces:
    """The header, and a line per meeting."""
    names = Names(export.record, export.lang)
    yield cells.line(columns.names(columns.MEETING))
    for card in export.cards:
        row: Row = columns.meeting(names, card)
        yield cells.line(row.values())
