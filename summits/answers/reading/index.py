"""The record's names by their words, ready for any number of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from summits.answers.reading import stems
from summits.answers.reading.mentions import Kind, Mention, stem_set, unknown, word_set
from summits.record import names
from summits.record.record import Record
from summits.values.words import Word, fold, fold_words, located

Named = tuple[Kind, str]
Key = tuple[str, ...]
Role = Literal["known", "headline", "stranger", "given name", "title"]
"""What a form is where it stands: what it names, or part of somebody else's name or title."""


class Cast(NamedTuple):
    """Who plays in an article: what a surname alone means in it."""

    introduced: frozenset[str] = frozenset()
    """The people of the record who are named in full somewhere."""
    strangers: frozenset[str] = frozenset()
    """Surnames that others bear in it, folded."""
    parties: frozenset[str] = frozenset()
    """Countries, and people who are topics, that take part in what it tells of."""


class Index:
    """What names whom; a form that names two is nobody's."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def exact(self) -> dict[Key, Named]:
        """By the words as they are written, folded."""
        return _unique(self._forms(), str)

    @cached_property
    def stemmed(self) -> dict[Key, Named]:
        """People and places without Russian cases."""
        return _unique((row for row in self._forms() if row[0][0] != "topic"), stems.of_name)

    @cached_property
    def topics(self) -> dict[Key, Named]:
        """Topics without plurals, cases and articles."""
        return _unique((row for row in self._forms() if row[0][0] == "topic"), stems.of_word)

    @cached_property
    def surnames(self) -> dict[Key, Named]:
        """The last word of each name: theirs where an article has named them in full."""
        forms: Iterator[tuple[Named, str]] = (
            (("person", id), _surname(form))
            for id, person in self.record.people.items()
            for form in names.called(person)
        )
        return _unique(forms, stems.of_name)

    @cached_property
    def longest(self) -> int:
        """Of how many words the longest name is."""
        return max(map(len, [(), *self.exact, *self.stemmed, *self.topics]))

    def _forms(self) -> Iterator[tuple[Named, str]]:
        for id, person in self.record.people.items():
            for form in (*names.called(person), self.record.short_names[id]):
                yield ("person", id), form
        for id in self.record.principals:
            # A principal's surname stands alone in the press of every language.
            for form in names.called(self.record.people[id]):
                yield ("person", id), _surname(form)
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
        seen = [(text, list(self._found(text, None))) for text in texts]
        every = [row for _, rows in seen for row in rows]
        named = [one for one, role in every if role == "known"]
        full = {one.id for one in named if len(fold_words(one.text)) > 1}
        strangers = {fold_words(one.text)[-1] for one, role in every if role == "stranger"}
        for text, rows in seen:
            known = [one for one, role in rows if role == "known"]
            strangers |= {fold_words(one.text)[-1] for one in unknown(text, known)}
        first = [row for _, rows in seen[:3] for row in rows]
        parties = {self._country(one) for one, role in first if role == "title"}
        return Cast(frozenset(full), frozenset(strangers), frozenset(parties))

    def known(self, text: str, cast: Cast) -> list[Mention]:
        """The people, places and topics that a text names, the longest form at each place."""
        return [
            one
            for one, role in self._found(text, cast)
            if role == "known" or (role == "headline" and one.id in cast.introduced)
            if not self._is_otherwise(one, cast)
        ]

    def _is_otherwise(self, one: Mention, cast: Cast) -> bool:
        """Whether it means something else in this article: a stranger, a party to the meeting."""
        if one.kind == "topic":
            return self._country(one) in cast.parties
        words = fold_words(one.text)
        familiar = one.kind != "person" or one.id in cast.introduced or _given(words)
        return not familiar and words[-1] in cast.strangers

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
            elif mention and not _is_people(words[at : at + count]):
                yield mention, "known"
            at += count

    def _at(
        self, text: str, words: Sequence[Word], at: int, cast: Cast | None
    ) -> tuple[Mention | None, int]:
        for last in range(at + self.longest, at, -1):
            run = words[at:last]
            named = self._named(text, run, cast)
            if named and _continuous(text, run):
                start, end = run[0].start, run[-1].end
                return Mention(*named, text[start:end], start, end), len(run)
        return None, 1

    def _named(self, text: str, run: Sequence[Word], cast: Cast | None) -> Named | None:
        folded = tuple(word.folded for word in run)
        firsts = list(stems.without_prefixes(folded[0]))
        for first in firsts:
            named = self.exact.get((first, *folded[1:]))
            if named:
                return named
        russian = stems.is_russian(folded[0])
        capital = not russian or text[run[0].start].isupper()
        named = self.stemmed.get(tuple(map(stems.of_name, folded))) if capital and russian else None
        named = named or self.topics.get(tuple(map(stems.of_word, folded)))
        if named:
            return named
        if len(run) > 1 or not capital or not cast:
            return None
        forms = (stems.of_name(folded[0]), *firsts)
        surname = next((self.surnames[form,] for form in forms if (form,) in self.surnames), None)
        enough = russian and len(folded[0]) > 4
        return surname if surname and (enough or surname[1] in cast.introduced) else None

    def _role(self, text: str, words: Sequence[Word], at: int, count: int, one: Mention) -> Role:
        """A surname behind somebody else's given name is somebody else's: `Hafez al-Assad`."""
        if _given([word.folded for word in words[at : at + count]]):
            return "known"
        if self._goes_on(text, one):
            return "given name"
        before = at - 1
        while before >= 0 and words[before].folded in _PARTICLES:
            before -= 1
        return "stranger" if before >= 0 and self._is_given(text, words, before, one) else "known"

    def _goes_on(self, text: str, one: Mention) -> bool:
        """Whether a name goes on behind what seemed to be a surname: `Hassan Rouhani`."""
        after = _NEXT.match(text, one.end)
        if not after or fold(after[1]) in _SONS or one.id in self.record.principals:
            return after is not None and fold(after[1]) in _SONS
        return after[1][0].isupper() and stems.of_name(fold(after[1])) not in self._familiar

    def _is_given(self, text: str, words: Sequence[Word], at: int, one: Mention) -> bool:
        """Whether a word before a surname seems to be a given name."""
        word = words[at]
        written = text[word.start : word.end]
        return (
            written[0].isupper()
            and not written.isupper()
            and not re.search(r"[^\w\s’'-]", text[word.end : one.start])
            and stems.of_name(word.folded) not in self._familiar
            # A Russian noun may begin a sentence before anybody's surname: `Визит Путина`.
            and not (stems.is_russian(word.folded) and _BEGINS.search(text[: word.start]))
        )

    @cached_property
    def _familiar(self) -> frozenset[str]:
        """Words that stand before a surname and are no given name: titles, days, places, sides."""
        lists = ["titles", "say", "quote", "discuss", "openers", "months", "peoples", "weekdays"]
        words = {word for name in lists for word in word_set(name)}
        rows: list[names.Called] = [*self.record.places.values()]
        rows += [self.record.people[id] for id in self.record.principals]
        words |= {word for row in rows for form in names.called(row) for word in fold_words(form)}
        for country in self.record.header.countries.values():
            forms = (country.name, *country.names.values())
            words |= {word for form in forms for word in fold_words(form)}
        words |= {
            word for side in self.record.sides.values() for word in fold_words(side.adjective)
        }
        return frozenset(map(stems.of_name, words))


def _unique(rows: Iterable[tuple[Named, str]], of: Callable[[str], str]) -> dict[Key, Named]:
    """Whom the words of a form name, each as `of` has it; what names two, or has few letters, no one."""
    owners: dict[Key, set[Named]] = {}
    for named, form in rows:
        owners.setdefault(tuple(map(of, fold_words(form))), set()).add(named)
    # Without its ending `сво` would also be `свою`.
    least = 3 if of is str else 4
    return {
        words: next(iter(who))
        for words, who in owners.items()
        if len(who) == 1 and len(" ".join(words)) >= least
    }


def _surname(form: str) -> str:
    return " ".join(fold_words(form)[-1:])


_BEGINS = re.compile(r"(?:^|[.!?…:])[ \u00a0“”«\"'(—–-]*$")
_PARTICLES = frozenset(["al", "el", "as", "ash", "аль", "аш", "эль"])
_NEXT = re.compile(r" ([^\W_]+)")
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
    before = [word for word in words[max(0, at - 2) : at] if word.folded != "of"]
    beside = [*before[-1:], *words[at + count : at + count + 1]]
    return any(stems.of_word(word.folded) in stem_set("titles") for word in beside)


def _is_people(run: Sequence[Word]) -> bool:
    """Whether a word alone says whose something is: `Turkish`."""
    return len(run) == 1 and run[0].folded in word_set("peoples")


def _continuous(text: str, run: Sequence[Word]) -> bool:
    gaps = (text[a.end : b.start] for a, b in pairwise(run))
    return all(not gap.strip(" \u00a0-–'’.") for gap in gaps)
