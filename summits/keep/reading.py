"""A row of a list, read: what it says, or why it can't be read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from summits.errors import UsageError, quoted
from summits.keep import cells, cites, found, places, sheet
from summits.keep.draft import Draft
from summits.record.vocabulary import CALLS
from summits.values import clean, dates, ranges

_CLOSED: dict[str, Callable[[str], object]] = {**cells.CLOSED, "duration": ranges.length}
_STARTS = ("date", "end", "reported")


class Instructions(NamedTuple):
    """How a list is to be read, beyond what it says itself."""

    day_first: bool | None = None
    separator: str | None = None
    country: str | None = None
    principals: bool = False
    person: Sequence[str] = ()
    """Only rows that name all of them."""
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


class Read(NamedTuple):
    """A row that can be read."""

    row: sheet.Row
    date: dates.Edtf
    where: places.Where
    people: list[str]
    called: list[str]
    """Those people as the row writes them."""
    offices: dict[str, str]
    topics: list[str]
    addresses: list[str]
    more: dict[str, Any]
    doubts: list[str]
    """Why something of it can't be read, and so is not recorded."""


class RowReader:
    """What reads the rows of one list."""

    def __init__(self, draft: Draft, list_: sheet.Sheet, asked: Instructions) -> None:
        self.list, self.asked, self.record = list_, asked, draft.record
        self.day_first = asked.day_first
        if self.day_first is None:
            self.day_first = ranges.day_first(self._dates())
        rows = (self._several(row, "people") for row in list_.rows)
        named = (name for names in rows for name in names)
        self.people = found.PeopleOfList(draft, named, separated=bool(asked.separator))
        self.wanted = {self.people.one(name) for name in asked.person}
        self.rows = [row for row in list_.rows if self._is_wanted(row)]
        self.places = places.PlacesOfList(draft, asked.country)
        for row in self.rows:
            self.places.expect(list_.cell(row, "city"), list_.cell(row, "country"))

    def _is_wanted(self, row: sheet.Row) -> bool:
        return not self.wanted or self.wanted <= self.people.told(self._several(row, "people"))

    def _dates(self) -> Iterator[ranges.Cell]:
        for row in self.list.rows:
            for field in _STARTS:
                if cell := self._day(row, field):
                    yield ranges.Cell(row.line, cell)

    def read(self, row: sheet.Row) -> Read:
        """What a row says; raise UsageError where it can't be read."""
        cell = self._cell(row)
        if len(row.cells) > len(self.list.header):
            count = f"{len(row.cells)} cells under {len(self.list.header)} headings"
            raise UsageError(f"it has {count}; put what has a {self.list.delimiter!r} in quotes")
        date = self._date(self._day(row, "date"), self._day(row, "end"))
        doubts: list[str] = []
        more = {name: self._side(cell(name), read, doubts) for name, read in _CLOSED.items()}
        more["reported"] = self._side(cell("reported"), self._later(date), doubts)
        where = self.places.read(cell("city"), cell("country"))
        if more["mode"] in CALLS and where.city:
            raise UsageError(f"a call has no place, and it has {quoted(where.city)}")
        named = self._several(row, "people")
        return Read(
            row,
            date,
            where,
            self.people.of(named),
            named,
            self.people.in_office(named),
            self._several(row, "topics"),
            self._addresses(row),
            {**more, "venue": cell("venue") or None, "summary": cell("summary") or None},
            doubts,
        )

    def _side(self, cell: str, read: Callable[[str], object], doubts: list[str]) -> object:
        """What a cell says beside date, place and people: what can't be read is not recorded, and said."""
        try:
            return read(cell) if cell else None
        except UsageError as error:
            doubts.append(str(error).rstrip("."))
            return None

    def _later(self, date: dates.Edtf) -> Callable[[str], dates.Edtf]:
        """What reads the day when a meeting was reported, which is none before it."""

        def read(cell: str) -> dates.Edtf:
            day = self._one_date(cell)
            if day.latest < date.earliest:
                raise UsageError(f"{quoted(cell)}, when it was reported, lies before it")
            return day

        return read

    def _day(self, row: sheet.Row, field: str) -> str:
        """A date of a row, with the year of a column of its own where it has none itself."""
        cell = self._cell(row)
        if field == "reported" or (field == "end" and not cell(field)):
            return cell(field)
        return ranges.with_year(cell(field), cell("month"), cell("year"))

    def _cell(self, row: sheet.Row) -> Callable[[str], str]:
        return lambda field: self.list.cell(row, field)

    def _several(self, row: sheet.Row, field: str) -> list[str]:
        delimiter, separator = self.list.delimiter, self.asked.separator
        told = (cells.several(cell, delimiter, separator) for cell in self.list.all(row, field))
        members = itertools.chain.from_iterable(told)
        if field == "people":
            divide = cells.without_and if separator else partial(found.apart, self.record)
            members = itertools.chain.from_iterable(map(divide, members))
        return list(dict.fromkeys(members))

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
        try:
            return ranges.read(cell, self.day_first)
        except UsageError:
            if _lacks_year(cell):
                why = "has no year; write it there, or into a column called year"
                raise UsageError(f"{quoted(cell)} {why}") from None
            raise

    def _addresses(self, row: sheet.Row) -> list[str]:
        """The addresses of what a row rests on."""
        sources = filter(cites.is_address, self.list.all(row, "source"))
        told = [*self.list.all(row, "url"), *sources]
        return [clean.address(part) for cell in told for part in cell.replace(";", " ").split()]


def _lacks_year(cell: str) -> bool:
    with_one = ranges.with_year(cell, "", "2000")
    if with_one == cell:
        return False
    try:
        ranges.read(with_one)
    except UsageError:
        return False
    return True
