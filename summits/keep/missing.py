"""What is still missing of what was just added, each with its line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import NamedTuple

from summits.gate import lines
from summits.record.vocabulary import CALLS, FIELDS

_ASKED = {
    "people": ("offices",),
    "places": ("latitude",),
    "topics": (),
    "sources": ("kind", "language", "published", "title", "url"),
    "meetings": (*FIELDS, "summary", "participants", "topics", "statements", "outcomes"),
}
"""What a reader would like to know of each."""


class Missing(NamedTuple):
    """A field that says nothing; `str()` of it is the line that editors jump to."""

    file: str
    line: int
    field: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: not recorded"


def missing(folder: str, file: str, data: bytes, id: str) -> list[Missing]:
    """What a thing of a file leaves open, in the order of the file."""
    return sorted(_missing(folder, file, data.decode(), id), key=lambda row: row.line)


def _missing(folder: str, file: str, text: str, id: str) -> Iterator[Missing]:
    table = file.partition("/")[0].removesuffix(".json")
    content, at = json.loads(text), ""
    if table != "meetings":
        index = next(index for index, row in enumerate(content[table]) if row["id"] == id)
        content, at = content[table][index], f"/{table}/{index}"
    is_call = content.get("mode") in CALLS
    where = lines.places(text)
    for field in _ASKED[table]:
        if content.get(field) in (None, [], {}) and not (is_call and field in ("place", "visit")):
            path = os.path.join(folder, file)
            yield Missing(path, where.line(f"{at}/{field}"), field)
