"""Who claims what: every value that a field is given, and the sources behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from summits.answers.claims import Said, Value, claimed
from summits.errors import UsageError
from summits.record import backing, disputes, facts, vocabulary, wording
from summits.record.fields_of import rows_of
from summits.record.record import Record
from summits.values import citations
from summits.values.words import nearest

if TYPE_CHECKING:
    from summits.record import models

Standing = Literal["disputed", "one origin", "several origins", "not recorded"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""How well a field stands, in the order of an overview: what needs a look comes first."""


class Question(NamedTuple):
    """What the sources disagree on about a field."""

    about: str | None
    question: str
    because: str
    """Why the record goes with the held value, or why with none."""
    values: tuple[Value, ...]

    @property
    def held(self) -> Value | None:
        """The value that the record goes with; None where it is open."""
        return next((value for value in self.values if value.held), None)


class Field(NamedTuple):
    """A field of a meeting and all that is claimed of it."""

    field: str
    standing: Standing
    disputed: bool
    value: str | bool | None
    """What the record says, in the field's own form where it has one."""
    text: str
    """What the record says."""
    origins: tuple[str, ...]
    sides: tuple[str, ...]
    """The principal sides among its sources; () where only others are."""
    sources: tuple[str, ...]
    values: tuple[Value, ...]
    """What the record itself says, where no question below says it with the same sources."""
    questions: tuple[Question, ...]


def fields(record: Record, meeting: models.Meeting) -> list[Field]:
    """Every field of a meeting: the disputed first, then those of one origin, then the others."""
    known = facts_of(record, meeting)
    found = [_field(record, meeting, name, known) for name in names_of(meeting)]
    return sorted(found, key=lambda field: STANDINGS.index(field.standing))


def field(record: Record, meeting: models.Meeting, name: str) -> Field:
    """One field of a meeting; raise UsageError with those there are where it has no such field."""
    if name not in names_of(meeting, parts=True):
        raise _unknown(meeting, name)
    return _field(record, meeting, name, facts_of(record, meeting))


def names_of(meeting: models.Meeting, *, parts: bool = False) -> list[str]:
    """The names of a meeting's fields, in the record's order, each once.

    `parts` adds `participants.ID.office` and `.parts`, which are about a part of a field.
    """
    found: list[str] = [*vocabulary.FIELDS]
    for row in meeting.participants:
        name = f"participants.{row.person}"
        found.extend([name, f"{name}.office", f"{name}.parts"] if parts else [name])
    found.extend(f"topics.{row.topic}" for row in meeting.topics)
    for kind in vocabulary.KEYED:
        found.extend(f"{kind}.{row.key}" for row in rows_of(meeting, kind))
    # Somebody may be disputed without being recorded, and a question may have no field.
    found.extend(disputes.disputed(meeting))
    order = (*vocabulary.FIELDS, *vocabulary.LISTS, "disputes")
    return sorted(dict.fromkeys(found), key=lambda name: order.index(_kind(name)))


def _kind(name: str) -> str:
    return name.partition(".")[0]


def _whole(name: str) -> str:
    """The field that `participants.ID.office` is a part of; any other is its own."""
    return ".".join(name.split(".")[:2])


def facts_of(record: Record, meeting: models.Meeting) -> dict[str, list[facts.Fact]]:
    """The facts of a meeting by field, without the accounts in disputes."""
    known: dict[str, list[facts.Fact]] = {}
    for fact in facts.facts(record, meeting):
        if fact.kind != "account":
            known.setdefault(fact.field, []).append(fact)
    return known


def _field(
    record: Record, meeting: models.Meeting, name: str, known: dict[str, list[facts.Fact]]
) -> Field:
    own = _own(record, meeting, name, known.get(_whole(name), []))
    questions = tuple(_question(record, row, own) for row in _about(meeting, name))
    values = tuple(value for value in own if not _said_below(value, questions))
    every = [value for row in questions for value in row.values] + list(values)
    cited = [claim.citation for value in every for claim in value.claims]
    origins = tuple(backing.origins(record, cited))
    disputed = name in disputes.disputed(meeting) if name == _whole(name) else bool(questions)
    return Field(
        field=name,
        standing=_standing(disputed, origins),
        disputed=disputed,
        value=disputes.current(meeting, name),
        text=text_of(record, meeting, name, known.get(_whole(name), [])),
        origins=origins,
        sides=tuple(backing.sides(record, cited)),
        sources=tuple(citations.sources_of(cited)),
        values=values,
        questions=questions,
    )


def _standing(disputed: bool, origins: tuple[str, ...]) -> Standing:
    if disputed:
        return "disputed"
    if not origins:
        return "not recorded"
    return "one origin" if len(origins) == 1 else "several origins"


def _about(meeting: models.Meeting, name: str) -> list[models.Dispute]:
    marking = disputes.about(meeting, _whole(name))
    return [row for row in marking if name in (_whole(name), row.about)]


def _own(
    record: Record, meeting: models.Meeting, name: str, known: list[facts.Fact]
) -> list[Value]:
    """What the record itself says, with what that rests on."""
    value = disputes.current(meeting, name)
    if not name.endswith(".office"):
        return [claimed(record, value, fact.text, True, [(fact.evidence, None)]) for fact in known]
    if _about(meeting, name):
        # What names a person present need not name the office that is disputed.
        return []
    cited = list(dict.fromkeys(text for fact in known for text in fact.evidence))
    return [claimed(record, value, str(value), True, [(cited, None)])]


def _question(record: Record, row: models.Dispute, own: list[Value]) -> Question:
    grouped: dict[object, list[models.Account]] = {}
    for account in row.accounts:
        key = account.value
        grouped.setdefault(account.says if key is None else key, []).append(account)
    values = tuple(_claimed(record, row, accounts, own) for accounts in grouped.values())
    return Question(row.about, row.question, row.because, values)


def _claimed(
    record: Record, row: models.Dispute, accounts: list[models.Account], own: list[Value]
) -> Value:
    value, about = accounts[0].value, row.about
    says = accounts[0].says
    text = says if value is None else facts.claim_words(record, str(about), value)
    held = any(account.held for account in accounts)
    said: list[Said] = [(account.evidence, account.says) for account in accounts]
    if held and about in vocabulary.FIELDS:
        # The held value is the field's: what the field rests on supports it too.
        said.extend(([claim.citation for claim in fact.claims], None) for fact in own)
    return claimed(record, value, text, held, said)


def _said_below(own: Value, questions: tuple[Question, ...]) -> bool:
    """Whether a held value repeats all that an own value rests on."""
    held = [value for question in questions for value in question.values if value.held]
    cited = {claim.citation for claim in own.claims}
    return any(cited <= {claim.citation for claim in value.claims} for value in held)


def text_of(
    record: Record,
    meeting: models.Meeting,
    name: str,
    known: list[facts.Fact],
    *,
    parts: bool = True,
) -> str:
    """What the record says of a field, on one line; `known` are the facts of that field."""
    kind, _, key = name.partition(".")
    if kind == "disputes":
        return disputes.about(meeting, name)[0].question
    if kind == "participants":
        return facts.participant_words(record, meeting, key.partition(".")[0], parts=parts)
    if not known:
        return "not recorded"
    return wording.said(record, known[0].by, known[0].text)


def _unknown(meeting: models.Meeting, name: str) -> UsageError:
    near = nearest(name, names_of(meeting, parts=True))
    hint = f"did you mean {' or '.join(near)}? There are" if near else "there are"
    kinds = [_listed(meeting, kind) for kind in (*vocabulary.LISTS, "disputes")]
    listed = ", ".join([*vocabulary.FIELDS, *filter(None, kinds)])
    return UsageError(f"“{name}” is no field of {meeting.id}; {hint} {listed}.")


def _listed(meeting: models.Meeting, kind: str) -> str:
    keys = [name.partition(".")[2] for name in names_of(meeting) if _kind(name) == kind]
    return f"{kind}.{{{', '.join(keys)}}}" if keys else ""
