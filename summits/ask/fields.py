"""Which field of a meeting: its name, its key, or a person, a topic, the place by any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summits.errors import UsageError, quoted
from summits.record import disputes, names, vocabulary
from summits.record.fields_of import rows_of
from summits.record.record import Record
from summits.values.words import fold_words, meant, nearest

if TYPE_CHECKING:
    from summits.record import models


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
    return sorted(dict.fromkeys(found), key=lambda name: order.index(name.partition(".")[0]))


_ALSO = {
    "when": "date",
    "day": "date",
    "public": "reported",
    "where": "place",
    "city": "place",
    "how": "mode",
    "length": "duration",
    "how-long": "duration",
}
"""What people call a field that the record calls otherwise."""


def named(record: Record, meeting: models.Meeting, asked: str, *, strict: bool = True) -> str:
    """The field that is meant: by its name or key, or of a person, a topic or the place, by any name.

    Somebody whom the record knows has a field at every meeting, and so has a topic. Raise UsageError with
    what there is where nothing is meant; where not `strict`, give an empty string.
    """
    known = names_of(meeting, parts=True)
    slug = "-".join(fold_words(asked))
    keyed = [name for name in known if name.partition(".")[2] == slug]
    names_: list[str] = [asked.lower(), _ALSO.get(slug, slug), *(keyed if len(keyed) == 1 else ())]
    for name in names_:
        if name in known:
            return name
    kind, _, query = asked.partition(".")
    people = names.find(record.people, query if kind == "participants" else asked)
    topics = names.find(record.topics, query if kind == "topics" else asked)
    places = [row for row in names.find(record.places, asked) if row.id == meeting.place]
    wanted: list[str] = [f"participants.{row.id}" for row in people] + [
        f"topics.{row.id}" for row in topics
    ]
    wanted += ["place"] * len(places)
    here = [name for name in wanted if name in known]
    one = here if len(here) == 1 else wanted
    if len(one) == 1:
        return one[0]
    if strict:
        raise _unknown(meeting, asked, here or wanted)
    return ""


def _unknown(meeting: models.Meeting, asked: str, several: list[str]) -> UsageError:
    if several:
        return UsageError(
            f"{quoted(asked)} fits several fields: {', '.join(several)}; write one of them."
        )
    near = nearest(asked, names_of(meeting, parts=True))
    hint = meant(near, f"for all there are: summits evidence {meeting.id}")
    return UsageError(f"{quoted(asked)} is no field of {meeting.id}; {hint}")
