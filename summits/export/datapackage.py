"""A Data Package (version 2): a folder of CSVs, and the descriptor that says what is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress

from summits.export import Export, File, Pieces, columns, package_tables
from summits.export.package_tables import Resource
from summits.record.files import one
from summits.record.record import Record
from summits.values.clean import escaped

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"


def files(export: Export) -> Iterator[File]:
    """The tables, the codebook, and last the descriptor, which has the digest of each table."""
    resources = []
    for table in package_tables.tables(export):
        weighed = _Weighed(table)
        yield f"{table.name}.csv", weighed.pieces()
        resources.append(_resource(table, weighed))
    yield "README.md", iter([_codebook(export)])
    descriptor = {**_head(export.record), "resources": resources}
    yield (
        "datapackage.json",
        iter([escaped(json.dumps(descriptor, ensure_ascii=False, indent=2)), "\n"]),
    )


class _Weighed:
    """A table's CSV, weighed and digested as it goes past."""

    def __init__(self, table: Resource) -> None:
        self.table = table
        self.digest = hashlib.sha256()
        self.bytes = 0

    def pieces(self) -> Pieces:
        for piece in columns.lines(self.table.columns, self.table.rows):
            data = piece.encode()
            self.digest.update(data)
            self.bytes += len(data)
            yield piece


def _head(record: Record) -> dict[str, object]:
    header = record.header
    return {
        "$schema": _PROFILE,
        "name": header.id,
        "id": f"sha256:{record.files.digest}",
        "title": header.title,
        "description": header.scope,
        "version": header.version,
        "licenses": [{"name": header.license}],
        "contributors": [{"title": header.creator, "roles": ["creator"]}],
    }


def _resource(table: Resource, weighed: _Weighed) -> dict[str, object]:
    keys = [
        {"fields": [field], "reference": {"resource": resource, "fields": ["id"]}}
        for field, resource in table.refers.items()
    ]
    fields = [_field(column) for column in table.columns]
    key = {"primaryKey": ["id"]} if any(column.name == "id" for column in table.columns) else {}
    return {
        "$schema": _RESOURCE,
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": weighed.bytes,
        "hash": f"sha256:{weighed.digest.hexdigest()}",
        "schema": {"fields": fields, **key, "foreignKeys": keys},
    }


def _field(column: columns.Column) -> dict[str, str]:
    listed = column.type == "list"
    about = f"{column.about} Several stand with “; ” between." if listed else column.about
    return {
        "name": column.name,
        "type": "string" if listed else column.type,
        "description": about,
    }


def _codebook(export: Export) -> str:
    """What the columns mean; behind it the record's own codebook, where its folder has one."""
    head = export.record.header
    parts = [
        f"# {head.title}\n",
        f"{head.creator}. Version {head.version}, checked {head.checked}. Licence: {head.license}.\n",
        f"{head.scope}\n",
        "CSV (RFC 4180), UTF-8. Several values in a cell stand with `; ` between, a semicolon within "
        "one as `\\;`. A text that a spreadsheet would run as a formula has a `'` before it, which "
        "is not part of it. Empty: not recorded.\n",
        *(_described(table) for table in package_tables.tables(export)),
    ]
    return "\n".join([*parts, *_own(export.record.files.folder)])


def _described(table: Resource) -> str:
    rows = "\n".join(
        f"| `{column.name}` | {column.type} | {column.about} |" for column in table.columns
    )
    return (
        f"## {table.name}.csv\n\n{table.about}\n\n| column | type | what |\n|---|---|---|\n{rows}\n"
    )


def _own(folder: str) -> Iterable[str]:
    with suppress(UnicodeDecodeError):
        if text := one(folder, "README.md"):
            yield f"---\n\n{text.decode()}"
