"""What is added to the meetings of a record: a meeting, and who took part, what was said, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.ask import filters, selectors
from summits.errors import UsageError, quoted
from summits.keep import add, countries, ids
from summits.keep.draft import Draft, row
from summits.record import backing, light
from summits.record.vocabulary import CALLS, FIELDS
from summits.values import citations, dates
from summits.values.words import fold_words

if TYPE_CHECKING:
    from summits.record import vocabulary


class Told(NamedTuple):
    """What is told of a meeting; what is not is not recorded."""

    date: dates.Edtf
    place: str | None = None
    """A place's id."""
    where: str = ""
    """What its id begins with, where it has no place."""
    venue: str | None = None
    mode: vocabulary.Mode | None = None
    visit: vocabulary.Visit | None = None
    reported: str | None = None
    announced: bool | None = None
    duration: str | None = None
    summary: str | None = None
    people: Sequence[str] = ()
    offices: Mapping[str, str] | None = None
    """In what office they came, where that is told."""
    topics: Sequence[str] = ()
    id: str | None = None


def meeting(draft: Draft, told: Told, evidence: Sequence[str]) -> str:
    """A meeting that rests on these citations; confirmed where they are enough for the record."""
    if told.mode in CALLS and told.place:
        raise UsageError("A call has no place; leave --place out.")
    fields = {name: getattr(told, name) for name in FIELDS}
    sources = [draft.sources[id] for id in citations.sources_of(map(citations.parse, evidence))]
    enough = backing.substantiated(draft.header, sources)
    wanted = ids.meeting(told.place or told.where or None, told.mode, told.date, draft.taken)
    return draft.put(
        row(
            "Meeting",
            id=ids.given(told.id, wanted, draft.taken),
            status="confirmed" if enough else "unconfirmed",
            summary=told.summary,
            participants=attending(draft, told, evidence),
            topics=agenda(told.topics, evidence),
            evidence={name: list(evidence) for name, value in fields.items() if value is not None},
            revised="2000-01-01",  # put() says the day
            **fields,
        )
    )


def attending(draft: Draft, told: Told, evidence: Sequence[str]) -> list[dict[str, Any]]:
    """The people of a meeting as its file has them."""
    offices = {id: _office(draft, id, office) for id, office in (told.offices or {}).items()}
    return [
        {
            "person": person,
            "office": offices.get(person),
            "parts": [{"part": _part(draft, person), "evidence": list(evidence)}],
        }
        for person in told.people
    ]


def _part(draft: Draft, person: str) -> vocabulary.Part:
    """The part of somebody of whom no more is told: a principal, or of the delegation."""
    return "principal" if person in draft.record.principals else "delegation"


def agenda(topics: Iterable[str], evidence: Sequence[str]) -> list[dict[str, Any]]:
    """The topics of a meeting as its file has them."""
    return [{"topic": topic, "evidence": list(evidence)} for topic in topics]


def select(draft: Draft, words: str) -> dict[str, Any]:
    """The meeting that is meant, as its file has it."""
    card = selectors.select(draft.record, words)
    return light.as_json("Meeting", draft.meetings[card.id])


def participant(
    draft: Draft,
    meeting: dict[str, Any],
    person: str,
    part: vocabulary.Part | None,
    office: str | None,
    evidence: Sequence[str],
) -> str:
    """Somebody at a meeting, or a further part or source of somebody who is recorded there."""
    part = part or _part(draft, person)
    rows = meeting["participants"]
    found = next((row for row in rows if row["person"] == person), None)
    if found is None:
        found = {"person": person, "office": None, "parts": []}
        rows.append(found)
    if office:
        found["office"] = _office(draft, person, office)
    same = next((row for row in found["parts"] if row["part"] == part), None)
    if same:
        same["evidence"] = list(dict.fromkeys([*same["evidence"], *evidence]))
    else:
        found["parts"].append({"part": part, "evidence": list(evidence)})
    return draft.put(meeting)


def _office(draft: Draft, person: str, office: str) -> str:
    """An office in its one wording; a new one is noted."""
    known = draft.people[person]
    same = [one for one in known.offices if fold_words(one) == fold_words(office)]
    if same:
        return same[0]
    draft.amend("people", person, offices=[*known.offices, office])
    return office


def statement(
    draft: Draft,
    meeting: dict[str, Any],
    topic: str,
    by: Iterable[str],
    says: str,
    evidence: Sequence[str],
) -> str:
    """A sentence that was said, under those who said it; its topic comes with it."""
    id = filters.topic(draft.record, topic)
    discussed = [row["topic"] for row in meeting["topics"]]
    if id not in discussed:
        meeting["topics"] += agenda([id], evidence)
    key = ids.key(says, [row["key"] for row in meeting["statements"]])
    meeting["statements"].append(
        {"key": key, "topic": id, "by": list(by), "says": says, "evidence": list(evidence)}
    )
    draft.put(meeting)
    return key


def outcome(draft: Draft, meeting: dict[str, Any], text: str, evidence: Sequence[str]) -> str:
    """What came of a meeting."""
    key = ids.key(text, [row["key"] for row in meeting["outcomes"]])
    meeting["outcomes"].append({"key": key, "text": text, "evidence": list(evidence)})
    draft.put(meeting)
    return key


def place(draft: Draft, words: str, country: str | None) -> str:
    """The place that is meant; one that is new is added, where its country is told."""
    city, _, behind = (part.strip() for part in words.rpartition(","))
    tries = [(words, country)] + ([(city, behind)] if city and not country else [])
    for name, within in tries:
        code = _code(draft, within)
        found = add.find_place(draft, name, code) if within is None or code else None
        if found:
            return found
    for name, within in reversed(tries):
        if within:
            return add.place(draft, name, within)
    raise UsageError(
        f"{quoted(words)} is no place of the record; to add it, give --country as well."
    )


def _code(draft: Draft, country: str | None) -> str | None:
    found = countries.find(country, draft.header.countries) if country else None
    return found.code if found else None
