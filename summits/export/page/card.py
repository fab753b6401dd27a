"""A meeting as its card on the page has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summits.export.page.margins import Margin
from summits.record import backing, vocabulary, wording
from summits.record.record import Card

if TYPE_CHECKING:
    from summits.record.vocabulary import Field


class Variant(NamedTuple):
    """One version of what is disputed."""

    says: str
    held: bool
    margin: Margin


class Question(NamedTuple):
    """What the sources disagree on; the held version first."""

    question: str
    versions: tuple[Variant, ...]
    because: str


class Detail(NamedTuple):
    """A fact on its way to the page."""

    field: str
    words: str
    margin: Margin
    whose: str
    """Who reports it: a side's id, `both` or `other`."""
    questions: tuple[Question, ...]
    value: str = ""
    """In the field's own form."""


class Capacity(NamedTuple):
    """A part somebody had."""

    part: vocabulary.Part
    words: str
    margin: Margin


class Present(NamedTuple):
    """Somebody who was there, or whom it is disputed of."""

    fact: Detail
    person: str
    name: wording.Name
    office: str | None
    parts: tuple[Capacity, ...]
    """() of somebody who is not recorded as present."""

    @property
    def whose(self) -> str:
        """Who reports one part or another of it."""
        return backing.whose({part.margin.whose for part in self.parts} - {vocabulary.OTHER})


class Delegation(NamedTuple):
    """Those of one side."""

    id: str
    label: str
    people: tuple[Present, ...]


class Remark(NamedTuple):
    """A statement."""

    fact: Detail
    by: str
    """Who made it, by their places among the people of the page."""
    speakers: str


class Subject(NamedTuple):
    """A topic, and what was said on it."""

    fact: Detail
    topic: str
    said: tuple[Remark, ...]


class Neighbour(NamedTuple):
    """The meeting before or after."""

    card: Card
    day: str
    name: wording.Name | None
    """Of the place; None of a call."""
    how: str
    gap: str


class Citing(NamedTuple):
    """How a meeting is cited."""

    says: str
    sources: tuple[int, ...]
    """Their numbers."""


class MeetingCard(NamedTuple):
    """A meeting as the page tells it."""

    card: Card
    title: str
    made_public: str | None
    summary: str | None
    head: dict[Field, Detail]
    """The single-valued facts that are recorded, by field."""
    sides: tuple[Delegation, ...]
    programme: tuple[Detail, ...]
    outcomes: tuple[Detail, ...]
    subjects: tuple[Subject, ...]
    other: tuple[Detail, ...]
    """Disputes over what has no fact on the card."""
    disputed: int
    first: str
    """The first field that is disputed; empty where none is."""
    before: Neighbour | None
    after: Neighbour | None
    citation: Citing
    said: int
    """How many statements."""
