"""What to cite: of a meeting the best source of each side, of a field each version's, of a source itself.

Best is: with an address before without, held before what puts the day, the place or the people otherwise
than the record does, official before agencies before others, a side's own text before a re-post, read whole
before read in part, titled before untitled; then the record's own order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summits.answers import evidence
from summits.record import backing, facts, wording
from summits.record.fields_of import evidence_of
from summits.record.record import Record, cited_sources
from summits.record.vocabulary import OTHER, Field, Kind
from summits.values import dates
from summits.values.citations import Citation, sources_of
from summits.values.clean import linkable

if TYPE_CHECKING:
    from summits.record import models

_RE_POST = re.compile(r"(?P<agency>.+?) (?:text|statement)(?: \(.+?\))? (?:at|on) (?P<work>.+)")


_NEAR: dict[str, int] = {"official": 0, "agency": 1}
"""How near a kind of source stands to what it reports; every other comes after."""
_CORE: tuple[Field, ...] = ("date", "place", "mode")
"""What a meeting is cited for, beside who was there."""


class Reference(NamedTuple):
    """A source, or the record itself, as a bibliography has it."""

    key: str
    """Permanent: the source's id."""
    title: str | None
    authors: tuple[str, ...]
    work: str
    """Who printed it."""
    agency: str | None
    """Whose words it carries, where somebody else printed them."""
    published: dates.Edtf | None
    accessed: dates.Edtf | None
    language: str | None
    url: str | None
    archived: str | None
    kind: Kind | None
    version: str | None = None
    """Of a data set."""

    @property
    def printed(self) -> str:
        """Who printed it, and whose words where they are another's."""
        return f"{self.agency} text at {self.work}" if self.agency else self.work


class Citable(NamedTuple):
    """Something to cite, in a sentence, and what it rests on."""

    says: str
    side: str | None
    """A side's id, `other`, or None where it is of no side."""
    references: tuple[Reference, ...]


def reference(record: Record, source: str) -> Reference:
    """A source as a bibliography has it."""
    row = record.sources[source]
    found = _RE_POST.fullmatch(row.publisher)
    return Reference(
        key=row.id,
        title=row.title,
        authors=row.authors or (),
        work=found["work"] if found else row.publisher,
        agency=found["agency"] if found else None,
        published=row.published,
        accessed=row.accessed,
        language=row.language,
        url=linkable(row.url),
        archived=linkable(row.archived),
        kind=row.kind,
    )


def dataset(record: Record) -> Reference:
    """The record itself, with its version, the digest of its data, and the day it was checked."""
    header = record.header
    return Reference(
        key=header.id,
        title=header.title,
        authors=(header.creator,),
        work=f"Data set, {header.license}",
        agency=None,
        published=header.checked,
        accessed=None,
        language=None,
        url=None,
        archived=None,
        kind=None,
        version=f"{header.version} ({record.files.short_digest})",
    )


def of_meeting(
    record: Record, meeting: models.Meeting, *, everything: bool = False
) -> list[Citable]:
    """A meeting in a sentence with the best source of each side; `everything`: with all of them."""
    says = sentence(record, meeting)
    if everything:
        every = cited_sources(meeting)
        return [Citable(says, None, tuple(reference(record, id) for id in every))]
    core = list(of_core(meeting))
    found = [(side, _best(record, meeting, core, side)) for side in record.sides]
    if not any(id for _, id in found):
        found = [(OTHER, _best(record, meeting, core, OTHER))]
    return [Citable(says, side, (reference(record, id),)) for side, id in found if id]


def of_core(meeting: models.Meeting) -> Iterator[Citation]:
    """Who reports what a meeting is cited for: its day and place, how they met, who was there."""
    for field in _CORE:
        yield from evidence_of(meeting, field)
    for row in meeting.participants:
        for part in row.parts:
            yield from part.evidence


def of_field(record: Record, meeting: models.Meeting, name: str) -> list[Citable]:
    """A fact in a sentence with its sources, each version of a dispute with its own."""
    field = evidence.field(record, meeting, name)
    where = f"{dates.words(meeting.date)}, {field.field}: "
    found = []
    for value, asked in field.every:
        says = f"{where}{asked.question} {value.text}" if asked else f"{where}{value.text}"
        ids = sources_of(claim.citation for claim in value.claims)
        rests = tuple(reference(record, id) for id in ids)
        found.append(Citable(says, backing.whose(value.sides), rests))
    return found


def sentence(record: Record, meeting: models.Meeting) -> str:
    """What happened, where and when, with no more precision than is known."""
    named = [row.person for row in meeting.participants if row.person in record.principals]
    people = wording.listed([record.people[id].name for id in named]) or record.header.title
    where = facts.place_words(record, meeting.place) if meeting.place else ""
    place = ", ".join(filter(None, [meeting.venue, where]))
    how = facts.mode_words(meeting.mode) if meeting.mode and not meeting.place else ""
    when = dates.words(meeting.date)
    unsure = "" if meeting.status == "confirmed" else " (claimed, not established)"
    head = f"Meeting of {people}" if named else people
    return f"{', '.join(filter(None, [head, place, how, when]))}{unsure}."


def _best(
    record: Record, meeting: models.Meeting, core: Sequence[Citation], side: str
) -> str | None:
    order = {id: at for at, id in enumerate(record.sources)}
    otherwise = set(_said(meeting, held=False)) - set(_said(meeting, held=True))
    counted = [citation.source for citation in core]
    ids = [
        id
        for id in cited_sources(meeting)
        if record.sources[id].side == side
        and (not core or id in counted or record.sources[id].kind == "official")
    ]

    def rank(id: str) -> tuple[bool, bool, int, bool, bool, bool, bool, int, int]:
        row = record.sources[id]
        own = not _RE_POST.fullmatch(row.publisher)
        return (
            row.url is None,
            id in otherwise,
            _NEAR.get(row.kind or "", len(_NEAR)),
            id not in counted,
            not own,
            row.read != "whole",
            row.title is None,
            -counted.count(id),
            order[id],
        )

    return min(ids, key=rank, default=None)


def _said(meeting: models.Meeting, *, held: bool) -> Iterator[str]:
    """The sources of what the record goes with about day, place and people, or of what it does not."""
    for dispute in meeting.disputes:
        about = dispute.about
        if about and about.partition(".")[0] in ("date", "place", "participants"):
            for account in dispute.accounts:
                yield from (c.source for c in account.evidence if account.held is held)


def as_asked(record: Record, sources: Iterable[str]) -> list[Citable]:
    """Sources by themselves."""
    return [Citable("", None, (reference(record, id),)) for id in sources]
