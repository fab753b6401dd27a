"""Whose a verb of saying is: the subject of a sentence in English, Russian or Arabic, found by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summits.answers.reading import stems
from summits.answers.reading.mentions import Mention, is_title, weekday_words, word_set
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
        arabic = stems.is_arabic(verb.folded)
        found = self._behind(at) if arabic else self._in_front(at) or self._inverted(at)
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
        if not before or not self._reaches(before[-1], at):
            return []
        found = [before[-1]]
        for left, right in reversed(list(pairwise(before))):
            if right is not found[-1] or not self._are_joined(left, right):
                break
            found.append(left)
        same = [one for one in before if one.start == found[0].start and one not in found]
        return [*found, *same]

    def _are_joined(self, left: Mention, right: Mention) -> bool:
        """Whether two are named as one subject: `Lavrov and Mekdad`."""
        between = fold_words(self.text[left.end : right.start])
        return len(between) <= 6 and bool({"and", "и"} & set(between[:1]))

    def _reaches(self, one: Mention, at: int) -> bool:
        between = [word for word in self.words[:at] if word.start >= one.end]
        if not between:
            return True
        last, verb = between[-1], self.words[at]
        gap = self.text[one.end : verb.start]
        if ";" in gap:
            return False
        if last.folded in ("and", "и") or (gap[0] == "," and gap.rstrip()[-1] == ","):
            # It goes on with the subject of the verb before: `Assad, sitting across from him, told`.
            return True
        while between and between[-1].folded in word_set("links"):
            between.pop()
        if not between:
            return True
        last = between[-1]
        if last.folded in word_set("pronouns") or "," in self.text[last.end : verb.start]:
            return False
        if any(other.start <= last.start < other.end for other in self.people):
            return len(between) <= 2 * NEAR and "," not in gap
        return len(between) <= NEAR and self._is_aside(between)

    def _is_aside(self, between: Sequence[Word]) -> bool:
        """Whether what stands between is an adverb or says where and when: nobody's name or title."""
        last = between[-1]
        adverb = last.folded.endswith(("ly", "но", "ко")) or last.folded in weekday_words()
        if adverb:
            return True
        phrase = next(
            (n for n, word in enumerate(between) if word.folded in word_set("where")), None
        )
        before = between[-2].folded if len(between) > 1 else ""
        inside = before in word_set("where") or not self.text[last.start].isupper()
        return phrase is not None and phrase <= 1 and inside and not is_title(last.folded)

    def _may_be_subject(self, one: Mention) -> bool:
        place = [
            number for number, word in enumerate(self.words) if one.start <= word.start < one.end
        ]
        if not place or self.text[one.end : one.end + 2] in ("'s", "’s"):
            return False
        if _CASES.search(self.words[place[-1]].folded):
            return False  # Another case than the nominative: `пресс-секретарь Путина сообщил`
        return not _is_object(self.text, self.words, place[0])

    def _inverted(self, at: int) -> list[Mention]:
        """Who stands behind a verb: `…,” said Putin`, `сообщил пресс-секретарь Дмитрий Песков`."""
        verb = self.words[at]
        russian = _is_russian(verb)
        if not russian and self.text[: verb.start].rstrip()[-1:] not in tuple('”“",—–»'):
            return []
        after = [one for one in self.people if one.start >= verb.end]
        for one in after[:1]:
            between = self.text[verb.end : one.start]
            few = len(between.split()) <= (FAR if russian else 5)
            if few and not re.search(r"[.;:«“\"—–]|, ", between):
                return [one] if self._may_be_subject(one) else []
        return []

    def _behind(self, at: int) -> list[Mention]:
        """Who stands behind an Arabic verb, before what is said."""
        words, verb = self.words, self.words[at]
        for one in self.people:
            if self.text[one.end : verb.start] == " " and self._may_be_subject(one):
                return [one]
        for number in range(at + 1, min(len(words), at + 2 + FAR)):
            word = words[number]
            for one in self.people:
                if one.start <= word.start < one.end:
                    same = [two for two in self.people if two.start == one.start]
                    return same if not _is_object(self.text, words, number) else []
            gap = self.text[words[number - 1].end : word.start]
            stop = word.folded in word_set("introducers") or re.search(r"[:“\".«]", gap)
            if stop or (number == at + 1 and word.folded in word_set("institutions")):
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
        near = words[at - 1 : at] + (words[at + 1 : at + 3] if _is_russian(verb) else [])
        for word in near:
            bearer = self.titles.bearer(word, before)
            if bearer:
                first, last = sorted((word, verb), key=lambda one: one.start)
                return bearer, self.text[first.start : last.end]
        return None

    def _elided(self, at: int) -> tuple[str, str] | None:
        """An Arabic verb without a subject is whoever spoke before."""
        words, verb, before = self.words, self.words[at], self.before
        after = words[at + 1 : at + 2]
        gap = self.text[verb.end : after[0].start] if after else ""
        begins = at == 0 or self.text[: verb.start].rstrip()[-1:] in '،,.”“"'
        told = bool(after) and after[0].folded in word_set("introducers")
        if before and begins and (told or ":" in gap or "،" in gap):
            return before, self.text[verb.start : verb.end]
        return None


def says(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of saying, in the active voice."""
    folded = words[at].folded
    if at and words[at - 1].folded in word_set("passive"):
        return False  # Some 4,000 `are believed` to be there.
    if folded in word_set("say"):
        return True
    if folded[:1] in ("و", "ف"):
        return folded[1:] in word_set("say")
    return folded[-2:] in ("ла", "ли") and folded[:-1] in word_set("say")


def _is_russian(word: Word) -> bool:
    return "а" <= word.folded[0] <= "я"


_CASES = re.compile(r"(?<=[а-я]{3})(?:а|е|ы|ю|ом|ым|ем)$")


def _is_object(text: str, words: Sequence[Word], at: int) -> bool:
    # Titles stand between a preposition and the name: to the Russian President Putin.
    for number in reversed(range(max(0, at - 6), at)):
        word = words[number].folded
        if re.search(r"[,.:;”“\"»«]", text[words[number].end : words[number + 1].start]):
            return False
        if word in word_set("prepositions"):
            return True
        titled = is_title(word) or word in word_set("peoples")
        if not titled and word not in ("the", "his", "mr", "counterpart", "colleague", "ally"):
            return False
    return False
