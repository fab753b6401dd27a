"""A row of a list, read: what it says, or why it can't be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from summits.errors import UsageError, quoted
from summits.keep import cells, cites, found, sheet
from summits.keep.draft import Draft
from summits.record.vocabulary import CALLS
from summits.values import dates, ranges

_STARTS = ("date", "end", "reported")


class Asked(NamedTuple):
    """How a list is to be read, beyond what it says itself."""

    day_first: bool | None = None
    separator: str | None = None
    country: str | None = None
    principals: bool = False
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


class Read(NamedTuple):
    """A row that can be read."""

    row: sheet.Row
    date: dates.Edtf
    where: found.Where
    people: list[str]
    topics: list[str]
    addresses: list[str]
    more: dict[str, Any]


class Reader:
    """What reads the rows of one list."""

    def __init__(self, draft: Draft, list_: sheet.Sheet, asked: Asked) -> None:
        self.list, self.asked = list_, asked
        self.day_first = asked.day_first
        if self.day_first is None:
            self.day_first = ranges.day_first(self._dates())
        rows = (self._several(row, "people") for row in list_.rows)
        named = (name for names in rows for name in names)
        self.people = found.People(draft, named, separated=bool(asked.separator))
        self.places = found.Places(draft, asked.country)
        for row in list_.rows:
            self.places.expect(list_.cell(row, "city"), list_.cell(row, "country"))

    def _dates(self) -> Iterator[ranges.Cell]:
        for row in self.list.rows:
            for field in _STARTS:
                if cell := self.list.cell(row, field):
                    yield ranges.Cell(row.line, cell)

    def read(self, row: sheet.Row) -> Read:
        """What a row says; raise UsageError where it can't be read."""
        cell = self._cell(row)
        if len(row.cells) > len(self.list.header):
            count = f"{len(row.cells)} cells under {len(self.list.header)} headings"
            raise UsageError(f"it has {count}; put what has a {self.list.delimiter!r} in quotes")
        mode = cells.mode(cell("mode"))
        length, reported = cell("duration"), cell("reported")
        date, day = self._date(cell("date"), cell("end")), None
        if reported:
            day = self._one_date(reported)
            if day.latest < date.earliest:
                raise UsageError(f"{quoted(reported)}, when it was reported, lies before it")
        where = self.places.read(cell("city"), cell("country"))
        if mode in CALLS and where.city:
            raise UsageError(f"a call has no place, and it has {quoted(where.city)}")
        return Read(
            row,
            date,
            where,
            self.people.of(self._several(row, "people")),
            self._several(row, "topics"),
            self._addresses(cell("url"), cell("source")),
            {
                "mode": mode,
                "visit": cells.visit(cell("visit")),
                "announced": cells.truth(cell("announced")),
                "duration": ranges.length(length) if length else None,
                "reported": day,
                "venue": cell("venue") or None,
                "summary": cell("summary") or None,
            },
        )

    def _cell(self, row: sheet.Row) -> Callable[[str], str]:
        return lambda field: self.list.cell(row, field)

    def _several(self, row: sheet.Row, field: str) -> list[str]:
        cell = self.list.cell(row, field)
        return cells.several(cell, self.list.delimiter, self.asked.separator)

    def _date(self, begin: str, end: str) -> dates.Edtf:
        if not begin:
            raise UsageError("it has no date")
        first = self._one_date(begin)
        if not end:
            return first
        last = self._one_date(end)
        if "interval" in (first.precision, last.precision):
            if first.overlaps(last) and last.latest == first.latest:
                return first
            raise UsageError(f"{quoted(begin)} and {quoted(end)} are two ranges")
        if first == last:
            return first
        if first.earliest > last.latest:
            raise UsageError(f"{quoted(end)} lies before {quoted(begin)}")
        return dates.parse(f"{first}/{last}")

    def _one_date(self, cell: str) -> dates.Edtf:
        return ranges.read(cell, self.day_first)

    def _addresses(self, url: str, source: str) -> list[str]:
        """The addresses of what a row rests on."""
        cells = [url, source] if cites.is_address(source) else [url]
        told = [part for cell in cells for part in cell.replace(";", " ").split()]
        return [cites.address(part) for part in told]
