"""GeoJSON (RFC 7946): a feature per meeting; one without a place has no geometry."""

from __future__ import annotations

from summits.export import Export, Pieces, columns
from summits.export.columns import Cells
from summits.export.compact import array, compact


def pieces(export: Export) -> Pieces:
    """One collection, a feature a line."""
    title = compact(export.record.header.title)
    yield f'{{\n"type": "FeatureCollection",\n"name": {title},\n"features": '
    yield from array(map(_feature, columns.meeting_rows(export)))
    yield "\n}\n"


def _feature(row: Cells) -> dict[str, object]:
    point = [row["longitude"], row["latitude"]]
    known = {key: value for key, value in row.items() if key not in ("latitude", "longitude")}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": point} if None not in point else None,
        "properties": known,
    }
