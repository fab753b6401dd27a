"""`summits accounts` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from summits.answers.accounts import Accounts, Differing, Reported, Section, SideSources, Version
from summits.record import backing, wording
from summits.record.record import Record, cited_sources
from summits.record.vocabulary import BOTH, OTHER
from summits.render import heads
from summits.render import look as ui
from summits.render.margin import Flow, References
from summits.render.styled import Block

if TYPE_CHECKING:
    from summits.record import models

TITLES = {
    "participants": "WHO",
    "topics": "TOPICS",
    "statements": "WHAT WAS SAID",
    "programme": "PROGRAMME",
    "outcomes": "OUTCOMES",
    "fields": "WHEN, WHERE AND HOW",
    "disputes": "ALSO IN DISPUTE",
}


def view(record: Record, meeting: models.Meeting, found: Accounts, look: ui.Look) -> Block:
    """The accounts of the two sides, next to each other where there is room."""
    return ui.page(AccountsPage(record, meeting, found, look).blocks())


class AccountsPage:
    """The accounts of a meeting on their way to the screen."""

    def __init__(
        self, record: Record, meeting: models.Meeting, found: Accounts, look: ui.Look
    ) -> None:
        self.record, self.meeting, self.found, self.look = record, meeting, found, look
        self.references = References(record, cited_sources(meeting))

    def blocks(self) -> Iterator[Iterable[Block]]:
        yield [heads.alone(self.record, self.record.card(self.meeting.id), self.look)]
        *principal, other = self.found.heads
        others = self._head(other) if other.sources else []
        heads_of = [self._beside([self._head(head) for head in principal]), *others]
        yield ui.section("SOURCES", map(ui.indented, heads_of))
        for part in self.found.sections:
            yield ui.section(TITLES[part.name], map(ui.indented, self._section(part)))
        told = self.references.told()
        yield ui.footer(f"{told}: summits evidence {self.meeting.id} FIELD" if told else "")

    def _beside(self, cells: Sequence[Sequence[Block]]) -> Block:
        """The two sides next to each other, or below each other."""
        if not self.look.wide:
            return ui.Group(*(part for cell in cells for part in cell))
        return ui.Beside([ui.Group(*cell) for cell in cells], [0] * len(cells))

    def _head(self, head: SideSources) -> list[Block]:
        """The sources of a side, and how much of them was read."""
        count = len(head.sources)
        row = self.record.sides.get(head.side)
        name = ui.text(
            f"the {row.adjective} side" if row else "others",
            ui.head_of_side(self.record, head.side),
        )
        counted = wording.counted(count, "source") if count else "no source"
        parts: list[Block] = [ui.joined(name, ui.text(counted), by=": ")]
        if head.opening:
            many = "" if count == 1 else f"{head.opening if head.whole else 'all'} "
            parts.append(ui.text(f"{many}read only in part: absence there is not silence", ui.WARN))
        elif head.whole:
            parts.append(ui.text("read whole", ui.DIM))
        return [*parts, *self._sources(head)]

    def _sources(self, head: SideSources) -> Iterator[Block]:
        numbered = sorted((self.references.number(row.id), row) for row in head.sources)
        width = len(str(len(self.references.numbers))) + 3
        named: list[Block] = []
        for number, row in numbered:
            whole = ", read whole" if head.opening and row.read == "whole" else ""
            words = ui.joined(self.references.publishers[row.id], ui.text(whole, ui.DIM), by="")
            named.append(ui.hung(Text(f"[{number}]", ui.DIM), words, width))
        if head.side != OTHER:
            yield from named
        elif named:
            half = (len(named) + 1) // 2
            yield self._beside([named[:half], named[half:]])

    def _section(self, part: Section) -> Iterator[Block]:
        for whose in (BOTH, "", OTHER):
            if not whose and any(map(part.of, self.record.sides)):
                yield self._beside([self._only(part, side) for side in self.record.sides])
            elif part.of(whose):
                if words := backing.words(self.record, whose):
                    yield ui.text(words, ui.HEAD)
                yield from self._entries(part.of(whose))

    def _only(self, part: Section, side: str) -> list[Block]:
        entries = part.of(side)
        if not entries and not self.look.wide:
            return []
        has_source = any(head.sources for head in self.found.heads if head.side == side)
        nothing = ui.text("nothing recorded" if has_source else "no source", ui.DIM)
        title = ui.text(backing.heading(self.record, side), ui.head_of_side(self.record, side))
        return [title, *(self._entries(entries) if entries else [nothing])]

    def _entries(self, entries: Iterable[Reported]) -> Iterator[Block]:
        for entry in entries:
            yield ui.item(ui.Group(*self._entry(entry)))

    def _entry(self, entry: Reported) -> Iterator[Block]:
        field = "" if "." in entry.field or entry.field in entry.text else f"{entry.field}:"
        # Where the sides differ, what the record says is one of their versions, or none.
        ours = "the record:" if entry.disputed and entry.evidence else ""
        sign = self.references.sign("!" if entry.disputed else "")
        words = ui.joined(ui.text(ours, ui.DIM), ui.text(field, ui.DIM), ui.text(entry.text))
        yield Flow(words, ui.joined(sign, self.references.cited(entry.evidence)))
        for differing in entry.differing:
            if differing.question and differing.question != entry.text:
                yield ui.text(differing.question, ui.DIM)
            yield from self._versions(differing, entry.whose == BOTH)

    def _versions(self, differing: Differing, side_by_side: bool) -> Iterator[Block]:
        """What each side has, on one line where both have something."""
        for version in differing.of(BOTH):
            yield self._version(version, backing.words(self.record, BOTH))
        cells = [
            [self._version(version, row.short) for version in differing.of(side)]
            for side, row in self.record.sides.items()
        ]
        if side_by_side and all(cells):
            yield self._beside(cells)
        else:
            yield from (part for cell in cells for part in cell)
        for version in differing.of(OTHER):
            yield self._version(version, "others")

    def _version(self, version: Version, who: str) -> Block:
        words = ui.joined(
            ui.text(f"{who}:", ui.of_side(self.record, version.whose)), ui.text(version.text)
        )
        mark = self.references.sign("›" if version.held else "")
        return ui.hung(mark, Flow(words, self.references.cited(version.evidence)), 2)
