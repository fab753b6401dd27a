"""Which meetings: the same filters for every command that lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from summits.errors import UsageError
from summits.record import backing, names
from summits.record.record import Card, Record, cited
from summits.record.vocabulary import OTHER
from summits.values import dates, typed
from summits.values.words import fold_words, meant, nearest

if TYPE_CHECKING:
    from summits.record import tables


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
    statuses = filters.status or ("confirmed",)
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
        yield lambda card: origins(record, card.id) >= filters.min_origins
    yield from _of_names(record, filters)


def _of_names(record: Record, filters: Filters) -> Iterable[Test]:
    if filters.city:
        places = {row.id for query in filters.city for row in _places(record, query)}
        yield lambda card: card.place in places
    if filters.country:
        countries = {country(record, query) for query in filters.country}
        yield lambda card: card.country in countries
    for query in filters.person:
        yield _has_person(person(record, query))
    for query in filters.topic:
        yield _has_topic(record.narrower(topic(record, query)))


def _has_person(id: str) -> Test:
    return lambda card: id in card.people


def _has_topic(ids: set[str]) -> Test:
    return lambda card: not ids.isdisjoint(card.topics)


def origins(record: Record, meeting: str) -> int:
    """How many origins a meeting rests on."""
    return len(backing.origins(record, cited(record.meetings[meeting])))


def person(record: Record, query: str) -> str:
    """The id of the one person a query names, in any script."""
    found = names.find(record.people, query)
    if len(found) == 1:
        return found[0].id
    if found:
        known = ", ".join(f"{row.name} ({row.id})" for row in found)
        raise UsageError(f"“{query}” fits several people: {known}; write one of the ids.")
    every = {form: row.id for row in record.people.values() for form in names.forms(row)}
    near = list(dict.fromkeys(every[form] for form in nearest(query, every)))
    hint = meant(near, "see summits people.")
    raise UsageError(f"“{query}” is no person of the record; {hint}")


def topic(record: Record, query: str) -> str:
    """The id of the one topic a query names."""
    found = names.find(record.topics, query)
    if len(found) == 1:
        return found[0].id
    if found:
        known = ", ".join(row.id for row in found)
        raise UsageError(f"“{query}” fits several topics: {known}; write one of them.")
    known = ", ".join(record.topics)
    near = nearest(query, record.topics)
    meant = f"did you mean {' or '.join(near)}? There are" if near else "write one of"
    raise UsageError(f"“{query}” is no topic of the record; {meant} {known}.")


def _places(record: Record, query: str) -> list[tables.Place]:
    found = names.find(record.places, query)
    if not found:
        known = ", ".join(row.city for row in record.places.values())
        raise UsageError(f"“{query}” is no city of the record; write one of {known}.")
    return found


def country(record: Record, query: str) -> str:
    """The code of the country a query names, by code or name, in any language."""
    asked = fold_words(query)
    for code, row in record.header.countries.items():
        known = [code, row.name, *row.names.values()]
        if asked and asked in [fold_words(name) for name in known]:
            return code
    known = [f"{code} ({row.name})" for code, row in record.header.countries.items()]
    raise UsageError(f"“{query}” is no country of the record; write one of {', '.join(known)}.")


def side(record: Record, query: str) -> str:
    """The id of the side a query names, by id, label, adjective or short name."""
    asked = fold_words(query)
    for id, row in record.sides.items():
        if asked and asked in map(fold_words, (id, row.label, row.adjective, row.short)):
            return id
    if asked == [OTHER]:
        return OTHER
    known = ", ".join([*record.sides, OTHER])
    raise UsageError(f"“{query}” is no side of the record; write one of {known}.")


def _falls_on(when: dates.Edtf, month_day: tuple[int, int]) -> bool:
    if when.precision != "day":
        return False
    return (when.earliest.month, when.earliest.day) == month_day
