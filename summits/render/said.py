"""What was said at two meetings, topic by topic and person by person, each with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from summits.answers.compare import Compared, Comparison, by_speaker, ranks
from summits.record import wording
from summits.record.record import Record, cited_sources
from summits.render.columns import SideBySide, columns
from summits.render.look import DIM, HEAD, Look, edges, indented, section, signed, text
from summits.render.margin import References
from summits.render.styled import Block
from summits.values.citations import sources_of

if TYPE_CHECKING:
    from summits.record import models

Sign = Callable[..., Text]
"""`!` where the sources of a meeting, or of any, disagree on a field; else nothing."""


class Conversation:
    """What was said, on its way to the screen; `everything`: also on what one alone took up."""

    def __init__(
        self, record: Record, found: Comparison, look: Look, sign: Sign, everything: bool
    ) -> None:
        self.record, self.found, self.look, self.sign = record, found, look, sign
        self.everything = everything
        self.meetings = (record.meetings[found.a], record.meetings[found.b])
        self.ranks = ranks(record)
        self.both = self._spoken(found.of("topics", "same", "differs"))
        self.rest = self._spoken(found.of("topics", "only-a", "only-b", "unknown"))
        shown = {field.id for field in (*self.both, *(self.rest if everything else ()))}
        self.references = References(record, self._cited(shown))

    def _cited(self, topics: set[str]) -> Iterator[str]:
        """The sources of what was said, in the record's order of the one meeting, then the other."""
        for meeting in self.meetings:
            said = (row for row in meeting.statements if row.topic in topics)
            used = set(sources_of(citation for row in said for citation in row.evidence))
            yield from (id for id in cited_sources(meeting) if id in used)

    def blocks(self) -> Iterator[Iterable[Block]]:
        """What was said on the topics that both took up, and on the rest."""
        hint = text("(--all: on the rest)" if self.rest and not self.everything else "", DIM)
        title = text("WHAT WAS SAID ON WHAT BOTH TOOK UP", HEAD)
        head = edges(title, hint, self.look.width) if hint else title
        nothing = [indented(text("nothing recorded", DIM))] if hint else []
        said = list(self._topics(self.both)) or nothing
        yield [head, *said] if said else []
        yield section(
            "WHAT WAS SAID ON THE REST", self._topics(self.rest if self.everything else ())
        )
        yield section("SOURCES", self.references.list())

    def _spoken(self, topics: Iterable[Compared]) -> list[Compared]:
        said = (field for field in topics if field.a or field.b)
        return sorted(said, key=lambda field: self.ranks[field.id])

    def _topics(self, topics: Iterable[Compared]) -> Iterator[Block]:
        for field in topics:
            label = text(self.record.topics[field.id].label, HEAD)
            yield indented(signed(label, self.sign(field.field)))
            said = columns(self._speakers(field), self.look)
            yield from said if self.look.wide else map(indented, said)

    def _speakers(self, field: Compared) -> Iterator[SideBySide]:
        ours, theirs = (by_speaker(meeting, field.id) for meeting in self.meetings)
        # Taken up, and yet nothing recorded: told once, so that it is not read as silence.
        silent = [
            [text("nothing recorded", DIM)] if value == () else [] for value in (field.a, field.b)
        ]
        for by in sorted({*ours, *theirs}, key=self._rank):
            names = wording.speakers(self.record, sorted(by, key=self.ranks.__getitem__))
            rows = [side.get(by, ()) for side in (ours, theirs)]
            a, b = (
                [*nothing, *(text(row.says) for row in said)]
                for nothing, said in zip(silent, rows, strict=True)
            )
            marks = tuple(map(self._marks, silent, self.meetings, rows))
            yield SideBySide(names or "nobody quoted", a, b, near=True, marks=(marks[0], marks[1]))
            silent = [[], []]

    def _rank(self, by: tuple[str, ...]) -> tuple[bool, int, list[int]]:
        """Who speaks alone before those who speak together, and last what nobody is quoted on."""
        return not by, len(by), sorted(self.ranks[id] for id in by)

    def _marks(
        self, silent: Sequence[Text], meeting: models.Meeting, rows: Iterable[models.Statement]
    ) -> list[Text]:
        signs = ((row, bool(self.sign(f"statements.{row.key}", meeting))) for row in rows)
        marks = (self.references.mark(row.evidence, disputed=sign) for row, sign in signs)
        return [*(Text("") for _ in silent), *marks]
