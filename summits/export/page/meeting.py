"""One meeting as the page tells it: each fact with its margin, disputes where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from summits.answers import accounts, compare, evidence
from summits.ask import selectors
from summits.export.page.card import (
    Capacity,
    Citing,
    Delegation,
    Detail,
    MeetingCard,
    Neighbour,
    Present,
    Question,
    Remark,
    Subject,
    Variant,
)
from summits.export.page.margins import Margins
from summits.record import backing, disputes, facts, vocabulary, wording
from summits.record.fields_of import evidence_of, rows_of, value_of
from summits.record.record import Card, Record
from summits.values import dates, spans
from summits.values.citations import Citation

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.vocabulary import Field, Items


class Narrator:
    """A meeting, and who reports each field of it."""

    def __init__(self, record: Record, card: Card, margins: Margins, names: wording.Names) -> None:
        self.record, self.card, self.margins, self.names = record, card, margins, names
        self.meeting = record.meetings[card.id]
        found = accounts.accounts(record, self.meeting)
        self.whose = {entry.field: entry.whose for part in found.sections for entry in part.entries}
        self.asked: set[str] = set()
        self.first = ""
        self.ranks = compare.ranks(record)

    def told(self, citation: Citing, near: selectors.Neighbours) -> MeetingCard:
        """Its card, with how it is cited and what is before and after it."""
        meeting, card = self.meeting, self.card
        head = dict(self._head())
        sides = tuple(self._sides())
        subjects = tuple(map(self._subject, meeting.topics))
        programme, outcomes = tuple(self._items("programme")), tuple(self._items("outcomes"))
        other = tuple(self._other())
        return MeetingCard(
            card=card,
            title=dates.words(card.date, weekday=True),
            made_public=compare.made_public(meeting),
            summary=meeting.summary,
            head=head,
            sides=sides,
            programme=programme,
            outcomes=outcomes,
            subjects=subjects,
            other=other,
            disputed=len(meeting.disputes),
            first=self.first,
            before=self._neighbour(near[0], "earlier"),
            after=self._neighbour(near[1], "later"),
            citation=citation,
            said=len(meeting.statements),
        )

    def _fact(self, field: str, words: str, cited: Iterable[Citation], value: str = "") -> Detail:
        asked = field in self.asked
        self.asked.add(field)
        questions = () if asked else tuple(self._questions(field))
        self.first = self.first or (field if questions else "")
        whose = self.whose.get(field, vocabulary.OTHER)
        return Detail(field, words, self.margins.margin(cited), whose, questions, value)

    def _questions(self, field: str) -> Iterator[Question]:
        for row in disputes.about(self.meeting, field):
            # Sources are numbered in the record's order, before the held version goes first.
            versions = [
                Variant(one.says, one.held, self.margins.margin(one.evidence))
                for one in row.accounts
            ]
            versions.sort(key=lambda version: not version.held)
            yield Question(row.question, tuple(versions), row.because)

    def _head(self) -> Iterator[tuple[Field, Detail]]:
        for name in vocabulary.FIELDS:
            value = value_of(self.meeting, name)
            if value is not None:
                words = facts.value_words(self.record, self.meeting, name)
                if name == "place":
                    words = self.names.place(str(value))
                written = str(value).lower() if name == "announced" else str(value)
                yield name, self._fact(name, words, evidence_of(self.meeting, name), written)

    def _sides(self) -> Iterator[Delegation]:
        present = [self._present(row) for row in self.meeting.participants]
        known = {one.person for one in present}
        for field in disputes.disputed(self.meeting):
            kind, _, person = field.partition(".")
            if kind == "participants" and person not in known:
                present.append(self._absent(field, person))
        for side in (*self.record.sides, vocabulary.OTHER):
            rows = [one for one in present if self.record.people[one.person].side == side]
            rows.sort(key=lambda one: wording.nearness(one.parts))
            if rows:
                yield Delegation(side, backing.label(self.record, side), tuple(rows))

    def _present(self, row: models.Participant) -> Present:
        field, name = f"participants.{row.person}", self.names.person(row.person)
        parts = tuple(
            Capacity(part.part, facts.part_words(part.part), self.margins.margin(part.evidence))
            for part in row.parts
        )
        cited = [citation for part in row.parts for citation in part.evidence]
        return Present(self._fact(field, name.text, cited), row.person, name, row.office, parts)

    def _absent(self, field: str, person: str) -> Present:
        name = self.names.person(person)
        return Present(self._fact(field, name.text, ()), person, name, None, ())

    def _items(self, name: Items) -> Iterator[Detail]:
        for row in rows_of(self.meeting, name):
            yield self._fact(f"{name}.{row.key}", row.text, row.evidence)

    def _subject(self, item: models.AgendaItem) -> Subject:
        label = self.record.topics[item.topic].label
        fact = self._fact(f"topics.{item.topic}", label, item.evidence)
        rows = [row for row in self.meeting.statements if row.topic == item.topic]
        return Subject(fact, item.topic, tuple(map(self._said, rows)))

    def _said(self, row: models.Statement) -> Remark:
        fact = self._fact(f"statements.{row.key}", row.says, row.evidence)
        by = " ".join(str(self.ranks[id]) for id in row.by)
        return Remark(fact, by, wording.speakers(self.record, row.by))

    def _other(self) -> Iterator[Detail]:
        """What is disputed and has no fact on the card: a field that is null, or none at all."""
        known = evidence.facts_of(self.record, self.meeting)
        for field in disputes.disputed(self.meeting):
            if field not in self.asked:
                words = evidence.text_of(self.record, self.meeting, field, known.get(field, []))
                shown = (
                    ""
                    if field.startswith("disputes.")
                    else f"{field.partition('.')[2] or field}: {words}"
                )
                yield self._fact(field, shown, ())

    def _neighbour(self, other: Card | None, when: str) -> Neighbour | None:
        if other is None:
            return None
        gap = spans.between(self.card.date, other.date).words
        name = self.names.city(other.place) if other.place else None
        how = wording.where(self.record, other)
        day = dates.words(other.date)
        return Neighbour(other, day, name, how, gap if gap == "the same day" else f"{gap} {when}")
