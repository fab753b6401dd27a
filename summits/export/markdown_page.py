"""The page of one meeting in Markdown: each fact with its sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from summits.answers import cite
from summits.export import Export, Pieces, references
from summits.export.marks import escaped
from summits.record import backing, disputes, facts, vocabulary, wording
from summits.record.fields_of import evidence_of, rows_of
from summits.values import dates
from summits.values.citations import Cites, sources_of

LABELS: dict[vocabulary.Field, str] = {
    "date": "Date",
    "reported": "Made public",
    "place": "Place",
    "venue": "Venue",
    "mode": "How they met",
    "visit": "Kind of visit",
    "announced": "Beforehand",
    "duration": "Duration",
}
_ITEMS: dict[vocabulary.Items, str] = {
    "programme": "Programme",
    "outcomes": "Outcomes",
}


def pieces(export: Export) -> Pieces:
    """The page, section by section; what the record does not have gets no heading."""
    page = _Page(export)
    yield from page.head()
    for title, lines in page.sections():
        body = "".join(lines)
        if body:
            yield f"\n## {title}\n\n{body}"
    yield from page.notes()


class _Page:
    """A meeting, and the sources that its page has cited so far."""

    def __init__(self, export: Export) -> None:
        self.record = export.record
        self.card = export.cards[0]
        self.meeting = self.record.meetings[self.card.id]
        self.called = export.names
        self.cited: dict[str, None] = {}

    def head(self) -> Iterator[str]:
        """Who, where, when; the summary."""
        row = self.meeting
        place = self.called.where(row.place, row.mode)
        yield f"# {escaped(f'{dates.words(row.date)}, {place}')}\n"
        if row.status != "confirmed":
            yield "\nClaimed, not established.\n"
        if row.summary:
            yield f"\n{escaped(row.summary)}\n"

    def sections(self) -> Iterator[tuple[str, Iterator[str]]]:
        """The sections with their lines, in the order of the screens."""
        yield "At a glance", self._fields()
        for side in (*self.record.sides, vocabulary.OTHER):
            yield escaped(backing.label(self.record, side)), self._people(side)
        yield "Topics", self._topics()
        for name, title in _ITEMS.items():
            yield title, self._items(name)
        yield "Where the sources disagree", self._disputes()

    def notes(self) -> Iterator[str]:
        """The sources as footnotes, and where all of it is from."""
        yield "\n"
        for id in self.cited:
            yield f"[^{id}]: {references.markdown(cite.reference(self.record, id))}\n"
        header = self.record.header
        told = f"{header.title}, version {header.version}, {header.license}: {self.card.id}"
        yield f"\n{escaped(told)}\n"

    def _fields(self) -> Iterator[str]:
        for field in vocabulary.FIELDS:
            if cited := evidence_of(self.meeting, field):
                words = facts.value_words(self.record, self.meeting, field)
                if field == "place" and self.meeting.place:
                    words = self.called.place(self.meeting.place)
                yield self._line(f"{LABELS[field]}: {words}", cited, field)

    def _people(self, side: str) -> Iterator[str]:
        for row in self.meeting.participants:
            if self.record.people[row.person].side == side:
                parts = ", ".join(filter(None, (facts.part_words(part.part) for part in row.parts)))
                name = self.called.with_office(row)
                cited = [text for part in row.parts for text in part.evidence]
                words = f"{name} ({parts})" if parts else name
                yield self._line(words, cited, f"participants.{row.person}")

    def _topics(self) -> Iterator[str]:
        for row in self.meeting.topics:
            label = self.record.topics[row.topic].label
            yield self._line(label, row.evidence, f"topics.{row.topic}")
            for said in self.meeting.statements:
                if said.topic == row.topic:
                    who = wording.listed([self.called.person(id).text for id in said.by])
                    words = f"{who}: {said.says}" if who else said.says
                    yield "  " + self._line(words, said.evidence, f"statements.{said.key}")

    def _items(self, name: vocabulary.Items) -> Iterator[str]:
        for row in rows_of(self.meeting, name):
            yield self._line(row.text, row.evidence, f"{name}.{row.key}")

    def _disputes(self) -> Iterator[str]:
        for dispute in self.meeting.disputes:
            yield f"- {escaped(dispute.question)}\n"
            held = disputes.held(dispute)
            for account in dispute.accounts:
                words = f"{account.says} (held)" if account is held else account.says
                yield "  " + self._line(words, account.evidence)
            yield f"\n  {escaped(dispute.because)}\n"

    def _line(self, words: str, evidence: Cites, field: str = "") -> str:
        """A fact with its sources; `field`: by which it may be disputed."""
        ids = sources_of(evidence)
        self.cited.update(dict.fromkeys(ids))
        told = f"{words} (disputed)" if field in self.card.disputed else words
        return f"- {escaped(told)}{''.join(f'[^{id}]' for id in ids)}\n"
