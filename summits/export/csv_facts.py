"""CSV: one row per fact, and per version of a fact that is disputed."""

from __future__ import annotations

from summits.export import Export, Pieces, columns


def pieces(export: Export) -> Pieces:
    """The header, and one line per fact."""
    return columns.lines(columns.FACT, columns.fact_rows(export))
