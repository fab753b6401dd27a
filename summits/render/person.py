"""`summits people PERSON` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from summits.answers.people import Attendance, Portrait, Quoted
from summits.record import backing, facts, vocabulary, wording
from summits.record.record import Card, Record
from summits.render import heads
from summits.render.look import (
    DATE,
    DIM,
    HEAD,
    ID,
    WARN,
    Look,
    edges,
    footer,
    heading,
    joined,
    page,
    text,
)
from summits.render.margin import LABEL, MORE, Line, References, lines, unsourced
from summits.render.people import offices
from summits.render.topics import STRIP, sign, strip


def view(record: Record, found: Portrait, cards: Sequence[Card], look: Look) -> RenderableType:
    """One person: every name, and each meeting with office and parts."""
    return page(PersonPage(record, found, cards, look))


class PersonPage:
    """One person on the way to the screen."""

    def __init__(self, record: Record, found: Portrait, cards: Sequence[Card], look: Look) -> None:
        self.record, self.found, self.cards, self.look = record, found, cards, look
        self.references = References(record, named=True)

    def parts(self) -> Iterator[RenderableType]:
        found = self.found
        side = backing.label(self.record, found.side) if found.side != vocabulary.OTHER else ""
        name = joined(text(found.name, HEAD), text(side, HEAD), by=" · ")
        yield edges(name, text(found.person, ID), self.look)
        yield Text("")
        yield self._lines(self._names())
        for present in found.meetings:
            yield Text("")
            yield heads.among(self.record, self.record.card(present.meeting), self.look)
            yield self._lines(self._present(present), label=0)
        if found.quoted:
            yield heading("QUOTED, NOT RECORDED AS PRESENT")
            yield self._lines(map(self._quoted, found.quoted), label=0)
        if found.disputes:
            yield heading("! SOURCES DISAGREE", f"{HEAD} {WARN}")
            yield self._lines(self._doubts(), label=0)
        if self.look.terminal:
            yield Text("")
        yield footer(f"{backing.legend(self.record)} ! disputed. {MORE}", self.look)

    def _lines(self, rows: Iterable[Line], label: int = LABEL) -> RenderableType:
        return lines(rows, self.look, label=label, named=True)

    def _names(self) -> Iterator[Line]:
        found = self.found
        yield unsourced("office", text(offices(found.offices)))
        often = text(f"{found.times} of {wording.counted(found.of, 'meeting')}")
        yield unsourced("how often", joined(self._strip(), often, by="  "))
        yield unsourced("", text(STRIP, DIM))
        for language, name in found.names.items():
            yield unsourced(language, text(name))
        if found.aliases:
            yield unsourced("also", text(", ".join(found.aliases)))

    def _strip(self) -> Text:
        said = {
            row.meeting: list({side for part in row.parts for side in part.sides})
            for row in self.found.meetings
        }
        return strip([sign(said.get(card.id)) for card in self.cards])

    def _present(self, row: Attendance) -> Iterator[Line]:
        shown = text(row.office or "")
        for number, part in enumerate(row.parts):
            words = facts.part_words(part.part)
            mark = self.references.mark(part.evidence, disputed=row.disputed and number == 0)
            yield Line("", joined(shown, text(f"({words})" if words else "", DIM)), mark)
            shown = text("also")
        if row.statements:
            yield unsourced("", text(_said(row.statements), DIM))

    def _quoted(self, row: Quoted) -> Line:
        day = text(wording.day(self.record.card(row.meeting)), DATE)
        return unsourced("", joined(day, text(row.meeting, ID), _said(row.statements), by="  "))

    def _doubts(self) -> Iterator[Line]:
        for doubt in self.found.disputes:
            command = f"summits evidence {doubt.meeting} {doubt.field}"
            yield unsourced("", joined(text(doubt.question), text(command, DIM)))


def _said(statements: Sequence[str]) -> str:
    return wording.counted(len(statements), "statement")
