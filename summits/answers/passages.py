"""Everything the record says, one passage per fact: what `search` reads through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from summits.ask import filters
from summits.ask.filters import Filters
from summits.record import disputes, facts, wording
from summits.record.record import Record
from summits.values import dates
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models, tables


_NOBODY: frozenset[str] = frozenset()
_NOTHING: Sequence[str] = ()


class Passage(NamedTuple):
    """A fact in words."""

    meeting: str | None
    """None: what was looked into and not substantiated, and the tables of people and places."""
    kind: str
    """`summary`, `field`, `participant`, `topic`, `statement`, `programme`, `outcome`, `dispute`,
    `candidate`, `person` or `place`."""
    field: str
    """What `summits evidence` calls it, or `candidates.ID`, `people.ID`, `places.ID`."""
    pieces: Sequence[tuple[str, Cites]]
    """What it says, with its citations; of a dispute, each account and the reason."""
    lead: str = ""
    """What begins it: a question, a claim."""
    tags: frozenset[str] = _NOBODY
    """The people, the place or the topic it is tagged with, as `people.ID`, `topics.ID`."""
    names: Sequence[str] = ()
    """Other names of the person, place or topic it is about."""
    disputed: bool = False
    prose: bool = False
    """Whether it is sentences that can stand apart."""

    def texts(self) -> tuple[str, ...]:
        """What it says, its other names left out."""
        return (self.lead, *[text for text, _ in self.pieces])


BY_FILTERS: frozenset[str] = frozenset(
    ("date", "reported", "mode", "visit", "announced", "duration")
)
"""The fields that are asked for by filters and dates, and have no words of their own to be found by."""
_Dated = tuple[tuple[dt.date, dt.date, str], Iterator[Passage]]


def passages(record: Record, asked: Filters) -> Iterator[Passage]:
    """What is said of the meetings that pass, and of candidates, in order of time; then the tables.

    A candidate passes by its time alone; where something is asked for, a person or place passes that
    has to do with a meeting that does.
    """
    cards = filters.apply(record, asked)
    found = [
        (dates.order(card.date, card.id), _of_meeting(record, record.meetings[card.id]))
        for card in cards
    ]
    found.extend(_of_candidates(record, asked))
    for _, said in sorted(found, key=lambda pair: pair[0]):
        yield from said
    everything = not asked.narrows
    people = {id for card in cards for id in card.people}
    places = {card.place for card in cards}
    for person in record.people.values():
        if everything or person.id in people:
            yield _of_table("people", person, ", ".join([person.name, *person.offices]), ())
    for place in record.places.values():
        if everything or place.id in places:
            words = facts.place_words(record, place.id)
            yield _of_table("places", place, words, place.evidence or ())


def _of_meeting(record: Record, meeting: models.Meeting) -> Iterator[Passage]:
    disputed = disputes.disputed(meeting)
    if meeting.summary:
        yield Passage(meeting.id, "summary", "summary", [(meeting.summary, ())], prose=True)
    told = groupby(facts.facts(record, meeting), key=lambda fact: (fact.field, fact.about))
    for (field, question), several in told:
        group = list(several)
        if group[0].kind == "account":
            yield _dispute(meeting, field, question, group)
        elif group[0].kind != "field" or field not in BY_FILTERS:
            yield _passage(record, meeting, group, field in disputed)


def _passage(
    record: Record, meeting: models.Meeting, group: list[facts.Fact], disputed: bool
) -> Passage:
    """One field of a meeting; of a participant, all parts together."""
    fact, tags, names = group[0], _NOBODY, _NOTHING
    words = wording.said(record, fact.by, fact.text)
    if fact.kind == "participant":
        words, tags = facts.participant_words(record, meeting, fact.key), _tag("people", fact.key)
    elif fact.kind == "topic":
        names, tags = record.topics[fact.key].aliases, _tag("topics", fact.key)
    elif fact.by:
        tags = frozenset([f"people.{id}" for id in fact.by])
    cited = fact.evidence if len(group) == 1 else [c for one in group for c in one.evidence]
    return Passage(meeting.id, fact.kind, fact.field, [(words, cited)], "", tags, names, disputed)


def _dispute(
    meeting: models.Meeting, field: str, question: str, accounts: list[facts.Fact]
) -> Passage:
    pieces = [(account.text, account.evidence) for account in accounts]
    asked = (row for row in meeting.disputes if row.question == question)
    pieces += [(row.because, ()) for row in asked if disputes.field_of(row) == field]
    return Passage(meeting.id, "dispute", field, pieces, question, disputed=True)


def _tag(table: str, id: str) -> frozenset[str]:
    return frozenset([f"{table}.{id}"])


def _of_candidates(record: Record, asked: Filters) -> Iterator[_Dated]:
    if asked._replace(since=None, until=None).narrows:
        return
    window = filters.window(asked)
    for row in record.candidates.values():
        when = row.when
        if when.overlaps(window):
            yield dates.order(when, row.id), iter([_candidate(row)])


def _candidate(row: tables.Candidate) -> Passage:
    claim = f"{row.where}: {row.claim}" if row.where else row.claim
    lead = claim if claim.endswith(".") else f"{claim}."
    pieces = [(row.finding, row.evidence)]
    return Passage(None, "candidate", f"candidates.{row.id}", pieces, lead, prose=True)


def _of_table(table: str, row: tables.Person | tables.Place, text: str, cited: Cites) -> Passage:
    tag, others = _tag(table, row.id), [*row.names.values(), *row.aliases]
    kind = "person" if table == "people" else "place"
    return Passage(None, kind, f"{table}.{row.id}", [(text, cited)], "", tag, others)
