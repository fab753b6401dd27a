"""CSV: one row per fact, and per version of a fact that is disputed."""

from __future__ import annotations

from summits.export import Export, Pieces, columns
from summits.record.wording import Names


def pieces(export: Export) -> Pieces:
    """The header, and one line per fact."""
    names = Names(export.record, export.lang)
    rows = (row for card in export.cards for row in columns.facts_of(names, card))
    return columns.lines(columns.FACT, rows)
