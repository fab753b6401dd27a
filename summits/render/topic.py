"""`summits topics TOPIC` on a screen: the life of a topic, and what was said on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from summits.answers.topics import AgendaTopic, Life, TopicGap
from summits.record import wording
from summits.record.record import Card, Record
from summits.render import heads
from summits.render.look import DIM, HEAD, ID, Look, edges, footer, joined, page, text
from summits.render.margin import MORE, Line, References, label_width, lines
from summits.render.styled import Block
from summits.render.topics import Cell, legend, signs, strip
from summits.values import dates


def view(record: Record, life: Life, cards: Sequence[Card], look: Look) -> Block:
    """One topic: what it is, when it was taken up, and what was said on it, meeting by meeting."""
    return page(TopicPage(record, life, cards, look).blocks())


class TopicPage:
    """One topic on its way to the screen."""

    def __init__(self, record: Record, life: Life, cards: Sequence[Card], look: Look) -> None:
        self.record, self.life, self.cards, self.look = record, life, cards, look
        self.references = References(record, (), named=True)
        items = [item for taken in life.meetings for item in taken.topics]
        said = (said for item in items for said in item.statements)
        self.label = label_width(record.short_names[id] for row in said for id in row.by)

    def blocks(self) -> Iterator[Iterable[Block]]:
        life = self.life
        yield [
            edges(text(life.label, HEAD), text(life.topic, ID), self.look.width),
            text(life.definition),
        ]
        yield self._lines(self._words())
        for taken in life.meetings:
            head = heads.among(self.record, self.record.card(taken.meeting), self.look)
            yield [head, *(part for item in taken.topics for part in self._taken(item))]
        yield footer(f"{self.references.legend()} {MORE}".strip() if life.meetings else "")

    def _taken(self, item: AgendaTopic) -> Iterator[Block]:
        yield from self._lines([self._item(item)], label=0)
        yield from self._lines(self._said(item))

    def _lines(self, rows: Iterable[Line], label: int | None = None) -> Iterator[Block]:
        width = self.label if label is None else label
        return lines(rows, self.look, label=width, named=True)

    def _words(self) -> Iterator[Line]:
        life, topics = self.life, self.record.topics
        yield from often(self.record, self._cells(), life.times, life.of)
        yield from self._ends()
        for number, gap in enumerate(life.gaps):
            yield Line("gaps" if number == 0 else "", self._gap(gap))
        narrower = wording.listed([topics[id].label for id in life.narrower])
        for label, words in (
            ("part of", topics[life.broader].label if life.broader else ""),
            ("with", narrower),
            ("also", ", ".join(life.aliases)),
        ):
            if words:
                yield Line(label, text(words))

    def _ends(self) -> Iterator[Line]:
        taken = [taken.meeting for taken in self.life.meetings]
        if len(taken) > 1:
            yield Line("first", self._when(taken[0]))
        if taken:
            place = [card.id for card in self.cards].index(taken[-1])
            since = len(self.cards) - place - 1
            meetings = "meeting" if since == 1 else f"{since} meetings"
            silent = f"not at the {meetings} since" if since else ""
            last = joined(self._when(taken[-1]), silent, by="; ")
            yield Line("last" if len(taken) > 1 else "only", last)

    def _cells(self) -> list[Cell]:
        taken = {
            taken.meeting: {side for item in taken.topics for side in item.sides}
            for taken in self.life.meetings
        }
        return signs(self.record, taken, self.cards)

    def _when(self, meeting: str) -> Text:
        card = self.record.card(meeting)
        return joined(dates.words(card.date), wording.where(self.record, card), by=", ")

    def _gap(self, gap: TopicGap) -> Text:
        first, last = (wording.day(self.record.card(id)) for id in (gap.after, gap.before))
        missed = wording.counted(len(gap.missed), "meeting")
        return text(f"{first} to {last} ({gap.words}): {missed} without it")

    def _item(self, item: AgendaTopic) -> Line:
        named = item.label if self.life.narrower else "taken up"
        mark = self.references.mark(item.evidence, disputed=item.disputed)
        return Line("", text(named, HEAD if self.life.narrower else DIM), mark)

    def _said(self, item: AgendaTopic) -> Iterator[Line]:
        for said in item.statements:
            speakers = wording.speakers(self.record, said.by)
            mark = self.references.mark(said.evidence, disputed=said.disputed)
            yield Line(speakers, text(said.says), mark)


def often(record: Record, cells: Sequence[Cell], times: int, of: int) -> Iterator[Line]:
    """At how many meetings, and which, as a strip with its legend."""
    counted = text(f"{times} of {wording.counted(of, 'meeting')}")
    yield Line("how often", joined(strip(cells), counted, by="  "))
    yield Line("", text(legend(record, cells), DIM), mark="")
