"""What is disputed: the one place that decides it, for every command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summits.record import vocabulary
from summits.record.fields_of import value_of

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.fields_of import Value
    from summits.values.citations import Citation


def disputed(meeting: models.Meeting) -> tuple[str, ...]:
    """The fields that the sources of a meeting disagree about, each once, in the record's order."""
    return tuple(dict.fromkeys(field_of(dispute) for dispute in meeting.disputes))


def field_of(dispute: models.Dispute) -> str:
    """The field that a dispute marks, as `date`, `participants.ID` or `disputes.KEY`.

    A dispute over somebody's office or parts marks that participant.
    """
    return f"disputes.{dispute.key}" if dispute.about is None else whole(dispute.about)


def whole(name: str) -> str:
    """The field that `participants.ID.office` is a part of; any other is its own."""
    return ".".join(name.split(".")[:2])


def about(meeting: models.Meeting, field: str) -> list[models.Dispute]:
    """The disputes that mark a field."""
    return [dispute for dispute in meeting.disputes if field_of(dispute) == field]


def held(dispute: models.Dispute) -> models.Account | None:
    """The account that the record goes with; None where it is open."""
    return next((account for account in dispute.accounts if account.held), None)


def cited(dispute: models.Dispute) -> Iterable[Citation]:
    """The citations of all accounts."""
    for account in dispute.accounts:
        yield from account.evidence


def current(meeting: models.Meeting, about: str) -> Value:
    """What the record says of a single-valued field, or of `participants.ID.office`; else None."""
    if field := vocabulary.single(about):
        return value_of(meeting, field)
    person = participant(meeting, about.split(".")[1]) if about.endswith(".office") else None
    return person.office if person else None


def participant(meeting: models.Meeting, person: str) -> models.Participant | None:
    """How somebody is recorded as taking part; None where they are not."""
    return next((row for row in meeting.participants if row.person == person), None)
