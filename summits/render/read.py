"""`summits read` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from summits.answers.read import Guess, Reading, ReadParagraph
from summits.record import wording
from summits.record.record import Record
from summits.render.look import (
    DIM,
    HEAD,
    ID,
    WARN,
    Look,
    footer,
    hung,
    indented,
    page,
    section,
    text,
)
from summits.render.margin import paragraphs

STYLES = {
    "person": "bold",
    "place": "underline",
    "topic": "italic",
    "date": "cyan",
    "unknown": f"{WARN} underline",
}


def view(record: Record, found: Sequence[Reading], look: Look) -> RenderableType:
    """The paragraphs with what they name, who speaks, what rests on them; then the meetings."""
    return page(block for one in found for block in ReadingPage(record, one).blocks())


class ReadingPage:
    """An article on its way to the screen."""

    def __init__(self, record: Record, found: Reading) -> None:
        self.record, self.found = record, found

    def blocks(self) -> Iterator[Iterable[RenderableType]]:
        source = self.found.source
        known = f"source {source} of the record" if source else "no source of the record"
        yield [text(self.found.file, HEAD), text(known, DIM)]
        yield from map(self._paragraph, self.found.paragraphs)
        numbers = paragraphs(tuple(self.found.unused)).strip()
        yield [text(f"Nothing of the record rests on {numbers}.", DIM)] if numbers else []
        none = text("none of the record: no day of one is named beside both principals")
        guesses = [part for guess in self.found.guesses for part in self._guess(guess)]
        yield section("WHICH MEETING IT MAY BE ABOUT", guesses or [indented(none)])
        yield footer(
            "bold people, italic topics, underlined places, “?” somebody the record does not know; "
            "each is a proposal, with the words it rests on"
        )

    def _paragraph(self, row: ReadParagraph) -> Iterator[RenderableType]:
        shown = text(row.text)
        for one in row.mentions:
            shown.stylize(STYLES[one.kind], one.start, one.end)
        yield hung(text(str(row.number), DIM), shown, 4)
        for said in row.speeches:
            who = self.record.short_names[said.person]
            yield indented(text(f"{who}, {said.how}: “{said.words}”", DIM), 4)
        strange = [f"{one.text}?" for one in row.mentions if one.kind == "unknown"]
        if strange:
            yield indented(text(", ".join(strange), WARN), 4)
        for meeting in dict.fromkeys(cited.meeting for cited in row.facts if cited.meeting):
            fields = [cited.fact.field for cited in row.facts if cited.meeting == meeting]
            counted = wording.counted(len(fields), "fact")
            words = f"{counted} of {meeting}: {', '.join(dict.fromkeys(fields))}"
            yield indented(text(words, ID), 4)

    def _guess(self, guess: Guess) -> Iterator[RenderableType]:
        yield indented(text(guess.meeting, ID))
        yield indented(text("; ".join(guess.why)), 4)
        for line in guess.differs:
            yield indented(text(line, WARN), 4)
