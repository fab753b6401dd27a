"""A meeting as a list of facts, each with what it rests on: the one walk through a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.record import disputes
from summits.record.record import Record
from summits.values import dates

if TYPE_CHECKING:
    from summits.record import shapes


class Fact(NamedTuple):
    """One fact of a meeting."""

    kind: str
    """`field`, `participant`, `topic`, `statement`, `programme`, `outcome`, `account`, or of a table
    `place` or `candidate`."""
    field: str
    """What `summits evidence` calls it: `date`, `participants.ID`, `statements.KEY` …"""
    text: str
    """The fact in words."""
    evidence: list[str]
    """Its citations; each alone supports all of it."""
    about: str = ""
    """Of a statement, its topic; of an account, the question."""
    by: tuple[str, ...] = ()
    """Of a statement, who made it."""
    held: bool = False
    """Of an account, whether the record goes with it."""

    @property
    def key(self) -> str:
        """The last part of the field: a person's or topic's id, or the fact's own key."""
        return self.field.rpartition(".")[2]

    def as_json(self) -> dict[str, Any]:
        """The fact as `--json` gives it; beside it stands what it rests on, in the answer's own way."""
        return {key: getattr(self, key) for key in ("kind", "field", "text", "about", "by")}


def facts(record: Record, meeting: shapes.Meeting) -> Iterator[Fact]:
    """Every fact of a meeting, in the order in which the record has them."""
    for field, evidence in meeting["evidence"].items():
        yield Fact("field", field, value_words(record, meeting, field), evidence)  # type: ignore[arg-type]
    for row in meeting["participants"]:
        field = f"participants.{row['person']}"
        for part in row["parts"]:
            yield Fact("participant", field, _part_words(record, row, part), part["evidence"])
    for item in meeting["topics"]:
        label = record.topics[item["topic"]]["label"]
        yield Fact("topic", f"topics.{item['topic']}", label, item["evidence"])
    for said in meeting["statements"]:
        field, by = f"statements.{said['key']}", tuple(said["by"])
        yield Fact("statement", field, said["says"], said["evidence"], said["topic"], by)
    for point in meeting["programme"]:
        yield Fact("programme", f"programme.{point['key']}", point["text"], point["evidence"])
    for point in meeting["outcomes"]:
        yield Fact("outcome", f"outcomes.{point['key']}", point["text"], point["evidence"])
    for dispute in meeting["disputes"]:
        yield from _accounts(dispute)


def _accounts(dispute: shapes.Dispute) -> Iterator[Fact]:
    field = disputes.field_of(dispute)
    for account in dispute["accounts"]:
        held = account.get("held", False)
        question = dispute["question"]
        yield Fact("account", field, account["says"], account["evidence"], question, held=held)


def _part_words(record: Record, row: shapes.Participant, part: shapes.Part) -> str:
    words = part_words(part["part"])
    name = f"{record.people[row['person']]['name']}, {row['office']}"
    return f"{name} ({words})" if words else name


def part_words(part: str) -> str:
    """A part in words; nothing for a principal, whom the office shows."""
    return {"principal": "", "in-talks": "in the talks"}.get(part, part.replace("-", " "))


def value_words(record: Record, meeting: shapes.Meeting, field: str) -> str:
    """The value of a single-valued field in words; `not recorded` where it is null."""
    value = meeting[field]  # type: ignore[literal-required]
    return words_of(record, field, value)


def words_of(record: Record, field: str, value: object) -> str:
    """A value of a single-valued field in words, also one that only an account claims."""
    if value is None:
        return "not recorded"
    if field == "announced":
        return "announced" if value else "not announced"
    text = str(value)
    if field in ("date", "reported"):
        return dates.words(dates.parse(text))
    if field == "duration":
        return dates.duration_words(text)
    if field == "place":
        return place_words(record, text)
    if field == "visit":
        return f"{text} visit"
    return mode_words(text) if field == "mode" else text


def mode_words(mode: str) -> str:
    """How they met, in words."""
    return {"in-person": "in person", "phone": "by phone", "video": "by video"}[mode]


def place_words(record: Record, place: str) -> str:
    """A place as “City, Country”; the bare id where the record has no such place."""
    row = record.places.get(place)
    return f"{row['city']}, {record.country(row['country'])}" if row else place
