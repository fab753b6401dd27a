"""Who speaks in a paragraph: the subject of a verb of saying, and whether the words are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from summits.answers.mentions import Mention, word_set
from summits.values.words import Word, located

_QUOTED = re.compile(r"[“«„\"][^”»“\"]{12,}")
_ENDS = re.compile(r"(?<=[.!?…])[”»\"]?\s+(?=[^\s])")
_ACCORDING = re.compile(r"\b(?:according to|по словам|بحسب|وفق)\s", re.IGNORECASE)
_NEAR = 6
"""So many words at most stand between a subject and its verb."""


class Speech(NamedTuple):
    """Somebody who speaks in a paragraph."""

    person: str
    how: Literal["quoted", "reported"]
    words: str
    """What it rests on: the subject and the verb."""


def speeches(text: str, known: Sequence[Mention], before: str | None = None) -> Iterator[Speech]:
    """Who speaks in a paragraph, each once; `before`: who spoke last, for `he said`."""
    quoted = bool(_QUOTED.search(text))
    found = list(_found(text, known, before))
    if not found and before and _begins_quoted(text):
        # A paragraph that begins as a quotation, or in the middle of one, goes on with whoever spoke.
        found = [(before, text[:1])]
    for person, several in groupby(sorted(found, key=lambda one: one[0]), key=lambda one: one[0]):
        yield Speech(person, "quoted" if quoted else "reported", next(several)[1])


def _begins_quoted(text: str) -> bool:
    return text.lstrip()[:1] in '“«„"…'


def _found(text: str, known: Sequence[Mention], before: str | None) -> Iterator[tuple[str, str]]:
    people = [one for one in known if one.kind == "person"]
    start = 0
    according = _ACCORDING.search(text)
    if according:
        named = next((one for one in people if 0 <= one.start - according.end() < 40), None)
        if named:
            yield named.id, text[according.start() : named.end]
    for end in [found.start() for found in _ENDS.finditer(text)] + [len(text)]:
        inside = [one for one in people if start <= one.start < end]
        for subject in _subjects(text, start, end, inside, before):
            before = subject[0]
            yield subject
        start = end


def _subjects(
    text: str, start: int, end: int, people: Sequence[Mention], before: str | None
) -> Iterator[tuple[str, str]]:
    words = [
        Word(word.folded, word.start + start, word.end + start) for word in located(text[start:end])
    ]
    for at, word in enumerate(words):
        if word.folded not in word_set("say"):
            continue
        named = False
        for one in people:
            if _is_subject(words, at, one):
                first, last = min(one.start, word.start), max(one.end, word.end)
                yield one.id, text[first:last]
                named = True
        pronoun = next(
            (w for w in words[max(0, at - 4) : at] if w.folded in word_set("pronouns")), None
        )
        if pronoun and before and not named:
            yield before, text[pronoun.start : word.end]


def _is_subject(words: Sequence[Word], verb: int, person: Mention) -> bool:
    place = [number for number, word in enumerate(words) if person.start <= word.start < person.end]
    if not place:
        return False
    if place[-1] < verb:
        # Nobody else's verb between the two, and no "to", "with" before the name.
        between = words[place[-1] + 1 : verb]
        return len(between) <= _NEAR and not _is_object(words, place[0])
    return place[0] - verb <= 3 and not _is_object(words, place[0])


_PREPOSITIONS = frozenset(
    re.split(
        " ",
        "to with by of from for against between thanked congratulated told received met hosts "
        "с со к о у от для про مع الي من",
    )
)


def _is_object(words: Sequence[Word], at: int) -> bool:
    # Titles stand between a preposition and the name: to the Russian President Putin.
    before = [word.folded for word in words[max(0, at - 5) : at]]
    for word in reversed(before):
        if word in _PREPOSITIONS:
            return True
        if word not in word_set("titles") and word not in ("the", "his", "russian", "syrian"):
            return False
    return False
