"""Who speaks in a paragraph: the subject of a verb of saying, and whether the words are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from summits.answers.reading.clauses import FAR, Clause, says
from summits.answers.reading.mentions import Mention, language, word_set
from summits.answers.reading.roles import Titles
from summits.answers.reading.sentences import sentences
from summits.values.words import Word, located

_QUOTED = re.compile(r"[“«„\"][^”»“\"]{12,}")
_COLON = re.compile(r"(?: \([^)]*\)|, [^:,.]{0,40})?:(?=\s|$)")
"""What may stand between a speaker's name and the colon: a title, `(in Russian)`."""
_FLOOR = re.compile(r"(?:[^\W\d_]\.\s?)?[^\W\d_]+(?: [^\W\d_]+){0,5}(?: \([^)]*\))?: ")
_OPENING = 4
"""A person among the first words of a sentence is whom it is about."""
_HIM = (["him", "as", "saying"], ["her", "as", "saying"])
_SENTENCE_ENDS = tuple(".,!?:;…")
_QUOTE = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?")


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
        self.focus: str | None = None
        """Whom the last sentence was about: whom `he` means."""
        self.titles = Titles()
        self.transcript: str | None = None
        """Who has the floor in a record of talks, until somebody else gets it."""

    def speeches(self, text: str, people: Sequence[Mention]) -> tuple[Speech, ...]:
        """Who speaks in the next paragraph, each once."""
        self.titles.learn(text, people)
        said = _Paragraph(text, sorted(people, key=lambda one: one.start), self)
        found = list(said.found()) or list(self._goes_on(text, people))
        if not found and self.before and not said.unresolved and _begins_quoted(text):
            # A paragraph that begins as a quotation, or in the middle of one, goes on with whoever spoke.
            found = [(self.before, text[:1])]
        how: Literal["quoted", "reported"] = "quoted" if _QUOTED.search(text) else "reported"
        found.sort(key=lambda one: one[0])
        return tuple(
            Speech(person, how, next(several)[1])
            for person, several in groupby(found, key=lambda one: one[0])
        )

    def _goes_on(self, text: str, people: Sequence[Mention]) -> Iterator[tuple[str, str]]:
        """A paragraph of a transcript in which nobody else gets the floor."""
        named = any(one.id == self.transcript for one in people)
        if _FLOOR.match(text) or named or text[:1] in "*<[":
            self.transcript = None
        if self.transcript and text.rstrip()[-1:] in _SENTENCE_ENDS:
            yield self.transcript, text[:1]


def _begins_quoted(text: str) -> bool:
    return text.lstrip()[:1] in '“«„"…'


class _Paragraph:
    """One paragraph while it is read for its speakers."""

    unresolved: bool
    """Whether somebody speaks in the last sentence and it was not found who."""

    def __init__(self, text: str, people: Sequence[Mention], teller: Teller) -> None:
        self.text, self.people, self.teller = text, people, teller
        self.quotes = [found.span() for found in _QUOTE.finditer(text)]

    def found(self) -> Iterator[tuple[str, str]]:
        """The speakers, each with the words that show it."""
        for id, words in (*self._named_first(), *self._named_last(), *self._according()):
            self.teller.before = self.teller.focus = id
            yield id, words
        for start, end in sentences(self.text):
            inside = [one for one in self.people if start <= one.start < end]
            row = [
                Word(word.folded, word.start + start, word.end + start)
                for word in located(self.text[start:end])
            ]
            self.unresolved = False
            said = list(self._sentence(row, inside))
            if self.unresolved and not said:
                self.teller.before = self.teller.focus = None
            for id, shown in said:
                self.teller.before = self.teller.focus = id
                yield id, shown
            first = inside[0] if inside and not said else None
            opens = first and len(self.text[start : first.start].split()) < _OPENING
            if first and opens and self._quote(first.start) is None:
                self.teller.focus = first.id

    def _named_first(self) -> Iterator[tuple[str, str]]:
        """`Putin: …`, as in headlines, and in transcripts, where whole sentences follow."""
        for one in self.people:
            before, after = self.text[: one.start], _COLON.match(self.text, one.end)
            titles = len(before) < 40 and not set(before) & set(',;:“«"')
            beside = [*located(before), *located(after[0])] if after else []
            if after and titles and not any(says([word], 0) for word in beside):
                sentences = self.text.rstrip()[-1:] in _SENTENCE_ENDS
                quoted = self.text[after.end() :].lstrip()[:1] in tuple('“«„"')
                self.teller.transcript = one.id if sentences and not quoted else None
                yield one.id, self.text[one.start : after.end()]
                return

    def _named_last(self) -> Iterator[tuple[str, str]]:
        """`… — Lavrov`, as in headlines."""
        for one in self.people:
            dash = re.search(r" [—–-] $", self.text[: one.start])
            if dash and one.end == len(self.text.rstrip()):
                yield one.id, self.text[dash.start() + 1 : one.end]

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

    def _sentence(self, words: list[Word], people: list[Mention]) -> Iterator[tuple[str, str]]:
        yield from self._quoted_by_others(words, people)
        for at, word in enumerate(words):
            if says(words, at) and not _receives(words, people, at):
                quoted = self._quote(word.start)
                near = [one for one in people if self._quote(one.start) == quoted]
                teller = self.teller
                clause = Clause(self.text, words, near, teller.before, teller.focus, teller.titles)
                subjects = list(clause.subjects(at, quoted is not None))
                yield from subjects
                if quoted is None:
                    self.unresolved = not subjects
                    teller.focus = subjects[-1][0] if subjects else teller.focus

    def _quote(self, at: int) -> int | None:
        """Which quotation a place is in; a verb in one is not said by somebody outside."""
        inside = (n for n, (a, b) in enumerate(self.quotes) if at in range(a, b))
        return next(inside, None)

    def _quoted_by_others(
        self, words: list[Word], people: list[Mention]
    ) -> Iterator[tuple[str, str]]:
        """`The agency quoted Peskov as saying`, in Arabic `عن … قوله`."""
        for at, word in enumerate(words):
            after = [next.folded for next in words[at + 1 : at + 4]]
            him = word.folded in word_set("quote") and after in _HIM
            if him and self.teller.focus:
                yield self.teller.focus, self.text[word.start : words[at + 3].end]
        for one in people:
            inside = [n for n, word in enumerate(words) if one.start <= word.start < one.end]
            after = (
                [word.folded for word in words[inside[-1] + 1 : inside[-1] + 3]] if inside else []
            )
            for word in words[max(0, inside[0] - FAR) : inside[0]] if inside else []:
                english = word.folded in word_set("quote") and after == ["as", "saying"]
                if english or (word.folded == "عن" and "قوله" in after):
                    yield one.id, self.text[word.start : one.end]


def _receives(words: list[Word], people: list[Mention], at: int) -> bool:
    """Whether a guest is welcomed, and no word."""
    near = words[at + 1 : at + 4]
    return words[at].folded in word_set("receive") and any(
        one.start <= word.start < one.end for one in people for word in near
    )
