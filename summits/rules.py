"""The rules that the shape of a file alone can't hold: what must agree across a record.

Each rule is a generator of findings `(file, pointer, code, message)` over files that have the right
shape. All of them run, so that a curator sees everything that is broken at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from summits import citations, dates, disputes, shapes
from summits.errors import UsageError
from summits.pointers import escape

OTHER = "other"
"""The side of whoever belongs to neither principal side."""
_MAY_BE_EARLIER = ("announced", "visit")


class Finding(NamedTuple):
    """A broken rule and where it is broken."""

    file: str
    pointer: str
    code: str
    message: str
    line: int = 0
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


def of_tables(tables: Tables, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """The rules of the reference tables; `lists` holds each table as it stands in its file."""
    for name, rows in lists.items():
        yield from _unique((row["id"] for row in rows), f"{name}.json", f"/{name}", "/id", "id")
    for index, side in enumerate(tables.header["sides"]):
        if side["principal"] not in tables.people:
            where = f"/sides/{index}/principal"
            yield Finding("dataset.json", where, *_unknown("person", side["principal"], "people"))
    for name in ("people", "sources"):
        for index, row in enumerate(lists[name]):
            if row["side"] not in (*tables.sides, OTHER):
                known = ", ".join((*tables.sides, OTHER))
                message = f"“{row['side']}” is no side; write one of {known}."
                yield Finding(f"{name}.json", f"/{name}/{index}/side", "unknown-side", message)
    yield from _of_places(tables, lists["places"])
    yield from _of_topics(tables, lists["topics"])
    for index, row in enumerate(lists["candidates"]):
        at = f"/candidates/{index}/evidence"
        yield from _of_evidence(tables, "candidates.json", at, row["evidence"])


def _of_places(tables: Tables, rows: list[shapes.Place]) -> Iterator[Finding]:
    for index, row in enumerate(rows):
        if row["country"] not in tables.header["countries"]:
            message = f"“{row['country']}” is no country of dataset.json; add it there."
            yield Finding("places.json", f"/places/{index}/country", "unknown-country", message)
        yield from _of_evidence(tables, "places.json", f"/places/{index}/evidence", row["evidence"])


def _of_topics(tables: Tables, rows: list[shapes.Topic]) -> Iterator[Finding]:
    for index, row in enumerate(rows):
        broader = row["broader"]
        if broader is None:
            continue
        where = f"/topics/{index}/broader"
        if broader not in tables.topics:
            yield Finding("topics.json", where, *_unknown("topic", broader, "topics"))
        elif tables.topics[broader]["broader"] is not None:
            message = f"“{broader}” has a broader topic itself; one level is all there is."
            yield Finding("topics.json", where, "nested-topic", message)


def of_ids(meetings: Mapping[str, shapes.Meeting]) -> Iterator[Finding]:
    """No id, now or formerly, is another meeting's."""
    taken: dict[str, str] = {meeting["id"]: name for name, meeting in meetings.items()}
    for name, meeting in meetings.items():
        for index, former in enumerate(meeting.get("former_ids", [])):
            if former in taken:
                message = f"“{former}” is an id of {taken[former]}; an id is given once."
                yield Finding(_file(name), f"/former_ids/{index}", "duplicate-id", message)
            taken[former] = name


def of_meeting(tables: Tables, name: str, meeting: shapes.Meeting) -> Iterator[Finding]:
    """Every rule of one meeting; `name` is its file's, without the ending."""
    for pointer, code, message in _of_meeting(tables, name, meeting):
        yield Finding(_file(name), pointer, code, message)


def _of_meeting(
    tables: Tables, name: str, meeting: shapes.Meeting
) -> Iterator[tuple[str, str, str]]:
    if meeting["id"] != name:
        yield "/id", "file-name", f"The file is called {name}.json; rename it, or mend the id."
    yield from _of_fields(tables, meeting)
    yield from _of_participants(tables, meeting)
    yield from _of_topics_and_statements(tables, meeting)
    for part in ("statements", "programme", "outcomes"):
        rows: list[Any] = meeting[part]
        for found in _unique((row["key"] for row in rows), "", f"/{part}", "/key", "key"):
            yield found[1:4]
    yield from _of_disputes(tables, meeting)
    for pointer, evidence, may_be_earlier in evidence_lists(meeting):
        for found in _of_evidence(tables, "", pointer, evidence):
            yield found[1:4]
        if not may_be_earlier:
            yield from _not_before(tables, meeting, pointer, evidence)
    yield from _substantiated(tables, meeting)


def _of_fields(tables: Tables, meeting: shapes.Meeting) -> Iterator[tuple[str, str, str]]:
    for field in disputes.FIELDS:
        value, cited = meeting[field], field in meeting["evidence"]  # type: ignore[literal-required]
        if value is not None and not cited:
            message = f"“{field}” has no sources; cite them under evidence, or write null."
            yield f"/{field}", "no-evidence", message
        if value is None and cited:
            message = f"“{field}” is null; take its sources out, or fill it in."
            yield f"/evidence/{field}", "evidence-of-nothing", message
    if meeting["place"] is not None and meeting["place"] not in tables.places:
        yield "/place", *_unknown("place", meeting["place"], "places")
    if meeting["mode"] != "in-person" and meeting["place"] is not None:
        yield "/place", "place-of-a-call", "A call has no place; write null."
    if meeting["reported"] is not None:
        date, reported = dates.parse(meeting["date"]), dates.parse(meeting["reported"])
        if reported.latest < date.earliest:
            yield "/reported", "reported-too-early", "It lies before date; mend one of the two."


def _of_participants(tables: Tables, meeting: shapes.Meeting) -> Iterator[tuple[str, str, str]]:
    rows = meeting["participants"]
    for found in _unique((row["person"] for row in rows), "", "/participants", "/person", "person"):
        yield found[1:4]
    for index, row in enumerate(rows):
        at = f"/participants/{index}"
        person = tables.people.get(row["person"])
        if person is None:
            yield f"{at}/person", *_unknown("person", row["person"], "people")
        elif row["office"] not in person["offices"]:
            known = "; ".join(person["offices"]) or "none"
            message = f"“{row['office']}” is no office of {person['name']} ({known}); use one."
            yield f"{at}/office", "unknown-office", message
        parts = (part["part"] for part in row["parts"])
        for found in _unique(parts, "", f"{at}/parts", "/part", "part"):
            yield found[1:4]
    principals = {
        row["person"] for row in rows if any(p["part"] == "principal" for p in row["parts"])
    }
    for side in tables.header["sides"]:
        if side["principal"] not in principals:
            message = f"“{side['principal']}” has no part “principal”; it is no meeting without."
            yield "/participants", "no-principal", message


def _of_topics_and_statements(
    tables: Tables, meeting: shapes.Meeting
) -> Iterator[tuple[str, str, str]]:
    topics = [row["topic"] for row in meeting["topics"]]
    for found in _unique(topics, "", "/topics", "/topic", "topic"):
        yield found[1:4]
    for index, topic in enumerate(topics):
        if topic not in tables.topics:
            yield f"/topics/{index}/topic", *_unknown("topic", topic, "topics")
    for index, row in enumerate(meeting["statements"]):
        if row["topic"] not in topics:
            message = f"“{row['topic']}” is not among this meeting's topics; add it there."
            yield f"/statements/{index}/topic", "topic-not-discussed", message
        for place, person in enumerate(row["by"]):
            if person not in tables.people:
                where = f"/statements/{index}/by/{place}"
                yield where, *_unknown("person", person, "people")


def _of_disputes(tables: Tables, meeting: shapes.Meeting) -> Iterator[tuple[str, str, str]]:
    keyed = {index: row["key"] for index, row in enumerate(meeting["disputes"]) if "key" in row}
    for index, dispute in enumerate(meeting["disputes"]):
        at = f"/disputes/{index}"
        name, _, person = (dispute["about"] or "").partition(".")
        if name == "participants" and person.partition(".")[0] not in tables.people:
            yield f"{at}/about", *_unknown("person", person.partition(".")[0], "people")
        if index in keyed and list(keyed.values()).count(keyed[index]) > 1:
            yield (
                f"{at}/key",
                "duplicate-key",
                "Another dispute has this key; rename one of the two.",
            )
        yield from _of_dispute(meeting, at, dispute)


def _of_dispute(
    meeting: shapes.Meeting, at: str, dispute: shapes.Dispute
) -> Iterator[tuple[str, str, str]]:
    about = dispute["about"]
    if (about is None) != ("key" in dispute):
        yield (
            f"{at}/about",
            "dispute-key",
            "A dispute has either about or, where that is null, a key.",
        )
    elif not _exists(meeting, about):
        yield (
            f"{at}/about",
            "unknown-field",
            f"“{about}” is nothing in this meeting; see the codebook.",
        )
    accounts = dispute["accounts"]
    if sum(bool(account.get("held")) for account in accounts) > 1:
        yield f"{at}/accounts", "held-twice", "At most one account is held; take the others back."
    single = about in disputes.FIELDS or (about or "").endswith(".office")
    for index, account in enumerate(accounts):
        value, where = account.get("value"), f"{at}/accounts/{index}"
        if value is not None and not single:
            message = "Only a field of one value, or an office, has values; say it under says."
            yield f"{where}/value", "value-of-a-list", message
        elif value is not None and not _fits(str(about), value):
            message = f"“{value}” is no value of {about}; write it in that field's form."
            yield f"{where}/value", "wrong-value", message
        elif account.get("held") and single and value != _current(meeting, str(about)):
            message = "The held value is the field's; make the two the same."
            yield f"{where}/value", "held-is-not-the-field", message


def _exists(meeting: shapes.Meeting, about: str | None) -> bool:
    if about is None or about in disputes.FIELDS:
        return True
    name, _, rest = about.partition(".")
    key, _, more = rest.partition(".")
    if name == "participants":
        # Also of somebody who is not recorded as present.
        return bool(key) and (not more or any(p["person"] == key for p in meeting["participants"]))
    if more or name not in disputes.LISTS:
        return False
    rows: list[Any] = meeting[name]  # type: ignore[literal-required]
    return any(row.get("key", row.get("topic")) == key for row in rows)


def _current(meeting: shapes.Meeting, about: str) -> Any:
    if about in disputes.FIELDS:
        return meeting[about]  # type: ignore[literal-required]
    person = about.split(".")[1]
    return next((p["office"] for p in meeting["participants"] if p["person"] == person), None)


def _fits(about: str, value: Any) -> bool:
    if about == "announced":
        return isinstance(value, bool)
    if not isinstance(value, str):
        return False
    choices = {
        "mode": ("in-person", "video", "phone"),
        "visit": ("state", "official", "working"),
    }
    if about in choices:
        return value in choices[about]
    readers = {"date": dates.parse, "reported": dates.parse, "duration": dates.duration_words}
    try:
        readers.get(about, str)(value)
    except UsageError:
        return False
    return True


def evidence_lists(meeting: shapes.Meeting) -> Iterator[tuple[str, list[str], bool]]:
    """Each citation list of a meeting: its pointer, itself, and whether it may be older than the meeting."""
    for field, evidence in meeting["evidence"].items():
        yield f"/evidence{escape(field)}", evidence, field in _MAY_BE_EARLIER  # type: ignore[misc]
    for index, person in enumerate(meeting["participants"]):
        for place, part in enumerate(person["parts"]):
            yield f"/participants/{index}/parts/{place}/evidence", part["evidence"], False
    for name in ("topics", "statements", "programme", "outcomes"):
        rows: list[Any] = meeting[name]
        for index, row in enumerate(rows):
            yield f"/{name}/{index}/evidence", row["evidence"], False
    for index, dispute in enumerate(meeting["disputes"]):
        for place, account in enumerate(dispute["accounts"]):
            yield f"/disputes/{index}/accounts/{place}/evidence", account["evidence"], True


def _of_evidence(tables: Tables, file: str, pointer: str, evidence: list[str]) -> Iterator[Finding]:
    for index, text in enumerate(evidence):
        where = f"{pointer}/{index}"
        citation = citations.parse(text)
        if text in evidence[:index]:
            message = f"“{text}” is cited twice; once is enough."
            yield Finding(file, where, "repeated-citation", message)
        source = tables.sources.get(citation.source)
        if source is None:
            yield Finding(file, where, *_unknown("source", citation.source, "sources"))
            continue
        prints = source.get("prints", [])
        if citation.paragraphs and citation.paragraphs[-1] > len(prints):
            has = f"has {len(prints)} paragraphs" if prints else "has no prints"
            message = f"“{citation.source}” {has}; cite a paragraph that exists, or the whole."
            yield Finding(file, where, "unknown-paragraph", message)


def _not_before(
    tables: Tables, meeting: shapes.Meeting, pointer: str, evidence: list[str]
) -> Iterator[tuple[str, str, str]]:
    earliest = dates.parse(meeting["date"]).earliest
    for index, text in enumerate(evidence):
        published = _published(tables, citations.source_of(text))
        if published is not None and dates.parse(published).latest < earliest:
            message = (
                f"“{text}” was published before the meeting; it can support only announced, visit "
                "and accounts in disputes."
            )
            yield f"{pointer}/{index}", "too-early", message


def _published(tables: Tables, source: str) -> str | None:
    return tables.sources[source].get("published") if source in tables.sources else None


def _substantiated(tables: Tables, meeting: shapes.Meeting) -> Iterator[tuple[str, str, str]]:
    if meeting["status"] != "confirmed":
        return
    cited = [text for _, evidence, _ in evidence_lists(meeting) for text in evidence]
    sources = [tables.sources[id] for id in citations.sources_of(cited) if id in tables.sources]
    sides = {source["side"] for source in sources}
    if not set(tables.sides) <= sides and len({source["origin"] for source in sources}) < 2:
        message = (
            "It has neither a source from each side nor two origins; add one, or unconfirm it."
        )
        yield "/status", "not-substantiated", message


def _unique(values: Iterable[str], file: str, at: str, rest: str, what: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            message = f"“{value}” stands here twice; each {what} is named once."
            yield Finding(file, f"{at}/{index}{rest}", f"duplicate-{what}", message)
        seen.add(value)


def _unknown(kind: str, id: str, table: str) -> tuple[str, str]:
    return f"unknown-{kind}", f"“{id}” is not in {table}.json; mend it, or add it there."


def _file(name: str) -> str:
    return f"meetings/{name}.json"
