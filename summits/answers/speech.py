"""Who speaks in a paragraph: the subject of a verb of saying, and whether the words are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from summits.answers import stems
from summits.answers.mentions import Mention, language, stem_set, word_set
from summits.answers.roles import Titles
from summits.values.words import Word, fold_words, located

_QUOTED = re.compile(r"[“«„\"][^”»“\"]{12,}")
_QUOTE = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?")
_ENDS = re.compile(r"(?<=[.!?…])[”»\"]?\s+(?=[^\sa-zа-яё])")
_NEAR = 6
"""So many words at most stand between a subject and its verb."""
_FAR = 10
"""So many words at most stand between a verb and the subject behind it: titles are long."""


class Speech(NamedTuple):
    """Somebody who speaks in a paragraph."""

    person: str
    """The id in the record; of somebody else, the name as the article has it in full."""
    how: Literal["quoted", "reported"]
    words: str
    """What it rests on: the subject and the verb."""


class Teller:
    """An article's speakers, paragraph by paragraph: who spoke before is `he`."""

    def __init__(self) -> None:
        self.before: str | None = None
        self.titles = Titles()

    def speeches(self, text: str, people: Sequence[Mention]) -> tuple[Speech, ...]:
        """Who speaks in the next paragraph, each once."""
        self.titles.learn(text, people)
        said = _Paragraph(text, sorted(people, key=lambda one: one.start), self)
        found = list(said.found())
        if not found and self.before and not said.unresolved and _begins_quoted(text):
            # A paragraph that begins as a quotation, or in the middle of one, goes on with whoever spoke.
            found = [(self.before, text[:1])]
        if said.unresolved and not found:
            self.before = None
        how: Literal["quoted", "reported"] = "quoted" if _QUOTED.search(text) else "reported"
        found.sort(key=lambda one: one[0])
        return tuple(
            Speech(person, how, next(several)[1])
            for person, several in groupby(found, key=lambda one: one[0])
        )


def _begins_quoted(text: str) -> bool:
    return text.lstrip()[:1] in '“«„"…'


class _Sentence(NamedTuple):
    words: list[Word]
    people: list[Mention]


class _Paragraph:
    """One paragraph while it is read for its speakers."""

    def __init__(self, text: str, people: Sequence[Mention], teller: Teller) -> None:
        self.text, self.people, self.teller = text, people, teller
        self.quotes = [found.span() for found in _QUOTE.finditer(text)]
        self.unresolved = False
        """Whether somebody speaks and it was not found who."""

    def found(self) -> Iterator[tuple[str, str]]:
        """The speakers, each with the words that show it."""
        for id, words in (*self._named_first(), *self._according()):
            self.teller.before = id
            yield id, words
        start = 0
        for end in [found.start() for found in _ENDS.finditer(self.text)] + [len(self.text)]:
            inside = [one for one in self.people if start <= one.start < end]
            row = [
                Word(word.folded, word.start + start, word.end + start)
                for word in located(self.text[start:end])
            ]
            for id, shown in self._sentence(_Sentence(row, inside)):
                self.teller.before = id
                yield id, shown
            start = end

    def _named_first(self) -> Iterator[tuple[str, str]]:
        """`Putin: …`, as in headlines and transcripts."""
        for one in self.people[:1]:
            if one.start <= 4 and self.text[one.end : one.end + 2] == ": ":
                yield one.id, self.text[one.start : one.end + 1]

    def _according(self) -> Iterator[tuple[str, str]]:
        """`According to …`, `по словам …`, with titles between it and the name."""
        forms = "|".join(map(re.escape, language()["according"]))
        for found in re.finditer(rf"\b(?:{forms})\b", self.text, re.IGNORECASE):
            after = [one for one in self.people if one.start >= found.end()]
            one = after[0] if after else None
            for left, right in pairwise(after):
                # `пресс-секретаря Путина Дмитрия Пескова`: the last of a row of names.
                if left is one and right.start - left.end == 1:
                    one = right
            if one and self._is_title(found.end(), one.start):
                yield one.id, self.text[found.start() : one.end]

        for words in language()["according_to_him"]:
            his = re.search(rf"\b{words}\b", self.text, re.IGNORECASE)
            if his and self.teller.before:
                yield self.teller.before, his[0]

    def _is_title(self, start: int, end: int) -> bool:
        between = self.text[start:end]
        return not re.search(r"[,.;:«“\"]", between) and len(between.split()) <= 8

    def _sentence(self, sentence: _Sentence) -> Iterator[tuple[str, str]]:
        yield from self._quoted_by_others(sentence)
        for at, word in enumerate(sentence.words):
            if _says(sentence.words, at) and not self._receives(sentence, at):
                subjects = list(self._subjects(sentence, at))
                outside = not self._is_quoted(word.start)
                yield from subjects
                if outside:
                    self.unresolved = not subjects

    def _is_quoted(self, at: int) -> bool:
        return any(start < at < end - 1 for start, end in self.quotes)

    def _receives(self, sentence: _Sentence, at: int) -> bool:
        """Whether a guest is welcomed, and no word."""
        verb = sentence.words[at]
        near = sentence.words[at + 1 : at + 4]
        return verb.folded in word_set("receive") and any(
            one.start <= word.start < one.end for one in sentence.people for word in near
        )

    def _quoted_by_others(self, sentence: _Sentence) -> Iterator[tuple[str, str]]:
        """`The agency quoted Peskov as saying`, in Arabic `عن … قوله`."""
        words = sentence.words
        for at, word in enumerate(words):
            for one in sentence.people:
                inside = [n for n, w in enumerate(words) if one.start <= w.start < one.end]
                if not inside:
                    continue
                after = [w.folded for w in words[inside[-1] + 1 : inside[-1] + 3]]
                english = word.folded in word_set("quote") and at < inside[0] <= at + _FAR
                arabic = word.folded == "عن" and at < inside[0] <= at + 6
                if (english and after == ["as", "saying"]) or (arabic and "قوله" in after):
                    yield one.id, self.text[word.start : one.end]

    def _subjects(self, sentence: _Sentence, at: int) -> Iterator[tuple[str, str]]:
        verb = sentence.words[at]
        if "\u0600" <= verb.folded[0] <= "\u06ff":
            found = self._behind(sentence, at)
        else:
            found = self._in_front(sentence, at) or self._inverted(sentence, at)
        for one in found:
            first, last = min(one.start, verb.start), max(one.end, verb.end)
            yield one.id, self.text[first:last]
        if found or self._is_quoted(verb.start):
            return
        meant = self._meant(sentence, at)
        if meant:
            yield meant

    def _in_front(self, sentence: _Sentence, at: int) -> list[Mention]:
        """Who stands before a verb: next to it, or with no other subject between them."""
        verb = sentence.words[at]
        before = [one for one in sentence.people if one.end <= verb.start]
        before = [one for one in before if self._may_be_subject(sentence.words, one)]
        if not before or not self._reaches(sentence.words, before[-1], at):
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

    def _reaches(self, words: Sequence[Word], one: Mention, at: int) -> bool:
        between = [word for word in words[:at] if word.start >= one.end]
        if not between:
            return True
        last, verb = between[-1], words[at]
        gap = self.text[one.end : verb.start]
        if last.folded in ("and", "и") or (gap[0] == "," and gap.rstrip()[-1] == ","):
            # It goes on with the subject of the verb before: `Assad, sitting across from him, told`.
            return ";" not in gap
        if last.folded in word_set("links"):
            return not self._is_other(between, -2)
        if any(other.start <= last.start < other.end for other in self.people):
            return len(between) <= 2 * _NEAR and "," not in gap
        near = len(between) <= _NEAR and not set(";,") & set(self.text[last.end : verb.start])
        return near and not self._is_other(between, -1)

    def _is_other(self, between: Sequence[Word], at: int) -> bool:
        """Whether the word that stands before a verb may be its subject: `the Kremlin said`."""
        if len(between) < -at:
            return False
        word = between[at]
        before = between[at - 1].folded if len(between) >= 1 - at else ""
        if before in ("in", "at", "on", "в", "на") or word.folded in _weekdays():
            return False
        if before in word_set("determiners") or before in word_set("peoples"):
            return True
        return self.text[word.start].isupper() or _is_titled(word)

    def _may_be_subject(self, words: Sequence[Word], one: Mention) -> bool:
        place = [number for number, word in enumerate(words) if one.start <= word.start < one.end]
        if not place or self.text[one.end : one.end + 2] in ("'s", "’s"):
            return False
        if _CASES.search(words[place[-1]].folded):
            return False  # Another case than the nominative: `пресс-секретарь Путина сообщил`
        return not _is_object(self.text, words, place[0])

    def _inverted(self, sentence: _Sentence, at: int) -> list[Mention]:
        """Who stands behind a verb: `…,” said Putin`, `сообщил пресс-секретарь Дмитрий Песков`."""
        verb = sentence.words[at]
        russian = "а" <= verb.folded[0] <= "я"
        if not russian and self.text[: verb.start].rstrip()[-1:] not in (
            "”",
            "“",
            '"',
            ",",
            "—",
            "–",
            "»",
        ):
            return []
        after = [one for one in sentence.people if one.start >= verb.end]
        for one in after[:1]:
            between = self.text[verb.end : one.start]
            few = len(between.split()) <= (_FAR if russian else 5)
            if few and not re.search(r"[.;:«“\"—–]|, ", between):
                return [one] if self._may_be_subject(sentence.words, one) else []
        return []

    def _behind(self, sentence: _Sentence, at: int) -> list[Mention]:
        """Who stands behind an Arabic verb, before what is said."""
        words, verb = sentence.words, sentence.words[at]
        for one in sentence.people:
            if self.text[one.end : verb.start] == " " and self._may_be_subject(words, one):
                return [one]
        for number in range(at + 1, min(len(words), at + 2 + _FAR)):
            word = words[number]
            for one in sentence.people:
                if one.start <= word.start < one.end:
                    same = [two for two in sentence.people if two.start == one.start]
                    return same if not _is_object(self.text, words, number) else []
            gap = self.text[words[number - 1].end : word.start]
            stop = word.folded in word_set("introducers") or re.search(r"[:“\".«]", gap)
            if stop or (number == at + 1 and word.folded in word_set("institutions")):
                return []
        return []

    def _meant(self, sentence: _Sentence, at: int) -> tuple[str, str] | None:
        """Whom a pronoun, a title or nothing at all stands for."""
        words, verb, before = sentence.words, sentence.words[at], self.teller.before
        if "\u0600" <= verb.folded[0] <= "\u06ff":
            return self._elided(sentence, at)
        pronoun = next(
            (w for w in words[max(0, at - 3) : at] if w.folded in word_set("pronouns")), None
        )
        if pronoun:
            return (before, self.text[pronoun.start : verb.end]) if before else None
        near = words[at - 1 : at] + (words[at + 1 : at + 3] if "а" <= verb.folded[0] <= "я" else [])
        for word in near:
            bearer = self.teller.titles.bearer(word, before)
            if bearer:
                first, last = sorted((word, verb), key=lambda one: one.start)
                return bearer, self.text[first.start : last.end]
        return None

    def _elided(self, sentence: _Sentence, at: int) -> tuple[str, str] | None:
        """An Arabic verb without a subject is whoever spoke before."""
        words, verb, before = sentence.words, sentence.words[at], self.teller.before
        after = words[at + 1 : at + 2]
        gap = self.text[verb.end : after[0].start] if after else ""
        begins = at == 0 or self.text[: verb.start].rstrip()[-1:] in '،,.”“"'
        told = bool(after) and after[0].folded in word_set("introducers")
        if before and begins and (told or ":" in gap or "،" in gap):
            return before, self.text[verb.start : verb.end]
        return None


def _says(words: Sequence[Word], at: int) -> bool:
    folded = words[at].folded
    if at and words[at - 1].folded in word_set("passive"):
        return False  # Some 4,000 `are believed` to be there.
    if folded in word_set("say"):
        return True
    if folded[:1] in ("و", "ف"):
        return folded[1:] in word_set("say")
    return folded[-2:] in ("ла", "ли") and folded[:-1] in word_set("say")


def _weekdays() -> frozenset[str]:
    return frozenset(word for day in language()["weekdays"] for word in fold_words(day))


def _is_titled(word: Word) -> bool:
    return stems.of_word(word.folded) in stem_set("titles")


_CASES = re.compile(r"(?<=[а-я]{3})(?:а|е|ы|ю|ом|ым|ем)$")


def _is_object(text: str, words: Sequence[Word], at: int) -> bool:
    # Titles stand between a preposition and the name: to the Russian President Putin.
    for number in reversed(range(max(0, at - 6), at)):
        word = words[number].folded
        if re.search(r"[,.:;”“\"»«]", text[words[number].end : words[number + 1].start]):
            return False
        if word in word_set("prepositions"):
            return True
        titled = stems.of_word(word) in stem_set("titles") or word in word_set("peoples")
        if not titled and word not in ("the", "his", "mr", "counterpart", "colleague", "ally"):
            return False
    return False
