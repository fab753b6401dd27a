"""What a paragraph names that the record knows: people, places, topics, dates; and who seems to be named.

The words that go with titles, weekdays and saying are data: language.json.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summits.answers.reading.stems import of_word
from summits.errors import UsageError
from summits.values import dates, typed
from summits.values.words import fold, fold_words, located

Kind = Literal["person", "place", "topic", "date", "unknown"]


class Mention(NamedTuple):
    """A place in a paragraph where something is named."""

    kind: Kind
    id: str
    """The id in the record; of a date, EDTF; of somebody unknown, the words themselves."""
    text: str
    start: int
    end: int

    def is_apart(self, others: Iterable[Mention]) -> bool:
        """Whether it shares no letter with any of these."""
        return all(max(self.start, one.start) >= min(self.end, one.end) for one in others)


@cache
def language() -> dict[str, Any]:
    """The words of saying, titles, weekdays and so on, as they are kept beside the code."""
    path = Path(__file__).with_name("language.json")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words, folded as what is read is."""
    words = language()[name]
    parts = words.split() if isinstance(words, str) else words
    return frozenset(word for part in parts for word in fold_words(part))


@cache
def stem_set(name: str) -> frozenset[str]:
    """A list of words without their endings."""
    return frozenset(map(of_word, word_set(name)))


_NAME = r"(?:[A-ZÀ-ÞА-ЯЁ](?:[\w-]|[’'](?!s\b))+)"
_PARTICLE = r"(?:al-|аль-|bin\s|ibn\s|de\s|van\s|von\s)"
_FULL = rf"{_NAME}(?:\s+{_PARTICLE}?{_NAME}){{1,2}}"
_NAMED = re.compile(rf"\b(?=([\w-]+)(?:\s(?:of|to|for|on)\s\w+)?[.,]?\s+({_FULL}|{_NAME}))")
"""A title and a name; also `German Chancellor Angela Merkel`, where a title looks like a name."""
_SAID = re.compile(rf"\b(?=(\w+)\s+({_FULL})\b)|(?=\b({_FULL})\s+(\w+))")
"""A full name beside a verb of saying."""
_DATES = (
    re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}(?:\.?,?\s+\d{4})?(?!\w)"),
    re.compile(r"\b[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?(?!\w)"),
    re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b"),
)
"""Day before month, month before day, figures alone: what is read as one is not read again."""


def unknown(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """People who seem to be named and are not known: a title and a name, `his counterpart`."""
    # What is known by more than one word is nobody else's name.
    taken = [one for one in known if one.kind == "person" or " " in one.text]
    for start, end in _names(text):
        one = Mention("unknown", text[start:end], text[start:end], start, end)
        if one.is_apart(taken):
            taken.append(one)
            yield one
    for words in language()["counterpart"]:
        start = text.find(words)
        end = start + len(words)
        follows = any(text[end : one.start] in (" ", ", ") for one in taken)
        if start >= 0 and not follows:
            yield Mention("unknown", words, words, start, end)


def _names(text: str) -> Iterator[tuple[int, int]]:
    for found in _NAMED.finditer(text):
        # `президент Белоруссии Александр Лукашенко`: the country is no given name.
        country = re.match(r"[А-ЯЁ][а-яё]+[иы]\s+(?=\S+\s+\S)", found[2])
        start, end = found.start(2) + (country.end() if country else 0), found.end(2)
        title, words = fold(found[1]), fold_words(text[start:end])
        wanted = "titles" if len(words) > 1 else "forms_of_address"
        if of_word(title) in stem_set(wanted) and not _no_name(words):
            yield start, end
    for found in _SAID.finditer(text):
        verb, words = fold(found[1] or found[4]), fold_words(found[2] or found[3])
        if verb in word_set("say") and not _no_name(words):
            yield found.span(2) if found[2] else found.span(3)


def _no_name(words: list[str]) -> bool:
    """Whether one of the words is no part of a name: a title, a people, a house, a day."""
    other = word_set("houses") | word_set("months") | word_set("openers") | word_set("weekdays")
    stems = {of_word(word) for word in words}
    return bool(stems & (stem_set("titles") | stem_set("peoples")) or set(words) & other)


def dated(text: str, published: dates.Edtf | None) -> Iterator[Mention]:
    """The dates that a text names, with what they mean given the day it was published."""
    taken: list[Mention] = []
    for found in (found for pattern in _DATES for found in pattern.finditer(text)):
        date = _read(found[0], published)
        one = Mention("date", str(date), found[0], *found.span())
        if date and one.is_apart(taken):
            taken.append(one)
            yield one
    if published is None or not published.exact:
        return
    for word in located(text):
        day = _relative(word.folded, published.earliest)
        if day:
            spelled = text[word.start : word.end]
            yield Mention("date", day.isoformat(), spelled, word.start, word.end)


def _read(text: str, published: dates.Edtf | None) -> dates.Edtf | None:
    for form in (text, f"{text} {published.earliest.year}" if published else text):
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
    if word in _weekdays():
        return published - dt.timedelta(days=(published.weekday() - _weekdays()[word]) % 7)
    return None


@cache
def _weekdays() -> dict[str, int]:
    return {fold(name): number for name, number in language()["weekdays"].items()}
