"""What was said at two meetings, topic by topic and person by person, each with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from summits.answers.compare import Comparison, Field, by_speaker, ranks
from summits.record import wording
from summits.record.record import Record
from summits.render.columns import Row, columns
from summits.render.look import DIM, HEAD, Look, edges, heading, indented, joined, text
from summits.render.margin import References, source_line

if TYPE_CHECKING:
    from summits.record import models

Sign = Callable[..., Text]
"""`!` where the sources of a meeting, or of any, disagree on a field; else nothing."""


class Conversation:
    """What was said, on its way to the screen."""

    def __init__(self, record: Record, found: Comparison, look: Look, sign: Sign) -> None:
        self.record, self.found, self.look, self.sign = record, found, look, sign
        self.meetings = (record.meetings[found.a], record.meetings[found.b])
        self.ranks = ranks(record)
        self.references = References(record)

    def parts(self, everything: bool) -> Iterator[RenderableType]:
        """What was said on the topics that both took up; `everything`: on the rest too."""
        both = self._spoken(self.found.of("topics", "same", "differs"))
        rest = self._spoken(self.found.of("topics", "only-a", "only-b", "unknown"))
        hint = text("(--all: on the rest)" if rest and not everything else "", DIM)
        if both or hint:
            title = text("WHAT WAS SAID ON WHAT BOTH TOOK UP", HEAD)
            yield Text("")
            yield edges(title, hint, self.look) if hint else title
            yield from self._topics(both)
        if hint and not both:
            yield indented(text("nothing recorded", DIM))
        if rest and everything:
            yield heading("WHAT WAS SAID ON THE REST")
            yield from self._topics(rest)

    def sources(self) -> Iterator[RenderableType]:
        """The sources of the statements, numbered over both meetings."""
        if self.references.numbers:
            yield heading("SOURCES")
        for id, number in self.references.numbers.items():
            yield indented(joined(Text(f"[{number}]", DIM), source_line(self.record, id)))

    def _spoken(self, topics: Iterable[Field]) -> list[Field]:
        said = (field for field in topics if field.a or field.b)
        return sorted(said, key=lambda field: self.ranks[field.id])

    def _topics(self, topics: Iterable[Field]) -> Iterator[RenderableType]:
        for field in topics:
            label = text(self.record.topics[field.id].label, HEAD)
            yield indented(joined(label, self.sign(field.field)))
            said = columns(self._speakers(field), self.look)
            yield said if self.look.wide else indented(said)

    def _speakers(self, field: Field) -> Iterator[Row]:
        ours, theirs = (by_speaker(meeting, field.id) for meeting in self.meetings)
        # Taken up, and yet nothing recorded: told once, so that it is not read as silence.
        a, b = (
            [text("nothing recorded", DIM)] if value == () else [] for value in (field.a, field.b)
        )
        for by in sorted({*ours, *theirs}, key=self._rank):
            names = wording.speakers(self.record, sorted(by, key=self.ranks.__getitem__))
            a += self._statements(self.meetings[0], ours.get(by, ()))
            b += self._statements(self.meetings[1], theirs.get(by, ()))
            yield Row(names or "nobody quoted", a, b, near=True)
            a, b = [], []

    def _rank(self, by: tuple[str, ...]) -> tuple[bool, int, list[int]]:
        """Who speaks alone before those who speak together, and last what nobody is quoted on."""
        return not by, len(by), sorted(self.ranks[id] for id in by)

    def _statements(self, meeting: models.Meeting, rows: Iterable[models.Statement]) -> list[Text]:
        return [self._statement(meeting, row) for row in rows]

    def _statement(self, meeting: models.Meeting, row: models.Statement) -> Text:
        disputed = bool(self.sign(f"statements.{row.key}", meeting))
        return joined(text(row.says), self.references.mark(row.evidence, disputed=disputed))
