"""The rules that the shape of a file alone can't hold: what must agree across the tables of a record.

A rule yields what it finds in a file, `(pointer, code, message)`, and names the tables that it asks; it
runs where those, and the file it is about, have their shape. All of them run, so that a curator sees
everything that is broken at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summits.errors import quoted
from summits.gate.findings import Finding
from summits.record.vocabulary import OTHER, TABLES

if TYPE_CHECKING:
    from summits.record import models, tables
    from summits.values.citations import Citation


class Known:
    """The tables of a record by id; of one that has not its shape nothing is asked."""

    def __init__(self, header: tables.Header, rows: Mapping[str, Sequence[Any] | None]) -> None:
        self.header = header
        by_id = {name: {row.id: row for row in table or ()} for name, table in rows.items()}
        self.people: Mapping[str, tables.Person] = by_id["people"]
        self.places: Mapping[str, tables.Place] = by_id["places"]
        self.topics: Mapping[str, tables.Topic] = by_id["topics"]
        self.sources: Mapping[str, tables.Source] = by_id["sources"]
        self.days: dict[Citation, dt.date] = {}
        """The citations that have been found sound, each with the latest day of its source."""

    @cached_property
    def sides(self) -> list[str]:
        """The ids of the principal sides."""
        return [side.id for side in self.header.sides]

    def wrong(self, citation: Citation) -> tuple[str, str] | None:
        """Code and message for a citation of nothing that there is."""
        source = self.sources.get(citation.source)
        if source is None:
            return unknown("source", citation.source, "sources")
        if not citation.paragraphs or citation.paragraphs[-1] <= len(source.prints or ()):
            self.days[citation] = source.published.latest if source.published else dt.date.max
            return None
        has = f"has {len(source.prints)} paragraphs" if source.prints else "has no prints"
        message = f"{quoted(source.id)} {has}; cite a paragraph that exists, or the whole."
        return "unknown-paragraph", message


Found = Iterator[tuple[str, str, str]]
"""Findings of one file: pointer, code, message."""
Rows = Sequence[Any]
"""A table as it stands in its file, so that a rule can say where."""


def _unique_ids(known: Known, name: str, rows: Rows) -> Found:
    return repeated((row.id for row in rows), f"/{name}", "/id", "id")


def _of_sides(known: Known, name: str, sides: Rows) -> Found:
    yield from repeated(known.sides, "/sides", "/id", "id")
    for index, side in enumerate(sides):
        if side.principal not in known.people:
            yield f"/sides/{index}/principal", *unknown("person", side.principal, "people")
        if side.id == OTHER:
            message = f"{quoted(OTHER)} is everybody else; give the side another id."
            yield f"/sides/{index}/id", "reserved-id", message


def _known_sides(known: Known, name: str, rows: Rows) -> Found:
    sides = (*known.sides, OTHER)
    for index, row in enumerate(rows):
        if row.side not in sides:
            message = f"{quoted(row.side)} is no side; write one of {', '.join(sides)}."
            yield f"/{name}/{index}/side", "unknown-side", message


def _of_countries(known: Known, name: str, places: Rows) -> Found:
    for index, row in enumerate(places):
        if row.country not in known.header.countries:
            message = f"{quoted(row.country)} is no country of dataset.json; add it there."
            yield f"/places/{index}/country", "unknown-country", message


def _of_coordinates(known: Known, name: str, places: Rows) -> Found:
    for index, row in enumerate(places):
        given = [row.latitude is not None, row.longitude is not None, row.evidence is not None]
        if any(given) and not all(given):
            message = "Latitude, longitude and their evidence stand together; give all or none."
            yield f"/places/{index}", "half-coordinates", message


def _of_broader(known: Known, name: str, topics: Rows) -> Found:
    for index, row in enumerate(topics):
        where = f"/topics/{index}/broader"
        if row.broader is None:
            continue
        if row.broader not in known.topics:
            yield where, *unknown("topic", row.broader, "topics")
        elif known.topics[row.broader].broader is not None:
            message = (
                f"{quoted(row.broader)} has a broader topic itself; one level is all there is."
            )
            yield where, "nested-topic", message


def _cited_in_table(known: Known, name: str, rows: Rows) -> Found:
    for index, row in enumerate(rows):
        yield from of_evidence(known, f"/{name}/{index}/evidence", row.evidence or ())


TableRule = Callable[[Known, str, Rows], Found]
OF_TABLES: tuple[tuple[str, TableRule, tuple[str, ...]], ...] = (
    *((name, _unique_ids, ()) for name in TABLES),
    ("dataset", _of_sides, ("people",)),
    ("people", _known_sides, ("dataset",)),
    ("sources", _known_sides, ("dataset",)),
    ("places", _of_countries, ("dataset",)),
    ("places", _of_coordinates, ()),
    ("topics", _of_broader, ()),
    ("places", _cited_in_table, ("sources",)),
    ("candidates", _cited_in_table, ("sources",)),
)
"""Each rule of the tables, with the file that it is about and the others that it asks."""


class Ids:
    """No id, now or formerly, is another meeting's; told of one meeting after the other."""

    def __init__(self) -> None:
        self.now: set[str] = set()
        self.former: list[tuple[str, int, str]] = []

    def add(self, meeting: models.Meeting) -> None:
        """Take a meeting's ids down."""
        self.now.add(meeting.id)
        self.former += [(meeting.id, at, id) for at, id in enumerate(meeting.former_ids)]

    def findings(self) -> Iterator[Finding]:
        """What is wrong with all of them together."""
        taken = {id: id for id in self.now}
        for name, index, former in self.former:
            if former in taken:
                message = f"{quoted(former)} is an id of {taken[former]}; an id is given once."
                where = f"/former_ids/{index}"
                yield Finding(meeting_file(name), where, "duplicate-id", message)
            taken[former] = name


def of_evidence(known: Known, pointer: str, evidence: Sequence[Citation]) -> Found:
    """Each citation of a list names a known source, a paragraph that exists, and stands once."""
    seen: set[str] = set()
    for index, citation in enumerate(evidence):
        where = f"{pointer}/{index}"
        if citation in seen:
            yield where, "repeated-citation", f"{quoted(citation)} is cited twice; once is enough."
        seen.add(citation)
        if wrong := known.wrong(citation):
            yield where, *wrong


def repeated(values: Iterable[str], at: str, rest: str, what: str) -> Found:
    """Each value of a list that stands in it before; the pointer is `at`, its number, `rest`."""
    every = list(values)
    if len(set(every)) == len(every):
        return  # as nearly always
    seen: set[str] = set()
    for index, value in enumerate(every):
        if value in seen:
            message = f"{quoted(value)} stands here twice; each {what} is named once."
            yield f"{at}/{index}{rest}", f"duplicate-{what}", message
        seen.add(value)


def unknown(kind: str, id: str, table: str) -> tuple[str, str]:
    """Code and message for an id that a table has not."""
    return f"unknown-{kind}", f"{quoted(id)} is not in {table}.json; mend it, or add it there."


def meeting_file(name: str) -> str:
    return f"meetings/{name}.json"
