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


@cache
def stem_set(name: str) -> frozenset[str]:
    """A list of words without their endings."""
    return frozenset(map(of_word, word_set(name)))


@cache
def weekday_words() -> frozenset[str]:
    """The words of their names, folded."""
    return frozenset(word for day in language()["weekdays"] for word in fold_words(day))


_NAME = r"(?:[A-ZÀ-ÞА-ЯЁ](?:[\w-]|[’'](?!s\b))+)"
_PARTICLE = r"(?:al-|аль-|bin\s|ibn\s|de\s|van\s|von\s)"
_FULL = rf"{_NAME}(?:\s+{_PARTICLE}?{_NAME}){{1,2}}"
_NAMED = re.compile(rf"\b(?=([\w-]+)(?:\s(?:of|to|for|on)\s\w+)?[.,]?\s+({_FULL}|{_NAME}))")
"""A title and a name; also `German Chancellor Angela Merkel`, where a title looks like a name."""
_SAID = re.compile(rf"\b(?=(\w+)\s+({_FULL})\b)|(?=\b({_FULL})\s+(\w+))")
"""A full name beside a verb of saying."""
_DATES = (
    re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}\.?,?(?:\s+\d{4})?(?!\w)"),
    re.compile(r"\b[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?(?!\w)"),
    re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b"),
)
"""Day before month, month before day, figures alone: what is read as one is not read again."""


def is_title(word: str) -> bool:
    """Whether a folded word is a title: `president`, `ministers`."""
    return of_word(word) in stem_set("titles")


def is_apart(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether a place in a text shares no letter with those that are taken."""
    return all(end <= begun or start >= ended for begun, ended in taken)


def unknown(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """People who seem to be named and are not known: a title and a name, `his counterpart`."""
    taken = [(one.start, one.end) for one in known if one.kind == "person"]
    for start, end in _names(text):
        if is_apart(start, end, taken):
            taken.append((start, end))
            yield Mention("unknown", text[start:end], text[start:end], start, end)
    for words in language()["counterpart"]:
        start = text.find(words)
        follows = any(a - 3 <= start + len(words) < a + 2 for a, _ in taken)
        if start >= 0 and not follows:
            yield Mention("unknown", words, words, start, start + len(words))


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
    other = word_set("houses") | word_set("months") | word_set("openers") | weekday_words()
    stems = {of_word(word) for word in words}
    return bool(stems & (stem_set("titles") | stem_set("peoples")) or set(words) & other)


def dated(text: str, published: dates.Edtf | None) -> Iterator[Mention]:
    """The dates that a text names, with what they mean given the day it was published."""
    taken: list[tuple[int, int]] = []
    for found in (found for pattern in _DATES for found in pattern.finditer(text)):
        date = _read(found[0], published)
        if date and is_apart(*found.span(), taken):
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
