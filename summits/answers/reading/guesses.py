"""Which meeting an article may be about, why, and what it has otherwise than the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summits.record import wording
from summits.record.record import Card, Record
from summits.values import dates

if TYPE_CHECKING:
    from summits.answers.read import ReadParagraph
    from summits.record import models


class Guess(NamedTuple):
    """A meeting that an article may be about."""

    meeting: str
    why: tuple[str, ...]
    differs: tuple[str, ...]
    """What the article has otherwise than the record, or what the record lacks."""


class Guesser:
    """The record's meetings, ready for any number of articles."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def guesses(
        self, read: Sequence[ReadParagraph], published: dates.Edtf | None
    ) -> Iterator[Guess]:
        """The meetings that an article may be about, the likeliest first."""
        named = [one for row in read for one in row.mentions]
        people = {one.id for one in named if one.kind == "person"}
        resting = Counter(fact.meeting for row in read for fact in row.facts if fact.meeting)
        if not resting and not people.issuperset(self.record.principals):
            return
        days = Counter(one.id for one in named if one.kind == "date")
        places = Counter(one.id for one in named if one.kind == "place")
        near = published if self._are_together(read) else None
        # What rests on the article is of its meetings, and of no other.
        cards = [card for card in self.record.cards if card.id in resting] or self.record.cards
        scored = [(self._score(card, days, places, near), card) for card in cards]
        scored.sort(key=lambda pair: -pair[0])
        for score, card in scored:
            if (score or card.id in resting) and score >= scored[0][0] - 1:
                why = (*self._why(card, days, places, resting[card.id]), *_soon_after(card, near))
                differs = (*self._differs(card, people, days, places), *self._figures(card, read))
                yield Guess(card.id, why, differs)

    def _are_together(self, read: Sequence[ReadParagraph]) -> bool:
        """Whether a paragraph names both principals."""
        wanted = set(self.record.principals)
        return any(wanted <= {one.id for one in row.mentions} for row in read)

    def _score(
        self, card: Card, days: Counter[str], places: Counter[str], near: dates.Edtf | None
    ) -> int:
        on, told = _on_one_of(days, card.date), _on_one_of(days, card.reported)
        soon = bool(list(_soon_after(card, near)))
        here = (on or told or soon) and card.place in places
        return 4 * on + 2 * (told or soon) + here

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
        if not _on_one_of(days, card.date):
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
                named = {one.id for one in row.mentions}
                same = {one.person for one in row.speeches} & set(statement.by)
                theirs = _numbers(row.text)
                if same and statement.topic in named and theirs and not ours & theirs:
                    yield (
                        f"¶{row.number} has {', '.join(sorted(theirs))} where "
                        f"statements.{statement.key} has {', '.join(sorted(ours))}"
                    )


def _on_one_of(days: Iterable[str], date: dates.Edtf | None) -> bool:
    return date is not None and any(date.overlaps(dates.parse(day)) for day in days)


def _soon_after(card: Card, published: dates.Edtf | None) -> Iterator[str]:
    """That an article came out on the day, or the day after, that a meeting was held or made public."""
    if published is None or not published.exact:
        return
    for date, what in ((card.date, "it was held"), (card.reported, "it was made public")):
        days = (published.earliest - date.earliest).days if date and date.exact else None
        if days in (0, 1):
            when = "the day after" if days else "the day"
            yield f"was published on {dates.words(published)}, {when} {what}"
            return


def _numbers(text: str) -> set[str]:
    """The figures of a text but for years and days: with their unit, as `90 %`, `1.75 million`."""
    found = _FIGURE.findall(text.lower())
    return {f"{number} {'%' if unit in _PERCENT else unit}" for number, unit in found}


_PERCENT = ("per cent", "percent", "процентов", "процента")
_FIGURE = re.compile(
    r"(\d(?:[\d.,]*\d)?)\s?(%|(?:per cent|percent|процент(?:ов|а)|million|billion|thousand|hours?)\b)"
)


def _known(meeting: models.Meeting) -> set[str]:
    named = {row.person for row in meeting.participants}
    return named | {id for row in meeting.statements for id in row.by}
