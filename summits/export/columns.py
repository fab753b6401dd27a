"""The columns of a meeting and of a fact: one table, of which each format writes what it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from summits.export import Export, cells
from summits.record import backing, disputes, facts
from summits.record.record import Card, cited
from summits.record.wording import Names
from summits.values import dates
from summits.values.citations import sources_of

if TYPE_CHECKING:
    from summits.record import models

CellValue: TypeAlias = str | int | float | bool | Sequence[str] | None
Cells: TypeAlias = Mapping[str, CellValue]


class Column(NamedTuple):
    """A column: what it is called, what its cells are, what they mean."""

    name: str
    about: str
    type: str = "string"
    """`string`, `list` (of strings), `date`, `integer`, `number` or `boolean`."""
    attribute: str = ""
    """What a row of the record calls it, where that is not the column's own name."""


MEETING = (
    Column("id", "The meeting's id, permanent."),
    Column("date", "When it was held: EDTF, no more precise than is known."),
    Column("city", "The city's English name; empty: a call, which had no place."),
    Column("country", "ISO 3166-1 alpha-2 code."),
    Column("mode", "in-person, video or phone; empty: not recorded."),
    Column("people", "The ids of those whom a source names.", "list"),
    Column("topics", "The ids of what was discussed, in order of prominence.", "list"),
    Column("sources", "How many sources it rests on.", "integer"),
    Column("disputed", "The fields on which sources disagree.", "list"),
    Column("date_words", "The date in words."),
    Column("earliest", "The first day that the date can mean; empty: open.", "date"),
    Column("latest", "The last day that the date can mean; empty: open.", "date"),
    Column("precision", "day, month, year, decade, century or interval."),
    Column("reported", "When the public first learned of it: EDTF; empty: not recorded."),
    Column("status", "confirmed or unconfirmed."),
    Column("place", "The place's id; empty: it had none."),
    Column("place_name", "The city in the language that was asked for, else in English."),
    Column("country_name", "The country in the language that was asked for, else in English."),
    Column("venue", "The venue in words; empty: not recorded."),
    Column("visit", "state, official or working; empty: not recorded."),
    Column("announced", "Whether it was public before; empty: not recorded.", "boolean"),
    Column("duration", "ISO 8601, ~ behind it for about; empty: not recorded."),
    Column("summary", "One or two neutral sentences; empty: none."),
    Column("people_names", "The people in the language asked for, else in English.", "list"),
    Column("topic_labels", "The topics in words.", "list"),
    Column("origins", "Whose words it rests on.", "list"),
    Column("sides", "The principal sides that report it.", "list"),
    Column("latitude", "Degrees north, WGS 84.", "number"),
    Column("longitude", "Degrees east, WGS 84.", "number"),
    Column("former_ids", "Ids it once had.", "list"),
    Column("revised", "The day of the last change.", "date"),
    Column("n_origins", "How many origins, those of disputed versions included.", "integer"),
)
FACT = (
    Column("meeting", "The meeting's id."),
    Column("date", "When it was held: EDTF."),
    Column("field", "The fact's name, as summits evidence has it."),
    Column(
        "kind",
        "field, participant, topic, statement, programme, outcome, or account (a version of a dispute).",
    ),
    Column("key", "The last part of its name: a person's or topic's id, or a key of its own."),
    Column("topic", "Of a topic or statement, the topic's id."),
    Column("speaker", "Of a statement, the ids of those who made it.", "list"),
    Column("text", "The fact in words."),
    Column("held", "Of a version, whether it is held by the record.", "boolean"),
    Column("disputed", "Whether sources disagree on it.", "boolean"),
    Column("sides", "The principal sides that report it; empty: others do.", "list"),
    Column("origins", "Whose words it rests on.", "list"),
    Column("citations", "SOURCE#PARAGRAPHS; each alone supports the whole.", "list"),
    Column("addresses", "The addresses of those sources.", "list"),
    Column("speaker_names", "The speakers in the language asked for, else in English.", "list"),
    Column("question", "Of an account, the question it answers."),
    Column("value", "Of a single-valued field, the value in its own form."),
    Column(
        "n_origins",
        "How many origins; of a fact in dispute, without its versions'.",
        "integer",
    ),
)
SOURCE = (
    Column("id", "The source's id, permanent."),
    Column("published", "The day it was published, as far as known: EDTF."),
    Column("publisher", "Who published it, as a reader would cite it."),
    Column("origin", "Whose words they are."),
    Column("side", "The origin's side, or other."),
    Column("kind", "official, agency, broadcaster, press, reference or blog."),
    Column("language", "ISO 639 code."),
    Column("read", "How much of it was read: whole, opening or none."),
    Column("title", "The title as printed; empty: not known."),
    Column("authors", "Who wrote it, as the byline has them.", "list"),
    Column("url", "Its address."),
    Column("archived", "The address of an archived copy."),
    Column("accessed", "The day it was read.", "date"),
)


def names(columns: Iterable[Column]) -> list[str]:
    """What the columns are called."""
    return [column.name for column in columns]


def lines(columns: Iterable[Column], rows: Iterable[Cells]) -> Iterator[str]:
    """Rows as CSV, under the names of their columns."""
    yield cells.line(names(columns))
    for row in rows:
        yield cells.line(row.values())


def of_row(columns: Iterable[Column], row: object) -> Cells:
    """The cells of something whose columns are its own attributes."""
    return {column.name: getattr(row, column.attribute or column.name) for column in columns}


def meeting_rows(export: Export) -> Iterator[Cells]:
    """The meetings, a row each: the columns of `summits list` into a pipe, then labels and the rest."""
    called = export.names
    return (_meeting(called, card) for card in export.cards)


def _meeting(called: Names, card: Card) -> Cells:
    record = called.record
    row = record.meetings[card.id]
    evidence = list(cited(row))
    origins = backing.origins(record, evidence)
    place = record.places[card.place] if card.place else None
    found = {
        **card._asdict(),
        "date_words": dates.words(card.date),
        "precision": card.date.precision,
        "place_name": called.city(card.place).text if card.place else None,
        "country_name": called.country(card.country).text if card.country else None,
        "announced": row.announced,
        "duration": row.duration,
        "summary": row.summary,
        "people_names": [called.person(id).text for id in card.people],
        "topic_labels": [record.topics[id].label for id in card.topics],
        "origins": origins,
        "sides": backing.sides(record, evidence),
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "former_ids": row.former_ids,
        "revised": row.revised,
        "n_origins": len(origins),
    }
    return {column.name: found[column.name] for column in MEETING}


def fact_rows(export: Export) -> Iterator[Cells]:
    """The facts of the meetings and the versions of each, a row each."""
    called = export.names
    for card in export.cards:
        row = export.record.meetings[card.id]
        for fact in facts.facts(export.record, row):
            yield _fact(called, row, card, fact)


def _fact(called: Names, row: models.Meeting, card: Card, fact: facts.Fact) -> Cells:
    record, version = called.record, fact.kind == "account"
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
        "text": _text(called, row, fact),
        "held": fact.held if version else None,
        "disputed": fact.field in card.disputed,
        "sides": backing.sides(record, fact.evidence),
        "origins": backing.origins(record, fact.evidence),
        "citations": fact.evidence,
        "addresses": [url for url in addresses if url],
        "speaker_names": [called.person(id).text for id in fact.by],
        "question": fact.about if version else None,
        "value": _value(row, fact),
        "n_origins": len(backing.origins(record, fact.evidence)),
    }


def _text(called: Names, row: models.Meeting, fact: facts.Fact) -> str:
    """The fact in words, the place or person in it by the name in the language that was asked for."""
    if fact.field == "place" and fact.kind == "field" and row.place:
        return called.place(row.place)
    if fact.kind == "participant":
        return fact.text.replace(
            called.record.people[fact.key].name, called.person(fact.key).text, 1
        )
    return fact.text


def _value(row: models.Meeting, fact: facts.Fact) -> str | None:
    if fact.kind != "field":
        return None
    value = disputes.current(row, fact.field)
    return str(value).lower() if isinstance(value, bool) else value


def _topic(fact: facts.Fact) -> str | None:
    if fact.kind == "topic":
        return fact.key
    return fact.about if fact.kind == "statement" else None
