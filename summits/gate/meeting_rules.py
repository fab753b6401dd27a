"""The rules of one meeting: that it agrees with itself, and with the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from summits.errors import UsageError
from summits.gate.lines import escape
from summits.gate.rules import Finding, Rule, Tables, meeting_file, of_evidence, unique, unknown
from summits.record import disputes
from summits.record.models import Mode, Visit
from summits.values import citations, dates

if TYPE_CHECKING:
    from summits.record import shapes

Found = Iterator[tuple[str, str, str]]
"""Findings of the one file: pointer, code, message."""
_MAY_BE_EARLIER = ("announced", "visit")
_SELECTORS = ("latest", "first")
_CALLS = ("video", "phone")


def of_meeting(tables: Tables, name: str, meeting: shapes.Meeting) -> Iterator[Rule]:
    """Every rule of one meeting; `name` is its file's, without the ending."""
    for rule in _of_meeting(tables, name, meeting):
        yield (Finding(meeting_file(name), *found) for found in rule)


def _of_meeting(tables: Tables, name: str, meeting: shapes.Meeting) -> Iterator[Found]:
    yield _of_name(name, meeting)
    yield _of_fields(tables, meeting)
    yield _of_participants(tables, meeting)
    yield _of_topics_and_statements(tables, meeting)
    for part in disputes.KEYED:
        yield _of_keys(part, meeting)
    yield _of_disputes(tables, meeting)
    for cited in _citations(meeting):
        yield _of_citations(tables, meeting, cited)
    yield _substantiated(tables, meeting)


def _of_name(name: str, meeting: shapes.Meeting) -> Found:
    if meeting["id"] != name:
        yield "/id", "file-name", f"The file is called {name}.json; rename it, or mend the id."
    if name in _SELECTORS:
        yield "/id", "reserved-id", f"“{name}” selects a meeting by its place in time; rename it."


def _of_keys(part: disputes.Keyed, meeting: shapes.Meeting) -> Found:
    for found in unique((row["key"] for row in meeting[part]), "", f"/{part}", "/key", "key"):
        yield found[1:4]


def _of_fields(tables: Tables, meeting: shapes.Meeting) -> Found:
    for field in disputes.FIELDS:
        value, cited = meeting[field], field in meeting["evidence"]
        if value is not None and not cited:
            message = f"“{field}” has no sources; cite them under evidence, or write null."
            yield f"/{field}", "no-evidence", message
        if value is None and cited:
            message = f"“{field}” is null; take its sources out, or fill it in."
            yield f"/evidence/{field}", "evidence-of-nothing", message
    if meeting["place"] is not None and meeting["place"] not in tables.places:
        yield "/place", *unknown("place", meeting["place"], "places")
    if meeting["mode"] in _CALLS and meeting["place"] is not None:
        yield "/place", "place-of-a-call", "A call has no place; write null."
    if meeting["reported"] is not None:
        date, reported = dates.parse(meeting["date"]), dates.parse(meeting["reported"])
        if reported.latest < date.earliest:
            yield "/reported", "reported-too-early", "It lies before date; mend one of the two."


def _of_participants(tables: Tables, meeting: shapes.Meeting) -> Found:
    rows = meeting["participants"]
    for found in unique((row["person"] for row in rows), "", "/participants", "/person", "person"):
        yield found[1:4]
    for index, row in enumerate(rows):
        at = f"/participants/{index}"
        person = tables.people.get(row["person"])
        if person is None:
            yield f"{at}/person", *unknown("person", row["person"], "people")
        elif row["office"] not in person["offices"]:
            known = "; ".join(person["offices"]) or "none"
            message = f"“{row['office']}” is no office of {person['name']} ({known}); use one."
            yield f"{at}/office", "unknown-office", message
        parts = (part["part"] for part in row["parts"])
        for found in unique(parts, "", f"{at}/parts", "/part", "part"):
            yield found[1:4]
    principals = {
        row["person"] for row in rows if any(p["part"] == "principal" for p in row["parts"])
    }
    for side in tables.header["sides"]:
        if side["principal"] not in principals:
            message = f"“{side['principal']}” has no part “principal”; it is no meeting without."
            yield "/participants", "no-principal", message


def _of_topics_and_statements(tables: Tables, meeting: shapes.Meeting) -> Found:
    topics = [row["topic"] for row in meeting["topics"]]
    for found in unique(topics, "", "/topics", "/topic", "topic"):
        yield found[1:4]
    for index, topic in enumerate(topics):
        if topic not in tables.topics:
            yield f"/topics/{index}/topic", *unknown("topic", topic, "topics")
    for index, row in enumerate(meeting["statements"]):
        if row["topic"] not in topics:
            message = f"“{row['topic']}” is not among this meeting's topics; add it there."
            yield f"/statements/{index}/topic", "topic-not-discussed", message
        for found in unique(row["by"], "", f"/statements/{index}/by", "", "person"):
            yield found[1:4]
        for place, person in enumerate(row["by"]):
            if person not in tables.people:
                where = f"/statements/{index}/by/{place}"
                yield where, *unknown("person", person, "people")


def _of_disputes(tables: Tables, meeting: shapes.Meeting) -> Found:
    keyed = {index: row["key"] for index, row in enumerate(meeting["disputes"]) if "key" in row}
    for index, dispute in enumerate(meeting["disputes"]):
        at = f"/disputes/{index}"
        name, _, person = (dispute["about"] or "").partition(".")
        if name == "participants" and person.partition(".")[0] not in tables.people:
            yield f"{at}/about", *unknown("person", person.partition(".")[0], "people")
        if index in keyed and list(keyed.values()).count(keyed[index]) > 1:
            message = "Another dispute has this key; rename one of the two."
            yield f"{at}/key", "duplicate-key", message
        yield from _of_dispute(meeting, at, dispute)


def _of_dispute(meeting: shapes.Meeting, at: str, dispute: shapes.Dispute) -> Found:
    about = dispute["about"]
    if not dispute["question"].endswith("?"):
        yield f"{at}/question", "no-question", "It is no question; end it in a question mark."
    if (about is None) != ("key" in dispute):
        message = "A dispute has either about or, where that is null, a key."
        yield f"{at}/about", "dispute-key", message
    elif not _exists(meeting, about):
        message = f"“{about}” is nothing in this meeting; see the codebook."
        yield f"{at}/about", "unknown-field", message
    accounts = dispute["accounts"]
    if sum(bool(account.get("held")) for account in accounts) > 1:
        yield f"{at}/accounts", "held-twice", "At most one account is held; take the others back."
    for index, account in enumerate(accounts):
        yield from _of_account(meeting, f"{at}/accounts/{index}/value", about or "", account)


def _of_account(meeting: shapes.Meeting, at: str, about: str, account: shapes.Account) -> Found:
    value = account.get("value")
    single = about in disputes.FIELDS or about.endswith(".office")
    if value is not None and not single:
        message = "Only a field of one value, or an office, has values; say it under says."
        yield at, "value-of-a-list", message
    elif value is not None and not _fits(about, value):
        message = f"It is no value of {about}; write it in that field's form."
        yield at, "wrong-value", message
    elif account.get("held") and single and value != _current(meeting, about):
        message = "The held value is the field's; make the two the same."
        yield at, "held-is-not-the-field", message


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
    rows: list[Any] = meeting[name]
    return any(row.get("key", row.get("topic")) == key for row in rows)


def _current(meeting: shapes.Meeting, about: str) -> Any:
    if about in disputes.FIELDS:
        return meeting[about]
    person = about.split(".")[1]
    return next((p["office"] for p in meeting["participants"] if p["person"] == person), None)


def _fits(about: str, value: Any) -> bool:
    if about == "announced":
        return isinstance(value, bool)
    if not isinstance(value, str):
        return False
    choices = {"mode": get_args(Mode), "visit": get_args(Visit)}
    if about in choices:
        return value in choices[about]
    readers = {"date": dates.parse, "reported": dates.parse, "duration": dates.duration_words}
    try:
        readers.get(about, str)(value)
    except UsageError:
        return False
    return True


Cited = Iterator[tuple[str, list[str], bool]]
"""Citation lists: the pointer of each, itself, and whether it may be older than the meeting."""


def _citations(meeting: shapes.Meeting) -> Iterator[Cited]:
    yield _cited_by_fields(meeting)
    yield _cited_by_participants(meeting)
    for name in disputes.CITED:
        yield _cited_by_rows(meeting, name)
    yield _cited_by_disputes(meeting)


def _cited_by_fields(meeting: shapes.Meeting) -> Cited:
    for field, evidence in meeting["evidence"].items():
        yield f"/evidence{escape(field)}", evidence, field in _MAY_BE_EARLIER  # type: ignore[misc]


def _cited_by_participants(meeting: shapes.Meeting) -> Cited:
    for index, person in enumerate(meeting["participants"]):
        for place, part in enumerate(person["parts"]):
            yield f"/participants/{index}/parts/{place}/evidence", part["evidence"], False


def _cited_by_rows(meeting: shapes.Meeting, name: disputes.Cited) -> Cited:
    for index, row in enumerate(meeting[name]):
        yield f"/{name}/{index}/evidence", row["evidence"], False


def _cited_by_disputes(meeting: shapes.Meeting) -> Cited:
    for index, dispute in enumerate(meeting["disputes"]):
        for place, account in enumerate(dispute["accounts"]):
            yield f"/disputes/{index}/accounts/{place}/evidence", account["evidence"], True


def _of_citations(tables: Tables, meeting: shapes.Meeting, cited: Cited) -> Found:
    for pointer, evidence, may_be_earlier in cited:
        for found in of_evidence(tables, "", pointer, evidence):
            yield found[1:4]
        if not may_be_earlier:
            yield from _not_before(tables, meeting, pointer, evidence)


def _not_before(
    tables: Tables, meeting: shapes.Meeting, pointer: str, evidence: list[str]
) -> Found:
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


def _substantiated(tables: Tables, meeting: shapes.Meeting) -> Found:
    if meeting["status"] != "confirmed":
        return
    cited = [text for lists in _citations(meeting) for _, texts, _ in lists for text in texts]
    sources = [tables.sources[id] for id in citations.sources_of(cited) if id in tables.sources]
    sides = {source["side"] for source in sources}
    if not set(tables.sides) <= sides and len({source["origin"] for source in sources}) < 2:
        message = (
            "It has neither a source from each side nor two origins; add one, or unconfirm it."
        )
        yield "/status", "not-substantiated", message
