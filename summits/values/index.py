"""Texts by their words, folded once, so that each word that is asked for is sought in all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from summits.values.words import WORD, fold

_TEXT, _NUMBER = "\1", "\0"
"""What ends a text, so that no phrase runs over, and a number, which no record has in a text."""


class Index:
    """Some texts, each number having one or several."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        self._folded = _folded([_TEXT.join(several) for several in texts])
        self._all = _NUMBER.join(self._folded)
        self._ends = list(accumulate(len(text) + 1 for text in self._folded))

    @cached_property
    def words(self) -> set[str]:
        """Every word there is."""
        return {*WORD.findall(self._all)}

    def having(self, words: Sequence[str], *, prefix: bool = False) -> set[int]:
        """Which have all of these words, in any order; with `prefix` one that begins as the last does."""
        found = [self._having(word) for word in words[:-1]]
        return set.intersection(*found, self._having(words[-1], prefix=prefix))

    def in_a_row(self, words: Sequence[str], *, prefix: bool = False) -> set[int]:
        """Which have these words one behind the other."""
        found = self.having(words, prefix=prefix)
        if len(words) == 1:
            return found
        text = f" {' '.join(words)}" + ("" if prefix else " ")
        return {number for number in found if any(text in one for one in self._spaced(number))}

    def _spaced(self, number: int) -> Iterator[str]:
        """The words of each text of a number, between blanks."""
        for text in self._folded[number].split(_TEXT):
            yield f" {' '.join(WORD.findall(text))} "

    def _having(self, word: str, *, prefix: bool = False) -> set[int]:
        found: set[int] = set()
        text, at = self._all, self._all.find(word)
        while at >= 0:
            end = at + len(word)
            if text[at - 1 : at].isalnum() or (not prefix and text[end : end + 1].isalnum()):
                at = text.find(word, at + 1)
                continue
            number = bisect_right(self._ends, at)
            found.add(number)
            at = text.find(word, self._ends[number])
        return found


def _folded(texts: Sequence[str]) -> list[str]:
    """Each text folded: those in other letters than ASCII all at once, which takes half the time."""
    others = _NUMBER.join([text for text in texts if not text.isascii()])
    folded = iter(fold(others).split(_NUMBER))
    return [fold(text) if text.isascii() else next(folded) for text in texts]
