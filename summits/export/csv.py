"""CSV: one row per meeting."""

from __future__ import annotations

from summits.export import Export, Pieces, columns
from summits.record.wording import Names


def pieces(export: Export) -> Pieces:
    """The header, and one line per meeting."""
    names = Names(export.record, export.lang)
    return columns.lines(columns.MEETING, (columns.meeting(names, card) for card in export.cards))
