"""What each side reported of one meeting: the same facts, ordered by who reports them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.answers import evidence, show
from summits.ask import fields
from summits.record import backing, disputes, facts, vocabulary
from summits.record.fields_of import evidence_of
from summits.record.record import Record, cited_sources
from summits.record.vocabulary import OTHER
from summits.values.citations import Citation, Cites

if TYPE_CHECKING:
    from summits.record import models, tables

SECTIONS = (*vocabulary.LISTS, "fields", "disputes")
"""The lists of a meeting, then its single-valued fields, then what has no field."""


class SideSources(NamedTuple):
    """What one side's account rests on."""

    side: str
    """A side's id, or `other`."""
    whole: int
    """How many of its texts were read whole."""
    opening: int
    """How many were read only in part: what they don't say here they may say further down."""
    sources: tuple[tables.Source, ...]

    def as_json(self) -> dict[str, Any]:
        """The head as `--json` gives it."""
        return {**self._asdict(), "sources": [show.source(row) for row in self.sources]}


class Version(NamedTuple):
    """One version of a thing."""

    text: str
    held: bool
    """Whether the record goes with it."""
    whose: str
    """A side's id, `both` or `other`."""
    evidence: Cites


class Differing(NamedTuple):
    """Versions of one thing, to be laid side by side."""

    question: str | None
    """What is disputed; None where one person is only given several parts."""
    versions: tuple[Version, ...]

    def of(self, whose: str) -> list[Version]:
        """The versions of one side, of both, or of others."""
        return [version for version in self.versions if version.whose == whose]


class Reported(NamedTuple):
    """One fact and who reports it."""

    field: str
    text: str
    disputed: bool
    whose: str
    """A side's id, `both` or `other`: by its evidence and by the accounts in disputes about it."""
    evidence: Cites
    """What the fact itself rests on; () where the record has nothing but a dispute about it."""
    differing: tuple[Differing, ...]


class Section(NamedTuple):
    """One list of a meeting."""

    name: str
    """One of SECTIONS."""
    entries: tuple[Reported, ...]

    def of(self, whose: str) -> list[Reported]:
        """What one side alone reports, or both, or only others."""
        return [entry for entry in self.entries if entry.whose == whose]


class Accounts(NamedTuple):
    """What each side reported of one meeting."""

    meeting: str
    heads: tuple[SideSources, ...]
    """One for each side, then one for all others."""
    sections: tuple[Section, ...]
    """Those in which there is something, in the order of SECTIONS."""


def accounts(record: Record, meeting: models.Meeting) -> Accounts:
    """Order the facts of a meeting by who reports them."""
    known = evidence.facts_of(record, meeting)
    entries = [_entry(record, meeting, name, known.get(name, [])) for name in _reported(meeting)]
    sections = (
        Section(name, tuple(entry for entry in entries if _section(entry) == name))
        for name in SECTIONS
    )
    return Accounts(
        meeting.id,
        tuple(_heads(record, meeting)),
        tuple(section for section in sections if section.entries),
    )


def _heads(record: Record, meeting: models.Meeting) -> Iterator[SideSources]:
    sources = cited_sources(meeting)
    for side in (*record.sides, OTHER):
        rows = tuple(record.sources[id] for id in sources if record.sources[id].side == side)
        read = Counter(row.read for row in rows)
        yield SideSources(side, read["whole"], read["opening"], rows)


def _reported(meeting: models.Meeting) -> list[str]:
    """The fields that somebody reports something of."""
    marked = disputes.disputed(meeting)
    return [
        name
        for name in fields.names_of(meeting)
        if name not in vocabulary.FIELDS or evidence_of(meeting, name) or name in marked
    ]


def _section(entry: Reported) -> str:
    return "fields" if entry.field in vocabulary.FIELDS else entry.field.partition(".")[0]


def _entry(record: Record, meeting: models.Meeting, name: str, known: list[facts.Fact]) -> Reported:
    marking = disputes.about(meeting, name)
    cited = tuple(dict.fromkeys(text for fact in known for text in fact.evidence))
    claimed = [text for dispute in marking for text in disputes.cited(dispute)]
    parts = _parts(record, meeting, name)
    text = evidence.text_of(record, meeting, name, known, parts=not parts)
    questions = (_question(record, dispute) for dispute in marking)
    differing = (*parts, *questions)
    return Reported(name, text, bool(marking), _whose(record, [*cited, *claimed]), cited, differing)


def _question(record: Record, dispute: models.Dispute) -> Differing:
    told = ((row.says, row.evidence, row.held) for row in dispute.accounts)
    return Differing(dispute.question, tuple(_version(record, *row) for row in told))


def _parts(record: Record, meeting: models.Meeting, name: str) -> list[Differing]:
    """The parts of a participant, where it depends on whom one asks."""
    rows = [row for row in meeting.participants if f"participants.{row.person}" == name]
    versions = tuple(
        _version(record, facts.part_words(part.part) or part.part, part.evidence)
        for row in rows
        for part in row.parts
    )
    same = len({version.whose for version in versions}) < 2
    return [] if same else [Differing(None, versions)]


def _version(record: Record, text: str, evidence: Cites, held: bool = False) -> Version:
    return Version(text, held, _whose(record, evidence), evidence)


def _whose(record: Record, cited: Iterable[Citation]) -> str:
    return backing.whose(backing.sides(record, cited))
