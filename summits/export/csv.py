"""CSV: one row per meeting."""

from __future__ import annotations

from summits.export import Export, Pieces, columns


def pieces(export: Export) -> Pieces:
    """The header, and one line per meeting."""
    return columns.lines(columns.MEETING, columns.meeting_rows(export))
