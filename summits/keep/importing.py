"""A list becomes meetings: what its rows say and no more; what can't be read stays out, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summits.answers.importing import Brought, Came, Out
from summits.errors import UsageError
from summits.keep import add_meeting, alike, filling_in, found, ids, sheet
from summits.keep.draft import ROWS, Draft
from summits.keep.reading import Instructions, Read, RowReader
from summits.keep.row_sources import SourcesOfList
from summits.values import citations, clean, dates, ranges

if TYPE_CHECKING:
    from summits.gate.gate import Progress
    from summits.record import models


def bring(
    draft: Draft, list_: sheet.Sheet, asked: Instructions, report: Progress | None
) -> Brought:
    """Put the meetings of a list into a draft."""
    if asked.url:
        clean.address(asked.url)
    if asked.published:
        ranges.read(asked.published)
    return _Bringing(draft, list_, asked).bring(report)


class _Bringing:
    def __init__(self, draft: Draft, list_: sheet.Sheet, asked: Instructions) -> None:
        self.draft, self.list, self.asked = draft, list_, asked
        self.reader = RowReader(draft, list_, asked)
        self.people, self.places = self.reader.people, self.reader.places
        self.sources = SourcesOfList(draft, list_, asked)
        self.taken: dict[str, int] = {}
        self.by_year: dict[int, list[str]] = {}
        for meeting in draft.meetings.values():
            self._note(meeting)
        self.out: list[Out] = []
        self.townless: list[int] = []
        self.said: dict[str, str] = {}
        """What was taken for something of another name, in rows that came."""

    def bring(self, report: Progress | None) -> Brought:
        """Read every row, then add those that can be read, in order of time."""
        before = {table: set(getattr(self.draft, table)) for table in ROWS}
        countries = set(self.draft.header.countries)
        readable = self._readable(report)
        readable.sort(key=lambda read: (dates.order(read.date), read.row.line))
        came, rest = self._claimed(readable)
        for done, read in enumerate(rest, 1):
            try:
                came.append(self._bring(read))
            except UsageError as error:
                self._leave(read.row, error)
            if report:
                count = len(self.reader.rows)
                report(count - (len(rest) - done) // 2, count)
        new: dict[str, list[str]] = {
            table: [id for id in getattr(self.draft, table) if id not in before[table]]
            for table in ROWS
        }
        return Brought(
            sorted(came, key=lambda row: (dates.order(row.date), row.line)),
            sorted(self.out, key=lambda out: out.line),
            new,
            [code for code in self.draft.header.countries if code not in countries],
            sorted(self.townless),
            list(alike.pairs(self.draft, new["people"], new["places"])),
            sorted(self.said.items()),
            len(self.list.rows) - len(self.reader.rows),
        )

    def _readable(self, report: Progress | None) -> list[Read]:
        """The rows that can be read, which is half of the work."""
        readable: list[Read] = []
        for done, row in enumerate(self.reader.rows, 1):
            try:
                readable.append(self.reader.read(row))
            except UsageError as error:
                self._leave(row, error)
            if report:
                report(done // 2, len(self.reader.rows))
        return readable

    def _note(self, meeting: models.Meeting) -> None:
        for year in _years(meeting.date):
            self.by_year.setdefault(year, []).append(meeting.id)

    def _leave(self, row: sheet.Row, error: UsageError) -> None:
        self.out.append(Out(row.line, str(error).rstrip("."), row.cells))

    def _claimed(self, readable: list[Read]) -> tuple[list[Came], list[Read]]:
        """The rows that are meetings of the record already, and the rest."""
        came, rest = [], []
        for read in readable:
            known = self._same(read)
            if known is None or known.id in self.taken:
                rest.append(read)
            else:
                self.taken[known.id] = read.row.line
                try:
                    came.append(self._fill(read, known))
                except UsageError as error:
                    self._leave(read.row, error)
        return came, rest

    def _bring(self, read: Read) -> Came:
        """Add a row's meeting; raise UsageError where it may be one that is there."""
        same = self._same(read)
        if same:
            line = self.taken[same.id]
            raise UsageError(f"line {line} has that time and place already ({same.id})")
        like = self._like(read)
        if like:
            day = dates.brief(like.date)
            raise UsageError(f"it may be {like.id} ({day}) of the record; mend one of the two")
        self._must_be_later(read)
        topics = found.topics(self.draft, read.topics, self.list.name, self.said)
        self._add_people(read)
        if not read.where.city and read.where.country:
            self.townless.append(read.row.line)
        told = add_meeting.Told(
            date=read.date,
            place=self.places.id(read.where),
            where=ids.slug(read.where.country.name, "") if read.where.country else "",
            people=self._present(read),
            offices=read.offices,
            topics=topics,
            **read.more,
        )
        evidence = self.sources.of(read)
        id = add_meeting.meeting(self.draft, told, evidence)
        self.taken[id] = read.row.line
        self._note(self.draft.meetings[id])
        return self._came(read, self.draft.meetings[id], is_new=True)

    def _present(self, read: Read) -> list[str]:
        both = self.draft.record.principals if self.asked.principals else []
        return list(dict.fromkeys([*both, *read.people]))

    def _fill(self, read: Read, known: models.Meeting) -> Came:
        """Fill in what a row tells of a meeting that the record had."""
        self._must_be_later(read)
        people = self._present(read)
        taken: dict[str, str] = {}
        topics = found.topics(self.draft, read.topics, self.list.name, taken)
        fields = filling_in.lacking(known, read.more, people, topics)
        if fields:
            self.said.update(taken)
            self._add_people(read)
            told = add_meeting.Told(
                date=read.date, people=people, offices=read.offices, topics=topics, **read.more
            )
            filling_in.fill(self.draft, known.id, fields, told, self.sources.of(read))
        return self._came(read, self.draft.meetings[known.id], fields)

    def _add_people(self, read: Read) -> None:
        self.people.add(read.people)
        taken = self.people.taken
        self.said.update((name, taken[name]) for name in read.called if name in taken)

    def _came(
        self,
        read: Read,
        meeting: models.Meeting,
        filled: Sequence[str] = (),
        *,
        is_new: bool = False,
    ) -> Came:
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
            doubts=read.doubts if is_new else (),
            filled=filled,
        )

    def _must_be_later(self, read: Read) -> None:
        """A list that was published before a meeting can't tell of it."""
        published = ranges.read(self.asked.published) if self.asked.published else None
        if published and published.latest < read.date.earliest:
            raise UsageError(f"it is after {dates.words(published)}, when the list was published")

    def _near(self, read: Read) -> Iterator[models.Meeting]:
        """The meetings of a row's time that can be held at its place, in its way."""
        here = self._here(read)
        near = dict.fromkeys(id for year in _years(read.date) for id in self.by_year.get(year, ()))
        for meeting in map(self.draft.meetings.__getitem__, near):
            elsewhere = meeting.place and (here or read.where.city) and meeting.place != here
            otherwise = meeting.mode and read.more["mode"] not in (None, meeting.mode)
            others = here is None and _others(read, meeting)
            if meeting.date.overlaps(read.date) and not (elsewhere or otherwise or others):
                yield meeting

    def _here(self, read: Read) -> str | None:
        """The place of a row, if the record has it."""
        country = read.where.country
        city = read.where.city.partition(", ")[0]
        return read.where.place or self.places.find(city, country.code if country else None)

    def _same(self, read: Read) -> models.Meeting | None:
        """The meeting of just that time and place."""
        here = self._here(read)
        if read.where.city and here is None:
            return None
        near = (one for one in self._near(read) if (one.date, one.place) == (read.date, here))
        return next(near, None)

    def _like(self, read: Read) -> models.Meeting | None:
        """A meeting of the record that a row may be; another row of the list is another one."""
        return next((one for one in self._near(read) if one.id not in self.taken), None)


def _others(read: Read, meeting: models.Meeting) -> bool:
    """Whether a row and a meeting name people, and nobody of them is the same."""
    there = {row.person for row in meeting.participants}
    return bool(read.people and there) and there.isdisjoint(read.people)


def _years(date: dates.Edtf) -> range:
    """The years of a date, an open end cut off where no meeting was or will be."""
    return range(max(date.earliest.year, 1800), min(date.latest.year, 2200) + 1)
