"""One table in several forms: what a reader lists, for a spreadsheet, an engine or a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from summits.export import Pieces, cells, marks
from summits.export.compact import compact

Row = Sequence[object]
Form = Callable[[Sequence[str], Iterable[Row]], Pieces]
_ADDRESS = re.compile(r"https?://[^\s;]+")


def csv(columns: Sequence[str], rows: Iterable[Row]) -> Pieces:
    """CSV with a header; one that has no rows is a header."""
    yield cells.line(columns)
    for row in _whole(columns, rows):
        yield cells.line(row)


def jsonl(columns: Sequence[str], rows: Iterable[Row]) -> Pieces:
    """A JSON object per row."""
    for row in _whole(columns, rows):
        yield compact(dict(zip(columns, row, strict=True))) + "\n"


def markdown(columns: Sequence[str], rows: Iterable[Row]) -> Pieces:
    """A table of Markdown; addresses link."""
    yield marks.head(list(columns))
    for row in _whole(columns, rows):
        yield marks.row([_cell(value) for value in row])


def _whole(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with a value for each column; a plain line may end before its last ones."""
    return ([*row, *[None] * (len(columns) - len(row))] for row in rows)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return _linked(value)
        case Sequence():
            return _linked("; ".join(str(part) for part in value))
    return _linked(str(value))


def _linked(text: str) -> str:
    """A text with its addresses as links, whole; nothing else in it is markup."""
    pieces, end = [], 0
    for found in _ADDRESS.finditer(text):
        pieces += [marks.escaped(text[end : found.start()]), marks.bare(found[0])]
        end = found.end()
    return "".join([*pieces, marks.escaped(text[end:])])


FORMS: dict[str, Form] = {"csv": csv, "jsonl": jsonl, "markdown": markdown}
"""The forms by name, each as what writes it."""
