"""`summits accounts` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.answers.accounts import Accounts, Differing, Entry, Head, Section, Version
from summits.record import backing, wording
from summits.record.record import Record
from summits.record.vocabulary import BOTH, OTHER
from summits.render import heads
from summits.render.look import DIM, HEAD, WARN, Look, footer, heading, indented, joined, page, text
from summits.render.margin import References, hung

if TYPE_CHECKING:
    from summits.record import models

TITLES = {
    "participants": "WHO",
    "topics": "ON WHAT",
    "statements": "WHAT WAS SAID",
    "programme": "HOW IT WENT",
    "outcomes": "WHAT CAME OF IT",
    "fields": "WHEN, WHERE AND HOW",
    "disputes": "ALSO IN DISPUTE",
}
_GAP = 2


def view(record: Record, meeting: models.Meeting, found: Accounts, look: Look) -> RenderableType:
    """The accounts of the two sides, next to each other where there is room."""
    return page(AccountsPage(record, meeting, found, look))


class AccountsPage:
    """The accounts of a meeting on their way to the screen."""

    def __init__(
        self, record: Record, meeting: models.Meeting, found: Accounts, look: Look
    ) -> None:
        self.record, self.meeting, self.found, self.look = record, meeting, found, look
        self.references = References(record)

    def parts(self) -> Iterator[RenderableType]:
        yield heads.alone(self.record, self.record.card(self.meeting.id), self.look)
        yield heading("SOURCES")
        *principal, other = self.found.heads
        yield indented(self._beside([self._head(head) for head in principal]))
        if other.sources:
            yield indented(Group(*self._head(other)))
        for section in self.found.sections:
            yield heading(TITLES[section.name])
            yield indented(Group(*self._section(section)))
        yield Text("")
        yield footer(
            f"! disputed, › what the record goes with: summits evidence {self.meeting.id} FIELD",
            self.look,
        )

    def _beside(self, cells: Sequence[Sequence[RenderableType]]) -> RenderableType:
        """The two sides next to each other, or below each other."""
        if not self.look.wide:
            return Group(*(part for cell in cells for part in cell))
        table = Table.grid(expand=True, padding=(0, _GAP, 0, 0), pad_edge=False)
        for _ in cells:
            table.add_column(ratio=1)
        table.add_row(*(Group(*cell) for cell in cells))
        return table

    def _head(self, head: Head) -> list[RenderableType]:
        """The sources of a side, and how much of them was read."""
        count = len(head.sources)
        counted = wording.counted(count, "source") if count else "no source"
        title = joined(text(self._name(head.side), HEAD), text(counted), by=": ")
        parts: list[RenderableType] = [title]
        if head.opening:
            many = "" if count == 1 else f"{head.opening if head.whole else 'all'} "
            parts.append(text(f"{many}read only in part: absence there is not silence", WARN))
        elif head.whole:
            parts.append(text("read whole", DIM))
        return [*parts, *self._sources(head)]

    def _name(self, side: str) -> str:
        row = self.record.sides.get(side)
        return f"the {row.adjective} side" if row else "others"

    def _sources(self, head: Head) -> Iterator[RenderableType]:
        marks = [Text(f"[{self.references.number(row.id)}]", DIM) for row in head.sources]
        widest = max((mark.cell_len for mark in marks), default=0)
        named: list[RenderableType] = []
        for mark, row in zip(marks, head.sources, strict=True):
            whole = ", read whole" if head.opening and row.read == "whole" else ""
            words = text(row.publisher, link=row.url) + text(whole, DIM)
            named.append(hung(mark, words, widest + 1))
        if head.side != OTHER:
            yield from named
        elif named:
            half = (len(named) + 1) // 2
            yield self._beside([named[:half], named[half:]])

    def _section(self, section: Section) -> Iterator[RenderableType]:
        if section.of(BOTH):
            yield text(backing.words(self.record, BOTH), HEAD)
            yield from self._entries(section.of(BOTH))
        if any(map(section.of, self.record.sides)):
            yield self._beside([self._only(section, side) for side in self.record.sides])
        if section.of(OTHER):
            yield text(backing.words(self.record, OTHER), HEAD)
            yield from self._entries(section.of(OTHER))

    def _only(self, section: Section, side: str) -> list[RenderableType]:
        entries = section.of(side)
        if not entries and not self.look.wide:
            return []
        has_source = any(head.sources for head in self.found.heads if head.side == side)
        nothing = text("nothing recorded" if has_source else "no source", DIM)
        title = text(backing.heading(self.record, side), HEAD)
        return [title, *(self._entries(entries) if entries else [nothing])]

    def _entries(self, entries: Iterable[Entry]) -> Iterator[RenderableType]:
        for entry in entries:
            yield hung(Text("·"), Group(*self._entry(entry)), 2)

    def _entry(self, entry: Entry) -> Iterator[RenderableType]:
        field = "" if "." in entry.field or entry.field in entry.text else f"{entry.field}:"
        sign = Text("!" if entry.disputed else "", WARN)
        # Where the sides differ, what the record says is one of their versions, or none.
        ours = "the record:" if entry.disputed and entry.evidence else ""
        yield joined(
            text(ours, DIM),
            text(field, DIM),
            text(entry.text),
            sign,
            self.references.cited(entry.evidence),
        )
        for differing in entry.differing:
            if differing.question and differing.question != entry.text:
                yield text(differing.question, DIM)
            yield from self._versions(differing, entry.whose == BOTH)

    def _versions(self, differing: Differing, side_by_side: bool) -> Iterator[RenderableType]:
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

    def _version(self, version: Version, who: str) -> RenderableType:
        words = joined(
            text(f"{who}:", DIM), text(version.text), self.references.cited(version.evidence)
        )
        return hung(Text("›" if version.held else ""), words, 2)
