"""The tables of a Data Package: meetings, what is in them, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from summits.export import Export, columns
from summits.export.columns import Cells, Column
from summits.record.record import Record


class Resource(NamedTuple):
    """A table on its way into a CSV."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Iterable[Cells]
    refers: Mapping[str, str] = {}
    """Which column holds ids of which other table."""


def tables(export: Export) -> Iterator[Resource]:
    """All of them; the rows of each are worked out as they are read."""
    record, meetings, facts = export.record, columns.meeting_rows(export), columns.fact_rows(export)
    of = {"meeting": "meetings"}
    yield Resource("meetings", "The meetings.", columns.MEETING, meetings, {"place": "places"})
    about = "Every fact of a meeting, and every version of one that is disputed, with its sources."
    yield Resource("facts", about, columns.FACT, facts, of)
    people = {**of, "person": "people"}
    yield Resource("participants", "Who was there, in which part.", _PART, _parts(export), people)
    about = "What the sources disagree on, and why one version is held, or none."
    yield Resource("disputes", about, _DISPUTE, _disputes(export), of)
    yield _table("people", "Everyone who is named.", _PERSON, record.people)
    yield _table("places", "Where they met.", _PLACE, record.places)
    topics = _table("topics", "What they spoke about.", _TOPIC, record.topics)
    yield topics._replace(refers={"broader": "topics"})
    yield Resource("names", "Names of people and places in other languages.", _NAME, _names(record))
    yield _table("sources", "What everything rests on.", columns.SOURCE, record.sources)
    about = "What was looked into and not substantiated."
    yield _table("candidates", about, _CANDIDATE, record.candidates)


def _table(
    name: str, about: str, told: tuple[Column, ...], table: Mapping[str, object]
) -> Resource:
    """A table of the record itself."""
    return Resource(name, about, told, (columns.of_row(told, row) for row in table.values()))


_PART = (
    Column("meeting", "The meeting's id."),
    Column("person", "The person's id."),
    Column("office", "The office held then; empty: not recorded."),
    Column("part", "What the person did there."),
    Column("citations", "Who says so.", "list"),
)
_DISPUTE = (
    Column("meeting", "The meeting's id."),
    Column("about", "The field; empty: there is no field for it."),
    Column("question", "What the sources disagree on."),
    Column("because", "Why a version is held, or none."),
)
_PERSON = (
    Column("id", "The person's id, permanent."),
    Column("name", "Canonical English name."),
    Column("side", "A side's id, or other."),
    Column("offices", "The offices held at the meetings.", "list"),
    Column("aliases", "Other spellings.", "list"),
)
_PLACE = (
    Column("id", "The place's id, permanent."),
    Column("city", "English name."),
    Column("country", "ISO 3166-1 alpha-2 code."),
    Column("latitude", "Degrees north, WGS 84.", "number"),
    Column("longitude", "Degrees east, WGS 84.", "number"),
    Column("aliases", "Other spellings.", "list"),
)
_TOPIC = (
    Column("id", "The topic's id, permanent."),
    Column("label", "A short neutral name."),
    Column("definition", "What counts under it."),
    Column("broader", "The topic it is part of."),
    Column("aliases", "Other words for it.", "list"),
)
_NAME = (
    Column("table", "people, places or countries."),
    Column("of", "The id of the person or place, the code of the country."),
    Column("language", "ISO 639 code."),
    Column("name", "The name in that language."),
)
_CANDIDATE = (
    Column("id", "Permanent id."),
    Column("when", "When it is said to have been: EDTF."),
    Column("where", "The place in words, if one is named."),
    Column("claim", "What is or could be claimed."),
    Column("finding", "What was found."),
    Column("citations", "What the finding rests on.", "list", "evidence"),
)


def _parts(export: Export) -> Iterator[Cells]:
    for card in export.cards:
        for row in export.record.meetings[card.id].participants:
            for part in row.parts:
                who = {"meeting": card.id, "person": row.person, "office": row.office}
                yield {**who, "part": part.part, "citations": part.evidence}


def _disputes(export: Export) -> Iterator[Cells]:
    for card in export.cards:
        for row in export.record.meetings[card.id].disputes:
            yield {"meeting": card.id, **columns.of_row(_DISPUTE[1:], row)}


def _names(record: Record) -> Iterator[Cells]:
    named = (
        ("people", {row.id: row.names for row in record.people.values()}),
        ("places", {row.id: row.names for row in record.places.values()}),
        ("countries", {code: row.names for code, row in record.header.countries.items()}),
    )
    for table, rows in named:
        for id, names in rows.items():
            for language, name in names.items():
                yield {"table": table, "of": id, "language": language, "name": name}
