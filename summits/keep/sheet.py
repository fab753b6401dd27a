"""A list as it lies there: its encoding, its delimiter, its columns and rows."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summits.answers.importing import Out
from summits.errors import UsageError, quoted, reason
from summits.keep import cells
from summits.values.words import fold_words, meant, nearest

MOST = 64 * 1024 * 1024
"""What is larger is no list of meetings."""
DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADS = {
    "date": "date|dates|day|when|start|start date|date start|from|arrival|trip start|trip start date",
    "end": "end|end date|date end|to|until|departure|trip end|trip end date|visit end",
    "city": "city|place|town|location|locale|where|city visited|cities|locations|city country",
    "country": "country|country visited|countries|nation|country name",
    "venue": "venue|site|building|setting",
    "people": "people|person|participants|with|attendees|present|who|delegation",
    "topics": "topics|topic|subject|subjects|agenda",
    "mode": "mode|how|in person",
    "visit": "visit|kind of visit|visit type|type of visit",
    "reported": "reported|made public",
    "announced": "announced",
    "duration": "duration|length",
    "summary": "summary|description|remarks|details|notes|purpose|key events|highlights",
    "source": "source|sources|publisher|citation|reference",
    "url": "url|link|links|address|web|source url|website",
}
FIELDS = tuple(_HEADS)
"""What a column can be, each with the headings it is known by."""
_KNOWN = {head: field for field, heads in _HEADS.items() for head in heads.split("|")}
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
    columns: Mapping[str, int]
    """Which column is which field."""
    unread: Sequence[str]
    """Headings of columns that are no field."""

    def cell(self, row: Row, field: str) -> str:
        """What a row says of a field; nothing where it has no such column."""
        at = self.columns.get(field)
        return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def read(
    path: str,
    told: Mapping[str, str],
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Sheet:
    """Read a file; raise UsageError where it is no list. `told`: fields by the heading of their column."""
    data = _bytes(path)
    encoding = encoding or _encoding(path, data)
    text = _decoded(path, data, encoding)
    delimiter = delimiter or _delimiter(text)
    rows = list(_rows(path, text, delimiter))
    if not rows:
        raise UsageError(f"{quoted(path)} is empty; name a file with a row of headings.")
    header = [cell.strip() for cell in rows[0].cells]
    kept = [row for row in rows[1:] if any(cell.strip() for cell in row.cells)]
    columns = _columns(header, told)
    columns = {
        field: at for field, at in columns.items() if field in told or _can_be(field, at, kept)
    }
    unread = [
        head
        for at, head in enumerate(header)
        if head and at not in columns.values() and head.lower() not in OURS
    ]
    return Sheet(os.path.basename(path), encoding, delimiter, header, kept, columns, unread)


def _can_be(field: str, at: int, rows: Sequence[Row]) -> bool:
    """Whether a column has at least one word of a field that has few: a heading alone proves nothing."""
    read = cells.CLOSED.get(field)
    told = {row.cells[at].strip() for row in rows if at < len(row.cells)} - {""}
    return read is None or not told or any(_reads(read, cell) for cell in told)


def _reads(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except UsageError:
        return False
    return True


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
    """The sign that makes most known headings of the first row, then most columns."""

    def worth(sign: str) -> tuple[int, int]:
        heads = next(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=sign), [])
        known = sum(_field(head) is not None for head in heads)
        return known, len(heads)

    return max(DELIMITERS, key=worth)


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


def _field(head: str) -> str | None:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head)  # TripStartDate
    return _KNOWN.get(" ".join(fold_words(apart)))


def _columns(header: Sequence[str], told: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    named = {field: _named(header, field, head) for field, head in told.items() if head}
    for at, head in enumerate(header):
        field = _field(head)
        if field and field not in told and at not in named.values():
            found.setdefault(field, at)
    found.update(named)
    if "date" not in found:
        raise UsageError(
            f"No column is a date among {', '.join(filter(None, header)) or 'none'}; say which, as "
            '--map date="Trip start".'
        )
    return found


def _named(header: Sequence[str], field: str, head: str) -> int:
    if field not in FIELDS:
        hint = meant(nearest(field, FIELDS), f"write one of {', '.join(FIELDS)}.")
        raise UsageError(f"{quoted(field)} is nothing that a list can tell; {hint}")
    asked = fold_words(head)
    for at, known in enumerate(header):
        if head == known or asked == fold_words(known):
            return at
    hint = meant(nearest(head, header), f"there are {', '.join(header)}.")
    raise UsageError(f"{quoted(head)} is no heading of the list; {hint}")


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
