"""A list becomes meetings: what its rows say and no more; what can't be read stays out, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.answers.importing import Brought, Came, Out
from summits.errors import UsageError
from summits.keep import add, add_meeting, cells, cites, found, ids, sheet
from summits.keep.draft import Draft
from summits.record.vocabulary import CALLS
from summits.values import citations, dates, ranges

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.vocabulary import Table

Progress = Callable[[int, int], None]
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


class _Read(NamedTuple):
    """A row that can be read."""

    row: sheet.Row
    date: dates.Edtf
    where: found.Where
    people: list[str]
    topics: list[str]
    addresses: list[str]
    more: dict[str, Any]


def bring(draft: Draft, list_: sheet.Sheet, asked: Asked, report: Progress | None) -> Brought:
    """Put the meetings of a list into a draft."""
    if asked.url:
        cites.address(asked.url)
    if asked.published:
        ranges.read(asked.published)
    return _Bringing(draft, list_, asked).bring(report)


class _Bringing:
    def __init__(self, draft: Draft, list_: sheet.Sheet, asked: Asked) -> None:
        self.draft, self.list, self.asked = draft, list_, asked
        self.day_first = asked.day_first
        if self.day_first is None:
            self.day_first = ranges.day_first(self._dates())
        rows = (self._several(row, "people") for row in list_.rows)
        named = (name for names in rows for name in names)
        self.people = found.People(draft, named, separated=bool(asked.separator))
        self.places = found.Places(draft, asked.country)
        self.taken: dict[str, int] = {}
        self.by_year: dict[int, list[str]] = {}
        for meeting in draft.meetings.values():
            self._note(meeting)
        self.out: list[Out] = []
        self.townless: list[int] = []

    def _dates(self) -> Iterator[ranges.Cell]:
        for row in self.list.rows:
            for field in _STARTS:
                if cell := self.list.cell(row, field):
                    yield ranges.Cell(row.line, cell)

    def bring(self, report: Progress | None) -> Brought:
        """Read every row, then add those that can be read, in order of time."""
        before = {table: set(getattr(self.draft, table)) for table in _TABLES}
        countries = set(self.draft.header.countries)
        readable: list[_Read] = []
        for row in self.list.rows:
            try:
                readable.append(self._read(row))
            except UsageError as error:
                self._leave(row, error)
        readable.sort(key=lambda read: (dates.order(read.date), read.row.line))
        came = []
        for done, read in enumerate(readable, 1):
            try:
                came.append(self._bring(read))
            except UsageError as error:
                self._leave(read.row, error)
            if report:
                report(done, len(readable))
        new: dict[Table, list[str]] = {
            table: [id for id in getattr(self.draft, table) if id not in before[table]]
            for table in _TABLES
        }
        return Brought(
            came,
            sorted(self.out, key=lambda out: out.line),
            new,
            [code for code in self.draft.header.countries if code not in countries],
            sorted(self.townless),
        )

    def _note(self, meeting: models.Meeting) -> None:
        for year in _years(meeting.date):
            self.by_year.setdefault(year, []).append(meeting.id)

    def _leave(self, row: sheet.Row, error: UsageError) -> None:
        self.out.append(Out(row.line, str(error).rstrip("."), row.cells))

    def _read(self, row: sheet.Row) -> _Read:
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
                raise UsageError(f"“{reported}”, when it was reported, lies before it")
        where = self.places.read(cell("city"), cell("country"))
        if mode in CALLS and where.city:
            raise UsageError(f"a call has no place, and it has “{where.city}”")
        return _Read(
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
            raise UsageError(f"“{begin}” and “{end}” are two ranges")
        if first == last:
            return first
        if first.earliest > last.latest:
            raise UsageError(f"“{end}” lies before “{begin}”")
        return dates.parse(f"{first}/{last}")

    def _one_date(self, cell: str) -> dates.Edtf:
        return ranges.read(cell, self.day_first)

    def _addresses(self, url: str, source: str) -> list[str]:
        """The addresses of what a row rests on."""
        cells = [url, source] if cites.is_address(source) else [url]
        told = [part for cell in cells for part in cell.replace(";", " ").split()]
        return [cites.address(part) for part in told]

    def _bring(self, read: _Read) -> Came:
        """Add a row's meeting, unless the record has it."""
        known = self._known(read)
        if known:
            self.taken[known.id] = read.row.line
            return self._came(read, known, is_new=False)
        self._must_be_later(read)
        topics = found.topics(self.draft, read.topics, self.list.name)
        self.people.add(read.people)
        both = self.draft.record.principals if self.asked.principals else []
        if not read.where.city and read.where.country:
            self.townless.append(read.row.line)
        told = add_meeting.Told(
            date=read.date,
            place=self.places.id(read.where),
            where=ids.slug(read.where.country.name, "") if read.where.country else "",
            people=list(dict.fromkeys([*both, *read.people])),
            topics=topics,
            **read.more,
        )
        evidence = self._evidence(read)
        id = add_meeting.meeting(self.draft, told, evidence)
        self.taken[id] = read.row.line
        self._note(self.draft.meetings[id])
        return self._came(read, self.draft.meetings[id], is_new=True)

    def _came(self, read: _Read, meeting: models.Meeting, *, is_new: bool) -> Came:
        place = self.draft.places[meeting.place] if meeting.place else None
        return Came(
            line=read.row.line,
            meeting=meeting.id,
            date=meeting.date,
            city=place.city if place else None,
            country=place.country if place else None,
            people=[row.person for row in meeting.participants],
            sources=citations.sources_of(meeting.evidence.date or ()),
            is_new=is_new,
        )

    def _known(self, read: _Read) -> models.Meeting | None:
        """The meeting of the record that a row is; raise UsageError where it may be one, or is twice."""
        country = read.where.country
        city = read.where.city.partition(", ")[0]
        here = read.where.place or self.places.find(city, country.code if country else None)
        near = dict.fromkeys(id for year in _years(read.date) for id in self.by_year.get(year, ()))
        for meeting in map(self.draft.meetings.__getitem__, near):
            if not meeting.date.overlaps(read.date):
                continue
            elsewhere = meeting.place and (here or city) and meeting.place != here
            if elsewhere or (meeting.mode and read.more["mode"] not in (None, meeting.mode)):
                continue
            if meeting.id in self.taken:
                line = self.taken[meeting.id]
                raise UsageError(f"line {line} has that time and place already ({meeting.id})")
            if meeting.date == read.date and meeting.place == here:
                return meeting
            day = dates.brief(meeting.date)
            raise UsageError(f"it may be {meeting.id} ({day}) of the record; mend one of the two")
        return None

    def _evidence(self, read: _Read) -> list[str]:
        """The sources of a row: its addresses, what it names, or the list itself."""
        sources = self.draft.sources
        source = self.list.cell(read.row, "source")
        name = "" if cites.is_address(source) else source
        if name in sources:
            return [name]
        told = [
            cites.by_address(self.draft, url)
            or cites.add_address(self.draft, url, name if len(read.addresses) == 1 else "")
            for url in read.addresses
        ]
        if told:
            return list(dict.fromkeys(told))
        return [self._by_name(name) if name else self._whole()]

    def _must_be_later(self, read: _Read) -> None:
        """A list that was published before a meeting can't tell of it."""
        published = ranges.read(self.asked.published) if self.asked.published else None
        if published and published.latest < read.date.earliest:
            raise UsageError(f"it is after {dates.words(published)}, when the list was published")

    def _by_name(self, name: str) -> str:
        """A source of which a name alone is known."""
        rows = self.draft.sources.values()
        same = (row.id for row in rows if row.publisher == name and row.url is None)
        page = add.Page(publisher=name, read="none")
        return next(same, None) or add.source(self.draft, page)

    def _whole(self) -> str:
        """The list itself as a source."""
        name = self.asked.publisher or self.list.name
        rows = self.draft.sources.values()
        if self.asked.url:
            known = cites.by_address(self.draft, self.asked.url)
        else:
            same = (row.id for row in rows if row.publisher == name and row.title == self.list.name)
            known = next(same, None)
        page = add.Page(
            url=self.asked.url,
            publisher=name,
            published=self.asked.published,
            title=self.list.name,
            read="whole",
        )
        return known or add.source(self.draft, page)


def _years(date: dates.Edtf) -> range:
    """The years of a date, an open end cut off where no meeting was or will be."""
    return range(max(date.earliest.year, 1800), min(date.latest.year, 2200) + 1)


_TABLES: tuple[Table, ...] = ("people", "places", "topics", "sources")
