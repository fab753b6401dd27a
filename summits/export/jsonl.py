"""JSON Lines: one meeting per line, the columns of the CSV with lists as lists."""

from __future__ import annotations

from summits.export import Export, Pieces, columns
from summits.export.compact import compact


def pieces(export: Export) -> Pieces:
    """A line per meeting; every line has every key, so that an engine finds one shape."""
    for row in columns.meeting_rows(export):
        yield compact(row) + "\n"
