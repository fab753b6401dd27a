"""An article read with the record: what it names, who speaks, which meeting it may be about.

It proposes and never decides: each proposal carries the words that it rests on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.answers.index import Index
from summits.answers.mentions import Mention, dated, unknown
from summits.answers.roles import Roles
from summits.answers.sources import Cited
from summits.answers.speech import Speech, Teller
from summits.answers.strangers import Strangers
from summits.answers.told import Told
from summits.answers.verify import Verifier
from summits.record import wording
from summits.record.record import Card, Record
from summits.values import dates
from summits.values.prints import Paragraph

if TYPE_CHECKING:
    from summits.record import models


class ReadParagraph(NamedTuple):
    """A paragraph with all that was seen in it."""

    number: int
    """As citations count it."""
    text: str
    print: str
    mentions: tuple[Mention, ...]
    speeches: tuple[Speech, ...]
    facts: tuple[Cited, ...]
    """What of the record rests on it."""

    def as_json(self) -> dict[str, Any]:
        """The paragraph as `--json` gives it."""
        facts = [{"meeting": one.meeting, "field": one.fact.field} for one in self.facts]
        return {**self._asdict(), "facts": facts}


class Guess(NamedTuple):
    """A meeting that an article may be about."""

    meeting: str
    why: tuple[str, ...]
    differs: tuple[str, ...]
    """What the article has otherwise than the record, or what the record lacks."""


class Reading(NamedTuple):
    """An article, read."""

    file: str
    source: str | None
    """The record's source that it is, by its prints."""
    published: str | None
    paragraphs: tuple[ReadParagraph, ...]
    guesses: tuple[Guess, ...]
    """The likeliest first; () where none fits."""

    @property
    def unused(self) -> list[int]:
        """The paragraphs that nothing rests on, of a source of the record; [] of any other."""
        return [row.number for row in self.paragraphs if not row.facts] if self.source else []

    def as_json(self) -> dict[str, Any]:
        """The reading as `--json` gives it."""
        return {**self._asdict(), "unused": self.unused}


class Reader:
    """The record, ready for any number of articles."""

    def __init__(self, record: Record) -> None:
        self.record, self.verifier = record, Verifier(record)
        self.index, self.roles = Index(record), Roles(record)

    def read(
        self, file: str, paragraphs: Sequence[Paragraph], published: dates.Edtf | None = None
    ) -> Reading:
        """Read one article; `published` says what `Wednesday` means in it."""
        verified = self.verifier.verify(file, paragraphs)
        resting = {row.text: row.facts for row in verified.paragraphs if row.text}
        if published is None and verified.source:
            published = self.record.sources[verified.source].published
        read = tuple(self._paragraphs(paragraphs, published, resting))
        day = str(published) if published else None
        return Reading(file, verified.source, day, read, tuple(self._guesses(read)))

    def _paragraphs(
        self,
        paragraphs: Sequence[Paragraph],
        published: dates.Edtf | None,
        resting: dict[str, tuple[Cited, ...]],
    ) -> Iterator[ReadParagraph]:
        texts = [row.text for row in paragraphs]
        cast, teller = self.index.cast(texts), Teller()
        named_here = [self.index.known(text, cast) for text in texts]
        unknown_here = [list(unknown(*row)) for row in zip(texts, named_here, strict=True)]
        strangers = Strangers(one for others in unknown_here for one in others)
        for row, known, others in zip(paragraphs, named_here, unknown_here, strict=True):
            people = [one for one in known if one.kind == "person"]
            people += [*self.roles.principals(row.text), *strangers.named(row.text, known)]
            # Somebody who is told of is no topic, though a topic may bear the name.
            named = [one for one in known if one.kind != "topic" or _apart(one, people)]
            said = teller.speeches(row.text, people)
            told = Told(row.text, bool(said))
            named = [one for one in named if one.kind != "topic" or told.tells(one)]
            every = [*named, *others, *dated(row.text, published)]
            every.sort(key=lambda one: (one.start, one.end))
            facts = resting.get(row.text, ())
            yield ReadParagraph(row.number, row.text, row.print, tuple(every), said, facts)

    def _guesses(self, read: Sequence[ReadParagraph]) -> Iterator[Guess]:
        named = [one for row in read for one in row.mentions]
        people = {one.id for one in named if one.kind == "person"}
        resting = Counter(fact.meeting for row in read for fact in row.facts if fact.meeting)
        if not resting and not people.issuperset(self.record.principals):
            return
        days = Counter(one.id for one in named if one.kind == "date")
        places = Counter(one.id for one in named if one.kind == "place")
        scored = [
            (self._score(card, days, places) + 9 * (card.id in resting), card)
            for card in self.record.cards
        ]
        best = max((score for score, _ in scored), default=0)
        for score, card in sorted(scored, key=lambda pair: -pair[0]):
            if score and score >= best - 1:
                why = tuple(self._why(card, days, places, resting[card.id]))
                differs = (*self._differs(card, people, days, places), *self._figures(card, read))
                yield Guess(card.id, why, differs)

    def _score(self, card: Card, days: Counter[str], places: Counter[str]) -> int:
        on = any(card.date.overlaps(dates.parse(day)) for day in days)
        told = card.reported is not None and any(
            card.reported.overlaps(dates.parse(day)) for day in days
        )
        return 4 * on + 2 * told + (1 if (on or told) and card.place in places else 0)

    def _why(
        self, card: Card, days: Counter[str], places: Counter[str], resting: int
    ) -> Iterator[str]:
        if resting:
            yield f"{wording.counted(resting, 'fact')} of it rest on this article"
        for day in days:
            date = dates.parse(day)
            if card.date.overlaps(date):
                yield f"names {dates.words(date)}, when it was held"
            elif card.reported and card.reported.overlaps(date):
                yield f"names {dates.words(date)}, when it was made public"
        if card.place and card.place in places:
            yield f"names {self.record.places[card.place].city}"

    def _differs(
        self, card: Card, people: set[str], days: Counter[str], places: Counter[str]
    ) -> Iterator[str]:
        meeting = self.record.meetings[card.id]
        if not any(card.date.overlaps(dates.parse(day)) for day in days):
            yield f"no day of the article is {dates.words(card.date)}"
        if places and card.place and card.place not in places:
            where = ", ".join(self.record.places[id].city for id in places)
            yield f"names {where}, not {self.record.places[card.place].city}"
        for id in sorted(people - _known(meeting)):
            yield f"names {self.record.people[id].name}, whom the record does not name here"

    def _figures(self, card: Card, read: Sequence[ReadParagraph]) -> Iterator[str]:
        """Figures that somebody gives on a topic, where the record has others of the same on it."""
        for statement in self.record.meetings[card.id].statements:
            ours = _numbers(statement.says)
            for row in read if ours else ():
                topics = {one.id for one in row.mentions if one.kind == "topic"}
                same = {one.person for one in row.speeches} & set(statement.by)
                theirs = _numbers(row.text)
                if same and statement.topic in topics and theirs and not ours & theirs:
                    yield (
                        f"¶{row.number} has {', '.join(sorted(theirs))} where "
                        f"statements.{statement.key} has {', '.join(sorted(ours))}"
                    )


def _apart(topic: Mention, people: Sequence[Mention]) -> bool:
    return all(topic.end <= one.start or topic.start >= one.end for one in people)


def _numbers(text: str) -> set[str]:
    """The figures of a text but for years and days: with their unit, as `90 %`, `1.75 million`."""
    return {
        f"{found[1].rstrip('.,')} {'%' if found[2] in _PERCENT else found[2]}"
        for found in _FIGURE.finditer(text)
    }


_PERCENT = ("%", "per cent", "percent", "процентов", "процента")
_FIGURE = re.compile(
    r"(\d[\d.,]*)\s?(%|(?:per cent|percent|процент(?:ов|а)|million|billion|thousand|hours?)\b)",
    re.IGNORECASE,
)


def _known(meeting: models.Meeting) -> set[str]:
    named = {row.person for row in meeting.participants}
    return named | {id for row in meeting.statements for id in row.by}
