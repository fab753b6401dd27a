"""A meeting with labels beside its ids: what `show --json` gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from summits.ask import selectors
from summits.record import vocabulary
from summits.record.fields_of import evidence_of
from summits.record.record import Record, cited_sources

if TYPE_CHECKING:
    from summits.record import models, tables


def labelled(record: Record, meeting: models.Meeting) -> dict[str, Any]:
    """The record of a meeting, readable without the tables, with its sources and its neighbours.

    Every key of the record is there, unknown ones as null; `previous` and `next` are cards or null.
    """
    card = record.card(meeting.id)
    before, after = selectors.neighbours(record)[card.id]
    return {
        **vars(meeting),
        "city": card.city,
        "city_names": record.places[meeting.place].names if meeting.place else {},
        "country": card.country,
        "country_names": _country(record, card.country),
        "participants": [_participant(record, row) for row in meeting.participants],
        "evidence": {field: evidence_of(meeting, field) for field in vocabulary.FIELDS},
        "topics": [_topic(record, row) for row in meeting.topics],
        "statements": [_statement(record, row) for row in meeting.statements],
        "sources": [source(record.sources[id]) for id in cited_sources(meeting)],
        "previous": before._asdict() if before else None,
        "next": after._asdict() if after else None,
    }


def _country(record: Record, code: str | None) -> Mapping[str, str]:
    """What a country is called by language, as far as the record says."""
    row = record.header.countries.get(code) if code else None
    return {"en": row.name, **row.names} if row else {}


def source(row: tables.Source) -> dict[str, Any]:
    """A source with every key, unknown ones as null; its prints are of use only to `verify`."""
    return {key: value for key, value in vars(row).items() if key != "prints"}


def _participant(record: Record, row: models.Participant) -> dict[str, Any]:
    person = record.people[row.person]
    return {**vars(row), "name": person.name, "names": person.names, "side": person.side}


def _topic(record: Record, row: models.AgendaItem) -> dict[str, Any]:
    return {**vars(row), "label": record.topics[row.topic].label}


def _statement(record: Record, row: models.Statement) -> dict[str, Any]:
    return {
        **vars(row),
        "topic_label": record.topics[row.topic].label,
        "by_names": [record.people[id].name for id in row.by],
    }
