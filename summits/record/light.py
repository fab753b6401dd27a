"""The record without Pydantic: the same attributes, for bytes that have passed the gate.

A stand-in is filled at once from JSON by the table that `make schema` writes from the models. It has
their attributes and nothing else: no method, no check. Here alone is it said to be what it is not.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from summits.record.files import Files
from summits.record.filling import MODELS
from summits.record.record import Record
from summits.values import citations, dates

_Reader = Callable[[Any], Any]


class StandIn:
    """Something of a record."""


def read(files: Files) -> Record:
    """A record of stand-ins, each table read when it is first asked for."""
    return Record(files, partial(_read, files))


class Rows(Mapping[str, StandIn]):
    """A table by id, each row filled when it is asked for: of hundreds of sources a page names a few."""

    def __init__(self, fill: _Reader, rows: Iterable[dict[str, Any]]) -> None:
        self._fill = fill
        self._rows = {row["id"]: row for row in rows}
        self._filled: dict[str, StandIn] = {}

    def __getitem__(self, id: str) -> StandIn:
        if id not in self._filled:
            self._filled[id] = self._fill(self._rows[id])
        return self._filled[id]

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _read(files: Files, table: str) -> Any:
    resting = gc.isenabled()
    gc.disable()  # nothing that is made here goes, and looking for it takes a third of the time
    try:
        if table == "meetings":
            return [filled("Meeting", json.loads(data)) for _, data in files.meetings()]
        content = json.loads(files.content[f"{table}.json"])
        if table == "dataset":
            return filled("Header", content)
        return Rows(_filler(ROWS[table]), content[table])
    finally:
        if resting:
            gc.enable()


ROWS = {
    "people": "Person",
    "places": "Place",
    "topics": "Topic",
    "sources": "Source",
    "candidates": "Candidate",
}
"""The model of a row of each table."""


def filled(model: str, row: dict[str, Any]) -> StandIn:
    """A stand-in of a model, of JSON that holds its shape."""
    made: StandIn = _filler(model)(row)
    return made


@cache
def _filler(model: str) -> _Reader:
    """What fills a model: reads what JSON has otherwise, and puts in what was left out."""
    every = ((key, _reader(form)) for key, form, *_ in MODELS[model])
    readers = [(key, reader) for key, reader in every if reader]
    defaults = [(key, default) for key, _, default, must in MODELS[model] if not must]

    def fill(row: dict[str, Any]) -> StandIn:
        made = StandIn()
        attributes = made.__dict__
        attributes.update(row)
        for key, reader in readers:
            value = row.get(key)
            if value is not None:
                attributes[key] = reader(value)
        for key, default in defaults:
            attributes.setdefault(key, default)
        attributes.pop("$schema", None)
        return made

    return fill


_cited = cache(citations.Citation)


def _reader(form: str) -> _Reader | None:
    """How a value of a form is read: itself, a date, citations, a model, several of them."""
    kind, _, model = form.partition(" ")
    match kind:
        case "date":
            return dates.parse
        case "tuple":
            return tuple
        case "citations":
            return lambda texts: tuple(map(_cited, texts))
        case "one":
            return _filler(model)
        case "several":
            fill = _filler(model)
            return lambda rows: tuple(map(fill, rows))
        case "by-key":
            one = _filler(model)
            return lambda rows: {key: one(row) for key, row in rows.items()}
    return None


def as_json(model: str, row: object) -> dict[str, Any]:
    """Something of a record, a stand-in or a model, as its file has it: read back it is the same."""
    every = (
        (key, form, getattr(row, key), default, must) for key, form, default, must in MODELS[model]
    )
    return {
        key: _written(form, value)
        for key, form, value, default, must in every
        if must or value != default
    }


def _written(form: str, value: Any) -> Any:
    kind, _, model = form.partition(" ")
    if value is None:
        return None
    match kind:
        case "one":
            return as_json(model, value)
        case "several":
            return [as_json(model, row) for row in value]
        case "by-key":
            return {key: as_json(model, row) for key, row in value.items()}
        case "tuple" | "citations":
            return list(value)
    return value
