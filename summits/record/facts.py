"""A meeting as a list of facts, each with what it rests on: the one walk through a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never, cast

from summits.record import disputes, vocabulary
from summits.record.fields_of import evidence_of, rows_of, value_of
from summits.record.record import Record
from summits.values import dates, spans
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.fields_of import Value
    from summits.record.vocabulary import Field, Keyed, Mode, Part


class Fact(NamedTuple):
    """One fact of a meeting."""

    kind: str
    """`field`, `participant`, `topic`, `statement`, `programme`, `outcome`, `account`, or of a table
    `place` or `candidate`."""
    field: str
    """What `summits evidence` calls it: `date`, `participants.ID`, `statements.KEY` …"""
    text: str
    """The fact in words."""
    evidence: Cites
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


def facts(record: Record, meeting: models.Meeting) -> Iterator[Fact]:
    """Every fact of a meeting, in the order in which the record has them."""
    for name in vocabulary.FIELDS:
        if cited := evidence_of(meeting, name):
            yield Fact("field", name, value_words(record, meeting, name), cited)
    for row in meeting.participants:
        field = f"participants.{row.person}"
        for part in row.parts:
            words = named(record, row, part_words(part.part))
            yield Fact("participant", field, words, part.evidence)
    for item in meeting.topics:
        label = record.topics[item.topic].label
        yield Fact("topic", f"topics.{item.topic}", label, item.evidence)
    for keyed in vocabulary.KEYED:
        yield from _keyed(meeting, keyed)
    for dispute in meeting.disputes:
        yield from _accounts(dispute)


def _keyed(meeting: models.Meeting, name: Keyed) -> Iterator[Fact]:
    match name:
        case "statements":
            for row in meeting.statements:
                field = f"statements.{row.key}"
                yield Fact("statement", field, row.says, row.evidence, row.topic, row.by)
        case "programme" | "outcomes":
            for item in rows_of(meeting, name):
                kind = name.removesuffix("s")
                yield Fact(kind, f"{name}.{item.key}", item.text, item.evidence)
        case _:
            assert_never(name)


def _accounts(dispute: models.Dispute) -> Iterator[Fact]:
    field, question = disputes.field_of(dispute), dispute.question
    for row in dispute.accounts:
        yield Fact("account", field, row.says, row.evidence, question, held=row.held)


def named(record: Record, row: models.Participant, part: str = "") -> str:
    """Somebody on one line: name, office where it is recorded, part."""
    name = ", ".join(filter(None, (record.people[row.person].name, row.office)))
    return f"{name} ({part})" if part else name


def participant_words(
    record: Record, meeting: models.Meeting, person: str, *, parts: bool = True
) -> str:
    """Somebody with the office and all parts at a meeting: `Ada, Warden (joined later, elsewhere)`."""
    row = disputes.participant(meeting, person)
    if row is None:
        return f"{record.people[person].name}, not named"
    shown = [part_words(part.part) for part in row.parts] if parts else []
    return named(record, row, ", ".join(filter(None, shown)))


def part_words(part: Part) -> str:
    """A part in words; nothing for a principal, whom the office shows."""
    match part:
        case "principal":
            return ""
        case "in-talks":
            return "in the talks"
        case "joined-later":
            return "joined later"
        case "side-meeting":
            return "side meeting"
        case "introduced" | "delegation" | "elsewhere":
            return part
    assert_never(part)


def value_words(record: Record, meeting: models.Meeting, field: Field) -> str:
    """The value of a single-valued field in words; `not recorded` where it is null."""
    return words_of(record, field, value_of(meeting, field))


def claim_words(record: Record, about: str, value: Value) -> str:
    """What an account claims, in words: of a single-valued field, or of somebody's office."""
    field = vocabulary.single(about)
    return words_of(record, field, value) if field else str(value)


def words_of(record: Record, field: Field, value: Value) -> str:
    """A value of a single-valued field in words, also one that only an account claims."""
    if value is None:
        return "not recorded"
    text = str(value)
    match field:
        case "announced":
            return "announced" if value else "not announced"
        case "date" | "reported":
            return dates.words(dates.parse(text))
        case "duration":
            return spans.duration(text)
        case "place":
            return place_words(record, text)
        case "visit":
            return f"{text} visit"
        case "mode":
            return mode_words(cast("Mode", text))
        case "venue":
            return text
    assert_never(field)


def mode_words(mode: Mode | None) -> str:
    """How they met, in words."""
    match mode:
        case "in-person":
            return "in person"
        case "phone":
            return "by phone"
        case "video":
            return "by video"
        case None:
            return "not recorded how"
    assert_never(mode)


def without_place(mode: Mode | None) -> str:
    """What stands where the place would: how they met, where that is known."""
    return mode_words(mode) if mode else "place not recorded"


def place_words(record: Record, place: str) -> str:
    """A place as “City, Country”, or its one name; the bare id where the record has no such place."""
    row = record.places.get(place)
    if row is None:
        return place
    country = record.country(row.country)
    return row.city if row.city == country else f"{row.city}, {country}"
