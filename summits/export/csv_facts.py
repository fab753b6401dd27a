"""CSV: a row per fact, and per version of a fact that is disputed."""

from __future__ import annotations

from summits.export import Export, Pieces, cells, columns
from summits.record.wording import Names


def pieces(export: Export) -> Pieces:
    """The header, and a line per fact."""
    names = Names(export.record, export.lang)
    yield cells.line(columns.names(columns.FACT))
    for card in export.cards:
        for row in columns.facts_of(names, card):
            yield cells.line(row.values())
