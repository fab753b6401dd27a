"""Which meetings: the same filters for every command that lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from summits.errors import UsageError, quoted
from summits.record import backing, names
from summits.record.record import Card, Record, cited
from summits.record.vocabulary import OTHER
from summits.values import dates, typed
from summits.values.words import fold_words, meant, nearest


class Filters(NamedTuple):
    """What was asked for, as typed; an empty one lets everything confirmed through."""

    since: str | None = None
    until: str | None = None
    on: str | None = None
    city: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    disputed: bool = False
    min_origins: int = 0

    @property
    def narrows(self) -> bool:
        """Whether it leaves out anything but what is not confirmed."""
        return any(self._replace(status=())) or self.status not in ((), ("all",))


Test = Callable[[Card], bool]


def apply(record: Record, filters: Filters) -> list[Card]:
    """The cards that pass, in order of time; raise UsageError for a name or date that is none."""
    tests = list(_tests(record, filters))
    return [card for card in record.cards if all(test(card) for test in tests)]


def window(filters: Filters) -> dates.Edtf:
    """The time asked about: from `since` to `until`, either end open."""
    # An empty one is a mistake, not an open end.
    since = typed.read(filters.since) if filters.since is not None else None
    until = typed.read(filters.until) if filters.until is not None else None
    if since and until and since.earliest > until.latest:
        raise UsageError(
            f"--since “{filters.since}” lies after --until “{filters.until}”; exchange the two."
        )
    text = f"{filters.since or '..'}/{filters.until or '..'}"
    # The bounds are inclusive, and a meeting matches by overlap: see Edtf.overlaps.
    first = since.earliest if since else dates.FIRST
    last = until.latest if until else dates.LAST
    return dates.Edtf(text, first, last, "interval", "")


def _tests(record: Record, filters: Filters) -> Iterable[Test]:
    # Where nothing is confirmed, all that there is is shown.
    statuses = filters.status or ("confirmed" if record.confirmed() else "all",)
    if "all" not in statuses:
        yield lambda card: card.status in statuses
    asked = window(filters)
    if filters.since is not None or filters.until is not None:
        yield lambda card: card.date.overlaps(asked)
    if filters.on is not None:
        month_day = typed.month_day(filters.on)
        yield lambda card: _falls_on(card.date, month_day)
    if filters.mode:
        yield lambda card: card.mode in filters.mode
    if filters.disputed:
        yield lambda card: bool(card.disputed)
    if filters.min_origins:
        yield lambda card: origin_count(record, card.id) >= filters.min_origins
    yield from _of_names(record, filters)


def _of_names(record: Record, filters: Filters) -> Iterable[Test]:
    if filters.city:
        places = {row.id for query in filters.city for row in _found(record.places, query, "city")}
        yield lambda card: card.place in places
    if filters.country:
        countries = {country(record, query) for query in filters.country}
        yield lambda card: card.country in countries
    if filters.person:
        people = {person(record, query) for query in filters.person}
        yield lambda card: people.issubset(card.people)
    if filters.topic:
        asked = [record.narrower(topic(record, query)) for query in filters.topic]
        yield lambda card: not any(ids.isdisjoint(card.topics) for ids in asked)


def origin_count(record: Record, meeting: str) -> int:
    """How many origins a meeting rests on."""
    return len(backing.origins(record, cited(record.meetings[meeting])))


def person(record: Record, query: str) -> str:
    """The id of the one person a query names, in any script."""
    return _one(record.people, query, "person")


def topic(record: Record, query: str) -> str:
    """The id of the one topic a query names."""
    return _one(record.topics, query, "topic")


_SEVERAL = {"person": "people", "topic": "topics"}


def _one(table: Mapping[str, names.Named], query: str, what: str) -> str:
    found = _found(table, query, what)
    if len(found) == 1:
        return found[0].id
    known = ", ".join(f"{next(names.called(row))} ({row.id})" for row in found)
    raise UsageError(
        f"{quoted(query)} fits several {_SEVERAL[what]}: {known}; write one of the ids."
    )


_ALIKE = {"topic": 0, "city": 0.6, "person": 0.75}
"""From what likeness on a name may be meant; topics are few, people many."""


def _found(table: Mapping[str, names.Named], query: str, what: str) -> list[names.Named]:
    """What a query names; raise UsageError with the nearest where that is nothing."""
    found = names.find(table, query)
    if found:
        return found
    every = {form: row.id for row in table.values() for form in names.forms(row)}
    several = what == "topic"
    near = nearest(query, every, count=9, cutoff=_ALIKE[what])
    ids = list(dict.fromkeys(every[form] for form in near))[: 5 if several else 3]
    if what == "city":
        hint = f"write one of {', '.join(next(names.called(row)) for row in table.values())}."
    else:
        hint = f"see summits {_SEVERAL[what]}."
    raise UsageError(f"{quoted(query)} is no {what} of the record; {meant(ids, hint)}")


def country(record: Record, query: str) -> str:
    """The code of the country a query names, by code or name, in any language."""
    asked = fold_words(query)
    for code, row in record.header.countries.items():
        known = [code, row.name, *row.names.values()]
        if asked and asked in [fold_words(name) for name in known]:
            return code
    known = [f"{code} ({row.name})" for code, row in record.header.countries.items()]
    raise UsageError(
        f"{quoted(query)} is no country of the record; write one of {', '.join(known)}."
    )


def side(record: Record, query: str) -> str:
    """The id of the side a query names, by id, label, adjective or short name."""
    asked = fold_words(query)
    for id, row in record.sides.items():
        if asked and asked in map(fold_words, (id, row.label, row.adjective, row.short)):
            return id
    if asked == [OTHER]:
        return OTHER
    known = ", ".join([*record.sides, OTHER])
    raise UsageError(f"{quoted(query)} is no side of the record; write one of {known}.")


def _falls_on(when: dates.Edtf, month_day: tuple[int, int]) -> bool:
    """Whether a date is that day of a year, or an interval that holds it."""
    if when.precision not in ("day", "interval"):
        return False
    years = range(when.earliest.year, when.latest.year + 1)
    leap = month_day == (2, 29)
    # One by one: in nine years every day of the year has been.
    days = (dt.date(year, *month_day) for year in years if not leap or dates.days(year, 2) == 29)
    return any(when.earliest <= day <= when.latest for day in days)
