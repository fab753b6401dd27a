"""`summits people PERSON` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summits.answers.people import Portrait, Presence, Quoted
from summits.record import backing, facts, wording
from summits.record.record import Card, Record
from summits.render import heads
from summits.render import look as ui
from summits.render.margin import MORE, Line, References, lines
from summits.render.people import offices
from summits.render.styled import Block
from summits.render.topic import often
from summits.render.topics import Cell, signs
from summits.values.citations import sources_of


def view(record: Record, found: Portrait, cards: Sequence[Card], look: ui.Look) -> Block:
    """One person: every name, and each meeting with office and parts."""
    return ui.page(PersonPage(record, found, cards, look).blocks())


def named(record: Record, found: Portrait, cards: Sequence[Card], look: ui.Look) -> Block:
    """Whether somebody is named at some meetings, one line per meeting, and by whom."""
    return ui.page(NamedPage(record, found, cards, look).blocks())


class PersonPage:
    """One person on the way to the screen."""

    def __init__(
        self, record: Record, found: Portrait, cards: Sequence[Card], look: ui.Look
    ) -> None:
        self.record, self.found, self.cards, self.look = record, found, cards, look
        parts = (part for row in found.meetings for part in row.parts)
        cited = sources_of(citation for part in parts for citation in part.evidence)
        self.references = References(record, cited, named=True)

    def blocks(self) -> Iterator[Iterable[Block]]:
        found, record = self.found, self.record
        side = backing.label(record, found.side) if found.side in record.sides else ""
        whose = ui.text(side, f"{ui.HEAD} {ui.of_side(record, found.side)}")
        name = ui.joined(ui.text(found.name, ui.HEAD), whose, by=" · ")
        yield [ui.edges(name, ui.text(found.person, ui.ID), self.look.width)]
        yield lines(self._names(), self.look, named=True)
        for present in found.meetings:
            head = heads.among(record, record.card(present.meeting), self.look)
            yield [head, *self._lines(self._present(present))]
        yield from self._besides()

    def _besides(self) -> Iterator[Iterable[Block]]:
        found = self.found
        yield ui.section(
            "QUOTED, NOT NAMED AMONG THOSE PRESENT", self._lines(map(self._quoted, found.quoted))
        )
        yield ui.section("! SOURCES DISAGREE", self._lines(self._doubts()), ui.ALERT)
        yield ui.footer(f"{self.references.legend()} {MORE}".strip() if found.meetings else "")

    def _lines(self, rows: Iterable[Line]) -> Iterator[Block]:
        return lines(rows, self.look, label=0, named=True)

    def _names(self) -> Iterator[Line]:
        found = self.found
        if held := offices(found.offices):
            yield Line("office", ui.text(held))
        yield from often(self.record, self._cells(), found.times, found.of)
        for language, name in found.names.items():
            yield Line(language, ui.text(name))
        if found.aliases:
            yield Line("also", ui.text(", ".join(found.aliases)))

    def _cells(self) -> list[Cell]:
        said = {
            row.meeting: {side for part in row.parts for side in part.sides}
            for row in self.found.meetings
        }
        return signs(self.record, said, self.cards)

    def _present(self, row: Presence) -> Iterator[Line]:
        shown = ui.text(row.office or "")
        for number, part in enumerate(row.parts):
            mark = self.references.mark(part.evidence, disputed=row.disputed and number == 0)
            words = ui.joined(shown, ui.bracketed(facts.part_words(part.part)))
            if words or mark:  # where no source has a side, a part may have neither
                yield Line("", words, mark)
            shown = ui.text("also")
        if row.statements:
            yield Line("", ui.text(_said(row.statements), ui.DIM))

    def _quoted(self, row: Quoted) -> Line:
        day = ui.text(wording.day(self.record.card(row.meeting)), ui.DATE)
        return Line("", ui.joined(day, ui.text(row.meeting, ui.ID), _said(row.statements), by="  "))

    def _doubts(self) -> Iterator[Line]:
        for doubt in self.found.disputes:
            command = f"summits evidence {doubt.meeting} {doubt.field}"
            yield Line("", ui.joined(ui.text(doubt.question), ui.text(command, ui.DIM)))


class NamedPage(PersonPage):
    """One person at the meetings of a time, each part with its sources by name."""

    def blocks(self) -> Iterator[Iterable[Block]]:
        for present in self.found.meetings:
            head = heads.among(self.record, self.record.card(present.meeting), self.look)
            yield [head, *self._lines(self._sourced(present))]
        yield from self._besides()

    def _sourced(self, row: Presence) -> Iterator[Line]:
        for part in row.parts:
            office = ui.joined(row.office or "", ui.bracketed(facts.part_words(part.part)))
            said = ui.joined(ui.text(self.found.name, ui.HEAD), office, by=", ")
            yield self.references.line("", said, part.evidence, disputed=row.disputed)


def _said(statements: Sequence[str]) -> str:
    return wording.counted(len(statements), "statement")
