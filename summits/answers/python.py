"""The answers as Python users call them: the record first, filters as keywords, as the commands' options.

Filters: `since`, `until`, `on` (dates as they are typed), `city`, `country`, `person`, `topic`, `mode`,
`status` (one string, or several), `disputed`, `min_origins`. A meeting is named as on the command line,
by id, date or `latest`, or given itself. Whatever can't be read raises `summits.errors.UsageError`; a
meeting that is none, `SelectionError`. What is returned is frozen, and is what `--json` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from summits.answers import accounts as _accounts
from summits.answers import evidence as _evidence
from summits.answers import people as _people
from summits.answers import search as _search
from summits.answers import sources as _sources
from summits.answers import timeline as _timeline
from summits.answers import topics as _topics
from summits.ask import filters as _filters
from summits.ask import selectors
from summits.errors import UsageError, quoted
from summits.record import facts as _facts
from summits.record.record import Card, Record

if TYPE_CHECKING:
    from summits.record import models
    from summits.values.citations import Cites


def select(record: Record, meeting: str) -> models.Meeting:
    """The one meeting that a selector means; raise SelectionError where none or several fit."""
    return record.meetings[selectors.select(record, meeting).id]


def meetings(record: Record, **filters: Any) -> list[Card]:
    """The cards of the meetings that pass, in order of time: what `summits list` shows."""
    return _filters.apply(record, _asked(filters))


def timeline(record: Record, **filters: Any) -> Sequence[_timeline.Entry]:
    """The meetings that pass, each with the gap (whole days, words) to the one before it."""
    return _timeline.entries(record, meetings(record, **filters))


def topics(record: Record, *, sort: str = "first", **filters: Any) -> Sequence[_topics.TopicYears]:
    """The topics on the agendas of the meetings that pass, narrower ones after their broader."""
    return _topics.rows(record, meetings(record, **filters), sort)


def people(record: Record, **filters: Any) -> Sequence[_people.PersonYears]:
    """Who took part in the meetings that pass, by side, whoever was at most first."""
    asked = _asked(filters)
    return _people.rows(record, _filters.apply(record, asked), everyone=not asked.narrows)


def search(record: Record, words: str, **filters: Any) -> list[_search.Hit]:
    """The facts that have every word, in order of time, « » around what was found."""
    return _search.search(record, words, _asked(filters))


class MeetingFact(NamedTuple):
    """A fact with the meeting it is of: a row of a table of all of them."""

    meeting: str
    kind: str
    field: str
    text: str
    evidence: Cites
    about: str
    by: tuple[str, ...]
    held: bool


@overload
def facts(record: Record, meeting: str | models.Meeting) -> list[_facts.Fact]: ...


@overload
def facts(record: Record) -> list[MeetingFact]: ...


def facts(
    record: Record, meeting: str | models.Meeting | None = None
) -> list[_facts.Fact] | list[MeetingFact]:
    """Every fact of a meeting, one by one, each with the citations it rests on.

    Without a meeting those of all, the unconfirmed ones too, in order of time, each with its meeting.
    """
    if meeting is not None:
        return list(_facts.facts(record, _meeting(record, meeting)))
    every = record.meetings.values()
    return [MeetingFact(one.id, *fact) for one in every for fact in _facts.facts(record, one)]


def evidence(
    record: Record, meeting: str | models.Meeting, field: str | None = None
) -> list[_evidence.FieldClaims]:
    """Each field of a meeting with all that is claimed of it, the disputed first; or one of them."""
    found = _meeting(record, meeting)
    if field is None:
        return _evidence.fields(record, found)
    return [_evidence.field(record, found, field)]


def accounts(record: Record, meeting: str | models.Meeting) -> _accounts.Accounts:
    """What each side reported of one meeting."""
    return _accounts.accounts(record, _meeting(record, meeting))


def sources(record: Record) -> list[_sources.Weight]:
    """Every source with the facts that rest on it, the one that most rest on first."""
    return list(_sources.weights(record).values())


def _meeting(record: Record, named: str | models.Meeting) -> models.Meeting:
    return select(record, named) if isinstance(named, str) else named


def _asked(filters: dict[str, Any]) -> _filters.Filters:
    unknown = set(filters) - set(_filters.Filters._fields)
    if unknown:
        known = ", ".join(_filters.Filters._fields)
        raise UsageError(f"{quoted(unknown.pop())} is no filter; write one of {known}.")
    several = _filters.Filters._field_defaults
    read: dict[str, Any] = {
        name: (value,) if isinstance(value, str) and several[name] == () else value
        for name, value in filters.items()
    }
    return _filters.Filters(**read)
