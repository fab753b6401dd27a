"""JSON: whole records and tables, as the data folder has them; read back they are the same."""

from __future__ import annotations

from collections.abc import Iterable

from summits.export import Export, Pieces
from summits.export.compact import array, compact
from summits.record import light
from summits.record.files import SCHEMA_VERSION
from summits.record.vocabulary import TABLES


def pieces(export: Export) -> Pieces:
    """One document; a row of a table and a meeting each on a line of its own."""
    record = export.record
    header = compact(light.as_json("Header", record.header))
    yield f'{{\n"schema_version": {SCHEMA_VERSION},\n"digest": "{record.files.digest}",\n'
    yield f'"dataset": {header}'
    for table in TABLES:
        yield from _table(table, light.ROWS[table], getattr(record, table).values())
    yield from _table("meetings", "Meeting", (record.meetings[card.id] for card in export.cards))
    yield "\n}\n"


def _table(name: str, model: str, rows: Iterable[object]) -> Pieces:
    yield f',\n"{name}": '
    yield from array(light.as_json(model, row) for row in rows)
