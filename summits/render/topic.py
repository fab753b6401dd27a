"""`summits topics TOPIC` on a screen: the life of a topic, and what was said on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from summits.answers.topics import Gap, Item, Life, Taken
from summits.record import backing, wording
from summits.record.record import Card, Record
from summits.render import heads
from summits.render.look import DIM, HEAD, ID, Look, edges, footer, joined, page, text
from summits.render.margin import LABEL, MORE, Line, References, lines, unsourced
from summits.render.topics import STRIP, sign, strip
from summits.values import dates


def view(record: Record, life: Life, cards: Sequence[Card], look: Look) -> RenderableType:
    """One topic: what it is, when it was taken up, and what was said on it, meeting by meeting."""
    return page(TopicPage(record, life, cards, look))


class TopicPage:
    """One topic on its way to the screen."""

    def __init__(self, record: Record, life: Life, cards: Sequence[Card], look: Look) -> None:
        self.record, self.life, self.cards, self.look = record, life, cards, look
        self.references = References(record, named=True)
        self.label = _label(record, life)

    def parts(self) -> Iterator[RenderableType]:
        life = self.life
        yield edges(text(life.label, HEAD), text(life.topic, ID), self.look)
        yield text(life.definition)
        yield Text("")
        yield self._lines(self._words())
        for taken in life.meetings:
            yield Text("")
            yield heads.among(self.record, self.record.card(taken.meeting), self.look)
            for item in taken.topics:
                yield self._lines([self._item(item)], label=0)
                yield self._lines(self._said(item))
        if self.look.terminal:
            yield Text("")
        yield footer(f"{backing.legend(self.record)} ! disputed. {MORE}", self.look)

    def _lines(self, rows: Iterable[Line], label: int | None = None) -> RenderableType:
        width = self.label if label is None else label
        return lines(rows, self.look, label=width, named=True)

    def _words(self) -> Iterator[Line]:
        life, topics = self.life, self.record.topics
        often = text(f"{life.times} of {wording.counted(life.of, 'meeting')}")
        yield unsourced("how often", joined(self._strip(), often, by="  "))
        yield unsourced("", text(STRIP, DIM))
        yield from self._ends()
        for number, gap in enumerate(life.gaps):
            yield unsourced("gaps" if number == 0 else "", self._gap(gap))
        if life.broader:
            yield unsourced("part of", text(topics[life.broader].label))
        if life.narrower:
            narrower = wording.listed([topics[id].label for id in life.narrower])
            yield unsourced("with", text(narrower))
        if life.aliases:
            yield unsourced("also", text(", ".join(life.aliases)))

    def _ends(self) -> Iterator[Line]:
        taken = [taken.meeting for taken in self.life.meetings]
        if len(taken) > 1:
            yield unsourced("first", self._when(taken[0]))
        if taken:
            place = [card.id for card in self.cards].index(taken[-1])
            since = len(self.cards) - place - 1
            meetings = "meeting" if since == 1 else f"{since} meetings"
            silent = f"not at the {meetings} since" if since else ""
            last = joined(self._when(taken[-1]), silent, by="; ")
            yield unsourced("last" if len(taken) > 1 else "only", last)

    def _strip(self) -> Text:
        taken = {taken.meeting: _sides(taken) for taken in self.life.meetings}
        return strip([sign(taken.get(card.id)) for card in self.cards])

    def _when(self, meeting: str) -> Text:
        card = self.record.card(meeting)
        return joined(dates.words(card.date), wording.where(self.record, card), by=", ")

    def _gap(self, gap: Gap) -> Text:
        first, last = (wording.day(self.record.card(id)) for id in (gap.after, gap.before))
        missed = wording.counted(len(gap.missed), "meeting")
        return text(f"{first} to {last} ({gap.words}): {missed} without it")

    def _item(self, item: Item) -> Line:
        named = item.label if self.life.narrower else "on the agenda"
        mark = self.references.mark(item.evidence, disputed=item.disputed)
        return Line("", text(named, HEAD if self.life.narrower else DIM), mark)

    def _said(self, item: Item) -> Iterator[Line]:
        for said in item.statements:
            speakers = wording.speakers(self.record, said.by)
            mark = self.references.mark(said.evidence, disputed=said.disputed)
            yield Line(speakers, text(said.says), mark)


def _sides(taken: Taken) -> list[str]:
    return list({side for item in taken.topics for side in item.sides})


def _label(record: Record, life: Life) -> int:
    """How wide labels are: room for every word of a speaker's name."""
    said = (said for taken in life.meetings for item in taken.topics for said in item.statements)
    speakers = {record.short_names[id] for row in said for id in row.by}
    return max([LABEL, *(len(word) for name in speakers for word in name.split())])
