"""Two meetings against each other: each field the same, different, recorded of one, or unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from summits.record import disputes, vocabulary
from summits.record.fields_of import value_of
from summits.record.record import Record
from summits.values import dates, spans
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models

FIELDS = tuple(field for field in vocabulary.FIELDS if field not in ("date", "reported"))
"""The single facts that are compared. The dates are not: how far they lie apart is the gap."""

Relation = Literal["same", "differs", "only-a", "only-b", "unknown"]


class Attendance(NamedTuple):
    """How a person took part."""

    office: str | None
    parts: tuple[vocabulary.Part, ...]


class Paraphrase(NamedTuple):
    """One statement on a topic."""

    by: tuple[str, ...]
    """Who made it: two where both did, nobody where nobody is quoted."""
    says: str
    evidence: Cites
    disputed: bool


ComparedValue: TypeAlias = str | bool | Attendance | tuple[Paraphrase, ...] | None


class Compared(NamedTuple):
    """One field of the two meetings."""

    field: str
    """One of FIELDS, `participants.ID` or `topics.ID`."""
    relation: Relation
    a: ComparedValue
    b: ComparedValue

    @property
    def id(self) -> str:
        """The field's last part: a person's or a topic's id, or the field itself."""
        return self.field.rpartition(".")[2]


class Comparison(NamedTuple):
    """What two meetings have in common, and what not."""

    a: str
    """The id of the one meeting."""
    b: str
    """The id of the other."""
    gap: spans.Span
    """The time between the two, always from the earlier to the later."""
    fields: tuple[Compared, ...]
    """The single facts, then the people, then the topics, each by id."""

    def of(self, kind: str, *relations: Relation) -> list[Compared]:
        """The fields of a kind (`participants` or `topics`) that stand in one of these relations."""
        fields = [field for field in self.fields if field.field.startswith(f"{kind}.")]
        return [field for field in fields if field.relation in relations]


def compare(a: models.Meeting, b: models.Meeting) -> Comparison:
    """Compare two meetings, by what is recorded and by id: no order of the record counts, and no key.

    Of a single fact, null on either side is `unknown`; but that a call has no place is known. A person
    recorded at both is the `same` where office and parts are. A topic that both took up is the `same`
    where the same people are recorded with the same words, and `differs` where the statements do: that
    is about the record's paraphrases, and says nothing of whether anybody changed their mind.

    What is recorded of one only is `only-a` or `only-b`, a statement about the record too; where the
    sources of the other disagree on just that, and the record leaves it open, it is `unknown`.
    """
    gap = spans.between(a.date, b.date)
    fields = [_single(name, a, b) for name in FIELDS]
    fields += _listed("participants", a, b, attendance)
    fields += _listed("topics", a, b, statements)
    return Comparison(a.id, b.id, gap, tuple(fields))


def attendance(meeting: models.Meeting) -> dict[str, Attendance]:
    """How each person took part, by id."""
    return {
        row.person: Attendance(row.office, tuple(sorted({p.part for p in row.parts})))
        for row in meeting.participants
    }


def statements(meeting: models.Meeting) -> dict[str, tuple[Paraphrase, ...]]:
    """What was said on each topic, by its id; () where nothing is recorded."""
    disputed = disputes.disputed(meeting)
    found: dict[str, list[Paraphrase]] = {row.topic: [] for row in meeting.topics}
    for row in meeting.statements:
        doubt = f"statements.{row.key}" in disputed
        evidence = tuple(sorted(row.evidence))
        found[row.topic].append(Paraphrase(tuple(sorted(row.by)), row.says, evidence, doubt))
    return {topic: tuple(sorted(said)) for topic, said in found.items()}


def by_speaker(
    meeting: models.Meeting, topic: str
) -> dict[tuple[str, ...], list[models.Statement]]:
    """The statements on a topic by those who made them, in the record's order, which a reader needs."""
    found: dict[tuple[str, ...], list[models.Statement]] = {}
    for row in meeting.statements:
        if row.topic == topic:
            found.setdefault(tuple(sorted(row.by)), []).append(row)
    return found


def ranks(record: Record) -> dict[str, int]:
    """The order in which a comparison names people and topics: the principals, then as the record's
    tables have them, which is neither meeting's own.
    """
    ids = dict.fromkeys([*record.principals, *record.people, *record.topics])
    return {id: rank for rank, id in enumerate(ids)}


def made_public(meeting: models.Meeting) -> str | None:
    """When the public learned of a meeting: from the day it was held, where both days are known."""
    if meeting.reported is None:
        return None
    held, public = meeting.date, meeting.reported
    days, words = spans.between(held, public)
    if days is None:
        return dates.words(public)
    return {0: "the same day", 1: "the next day"}.get(days, f"{words} later")


def is_call(meeting: models.Meeting) -> bool:
    """Whether they met in no place."""
    return meeting.mode != "in-person"


def is_open(meeting: models.Meeting, field: str) -> bool:
    """Whether the sources disagree on a field and the record goes with none of them."""
    about = [dispute for dispute in meeting.disputes if dispute.about == field]
    return any(disputes.held(dispute) is None for dispute in about)


def _single(name: vocabulary.Field, a: models.Meeting, b: models.Meeting) -> Compared:
    one, other = value_of(a, name), value_of(b, name)
    known = _is_known(name, a) and _is_known(name, b)
    relation: Relation = "unknown"
    if known:
        relation = "same" if one == other else "differs"
    return Compared(name, relation, one, other)


def _is_known(name: vocabulary.Field, meeting: models.Meeting) -> bool:
    null = value_of(meeting, name) is None
    return not null or (name == "place" and is_call(meeting))


Reader: TypeAlias = "Callable[[models.Meeting], Mapping[str, Attendance | tuple[Paraphrase, ...]]]"


def _listed(kind: str, a: models.Meeting, b: models.Meeting, read: Reader) -> Iterable[Compared]:
    ours, theirs = read(a), read(b)
    for id in sorted({*ours, *theirs}):
        field, one, other = f"{kind}.{id}", ours.get(id), theirs.get(id)
        relation: Relation
        if one is None:
            relation = "unknown" if is_open(a, field) else "only-b"
        elif other is None:
            relation = "unknown" if is_open(b, field) else "only-a"
        else:
            relation = "same" if _bare(one) == _bare(other) else "differs"
        yield Compared(field, relation, one, other)


def _bare(value: Attendance | tuple[Paraphrase, ...]) -> object:
    # Who reports a statement, and whether it is disputed, is no part of what was said.
    return value if isinstance(value, Attendance) else [(row.by, row.says) for row in value]
