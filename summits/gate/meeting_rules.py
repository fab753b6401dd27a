"""The rules of one meeting: that it agrees with itself, and with the tables."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from summits.errors import UsageError, quoted
from summits.gate.rules import Found, Known, of_evidence, repeated, unknown
from summits.record import backing, disputes, vocabulary
from summits.record.fields_of import evidence_of, rows_of, value_of
from summits.record.record import cited, cites_of
from summits.record.vocabulary import (
    CALLS,
    FIELDS,
    KEYED,
    LISTS,
    MODES,
    SELECTORS,
    VISITS,
    Field,
)
from summits.values import dates, spans
from summits.values.citations import Citation, Cites, sources_of

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.fields_of import Value


def _of_name(known: Known, meeting: models.Meeting) -> Found:
    words = [("/id", meeting.id)]
    words += [(f"/former_ids/{at}", former) for at, former in enumerate(meeting.former_ids)]
    for where, id in words:
        if id in SELECTORS:
            message = f"{quoted(id)} selects a meeting by its place in time; rename it."
            yield where, "reserved-id", message


def _of_keys(known: Known, meeting: models.Meeting) -> Found:
    for name in KEYED:
        yield from repeated((row.key for row in rows_of(meeting, name)), f"/{name}", "/key", "key")


def _of_fields(known: Known, meeting: models.Meeting) -> Found:
    for field in FIELDS:
        value, cited = value_of(meeting, field), evidence_of(meeting, field)
        if value is not None and not cited:
            message = f"{quoted(field)} has no sources; cite them under evidence, or write null."
            yield f"/{field}", "no-evidence", message
        if value is None and cited:
            message = f"{quoted(field)} is null; take its sources out, or fill it in."
            yield f"/evidence/{field}", "evidence-of-nothing", message
    if meeting.mode in CALLS and meeting.place is not None:
        yield "/place", "place-of-a-call", "A call has no place; write null."
    if meeting.reported is not None and meeting.reported.latest < meeting.date.earliest:
        yield "/reported", "reported-too-early", "It lies before date; mend one of the two."


def _of_place(known: Known, meeting: models.Meeting) -> Found:
    if meeting.place is not None and meeting.place not in known.places:
        yield "/place", *unknown("place", meeting.place, "places")


def _of_participants(known: Known, meeting: models.Meeting) -> Found:
    rows = meeting.participants
    yield from repeated((row.person for row in rows), "/participants", "/person", "person")
    for index, row in enumerate(rows):
        at = f"/participants/{index}"
        person = known.people.get(row.person)
        if person is None:
            yield f"{at}/person", *unknown("person", row.person, "people")
        elif row.office is not None and row.office not in person.offices:
            offices = quoted("; ".join(person.offices))
            message = (
                f"{quoted(row.office)} is none of the offices of {person.name}, {offices}; use one."
            )
            yield f"{at}/office", "unknown-office", message
        if len(row.parts) > 1:
            yield from repeated((part.part for part in row.parts), f"{at}/parts", "/part", "part")


def _of_principals(known: Known, meeting: models.Meeting) -> Found:
    principals = [side.principal for side in known.header.sides]
    for index, row in enumerate(meeting.participants):
        for place, part in enumerate(row.parts):
            if part.part == "principal" and row.person not in principals:
                message = f"{quoted(row.person)} is no side's principal; give another part."
                yield f"/participants/{index}/parts/{place}/part", "not-a-principal", message


def _of_topics(known: Known, meeting: models.Meeting) -> Found:
    topics = [row.topic for row in meeting.topics]
    yield from repeated(topics, "/topics", "/topic", "topic")
    for index, topic in enumerate(topics):
        if topic not in known.topics:
            yield f"/topics/{index}/topic", *unknown("topic", topic, "topics")


def _of_statements(known: Known, meeting: models.Meeting) -> Found:
    topics = {row.topic for row in meeting.topics}
    for index, row in enumerate(meeting.statements):
        if row.topic not in topics:
            message = f"{quoted(row.topic)} is not among this meeting's topics; add it there."
            yield f"/statements/{index}/topic", "topic-not-discussed", message
        if len(row.by) > 1:
            yield from repeated(row.by, f"/statements/{index}/by", "", "person")
        for place, person in enumerate(row.by):
            if person not in known.people:
                yield f"/statements/{index}/by/{place}", *unknown("person", person, "people")


def _of_disputes(known: Known, meeting: models.Meeting) -> Found:
    keys = [dispute.key for dispute in meeting.disputes if dispute.key is not None]
    doubled = {key for key, count in Counter(keys).items() if count > 1}
    for index, dispute in enumerate(meeting.disputes):
        at = f"/disputes/{index}"
        name, _, person = (dispute.about or "").partition(".")
        if name == "participants" and person.partition(".")[0] not in known.people:
            yield f"{at}/about", *unknown("person", person.partition(".")[0], "people")
        if dispute.key in doubled:
            message = "Another dispute has this key; rename one of the two."
            yield f"{at}/key", "duplicate-key", message
        yield from _of_dispute(meeting, at, dispute)


def _of_dispute(meeting: models.Meeting, at: str, dispute: models.Dispute) -> Found:
    about = dispute.about
    if not dispute.question.endswith("?"):
        yield f"{at}/question", "no-question", "It is no question; end it in a question mark."
    if (about is None) != (dispute.key is not None):
        message = "A dispute has either about or, where that is null, a key."
        yield f"{at}/about", "dispute-key", message
    elif not _exists(meeting, about):
        yield (
            f"{at}/about",
            "unknown-field",
            f"{quoted(str(about))} is nothing in this meeting; see the codebook.",
        )
    if [account.held for account in dispute.accounts].count(True) > 1:
        yield f"{at}/accounts", "held-twice", "At most one account is held; take the others back."
    for index, account in enumerate(dispute.accounts):
        if account.value is not None or account.held:
            yield from _of_account(meeting, f"{at}/accounts/{index}/value", about or "", account)


def _of_account(meeting: models.Meeting, at: str, about: str, account: models.Account) -> Found:
    value = account.value
    single = about in FIELDS or about.endswith(".office")
    if value is not None and not single:
        message = "Only a field of one value, or an office, has values; say it under says."
        yield at, "value-of-a-list", message
    elif value is not None and not _fits(about, value):
        yield at, "wrong-value", f"It is no value of {about}; write it in that field's form."
    elif account.held and single and value != disputes.current(meeting, about):
        message = "The held value is the field's; make the two the same."
        yield at, "held-is-not-the-field", message


def _exists(meeting: models.Meeting, about: str | None) -> bool:
    if about is None or about in FIELDS:
        return True
    name, _, rest = about.partition(".")
    key, _, more = rest.partition(".")
    if name == "participants":
        # Also of somebody who is not recorded as present.
        return bool(key) and (not more or any(p.person == key for p in meeting.participants))
    if more or name not in LISTS:
        return False
    if name == "topics":
        return any(row.topic == key for row in meeting.topics)
    return any(
        row.key == key for keyed in KEYED if keyed == name for row in rows_of(meeting, keyed)
    )


def _fits(about: str, value: Value) -> bool:
    field = vocabulary.single(about)
    if not isinstance(value, str):
        return field == "announced"
    try:
        return field is None or _is_value(field, value)
    except UsageError:
        return False


def _is_value(field: Field, value: str) -> bool:
    match field:
        case "date" | "reported":
            return bool(dates.parse(value))
        case "duration":
            return bool(spans.duration(value))
        case "mode":
            return value in MODES
        case "visit":
            return value in VISITS
        case "place" | "venue":
            return True
        case "announced":
            return False
    assert_never(field)


def _of_citations(known: Known, meeting: models.Meeting) -> Found:
    begun, lists = meeting.date.earliest, list(cites_of(meeting))
    late = [evidence for steps, evidence in lists if not _may_be_earlier(steps)]
    others = [evidence for steps, evidence in lists if _may_be_earlier(steps)]
    if _all_sound(known, begun, late, others):
        return
    for steps, evidence in lists:
        pointer = "".join(f"/{step}" for step in steps)
        yield from of_evidence(known, pointer, evidence)
        if not _may_be_earlier(steps):
            yield from _not_before(known, begun, pointer, evidence)


def _may_be_earlier(steps: Sequence[str | int]) -> bool:
    """Whether what stands there can have been published before the meeting."""
    return steps[0] == "disputes" or steps[-1] in ("announced", "visit")


def _all_sound(
    known: Known, begun: dt.date, late: Sequence[Cites], others: Sequence[Cites]
) -> bool:
    """Whether all were found sound before, as nearly always: here a large record spends its time."""
    try:
        first = min(map(known.days.__getitem__, chain.from_iterable(late)), default=begun)
    except KeyError:
        return False
    if first < begun or not all(map(known.days.__contains__, chain.from_iterable(others))):
        return False
    return not [row for row in chain(late, others) if len(row) > 1 and len(set(row)) < len(row)]


def _not_before(known: Known, begun: dt.date, pointer: str, evidence: Sequence[Citation]) -> Found:
    for index, citation in enumerate(evidence):
        if known.days.get(citation, begun) < begun:
            message = (
                f"{quoted(citation)} was published before the meeting; it can support only "
                "announced, visit and accounts in disputes."
            )
            yield f"{pointer}/{index}", "too-early", message


def _substantiated(known: Known, meeting: models.Meeting) -> Found:
    if meeting.status != "confirmed":
        return
    # Mostly what the date rests on is enough, and more sources take nothing away.
    for found in (meeting.evidence.date or (), cited(meeting)):
        sources = [known.sources[id] for id in sources_of(found) if id in known.sources]
        if backing.substantiated(known.header, sources):
            return
    enough, either = backing.floor(known.header)
    asked = f"{enough} origin{'s' * (enough > 1)}"
    has = f"neither a source from each side nor {asked}" if either else f"not {asked}"
    yield "/status", "not-substantiated", f"It has {has}; add one, or unconfirm it."


Rule = Callable[[Known, "models.Meeting"], Found]
OF_MEETING: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (_of_name, ()),
    (_of_keys, ()),
    (_of_fields, ()),
    (_of_place, ("places",)),
    (_of_participants, ("people",)),
    (_of_principals, ("dataset",)),
    (_of_topics, ("topics",)),
    (_of_statements, ("people",)),
    (_of_disputes, ("people",)),
    (_of_citations, ("sources",)),
    (_substantiated, ("sources", "dataset")),
)
"""Each rule of a meeting, with the tables that it asks."""
