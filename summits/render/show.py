"""`summits show` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from rich.console import Group, RenderableType
from rich.text import Text

from summits.ask import selectors
from summits.record import backing, disputes, facts, wording
from summits.record.fields_of import value_of
from summits.record.record import Card, Record
from summits.record.vocabulary import OTHER
from summits.render.look import (
    DIM,
    HEAD,
    ID,
    WARN,
    Look,
    edges,
    footer,
    heading,
    indented,
    joined,
    page,
    text,
)
from summits.render.margin import LABEL, Line, References, lines, source_list
from summits.values import dates
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models


def view(
    record: Record, meeting: models.Meeting, look: Look, *, evidence: bool = False
) -> RenderableType:
    """One meeting on a page; `evidence` puts publisher and paragraph behind each fact."""
    return page(MeetingPage(record, meeting, look, evidence))


class MeetingPage:
    """One meeting on its way to the screen."""

    def __init__(self, record: Record, meeting: models.Meeting, look: Look, named: bool) -> None:
        self.record, self.meeting, self.look = record, meeting, look
        self.references = References(record, named=named)
        self.disputed = disputes.disputed(meeting)
        self.label = _label(record, meeting)

    def parts(self) -> Iterator[RenderableType]:
        yield from self._title()
        if self.meeting.summary:
            yield Text("")
            yield text(self.meeting.summary)
        for title, rows in (
            ("WHO", self._who()),
            ("WHAT", self._what()),
            ("HOW IT WENT", self._items("programme")),
            ("WHAT CAME OF IT", self._items("outcomes")),
            ("WHO SAYS WHEN AND WHERE", self._fields()),
        ):
            found = list(rows)
            if found:
                yield heading(title)
                yield from found
        yield from self._disputes()
        yield from self._neighbours()
        yield from self._sources()

    def _title(self) -> Iterator[RenderableType]:
        meeting = self.meeting
        place = facts.place_words(self.record, meeting.place) if meeting.place else None
        when = dates.words(meeting.date, weekday=True) + self._sign("date")
        where = ", ".join(filter(None, [meeting.venue, place]))
        title = joined(text(when, HEAD), text(where, HEAD), by=" · ")
        yield edges(title, text(meeting.id, ID), self.look)
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
            yield text(" · ".join(known))

    def _sign(self, field: str) -> str:
        return " !" if field in self.disputed else ""

    def _fields(self) -> Iterator[RenderableType]:
        known = facts.facts(self.record, self.meeting)
        yield self._lines(
            self._line(fact.field, text(fact.text), fact.field, fact.evidence)
            for fact in known
            if fact.kind == "field"
        )

    def _who(self) -> Iterator[RenderableType]:
        for side in (*self.record.sides, OTHER):
            label = backing.label(self.record, side)
            rows: list[Line] = []
            for row in self.meeting.participants:
                if self.record.people[row.person].side == side:
                    rows.extend(self._participant(row, "" if rows else label))
            if rows and not self.look.wide:
                yield indented(text(label, DIM))
                rows[0] = rows[0]._replace(label="")
            if rows:
                yield self._lines(rows)

    def _participant(self, row: models.Participant, label: str) -> Iterator[Line]:
        name = text(self.record.people[row.person].name)
        shown, field = joined(name, row.office or "", by=", "), f"participants.{row.person}"
        for index, part in enumerate(row.parts):
            words = facts.part_words(part.part)
            line = self._line(
                label,
                joined(shown, text(f"({words})" if words else "", DIM)),
                field if index == 0 else "",
                part.evidence,
            )
            yield line if index == 0 else line._replace(mark="")
            label, shown = "", Text("  also")

    def _what(self) -> Iterator[RenderableType]:
        for item in self.meeting.topics:
            row = self.record.topics[item.topic]
            label = text(row.label, HEAD)
            line = self._line("", label, f"topics.{row.id}", item.evidence)
            yield self._lines([line], label=0)
            said = [s for s in self.meeting.statements if s.topic == row.id]
            if said:
                shown = self._lines([self._statement(statement) for statement in said])
                yield indented(shown) if self.look.wide else shown

    def _statement(self, statement: models.Statement) -> Line:
        speakers = wording.speakers(self.record, statement.by)
        field = f"statements.{statement.key}"
        return self._line(speakers, text(statement.says), field, statement.evidence)

    def _items(self, name: Literal["programme", "outcomes"]) -> Iterator[RenderableType]:
        rows = self.meeting.programme if name == "programme" else self.meeting.outcomes
        if rows:
            lines = (
                self._line("·", text(row.text), f"{name}.{row.key}", row.evidence) for row in rows
            )
            yield self._lines(lines, label=1)

    def _disputes(self) -> Iterator[RenderableType]:
        for index, dispute in enumerate(self.meeting.disputes):
            yield Text("") if index else heading("! SOURCES DISAGREE", f"{HEAD} {WARN}")
            yield indented(text(dispute.question, HEAD))
            accounts = dispute.accounts
            yield self._lines((self._account(account) for account in accounts), label=1)
            yield indented(text(dispute.because, DIM), 4)

    def _account(self, account: models.Account) -> Line:
        sign = "›" if account.held else " "
        return self._line(sign, text(account.says), "", account.evidence)

    def _neighbours(self) -> Iterator[RenderableType]:
        card = self.record.card(self.meeting.id)
        yield Text("")
        for title, other, ago in (
            ("BEFORE", selectors.before(self.record, card), "earlier"),
            ("AFTER", selectors.after(self.record, card), "later"),
        ):
            if other is not None:
                yield self._neighbour(title, card, other, ago)

    def _neighbour(self, title: str, card: Card, other: Card, ago: str) -> RenderableType:
        words = dates.span(card.date, other.date).words
        gap = words if words == "the same day" else f"{words} {ago}"
        when = f"{dates.words(other.date)}, {other.city or wording.where(self.record, other)}"
        line = joined(text(f"{title:<8}", HEAD), text(when), by="")
        if not self.look.wide:
            return Group(line, indented(text(gap, DIM), 8))
        return edges(line, text(gap, DIM), self.look)

    def _sources(self) -> Iterator[RenderableType]:
        id = self.meeting.id
        if self.references.named:
            yield Text("")
            more = f"The sources in full: summits sources --meeting {id}"
        else:
            yield heading("SOURCES")
            yield source_list(self.references)
            more = f"Who claims what: summits evidence {id}"
        legend = f"{backing.legend(self.record)} ! disputed, › what the record goes with."
        yield footer(legend, self.look)
        yield footer(more, self.look)

    def _line(self, label: str, words: Text, field: str, evidence: Cites) -> Line:
        return self.references.line(label, words, evidence, disputed=field in self.disputed)

    def _lines(self, rows: Iterable[Line], *, label: int | None = None) -> RenderableType:
        width = self.label if label is None else label
        return lines(rows, self.look, label=width, named=self.references.named)


def _reported(held: dates.Edtf, known: dates.Edtf) -> str:
    """When it was made public, with no more than the date above leaves to say."""
    if not (held.exact and known.exact):
        return dates.words(known)
    if held == known:
        return "the same day"
    same = held.earliest.year == known.earliest.year
    return dates.words(known).removesuffix(f" {known.earliest.year}" if same else "")


def _label(record: Record, meeting: models.Meeting) -> int:
    """How wide labels are: room for every word of them."""
    labels = [side.label for side in record.sides.values()]
    labels.extend(record.short_names[id] for row in meeting.statements for id in row.by)
    return max(LABEL, *(len(word) for label in labels for word in label.split()))
