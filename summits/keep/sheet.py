"""A list as it lies there: its encoding, its delimiter, its columns and rows."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summits.answers.importing import Out
from summits.errors import UsageError, quoted, reason
from summits.keep import cells, dated, headings
from summits.values.words import spelt

MOST = 64 * 1024 * 1024
"""What is larger is no list of meetings."""
DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OURS = ("line", "reason")
"""What a list of rows that stayed out has before the rest."""


class Row(NamedTuple):
    """A row of a list: the line it begins in, its cells as they stand."""

    line: int
    cells: Sequence[str]


class Sheet(NamedTuple):
    """A list that has been read."""

    name: str
    encoding: str
    delimiter: str
    header: Sequence[str]
    rows: Sequence[Row]
    columns: headings.Columns
    """Which columns are which field."""
    unread: Sequence[str]
    """Headings of columns that are no field."""
    proposed: str = ""
    """The heading of what is taken for the date, where it is neither known as one nor told."""
    mended: Sequence[tuple[str, str]] = ()
    """Cells in UTF-8 that somebody had read as Windows-1252, and what they were meant to be."""

    def cell(self, row: Row, field: str) -> str:
        """What a row says of a field; nothing where it has no such column."""
        return next(iter(self.all(row, field)), "")

    def all(self, row: Row, field: str) -> list[str]:
        """What the columns of a field say in a row, as far as they say anything."""
        ats = self.columns.get(field, ())
        told = (cells.said(row.cells[at]) for at in ats if at < len(row.cells))
        return [cell for cell in told if cell]


def read(
    path: str,
    told: headings.Told,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Sheet:
    """Read a file; raise UsageError where it is no list. `told`: fields by the headings of their columns."""
    data = _bytes(path)
    encoding = encoding or _encoding(path, data)
    text = _decoded(path, data, encoding)
    delimiter = delimiter or _delimiter(text)
    mended: dict[str, str] = {}
    rows = [_mended(row, mended) for row in _rows(path, text, delimiter)]
    top = _top(rows, told)
    if top is None:
        raise UsageError(f"{quoted(path)} is empty; name a file with a row of headings.")
    header = [cell.strip() for cell in rows[top].cells]
    kept = [row for row in rows[top + 1 :] if any(cell.strip(" :-") for cell in row.cells)]
    columns = headings.columns(header, [row.cells for row in kept], told)
    read = {at for ats in columns.values() for at in ats}
    unread = [
        head
        for at, head in enumerate(header)
        if head and at not in read and head.lower() not in OURS
    ]
    name = os.path.basename(path)
    broken = list(mended.items())
    proposed = _proposed(header, columns, told)
    return Sheet(name, encoding, delimiter, header, kept, columns, unread, proposed, broken)


def _proposed(header: Sequence[str], columns: headings.Columns, told: headings.Told) -> str:
    heads = [header[at] for at in columns.get("date", ()) if "date" not in told]
    return next((head for head in heads if headings.field(head) != "date"), "")


def _mended(row: Row, found: dict[str, str]) -> Row:
    """A row whose `14â€“17` is `14–17` again; what was no UTF-8 before stays as it is."""
    if all(map(str.isascii, row.cells)):
        return row
    for cell in row.cells:
        with contextlib.suppress(UnicodeError):
            meant = cell.encode("cp1252").decode("utf-8")
            if meant != cell:
                found[cell] = meant
    return Row(row.line, [found.get(cell, cell) for cell in row.cells])


def _top(rows: Sequence[Row], told: headings.Told) -> int | None:
    """The row of headings: the first, or the first below a title that names a date."""
    asked = set(map(spelt, told.get("date", ())))
    for at, row in enumerate(rows[:_TITLES]):
        words = set(map(spelt, row.cells)) if asked else set()
        names_date = any(headings.field(head) in ("date", "year") for head in row.cells)
        if len(row.cells) > 1 and (asked & words or names_date):
            return at
    for at, row in enumerate(rows[:_TITLES]):
        if len(row.cells) > 1 and any(map(dated.is_date, row.cells)):
            return at
    return next(
        (at for at, row in enumerate(rows) if any(cell.strip() for cell in row.cells)), None
    )


_TITLES = 10
"""How many rows a list may have above its headings."""


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise UsageError(
            f"{quoted(path)} could not be read: {reason(error)}; name a CSV file."
        ) from None
    if len(data) > MOST:
        raise UsageError(f"{quoted(path)} is larger than 64 MB; divide it.")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(f"{quoted(path)} is a workbook; save the sheet as CSV in UTF-8.")
    return data


def _encoding(path: str, data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        letters = [sign for sign in data.decode("cp1252") if sign.isalpha()]
    except UnicodeDecodeError:
        letters = []
    foreign = sum(not sign.isascii() for sign in letters)
    # Western European text has an accent here and there; another script would be all accents.
    if letters and foreign < len(letters) / 5:
        return "cp1252"
    raise UsageError(f"{quoted(path)} is not in UTF-8; say --encoding, as cp1251 or utf-16-le.")


def _decoded(path: str, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise UsageError(
            f"{quoted(encoding)} is no encoding; write one as utf-8 or cp1251."
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"{quoted(path)} is not in {encoding}; say another --encoding.") from None
    if "\0" in text:
        raise UsageError(f"{quoted(path)} is no text; save it as CSV in UTF-8.")
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """The sign that makes most known headings of one of the first rows, then most columns."""
    if told := re.match(r"sep=(.)\r?\n", text):  # as Excel notes it
        return told[1]

    def worth(sign: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=sign)
        return max(map(_worth, itertools.islice(rows, _TITLES)), default=(0, 0))

    return max(DELIMITERS, key=worth)


def _worth(heads: Sequence[str]) -> tuple[int, int]:
    return sum(headings.field(head) is not None for head in heads), len(heads)


def _rows(path: str, text: str, delimiter: str) -> Iterator[Row]:
    if len(delimiter) != 1:
        raise UsageError(f"{quoted(delimiter)} is no delimiter; write one sign, or tab.")
    csv.field_size_limit(MOST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            yield Row(before + 1, cells)
            before = reader.line_num
    except csv.Error as error:
        raise UsageError(
            f"{quoted(path)} is no CSV at line {before + 1}: {error}; mend it."
        ) from None


def left_out(sheet: Sheet, rows: Sequence[Out]) -> str:
    """Rows that stay out as a list of their own, each with its line and the reason."""
    had = [at for at, head in enumerate(sheet.header) if head.lower() not in OURS]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=sheet.delimiter)
    writer.writerow([*OURS, *(sheet.header[at] for at in had)])
    for row in rows:
        cells = [row.cells[at] if at < len(row.cells) else "" for at in had]
        writer.writerow([row.line, row.reason, *cells, *row.cells[len(sheet.header) :]])
    return out.getvalue()
