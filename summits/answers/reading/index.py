"""The record's names by their words, ready for any number of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from summits.answers.reading import stems
from summits.answers.reading.mentions import (
    Kind,
    Mention,
    is_title,
    unknown,
    weekday_words,
    word_set,
)
from summits.record import names
from summits.record.record import Record
from summits.values.words import Word, fold, fold_words, located

Named = tuple[Kind, str]
Key = tuple[str, ...]
Role = Literal["known", "headline", "stranger", "given name", "title", "adjective"]
"""What a form is where it stands: what it names, or part of somebody else's name or title."""


class Cast(NamedTuple):
    """Who plays in an article: what a surname alone means in it."""

    introduced: frozenset[str] = frozenset()
    """The people of the record who are named in full somewhere."""
    strangers: frozenset[str] = frozenset()
    """Surnames that others bear in it, folded."""
    parties: frozenset[str] = frozenset()
    """Countries, and people who are topics, that take part in what it tells of."""


class NameIndex:
    """What names whom; a form that names two is nobody's."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def exact(self) -> dict[Key, Named]:
        """By the words as they are written, folded."""
        return _unique((tuple(fold_words(form)), named) for named, form in self._forms())

    @cached_property
    def stemmed(self) -> dict[Key, Named]:
        """People and places without Russian cases; topics without plurals, cases and articles."""
        return _unique(
            (_stems(fold_words(form), named[0]), named)
            for named, form in self._forms()
            if named[0] == "topic" or _CYRILLIC.search(form)
            if _is_long(_stems(fold_words(form), named[0]))
        )

    @cached_property
    def surnames(self) -> dict[Key, Named]:
        """The last word of each name: theirs where an article has named them in full."""
        taken = {stems.of_name(word) for _, word in self._principal_surnames()}
        rows = [
            ((stems.of_name(words[-1]),), ("person", id))
            for id, person in self.record.people.items()
            for words in map(fold_words, names.called(person))
            if len(words) > 1 and stems.of_name(words[-1]) not in taken
        ]
        return _unique(rows)  # type: ignore[arg-type]

    @cached_property
    def longest(self) -> int:
        """Of how many words the longest name is."""
        return max(map(len, [*self.exact, *self.stemmed]), default=0)

    def _principal_surnames(self) -> Iterator[tuple[Named, str]]:
        for id in self.record.principals:
            for form in names.called(self.record.people[id]):
                yield from ((("person", id), word) for word in fold_words(form)[-1:])

    def _forms(self) -> Iterator[tuple[Named, str]]:
        for id, person in self.record.people.items():
            for form in (*names.called(person), self.record.short_names[id]):
                yield ("person", id), form
        # A principal's surname stands alone in the press of every language.
        yield from self._principal_surnames()
        for id, place in self.record.places.items():
            for form in names.called(place):
                yield ("place", id), form
        general = word_set("too_general")
        for id, topic in self.record.topics.items():
            for form in names.called(topic):
                if fold(form) not in general:
                    yield ("topic", id), form

    def cast(self, texts: Sequence[str]) -> Cast:
        """Who plays in an article: whom it names in full, and who else bears a surname in it."""
        seen = [list(self._found(text, None)) for text in texts]
        every = [row for rows in seen for row in rows]
        people = [one for one, role in every if one.kind == "person" and role == "known"]
        full = {one.id for one in people if len(fold_words(one.text)) > 1}
        strangers = {fold_words(one.text)[-1] for one, role in every if role == "stranger"}
        for text, rows in zip(texts, seen, strict=True):
            known = [one for one, role in rows if one.kind == "person" and role == "known"]
            strangers |= {fold_words(one.text)[-1] for one in unknown(text, known)}
        parties = {self._country(one) for rows in seen[:3] for one, role in rows if role == "title"}
        return Cast(frozenset(full), frozenset(strangers), frozenset(parties))

    def known(self, text: str, cast: Cast | None = None) -> list[Mention]:
        """The people, places and topics that a text names, the longest form at each place."""
        introduced = cast.introduced if cast else frozenset(self.record.people)
        found = [
            one
            for one, role in self._found(text, cast)
            if role == "known" or (role == "headline" and one.id in introduced)
        ]
        return [one for one in found if not cast or not self._is_otherwise(one, cast)]

    def _is_otherwise(self, one: Mention, cast: Cast) -> bool:
        """Whether it means something else in this article: a stranger, a party to the meeting."""
        if one.kind == "topic":
            return self._country(one) in cast.parties
        if one.kind != "person" or one.id in cast.introduced:
            return False
        words = fold_words(one.text)
        return not _given(words) and words[-1] in cast.strangers

    def _country(self, topic: Mention) -> str:
        """What a topic is as a party: a country by all its names, somebody by that name only."""
        return topic.id if self.record.topics[topic.id].broader else fold(topic.text)

    def _found(self, text: str, cast: Cast | None) -> Iterator[tuple[Mention, Role]]:
        words = list(located(text))
        headline = _is_headline(text, words)
        at = 0
        while at < len(words):
            mention, count = self._at(text, words, at, cast)
            if mention and mention.kind == "person" and headline:
                alone = mention.id not in self.record.principals and count == 1
                yield mention, "headline" if alone else "known"
            elif mention and mention.kind == "person":
                yield mention, self._role(text, words, at, count, mention)
            elif mention and mention.kind == "topic" and _is_of_title(words, at, count):
                yield mention, "title"
            elif mention and mention.kind == "topic" and _is_people(words[at : at + count]):
                yield mention, "adjective"
            elif mention:
                yield mention, "known"
            at += count

    def _at(
        self, text: str, words: Sequence[Word], at: int, cast: Cast | None
    ) -> tuple[Mention | None, int]:
        for count in range(min(self.longest, len(words) - at), 0, -1):
            run = words[at : at + count]
            named = self._named(text, run, cast)
            if named and _continuous(text, run):
                start, end = run[0].start, run[-1].end
                return Mention(*named, text[start:end], start, end), count
        return None, 1

    def _named(self, text: str, run: Sequence[Word], cast: Cast | None) -> Named | None:
        folded = tuple(word.folded for word in run)
        firsts = list(stems.without_prefixes(folded[0]))
        for first in firsts:
            named = self.exact.get((first, *folded[1:]))
            if named:
                return named
        capital = not _CYRILLIC.match(run[0].folded) or text[run[0].start].isupper()
        if capital and _CYRILLIC.match(run[0].folded):
            named = self.stemmed.get(_stems(folded, "person"))
            if named and named[0] != "topic":
                return named
        named = self.stemmed.get(_stems(folded, "topic"))
        if named and named[0] == "topic":
            return named
        if len(run) > 1 or not capital or not cast:
            return None
        forms = (stems.of_name(folded[0]), *firsts)
        surname = next((self.surnames[form,] for form in forms if (form,) in self.surnames), None)
        enough = _CYRILLIC.match(folded[0]) and len(folded[0]) > 4
        return surname if surname and (enough or surname[1] in cast.introduced) else None

    def _role(self, text: str, words: Sequence[Word], at: int, count: int, one: Mention) -> Role:
        """A surname behind somebody else's given name is somebody else's: `Hafez al-Assad`."""
        if _given([word.folded for word in words[at : at + count]]):
            return "known"
        if self._goes_on(text, words[at + count : at + count + 1], one):
            return "given name"
        before = at - 1
        while before >= 0 and words[before].folded in _PARTICLES:
            before -= 1
        return "stranger" if before >= 0 and self._is_given(text, words, before, one) else "known"

    def _goes_on(self, text: str, after: Sequence[Word], one: Mention) -> bool:
        """Whether a name goes on behind what seemed to be a surname: `Hassan Rouhani`."""
        if not after or text[one.end : after[0].start] != " ":
            return False
        if one.id in self.record.principals or not text[after[0].start].isupper():
            return after[0].folded in _SONS
        return stems.of_name(after[0].folded) not in self._familiar

    def _is_given(self, text: str, words: Sequence[Word], at: int, one: Mention) -> bool:
        """Whether a word before a surname seems to be a given name."""
        word = words[at]
        written = text[word.start : word.end]
        if not written[0].isupper() or written.isupper() or not written[0].isalpha():
            return False
        between = fold_words(text[word.end : one.start])
        if set(between) - _PARTICLES or re.search(r"[^\w\s’'-]", text[word.end : one.start]):
            return False
        if stems.of_name(word.folded) in self._familiar:
            return False
        if not _begins(text, word.start):
            return True
        # A Russian noun may begin a sentence before anybody's surname: `Визит Путина`.
        return word.folded not in word_set("openers") and not _CYRILLIC.match(word.folded)

    @cached_property
    def _familiar(self) -> frozenset[str]:
        """Words that stand before a surname and are no given name: titles, days, places, sides."""
        lists = ("titles", "say", "discuss", "openers", "months", "peoples")
        words = {word for name in lists for word in word_set(name)}
        words |= weekday_words()
        rows = [*self.record.places.values(), *map(self.record.people.get, self.record.principals)]
        words |= {
            word for row in rows if row for form in names.called(row) for word in fold_words(form)
        }
        for country in self.record.header.countries.values():
            forms = (country.name, *country.names.values())
            words |= {word for form in forms for word in fold_words(form)}
        words |= {
            word for side in self.record.sides.values() for word in fold_words(side.adjective)
        }
        return frozenset(map(stems.of_name, words))


def _unique(rows: Iterable[tuple[Key, Named]]) -> dict[Key, Named]:
    owners: dict[Key, set[Named]] = {}
    for words, named in rows:
        if words and (len(words) > 1 or len(words[0]) > 2):
            owners.setdefault(words, set()).add(named)
    return {words: next(iter(who)) for words, who in owners.items() if len(who) == 1}


def _is_long(words: Key) -> bool:
    """Whether a form without its ending is enough to go by: `сво` would also be `свою`."""
    return len(words) > 1 or (bool(words) and len(words[0]) > 3)


def _stems(words: Iterable[str], kind: Kind) -> Key:
    return tuple(map(stems.of_word if kind == "topic" else stems.of_name, words))


_CYRILLIC = re.compile(r"[а-яА-ЯёЁ]")
_PARTICLES = frozenset(["al", "el", "as", "ash", "аль", "аш", "эль"])
_SONS = frozenset(["bin", "ibn", "bint", "бин"])


def _given(words: Sequence[str]) -> bool:
    """Whether a name has more than a surname."""
    return len([word for word in words if word not in _PARTICLES]) > 1


def _is_headline(text: str, words: Sequence[Word]) -> bool:
    """Whether Most Words Are Written So, and a capital means nothing."""
    long = [text[word.start] for word in words if word.end - word.start > 3]
    ends = text.rstrip()[-1:] in (".", "!", "?", "…", "”", '"')
    return bool(long) and not ends and sum(map(str.isupper, long)) > 0.7 * len(long)


def _is_of_title(words: Sequence[Word], at: int, count: int) -> bool:
    """Whether a title stands beside: `Turkish President`, `President of Iran`, `Mr. Trump`."""
    of = at > 1 and words[at - 1].folded == "of"
    beside = [*words[max(0, at - 1 - of) : at - of], *words[at + count : at + count + 1]]
    return any(is_title(word.folded) for word in beside)


def _is_people(run: Sequence[Word]) -> bool:
    """Whether a word alone says whose something is: `Turkish`."""
    return len(run) == 1 and run[0].folded in word_set("peoples")


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \u00a0“”«\"'(—–-")
    return not before or before[-1] in ".!?…:"


def _continuous(text: str, run: Sequence[Word]) -> bool:
    gaps = (text[a.end : b.start] for a, b in pairwise(run))
    return all(not gap.strip(" \u00a0-–'’.") for gap in gaps)
