"""The rules that the shape of a file alone can't hold: what must agree across a record.

Each rule is a generator of findings `(file, pointer, code, message)`. All of them run, so that a curator
sees everything that is broken at once; over a file that has not its shape a rule may trip, so each is
handed out by itself, and the gate goes on with the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.values import citations

if TYPE_CHECKING:
    from summits.record import shapes

OTHER = "other"
"""The side of whoever belongs to neither principal side."""


class Finding(NamedTuple):
    """A broken rule and where it is broken."""

    file: str
    pointer: str
    code: str
    message: str
    line: int = 1
    """Where there is no value to point at: the line itself."""


class Tables(NamedTuple):
    """The reference tables of a record, by id, as JSON."""

    header: shapes.Header
    people: Mapping[str, shapes.Person]
    places: Mapping[str, shapes.Place]
    topics: Mapping[str, shapes.Topic]
    sources: Mapping[str, shapes.Source]
    candidates: Mapping[str, shapes.Candidate]

    @property
    def sides(self) -> list[str]:
        """The ids of the principal sides."""
        return [side["id"] for side in self.header["sides"]]


Rule = Iterator[Finding]
"""A rule on its way through the record."""


def of_tables(tables: Tables, lists: Mapping[str, list[Any]]) -> Iterator[Rule]:
    """The rules of the reference tables; `lists` holds each table as it stands in its file."""
    for name, rows in lists.items():
        yield unique((row["id"] for row in rows), f"{name}.json", f"/{name}", "/id", "id")
    yield _of_sides(tables)
    for name in ("people", "sources"):
        yield _known_sides(tables, name, lists[name])
    yield _of_places(tables, lists["places"])
    yield _of_topics(tables, lists["topics"])
    for name in ("places", "candidates"):
        yield _cited_in_table(tables, name, lists[name])


def _of_sides(tables: Tables) -> Rule:
    yield from unique(tables.sides, "dataset.json", "/sides", "/id", "id")
    for index, side in enumerate(tables.header["sides"]):
        if side["principal"] not in tables.people:
            where = f"/sides/{index}/principal"
            yield Finding("dataset.json", where, *unknown("person", side["principal"], "people"))
        if side["id"] == OTHER:
            message = f"“{OTHER}” is everybody else; give the side another id."
            yield Finding("dataset.json", f"/sides/{index}/id", "reserved-id", message)


def _known_sides(tables: Tables, name: str, rows: list[Any]) -> Rule:
    sides = (*tables.sides, OTHER)
    for index, row in enumerate(rows):
        if row["side"] not in sides:
            message = f"“{row['side']}” is no side; write one of {', '.join(sides)}."
            yield Finding(f"{name}.json", f"/{name}/{index}/side", "unknown-side", message)


def _of_places(tables: Tables, rows: list[shapes.Place]) -> Rule:
    for index, row in enumerate(rows):
        if row["country"] not in tables.header["countries"]:
            message = f"“{row['country']}” is no country of dataset.json; add it there."
            yield Finding("places.json", f"/places/{index}/country", "unknown-country", message)


def _of_topics(tables: Tables, rows: list[shapes.Topic]) -> Rule:
    for index, row in enumerate(rows):
        broader = row["broader"]
        if broader is None:
            continue
        where = f"/topics/{index}/broader"
        if broader not in tables.topics:
            yield Finding("topics.json", where, *unknown("topic", broader, "topics"))
        elif tables.topics[broader]["broader"] is not None:
            message = f"“{broader}” has a broader topic itself; one level is all there is."
            yield Finding("topics.json", where, "nested-topic", message)


def of_ids(meetings: Mapping[str, shapes.Meeting]) -> Rule:
    """No id, now or formerly, is another meeting's."""
    taken: dict[str, str] = {meeting["id"]: name for name, meeting in meetings.items()}
    for name, meeting in meetings.items():
        for index, former in enumerate(meeting.get("former_ids", [])):
            if former in taken:
                message = f"“{former}” is an id of {taken[former]}; an id is given once."
                yield Finding(meeting_file(name), f"/former_ids/{index}", "duplicate-id", message)
            taken[former] = name


def _cited_in_table(tables: Tables, name: str, rows: list[Any]) -> Rule:
    for index, row in enumerate(rows):
        at = f"/{name}/{index}/evidence"
        yield from of_evidence(tables, f"{name}.json", at, row["evidence"])


def of_evidence(tables: Tables, file: str, pointer: str, evidence: list[str]) -> Rule:
    """Each citation of a list names a known source, a paragraph that exists, and stands once."""
    for index, text in enumerate(evidence):
        where = f"{pointer}/{index}"
        citation = citations.parse(text)
        if text in evidence[:index]:
            message = f"“{text}” is cited twice; once is enough."
            yield Finding(file, where, "repeated-citation", message)
        source = tables.sources.get(citation.source)
        if source is None:
            yield Finding(file, where, *unknown("source", citation.source, "sources"))
            continue
        prints = source.get("prints", [])
        if citation.paragraphs and citation.paragraphs[-1] > len(prints):
            has = f"has {len(prints)} paragraphs" if prints else "has no prints"
            message = f"“{citation.source}” {has}; cite a paragraph that exists, or the whole."
            yield Finding(file, where, "unknown-paragraph", message)


def unique(values: Iterable[str], file: str, at: str, rest: str, what: str) -> Rule:
    """No value of a list stands twice; `at` and `rest` are the pointer before and behind its number."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            message = f"“{value}” stands here twice; each {what} is named once."
            yield Finding(file, f"{at}/{index}{rest}", f"duplicate-{what}", message)
        seen.add(value)


def unknown(kind: str, id: str, table: str) -> tuple[str, str]:
    """Code and message for an id that a table has not."""
    return f"unknown-{kind}", f"“{id}” is not in {table}.json; mend it, or add it there."


def meeting_file(name: str) -> str:
    """The file of a meeting."""
    return f"meetings/{name}.json"
