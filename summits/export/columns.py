"""The columns of a meeting and of a fact: one table, of which each format writes what it can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from summits.record import backing, disputes, facts
from summits.record.record import Card, Record, cited
from summits.record.wording import Names
from summits.values import dates
from summits.values.citations import sources_of

if TYPE_CHECKING:
    from summits.record import models

Value: TypeAlias = str | int | float | bool | Sequence[str] | None
Row: TypeAlias = Mapping[str, Value]

MEETING = (
    *("id", "date", "city", "country", "mode", "people", "topics", "sources", "disputed"),
    *("date_words", "earliest", "latest", "precision", "reported", "status", "place"),
    *("place_name", "country_name", "venue", "visit", "announced", "duration", "summary"),
    *("people_names", "topic_labels", "origins", "sides", "latitude", "longitude"),
    *("former_ids", "revised"),
)
FACT = (
    *("meeting", "date", "field", "kind", "key", "topic", "speaker", "text", "held", "disputed"),
    *("sides", "origins", "citations", "addresses", "speaker_names", "question", "value"),
)
"""The names of the columns, in order; a test holds them against the rows below."""
LISTS = (
    *("people", "topics", "disputed", "people_names", "topic_labels", "origins", "sides"),
    *("former_ids", "speaker", "citations", "addresses", "speaker_names", "authors"),
)
"""The columns that hold several values."""


def meeting(names: Names, card: Card) -> dict[str, Value]:
    """A meeting: the columns of `summits list` into a pipe, then labels and what else is one value."""
    record = names.record
    row = record.meetings[card.id]
    evidence = list(cited(row))
    place = record.places[card.place] if card.place else None
    return {
        "id": card.id,
        "date": card.date,
        "city": card.city,
        "country": card.country,
        "mode": card.mode,
        "people": card.people,
        "topics": card.topics,
        "sources": card.sources,
        "disputed": card.disputed,
        "date_words": dates.words(card.date),
        "earliest": card.earliest,
        "latest": card.latest,
        "precision": card.date.precision,
        "reported": card.reported,
        "status": card.status,
        "place": card.place,
        "place_name": names.city(card.place).text if card.place else None,
        "country_name": names.country(card.country).text if card.country else None,
        "venue": card.venue,
        "visit": card.visit,
        "announced": row.announced,
        "duration": row.duration,
        "summary": row.summary,
        "people_names": [names.person(id).text for id in card.people],
        "topic_labels": [record.topics[id].label for id in card.topics],
        "origins": backing.origins(record, evidence),
        "sides": backing.sides(record, evidence),
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "former_ids": row.former_ids,
        "revised": row.revised,
    }


def facts_of(names: Names, card: Card) -> Iterator[dict[str, Value]]:
    """The facts of a meeting and the versions of each, a row each."""
    record = names.record
    row = record.meetings[card.id]
    for fact in facts.facts(record, row):
        yield _fact(names, row, card, fact)


def _fact(names: Names, row: models.Meeting, card: Card, fact: facts.Fact) -> dict[str, Value]:
    record, version = names.record, fact.kind == "account"
    sources = sources_of(fact.evidence)
    addresses = [record.sources[id].url for id in sources]
    return {
        "meeting": row.id,
        "date": row.date,
        "field": fact.field,
        "kind": fact.kind,
        "key": fact.key,
        "topic": _topic(fact),
        "speaker": fact.by,
        "text": fact.text,
        "held": fact.held if version else None,
        "disputed": fact.field in card.disputed,
        "sides": backing.sides(record, fact.evidence),
        "origins": backing.origins(record, fact.evidence),
        "citations": fact.evidence,
        "addresses": [url for url in addresses if url],
        "speaker_names": [names.person(id).text for id in fact.by],
        "question": fact.about if version else None,
        "value": disputes.current(row, fact.field) if fact.kind == "field" else None,
    }


def _topic(fact: facts.Fact) -> str | None:
    if fact.kind == "topic":
        return fact.key
    return fact.about if fact.kind == "statement" else None


def sources(record: Record) -> Iterator[dict[str, Value]]:
    """Every source, a row each."""
    for row in record.sources.values():
        yield {
            "id": row.id,
            "published": row.published,
            "publisher": row.publisher,
            "origin": row.origin,
            "side": row.side,
            "kind": row.kind,
            "language": row.language,
            "read": row.read,
            "title": row.title,
            "authors": row.authors or (),
            "url": row.url,
            "archived": row.archived,
            "accessed": row.accessed,
        }
