"""`summits read` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summits.answers.read import Reading, ReadParagraph
from summits.answers.reading.guesses import Guess
from summits.record import wording
from summits.record.record import Record
from summits.render import look as ui
from summits.render.margin import paragraphs
from summits.render.styled import Block

STYLES = {
    "person": "bold",
    "place": "underline",
    "topic": "italic",
    "date": "cyan",
    "unknown": f"{ui.WARN} underline",
}


def view(record: Record, found: Sequence[Reading], look: ui.Look) -> Block:
    """The paragraphs with what they name, who speaks, what rests on them; then the meetings."""
    return ui.page(block for one in found for block in ReadingPage(record, one).blocks())


class ReadingPage:
    """An article on its way to the screen."""

    def __init__(self, record: Record, found: Reading) -> None:
        self.record, self.found = record, found

    def blocks(self) -> Iterator[Iterable[Block]]:
        source = self.found.source
        known = f"source {source} of the record" if source else "no source of the record"
        yield [ui.text(self.found.file, ui.HEAD), ui.text(known, ui.DIM)]
        yield from map(self._paragraph, self.found.paragraphs)
        numbers = paragraphs(tuple(self.found.unused)).strip()
        yield [ui.text(f"Nothing of the record rests on {numbers}.", ui.DIM)] if numbers else []
        none = ui.text("none of the record: no day of one is named beside both principals")
        guesses = [part for guess in self.found.guesses for part in self._guess(guess)]
        yield ui.section("WHICH MEETING IT MAY BE ABOUT", guesses or [ui.indented(none)])
        yield ui.footer(
            "bold people, italic topics, underlined places, “?” somebody the record does not know; "
            "each is a proposal, with the words it rests on"
        )

    def _paragraph(self, row: ReadParagraph) -> Iterator[Block]:
        shown = ui.text(row.text)
        for one in row.mentions:
            shown.stylize(STYLES[one.kind], one.start, one.end)
        yield ui.hung(ui.text(str(row.number), ui.DIM), shown, 4)
        for said in row.speeches:
            who = self.record.short_names.get(said.person, said.person)
            yield ui.indented(ui.text(f"{who}, {said.how}: “{said.words}”", ui.DIM), 4)
        strange = [f"{one.text}?" for one in row.mentions if one.kind == "unknown"]
        if strange:
            yield ui.indented(ui.text(", ".join(strange), ui.WARN), 4)
        for meeting in dict.fromkeys(cited.meeting for cited in row.facts if cited.meeting):
            fields = [cited.fact.field for cited in row.facts if cited.meeting == meeting]
            counted = wording.counted(len(fields), "fact")
            words = f"{counted} of {meeting}: {', '.join(dict.fromkeys(fields))}"
            yield ui.indented(ui.text(words, ui.ID), 4)

    def _guess(self, guess: Guess) -> Iterator[Block]:
        yield ui.indented(ui.text(guess.meeting, ui.ID))
        yield ui.indented(ui.text("; ".join(guess.why)), 4)
        for line in guess.differs:
            yield ui.indented(ui.text(line, ui.WARN), 4)
