"""`summits read` on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from summits.answers.read import Guess, Reading, ReadParagraph
from summits.record import wording
from summits.record.record import Record
from summits.render.look import DIM, HEAD, ID, WARN, Look, footer, heading, indented, page, text
from summits.render.margin import hung, paragraphs

STYLES = {
    "person": "bold",
    "place": "underline",
    "topic": "italic",
    "date": "cyan",
    "unknown": f"{WARN} underline",
}


def view(record: Record, found: Sequence[Reading], look: Look) -> RenderableType:
    """The paragraphs with what they name, who speaks, what rests on them; then the meetings."""
    return Group(*(page(ReadingPage(record, one, look)) for one in found))


class ReadingPage:
    """An article on its way to the screen."""

    def __init__(self, record: Record, found: Reading, look: Look) -> None:
        self.record, self.found, self.look = record, found, look

    def parts(self) -> Iterator[RenderableType]:
        source = self.found.source
        yield text(self.found.file, HEAD)
        yield text(f"source {source} of the record" if source else "no source of the record", DIM)
        for row in self.found.paragraphs:
            yield Text("")
            yield from self._paragraph(row)
        if self.found.unused:
            numbers = paragraphs(tuple(self.found.unused)).strip()
            yield Text("")
            yield text(f"Nothing of the record rests on {numbers}.", DIM)
        yield heading("WHICH MEETING IT MAY BE ABOUT")
        if not self.found.guesses:
            yield indented(
                text("none of the record: no day of one is named beside both principals")
            )
        for guess in self.found.guesses:
            yield from self._guess(guess)
        yield Text("")
        yield footer(
            "bold people, italic topics, underlined places, “?” somebody the record does not know; "
            "each is a proposal, with the words it rests on",
            self.look,
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
