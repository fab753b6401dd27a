"""What a row tells of a meeting that the record had, and the record does not: it is filled in.

What is recorded stays as it is, and so does what a dispute is about: a list settles none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from summits.keep import add_meeting
from summits.keep.draft import Draft
from summits.record import light
from summits.record.vocabulary import FIELDS

if TYPE_CHECKING:
    from summits.record import models

CITED = tuple(field for field in FIELDS if field not in ("date", "place"))
"""Single-valued fields that rest on sources; a summary rests on the rest."""


def lacking(
    meeting: models.Meeting,
    more: Mapping[str, Any],
    people: Sequence[str],
    topics: Sequence[str],
) -> list[str]:
    """The fields of which a row tells what is not recorded; `more`: single values, by their fields."""
    about = {dispute.about for dispute in meeting.disputes}
    single = [
        name
        for name, told in more.items()
        if told is not None and getattr(meeting, name) is None and name not in about
    ]
    there = {row.person for row in meeting.participants}
    discussed = {row.topic for row in meeting.topics}
    named = ["people"] if set(people) - there else []
    return [*single, *named, *(["topics"] if set(topics) - discussed else [])]


def fill(
    draft: Draft, id: str, fields: Sequence[str], told: add_meeting.Told, evidence: Sequence[str]
) -> None:
    """Fill in those fields of a meeting; principals stand first, everybody else behind who was there."""
    made = light.as_json("Meeting", draft.meetings[id])
    for name in fields:
        if name in (*CITED, "summary"):
            value = getattr(told, name)
            made[name] = value if isinstance(value, bool) else str(value)
        if name in CITED:
            made["evidence"][name] = list(evidence)
    if "people" in fields:
        there = {row["person"] for row in made["participants"]}
        new = [id for id in told.people if id not in there]
        offices = {id: office for id, office in (told.offices or {}).items() if id in new}
        rest = told._replace(people=new, offices=offices)
        made["participants"] += add_meeting.attending(draft, rest, evidence)
        both = list(draft.record.principals)
        first = {id: at for at, id in enumerate(both)}
        made["participants"].sort(key=lambda row: first.get(row["person"], len(both)))
    if "topics" in fields:
        discussed = {row["topic"] for row in made["topics"]}
        new_topics = (topic for topic in told.topics if topic not in discussed)
        made["topics"] += add_meeting.agenda(new_topics, evidence)
    draft.put(made)
