"""Short words that views share: of a meeting, of those who spoke, of counts and years."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from summits.errors import UsageError, quoted
from summits.record import facts, vocabulary
from summits.record.record import Card, Record
from summits.values import dates

if TYPE_CHECKING:
    from summits.record import models

ENGLISH = "en"
_FROM_THE_RIGHT = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")


def day(card: Card) -> str:
    """The date for a column: `20 Nov 2017`, `29 Nov 2024?`."""
    return dates.brief(card.date)


def titled(card: Card) -> str:
    """A meeting by its date and town: `20 November 2017, Sochi`."""
    return ", ".join(filter(None, [dates.words(card.date), card.city]))


def where(record: Record, card: Card) -> str:
    """`Sochi, Russia`, or how a call was made."""
    if card.place is None:
        return facts.without_place(card.mode)
    return facts.place_words(record, card.place)


NOBODY_ELSE = "no others named"


def company(record: Record, card: Card, room: int = 24) -> str:
    """Who is named beside the principals, as many as find room: `Shoigu, Ushakov, 2 more`."""
    rows = sorted(record.meetings[card.id].participants, key=lambda row: nearness(row.parts))
    ids = [row.person for row in rows]
    others = [record.short_names[id] for id in ids if id not in record.principals]
    if not others and set(ids) < set(record.principals):
        return ", ".join(record.short_names[id] for id in ids) or "nobody named"
    if not others:
        return NOBODY_ELSE
    shown = ", ".join(others)
    for count in range(len(others) - 1, 0, -1):
        if len(shown) <= room:
            break
        shown = ", ".join([*others[:count], f"{len(others) - count} more"])
    return shown


class _HasPart(Protocol):
    @property
    def part(self) -> vocabulary.Part: ...


def nearness(parts: Iterable[_HasPart]) -> int:
    """How near to the talks somebody was who had these parts: whoever sat in them is named first."""
    near = (vocabulary.PARTS.index(one.part) for one in parts)
    return min(near, default=len(vocabulary.PARTS))


def speakers(record: Record, by: Iterable[str]) -> str:
    """Those who said something: `Putin and Assad`; nothing where nobody is quoted."""
    return listed([record.short_names[id] for id in by])


def said(record: Record, by: Collection[str], says: str) -> str:
    """What was said behind those who said it: `Assad: …`."""
    return f"{speakers(record, by)}: {says}" if by else says


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def counted(count: int, one: str, many: str = "") -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def spanned(cards: Sequence[Card]) -> str:
    """`8 meetings, 2017–2024`."""
    return f"{counted(len(cards), 'meeting')}, {years(cards)}"


def years(cards: Sequence[Card]) -> str:
    """The years a list spans: `2017–2023`; a call and a meeting of one year are one year."""
    firsts = [card.earliest[:4] for card in cards if card.earliest]
    lasts = [card.latest[:4] for card in cards if card.latest]
    if not firsts or not lasts:
        return "undated"
    first, last = min(firsts), max(lasts)
    return first if first == last else f"{first}–{last}"


class Name(NamedTuple):
    """What something is called, and in which language that is."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        """`rtl` or `ltr`: which way it is written."""
        return direction(self.lang)


class Names:
    """What people, places and countries are called in a language; in English where it has no name."""

    def __init__(self, record: Record, lang: str = ENGLISH) -> None:
        self.record = record
        self.lang = lang

    def person(self, id: str) -> Name:
        """A person's name."""
        row = self.record.people[id]
        return self._name(row.name, row.names)

    def with_office(self, row: models.Participant) -> str:
        """Somebody at a meeting: name, and office where it is recorded."""
        return ", ".join(filter(None, (self.person(row.person).text, row.office)))

    def city(self, place: str) -> Name:
        """A place's name."""
        row = self.record.places[place]
        return self._name(row.city, row.names)

    def country(self, code: str) -> Name:
        """A country's name."""
        row = self.record.header.countries[code]
        return self._name(row.name, row.names)

    def place(self, place: str) -> str:
        """A place as “City, Country”, each in the language as far as it has a name there."""
        comma = "، " if direction(self.lang) == "rtl" else ", "
        country = self.country(self.record.places[place].country)
        return comma.join((self.city(place).text, country.text))

    def where(self, place: str | None, mode: vocabulary.Mode | None) -> str:
        """A place so, or how they met where there was none."""
        return self.place(place) if place else facts.without_place(mode)

    def _name(self, english: str, names: Mapping[str, str]) -> Name:
        known = names.get(self.lang)
        return Name(known, self.lang) if known else Name(english, ENGLISH)


def direction(lang: str) -> str:
    """`rtl` or `ltr`: which way a language is written."""
    return "rtl" if lang in _FROM_THE_RIGHT else "ltr"


def languages(record: Record) -> list[str]:
    """The languages that the record has names in, English first."""
    named = [
        *(row.names for row in record.people.values()),
        *(row.names for row in record.places.values()),
        *(row.names for row in record.header.countries.values()),
    ]
    return [ENGLISH, *sorted({lang for names in named for lang in names} - {ENGLISH})]


def language(record: Record, asked: str) -> str:
    """A language that the record has names in; raise UsageError where it has none."""
    known = languages(record)
    if asked.lower() in known:
        return asked.lower()
    raise UsageError(
        f"The record has no names in {quoted(asked)}; write one of {', '.join(known)}."
    )


def hidden(ids: Sequence[str]) -> str:
    """What an answer leaves out for not being confirmed; nothing where it leaves nothing out."""
    return f"Not confirmed, and shown with --status all: {', '.join(ids)}." if ids else ""
