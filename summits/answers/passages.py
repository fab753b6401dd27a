"""Everything the record says, one passage per fact: what `search` reads through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summits.ask import filters
from summits.ask.filters import Filters
from summits.record import disputes, facts, wording
from summits.record.fields_of import evidence_of
from summits.record.record import Record
from summits.values import dates
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models, tables


Disputed = tuple[str, ...]
_NOBODY: frozenset[str] = frozenset()


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
    yield from (_person(p) for p in record.people.values() if everything or p.id in people)
    yield from (_place(record, p) for p in record.places.values() if everything or p.id in places)


def _of_meeting(record: Record, meeting: models.Meeting) -> Iterator[Passage]:
    id, disputed = meeting.id, disputes.disputed(meeting)
    yield Passage(id, "summary", "summary", [(meeting.summary or "", ())], prose=True)
    yield from _where(record, meeting, disputed)
    for participant in meeting.participants:
        yield _participant(record, id, participant, disputed)
    for item in meeting.topics:
        yield _topic(record, id, item, disputed)
    for statement in meeting.statements:
        yield _statement(record, id, statement, disputed)
    for kind, field, rows in (
        ("programme", "programme", meeting.programme),
        ("outcome", "outcomes", meeting.outcomes),
    ):
        for row in rows:
            key, pieces = f"{field}.{row.key}", [(row.text, row.evidence)]
            yield Passage(id, kind, key, pieces, disputed=key in disputed)
    for dispute in meeting.disputes:
        yield _dispute(id, dispute)


def _where(record: Record, meeting: models.Meeting, disputed: Disputed) -> Iterator[Passage]:
    for field in ("place", "venue"):
        value: str | None = getattr(meeting, field)
        if value is not None:
            words = facts.words_of(record, field, value)
            pieces = [(words, evidence_of(meeting, field))]
            tags = frozenset([f"places.{value}"]) if field == "place" else _NOBODY
            yield Passage(meeting.id, "field", field, pieces, "", tags, (), field in disputed)


def _participant(
    record: Record, meeting: str, row: models.Participant, disputed: Disputed
) -> Passage:
    field = f"participants.{row.person}"
    name = f"{record.people[row.person].name}, {row.office}"
    parts = "; ".join(filter(None, (facts.part_words(part.part) for part in row.parts)))
    evidence = [citation for part in row.parts for citation in part.evidence]
    piece = (f"{name} ({parts})" if parts else name, evidence)
    tags = frozenset([f"people.{row.person}"])
    return Passage(meeting, "participant", field, [piece], tags=tags, disputed=field in disputed)


def _topic(record: Record, meeting: str, row: models.AgendaItem, disputed: Disputed) -> Passage:
    field, known = f"topics.{row.topic}", record.topics[row.topic]
    pieces, tags = [(known.label, row.evidence)], frozenset([field])
    names = known.aliases
    return Passage(meeting, "topic", field, pieces, "", tags, names, field in disputed)


def _statement(record: Record, meeting: str, row: models.Statement, disputed: Disputed) -> Passage:
    field, by = f"statements.{row.key}", row.by
    says = wording.said(record, by, row.says)
    pieces, tags = [(says, row.evidence)], frozenset([f"people.{id}" for id in by])
    return Passage(meeting, "statement", field, pieces, "", tags, (), field in disputed)


def _dispute(meeting: str, row: models.Dispute) -> Passage:
    pieces: list[tuple[str, Cites]] = [(account.says, account.evidence) for account in row.accounts]
    pieces.append((row.because, ()))
    field = disputes.field_of(row)
    return Passage(meeting, "dispute", field, pieces, row.question, disputed=True)


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


def _person(row: tables.Person) -> Passage:
    field = f"people.{row.id}"
    text = ", ".join([row.name, *row.offices])
    others = [*row.names.values(), *row.aliases]
    return Passage(None, "person", field, [(text, [])], "", frozenset([field]), others)


def _place(record: Record, row: tables.Place) -> Passage:
    field = f"places.{row.id}"
    text = f"{row.city}, {record.country(row.country)}"
    others = [*row.names.values(), *row.aliases]
    return Passage(
        None, "place", field, [(text, row.evidence or ())], "", frozenset([field]), others
    )
