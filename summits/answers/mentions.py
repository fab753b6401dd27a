"""What a paragraph names that the record knows: people, places, topics, dates; and who seems to be named.

The words that go with titles, weekdays and saying are data: language.json.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summits.errors import UsageError
from summits.record import names
from summits.record.record import Record
from summits.values import dates, typed
from summits.values.words import Word, fold, fold_words, located

Kind = Literal["person", "place", "topic", "date", "unknown"]


class Mention(NamedTuple):
    """A place in a paragraph where something is named."""

    kind: Kind
    id: str
    """The id in the record; of a date, EDTF; of somebody unknown, the words themselves."""
    text: str
    start: int
    end: int


@cache
def language() -> dict[str, Any]:
    """The words of saying, titles, weekdays and so on, as they are kept beside the code."""
    path = Path(__file__).with_name("language.json")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words, folded as what is read is."""
    return frozenset(word for part in language()[name].split() for word in fold_words(part))


class Index:
    """The record's names by their words, ready for any number of paragraphs."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def names(self) -> dict[tuple[str, ...], tuple[Kind, str]]:
        """What names whom; a form that names two is nobody's."""
        owners: dict[tuple[str, ...], set[tuple[Kind, str]]] = {}
        for kind, id, form in self._forms():
            words = tuple(fold_words(form))
            if words and (len(words) > 1 or len(words[0]) > 2):
                owners.setdefault(words, set()).add((kind, id))
        return {words: next(iter(who)) for words, who in owners.items() if len(who) == 1}

    def _forms(self) -> Iterator[tuple[Kind, str, str]]:
        for id, person in self.record.people.items():
            for form in names.called(person):
                yield "person", id, form
            yield "person", id, self.record.short_names[id]
        for id in self.record.principals:
            # A principal's surname stands alone in the press of every language.
            for form in names.called(self.record.people[id]):
                yield "person", id, fold_words(form)[-1] if fold_words(form) else ""
        for id, place in self.record.places.items():
            for form in names.called(place):
                yield "place", id, form
        for id, topic in self.record.topics.items():
            for form in names.called(topic):
                yield "topic", id, form

    def principals(self, text: str) -> Iterator[Mention]:
        """The principals where they are named by what they are: `the Russian leader`, both together."""
        for side in self.record.sides.values():
            adjective = re.escape(side.adjective)
            leaders = "|".join(language()["leaders"].split())
            for found in re.finditer(rf"\b{adjective} (?:{leaders})\b", text, re.IGNORECASE):
                yield Mention("person", side.principal, found[0], *found.span())
        lower = text.casefold()
        for words in language()["both"]:
            at = lower.find(words)
            if at >= 0:
                span = at, at + len(words)
                for id in self.record.principals:
                    yield Mention("person", id, text[span[0] : span[1]], *span)

    @cached_property
    def longest(self) -> int:
        """Of how many words the longest name is."""
        return max(map(len, self.names), default=0)

    def known(self, text: str) -> list[Mention]:
        """The people, places and topics that a text names, the longest form at each place."""
        words = list(located(text))
        found, at = [], 0
        while at < len(words):
            mention = self._at(text, words, at)
            if mention:
                found.append(mention[0])
                at += mention[1]
            else:
                at += 1
        return found

    def _at(self, text: str, words: Sequence[Word], at: int) -> tuple[Mention, int] | None:
        for count in range(min(self.longest, len(words) - at), 0, -1):
            run = words[at : at + count]
            key = tuple(_bare(word.folded, number) for number, word in enumerate(run))
            named = self.names.get(tuple(word.folded for word in run)) or self.names.get(key)
            if named and _continuous(text, run):
                kind, id = named
                start, end = run[0].start, run[-1].end
                return Mention(kind, id, text[start:end], start, end), count
        return None


def _bare(word: str, number: int) -> str:
    # An Arabic "and", "to" or "by" is written on to the first word of a name.
    stripped = re.sub(r"^(?:وال|بال|لل|وب|و|ب|ل)(?=[\u0621-\u064a]{3})", "", word)
    return stripped if number == 0 else word


def _continuous(text: str, run: Sequence[Word]) -> bool:
    gaps = (text[a.end : b.start] for a, b in pairwise(run))
    return all(not gap.strip(" \u00a0-–'’.") for gap in gaps)


_NAME = r"(?:[A-ZÀ-ÞА-ЯЁ][\w’'-]+)"
_NAMED = re.compile(rf"\b([\w-]+)\s+({_NAME}(?:\s+(?:al-|bin\s)?{_NAME}){{1,2}})")
_DATES = (
    re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}\.?,?(?:\s+\d{4})?(?!\w)"),
    re.compile(r"\b[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?(?!\w)"),
    re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b"),
)
"""Day before month, month before day, figures alone: what is read as one is not read again."""


def unknown(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """People who seem to be named and are not known: a title and a name, `his counterpart`."""
    taken = [(one.start, one.end) for one in known]
    for found in _NAMED.finditer(text):
        start, end = found.span(2)
        free = all(end <= a or start >= b for a, b in taken)
        if free and fold(found[1]) in word_set("titles"):
            yield Mention("unknown", found[2], found[2], start, end)
    for words in language()["counterpart"]:
        start = text.find(words)
        follows = any(a - 3 <= start + len(words) < a + 2 for a, _ in taken)
        if start >= 0 and not follows:
            yield Mention("unknown", words, words, start, start + len(words))


def dated(text: str, published: dates.Edtf | None) -> Iterator[Mention]:
    """The dates that a text names, with what they mean given the day it was published."""
    taken: list[tuple[int, int]] = []
    for found in (found for pattern in _DATES for found in pattern.finditer(text)):
        date = _read(found[0], published)
        if date and all(found.end() <= a or found.start() >= b for a, b in taken):
            taken.append(found.span())
            yield Mention("date", str(date), found[0], *found.span())
    if published is None or not published.exact:
        return
    for word in located(text):
        day = _relative(word.folded, published.earliest)
        if day:
            spelled = text[word.start : word.end]
            yield Mention("date", day.isoformat(), spelled, word.start, word.end)


def _read(text: str, published: dates.Edtf | None) -> dates.Edtf | None:
    plain = text.rstrip(".,")
    for form in (plain, f"{plain} {published.earliest.year}" if published else plain):
        try:
            found = typed.find(form)
        except UsageError:
            return None
        if found and found.precision == "day":
            return found
    return None


def _relative(word: str, published: dt.date) -> dt.date | None:
    if word in word_set("today"):
        return published
    if word in word_set("yesterday"):
        return published - dt.timedelta(days=1)
    weekdays = {fold(name): number for name, number in language()["weekdays"].items()}
    if word in weekdays:
        return published - dt.timedelta(days=(published.weekday() - weekdays[word]) % 7)
    return None
