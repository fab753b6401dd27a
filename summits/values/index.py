"""Texts by their words, folded once, so that each word that is asked for is sought in all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from summits.values.words import WORD, fold

_TEXT = " ꟿ "
"""What ends a text, so that no phrase runs over: a word that nobody writes."""


class Index:
    """Some texts, each number having one or several."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        self._folded = [_TEXT.join(map(fold, several)) for several in texts]
        self._all = "\n".join(self._folded)
        self._ends = list(accumulate(len(text) + 1 for text in self._folded))

    @cached_property
    def words(self) -> set[str]:
        """Every word there is."""
        return {*WORD.findall(self._all)} - {_TEXT.strip()}

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
        return {number for number in found if text in self._spaced(number)}

    def _spaced(self, number: int) -> str:
        """The words of a number between blanks."""
        return f" {' '.join(WORD.findall(self._folded[number]))} "

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
