"""A part of a meeting: what is recorded on some topics, of some people, or the outline of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple, cast

from summits.record import disputes, vocabulary
from summits.record.record import Record

if TYPE_CHECKING:
    from summits.record import models


class Only(NamedTuple):
    """What was asked for, by id; nothing: all of the meeting."""

    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    brief: bool = False


def part(record: Record, meeting: models.Meeting, asked: Only) -> models.Meeting:
    """A meeting with what was asked for, and nothing in the other lists: that is no absence.

    A topic takes in its narrower ones. Of a person it is how they took part, what they said, and
    where sources disagree on either. `brief` leaves out what was said, and who says when and where.
    """
    if not any(asked):
        return meeting
    whole = not (asked.topics or asked.people)
    topics = {id for topic in asked.topics for id in record.narrower(topic)}
    statements = (
        () if asked.brief and not asked.people else tuple(_said(meeting, topics, asked.people))
    )
    spoken = {row.topic for row in statements}
    kept = topics or (spoken if asked.people else {row.topic for row in meeting.topics})
    shown = {
        "topics": tuple(row for row in meeting.topics if row.topic in kept),
        "statements": () if asked.brief else statements,
        "participants": tuple(
            row for row in meeting.participants if whole or row.person in asked.people
        ),
        "programme": (),
        "outcomes": (),
        "summary": None,
        "evidence": SimpleNamespace(**dict.fromkeys(vocabulary.FIELDS)),
    }
    narrowed = SimpleNamespace(**{**vars(meeting), **shown})
    if not whole:
        fields = {f"participants.{id}" for id in asked.people}
        fields |= {f"topics.{row.topic}" for row in narrowed.topics if topics}
        fields |= {f"statements.{row.key}" for row in statements}
        doubted = (row for row in meeting.disputes if disputes.field_of(row) in fields)
        narrowed.disputes = tuple(doubted)
    return cast("models.Meeting", narrowed)


def _said(
    meeting: models.Meeting, topics: Collection[str], people: Collection[str]
) -> Iterator[models.Statement]:
    for row in meeting.statements:
        if (not topics or row.topic in topics) and (not people or {*row.by} & {*people}):
            yield row
