"""`summits show` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from summits.ask import selectors
from summits.record import backing, disputes, facts, wording
from summits.record.fields_of import value_of
from summits.record.record import Card, Record, cited_sources
from summits.record.vocabulary import OTHER
from summits.render import look as ui
from summits.render.margin import Line, References, label_width, lines
from summits.render.styled import Block
from summits.values import dates, spans
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models


def view(
    record: Record,
    meeting: models.Meeting,
    look: ui.Look,
    *,
    evidence: bool = False,
    brief: bool = False,
) -> Block:
    """One meeting, or a part of it, on a page.

    `evidence` puts publisher and paragraph behind each fact; `brief` leaves the sources out.
    """
    return ui.page(MeetingPage(record, meeting, look, evidence, brief).blocks())


class MeetingPage:
    """One meeting on its way to the screen."""

    def __init__(
        self, record: Record, meeting: models.Meeting, look: ui.Look, named: bool, brief: bool
    ) -> None:
        self.record, self.meeting, self.look, self.brief = record, meeting, look, brief
        # What is shown may be a part; a source has its number, and a field its sign, all the same.
        whole = record.meetings[meeting.id]
        self.narrowed = meeting is not whole
        self.references = References(record, cited_sources(whole), named=named or brief)
        self.disputed = disputes.disputed(whole)
        sides = [backing.label(record, side) for side in (*record.sides, OTHER)]
        speakers = [record.short_names[id] for row in meeting.statements for id in row.by]
        self.label = label_width([*sides, *speakers])

    def blocks(self) -> Iterator[Iterable[Block]]:
        yield self._title()
        yield [ui.text(self.meeting.summary)] if self.meeting.summary else []
        if self.brief:
            yield self._who()
            yield self._topics()
            yield ui.section("! SOURCES DISAGREE", self._questions(), ui.ALERT)
            return
        yield ui.section("WHO", self._who())
        yield ui.section("TOPICS", self._what())
        yield ui.section("PROGRAMME", self._items("programme", self.meeting.programme))
        yield ui.section("OUTCOMES", self._items("outcomes", self.meeting.outcomes))
        yield ui.section("WHO SAYS WHEN AND WHERE", self._fields())
        yield ui.section("! SOURCES DISAGREE", self._disputes(), ui.ALERT)
        yield [] if self.narrowed else self._neighbours()
        yield from self._sources()

    def _title(self) -> Iterator[Block]:
        meeting = self.meeting
        place = facts.place_words(self.record, meeting.place) if meeting.place else None
        when = dates.words(meeting.date, weekday=True) + self._sign("date")
        where = ", ".join(filter(None, [meeting.venue, place]))
        title = ui.joined(when, where, by=" · ", style=ui.HEAD)
        yield ui.edges(title, ui.text(meeting.id, ui.ID), self.look.width)
        known = [facts.mode_words(meeting.mode)] if meeting.mode else []
        known.extend(
            facts.value_words(self.record, meeting, field) + self._sign(field)
            for field in ("visit", "announced", "duration")
            if value_of(meeting, field) is not None
        )
        if meeting.reported is not None:
            reported = _reported(meeting.date, meeting.reported)
            known.append(f"made public {reported}{self._sign('reported')}")
        if meeting.status == "unconfirmed":
            known.insert(0, "unconfirmed: claimed, not established")
        if known:
            yield ui.text(" · ".join(known))

    def _sign(self, field: str) -> str:
        return f"{ui.GLUE}{self.references.sign('!').plain}" if field in self.disputed else ""

    def _fields(self) -> Iterator[Block]:
        known = facts.facts(self.record, self.meeting)
        return self._lines(
            self._line(fact.field, ui.text(fact.text), fact.field, fact.evidence)
            for fact in known
            if fact.kind == "field"
        )

    def _who(self) -> Iterator[Block]:
        for side in (*self.record.sides, OTHER):
            label, style = backing.label(self.record, side), ui.of_side(self.record, side)
            rows: list[Line] = []
            for row in self.meeting.participants:
                if self.record.people[row.person].side == side:
                    rows.extend(self._participant(row))
            if rows and self.look.wide:
                rows[0] = rows[0]._replace(label=label, style=style)
            elif rows:
                yield ui.indented(ui.text(label, style))
            yield from self._lines(rows)

    def _participant(self, row: models.Participant) -> Iterator[Line]:
        field = f"participants.{row.person}"
        name = ui.joined(self.record.people[row.person].name, row.office or "", by=", ")
        for index, part in enumerate(row.parts):
            told = ui.joined(name, ui.bracketed(facts.part_words(part.part)))
            line = self._line("", told, "" if index else field, part.evidence)
            line = line._replace(below=None) if self.brief else line
            yield line._replace(mark="") if index else line
            name = Text("  also")

    def _topics(self) -> Iterator[Block]:
        labels = (
            self.record.topics[row.topic].label + self._sign(f"topics.{row.topic}")
            for row in self.meeting.topics
        )
        yield from ui.listed(map(ui.text, labels), self.look.width)

    def _what(self) -> Iterator[Block]:
        for item in self.meeting.topics:
            label = ui.text(self.record.topics[item.topic].label, ui.HEAD)
            line = self._line("", label, f"topics.{item.topic}", item.evidence)
            yield from self._lines([line], label=0)
            said = (row for row in self.meeting.statements if row.topic == item.topic)
            yield from self._lines(map(self._statement, said), inset=4 if self.look.wide else 2)

    def _statement(self, row: models.Statement) -> Line:
        speakers = wording.speakers(self.record, row.by)
        return self._line(speakers, ui.text(row.says), f"statements.{row.key}", row.evidence)

    def _items(self, name: str, rows: Sequence[models.Item]) -> Iterator[Block]:
        return self._lines(
            (self._line("·", ui.text(row.text), f"{name}.{row.key}", row.evidence) for row in rows),
            label=1,
        )

    def _questions(self) -> Iterator[Block]:
        return (ui.indented(ui.item(ui.text(row.question))) for row in self.meeting.disputes)

    def _disputes(self) -> Iterator[Block]:
        for index, dispute in enumerate(self.meeting.disputes):
            if index:
                yield Text("")
            yield ui.indented(ui.text(dispute.question, ui.HEAD))
            yield from self._lines(map(self._account, dispute.accounts), label=1)
            yield ui.indented(ui.text(dispute.because, ui.DIM), 4)

    def _account(self, account: models.Account) -> Line:
        sign = self.references.sign("›" if account.held else "")
        return self._line(sign.plain, ui.text(account.says), "", account.evidence)

    def _neighbours(self) -> Iterator[Block]:
        card = self.record.card(self.meeting.id)
        for title, other, ago in (
            ("BEFORE", selectors.before(self.record, card), "earlier"),
            ("AFTER", selectors.after(self.record, card), "later"),
        ):
            if other is not None:
                yield self._neighbour(title, card, other, ago)
        for other in selectors.claimed_since(self.record, card):
            when = f"not confirmed: {dates.words(other.date)}, {wording.where(self.record, other)}"
            yield ui.joined(ui.text(f"{'AFTER':<8}", ui.HEAD), ui.text(when), by="")
            yield ui.indented(ui.text(f"summits show {other.id}", ui.DIM), 8)

    def _neighbour(self, title: str, card: Card, other: Card, ago: str) -> Block:
        words = spans.between(card.date, other.date).words
        gap = ui.text(words if words == "the same day" else f"{words} {ago}", ui.DIM)
        when = f"{dates.words(other.date)}, {other.city or wording.where(self.record, other)}"
        line = ui.joined(ui.text(f"{title:<8}", ui.HEAD), ui.text(when), by="")
        return ui.edges(line, gap, self.look.width)

    def _sources(self) -> Iterator[Iterable[Block]]:
        id = self.meeting.id
        if self.references.named:
            more = f"The sources in full: summits sources --meeting {id}"
        else:
            yield ui.section("SOURCES", self.references.list())
            more = f"Who claims what: summits evidence {id}"
        yield ui.footer(self.references.legend(), more)

    def _line(self, label: str, words: Text, field: str, evidence: Cites) -> Line:
        return self.references.line(label, words, evidence, disputed=field in self.disputed)

    def _lines(
        self, rows: Iterable[Line], *, label: int | None = None, inset: int = 2
    ) -> Iterator[Block]:
        width = self.label if label is None else label
        return lines(rows, self.look, label=width, named=self.references.named, inset=inset)


def _reported(held: dates.Edtf, known: dates.Edtf) -> str:
    """When it was made public, with no more than the date above leaves to say."""
    if not (held.exact and known.exact):
        return dates.words(known)
    if held == known:
        return "the same day"
    same = held.earliest.year == known.earliest.year
    return dates.words(known).removesuffix(f" {known.earliest.year}" if same else "")
