"""Whose a verb of saying is: the subject of a sentence in English, Russian or Arabic, found by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summits.answers.reading import stems
from summits.answers.reading.mentions import Mention, stem_set, word_set
from summits.answers.reading.roles import Titles
from summits.values.words import Word, fold_words

NEAR = 6
"""So many words at most stand between a subject and its verb."""
FAR = 10
"""So many words at most stand between a verb and the subject behind it: titles are long."""


class Clause(NamedTuple):
    """A sentence of a paragraph, with what came before it."""

    text: str
    """The whole paragraph, which places are counted in."""
    words: list[Word]
    people: list[Mention]
    """Those named in the sentence, as they follow each other."""
    before: str | None
    """Who spoke last."""
    focus: str | None
    """Whom the sentence before was about: whom `he` means."""
    titles: Titles

    def subjects(self, at: int, quoted: bool) -> Iterator[tuple[str, str]]:
        """Whoever says a verb, each with the words; within quotes nobody who is not named."""
        verb = self.words[at]
        found = (
            self._behind(at)
            if stems.is_arabic(verb.folded)
            else self._in_front(at) or self._inverted(at)
        )
        for one in found:
            first, last = min(one.start, verb.start), max(one.end, verb.end)
            yield one.id, self.text[first:last]
        if found or quoted:
            return
        meant = self._meant(at)
        if meant:
            yield meant

    def _in_front(self, at: int) -> list[Mention]:
        """Who stands before a verb: next to it, or with no other subject between them."""
        verb = self.words[at]
        before = [one for one in self.people if one.end <= verb.start]
        before = [one for one in before if self._may_be_subject(one)]
        found = [one for one in before[-1:] if self._reaches(one, at)]
        for left, right in reversed(list(pairwise(before))):
            if found[-1:] == [right] and self._are_joined(left, right):
                found.append(left)
        same = [one for one in before for last in found if one.start == last.start]
        return list(dict.fromkeys([*found, *same]))

    def _are_joined(self, left: Mention, right: Mention) -> bool:
        """Whether two are named as one subject: `Lavrov and Mekdad`."""
        between = fold_words(self.text[left.end : right.start])
        return len(between) <= 6 and bool({"and", "и"} & set(between[:1]))

    def _reaches(self, one: Mention, at: int) -> bool:
        between = [word for word in self.words[:at] if word.start >= one.end]
        while between and between[-1].folded in word_set("links"):
            between.pop()
        gap = self.text[one.end : self.words[at].start]
        if not between or ";" in gap:
            return not between
        last = between[-1]
        if last.folded in ("and", "и") or gap[0] == "," == gap.rstrip()[-1]:
            # It goes on with the subject of the verb before: `Assad, sitting across from him, told`.
            return True
        if any(other.start <= last.start < other.end for other in self.people):
            return len(between) <= 2 * NEAR and "," not in gap
        apart = "," in self.text[last.end : self.words[at].start]
        return len(between) <= NEAR and not apart and self._is_aside(between)

    def _is_aside(self, between: Sequence[Word]) -> bool:
        """Whether what stands between is an adverb or says where and when: nobody's name or title."""
        last = between[-1]
        if last.folded.endswith(("ly", "но", "ко")) or last.folded in word_set("weekdays"):
            return True
        where, named = word_set("where"), self.text[last.start].isupper()
        begins = not where.isdisjoint(word.folded for word in between[:2])
        inside = not named or not where.isdisjoint(word.folded for word in between[-2:-1])
        return begins and inside and not (_is_titled(last) or last.folded in word_set("pronouns"))

    def _may_be_subject(self, one: Mention) -> bool:
        place = [
            number for number, word in enumerate(self.words) if one.start <= word.start < one.end
        ]
        return (
            bool(place)
            and self.text[one.end : one.end + 2] not in ("'s", "’s")
            # Another case than the nominative: `пресс-секретарь Путина сообщил`
            and not _CASES.search(self.words[place[-1]].folded)
            and not _is_object(self.text, self.words, place[0])
        )

    def _inverted(self, at: int) -> list[Mention]:
        """Who stands behind a verb: `…,” said Putin`, `сообщил пресс-секретарь Дмитрий Песков`."""
        verb = self.words[at]
        russian = stems.is_russian(verb.folded)
        may = russian or self.text[: verb.start].rstrip().endswith(tuple('”“",—–»'))
        after = [one for one in self.people if may and one.start >= verb.end]
        return [one for one in after[:1] if self._is_behind(verb, one, FAR if russian else 5)]

    def _is_behind(self, verb: Word, one: Mention, most: int) -> bool:
        between = self.text[verb.end : one.start]
        apart = re.search(r"[.;:«“\"—–]|, ", between) or len(between.split()) > most
        return not apart and self._may_be_subject(one)

    def _behind(self, at: int) -> list[Mention]:
        """Who stands behind an Arabic verb, before what is said."""
        words, verb = self.words, self.words[at]
        for one in self.people:
            if self.text[one.end : verb.start] == " " and self._may_be_subject(one):
                return [one]
        for number in range(at + 1, min(len(words), at + 2 + FAR)):
            word = words[number]
            if re.search(r"[:“\".«]", self.text[words[number - 1].end : word.start]):
                return []
            for one in self.people:
                if one.start <= word.start < one.end:
                    same = [two for two in self.people if two.start == one.start]
                    return same if not _is_object(self.text, words, number) else []
            house = number == at + 1 and word.folded in word_set("institutions")
            if house or word.folded in word_set("introducers"):
                return []
        return []

    def _meant(self, at: int) -> tuple[str, str] | None:
        """Whom a pronoun, a title or nothing at all stands for."""
        words, verb, before = self.words, self.words[at], self.before
        if stems.is_arabic(verb.folded):
            return self._elided(at)
        pronoun = next(
            (w for w in words[max(0, at - 4) : at] if w.folded in word_set("pronouns")), None
        )
        if pronoun:
            return (self.focus, self.text[pronoun.start : verb.end]) if self.focus else None
        near = words[at - 1 : at] + (
            words[at + 1 : at + 3] if stems.is_russian(verb.folded) else []
        )
        for word in near:
            bearer = self.titles.bearer(word, before)
            first, last = sorted((word, verb), key=lambda one: one.start)
            if bearer and "," not in self.text[first.end : last.start]:
                return bearer, self.text[first.start : last.end]
        return None

    def _elided(self, at: int) -> tuple[str, str] | None:
        """An Arabic verb without a subject is whoever spoke before."""
        words, verb, before = self.words, self.words[at], self.before
        begins = at == 0 or self.text[: verb.start].rstrip()[-1] in '،,.”“"'
        told = any(word.folded in word_set("introducers") for word in words[at + 1 : at + 2])
        if before and begins and (told or re.match(r"\W*[:،]", self.text[verb.end :])):
            return before, self.text[verb.start : verb.end]
        return None


def says(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of saying, in the active voice."""
    folded = words[at].folded
    # Some 4,000 `are believed` to be there.
    passive = any(word.folded in word_set("passive") for word in words[at - 1 : at])
    # `و` and `ف` are written on to a verb; a Russian one has a gender.
    forms = {folded, re.sub("^[وف]|(?<=л)[аи]$", "", folded)}
    return not passive and not forms.isdisjoint(word_set("say"))


def _is_titled(word: Word) -> bool:
    return stems.of_word(word.folded) in stem_set("titles")


_BEFORE_A_NAME = frozenset(["the", "his", "ally"])
_CASES = re.compile(r"(?<=[а-я]{3})(?:а|е|ы|ю|ом|ым|ем)$")


def _is_object(text: str, words: Sequence[Word], at: int) -> bool:
    # Titles stand between a preposition and the name: to the Russian President Putin.
    for number in reversed(range(at)):
        word = words[number]
        apart = re.search(r"[,.:;”“\"»«]", text[word.end : words[number + 1].start])
        titled = _is_titled(word) or word.folded in word_set("peoples") | _BEFORE_A_NAME
        if apart or not titled:
            return not apart and word.folded in word_set("prepositions")
    return False
