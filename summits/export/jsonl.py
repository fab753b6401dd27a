"""JSON Lines: one meeting per line, the columns of the CSV with lists as lists."""

from __future__ import annotations

from summits.export import Export, Pieces, columns
from summits.export.compact import compact
from summits.record.wording import Names


def pieces(export: Export) -> Pieces:
    """A line per meeting; every line has every key, so that an engine finds one shape."""
    names = Names(export.record, export.lang)
    for card in export.cards:
        yield compact(columns.meeting(names, card)) + "\n"
