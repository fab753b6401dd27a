"""Texts by their words, folded: built once, so that however many words are asked for, each is looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from summits.values.words import WORD, fold

_TEXT, _NUMBER = "ꟿ", "ꟿꟿ"
"""What ends a text, so that no phrase runs over, and a number: words that nobody writes."""


class Index:
    """Some texts, each number having one or several."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        ends = (f" {_TEXT} ".join(map(fold, several)) for several in texts)
        # Taken apart all at once, which takes a third of the time.
        self._all = WORD.findall(f" {_NUMBER} ".join(ends))
        self.words: dict[str, set[int]] = defaultdict(set)
        number = 0
        for word in self._all:
            if word == _NUMBER:
                number += 1
            else:
                self.words[word].add(number)
        self.words.pop(_TEXT, None)

    @cached_property
    def spaced(self) -> list[str]:
        """The words of each number between blanks."""
        return [f" {text} " for text in " ".join(self._all).split(_NUMBER)]

    @cached_property
    def known(self) -> list[str]:
        """Every word there is, in order."""
        return sorted(self.words)

    def having(self, words: Sequence[str], *, prefix: bool = False) -> set[int]:
        """Which have all of these words, in any order; with `prefix` one that begins as the last does."""
        found = [self.words.get(word, set()) for word in words[:-1]]
        found.append(self._beginning(words[-1]) if prefix else self.words.get(words[-1], set()))
        return set.intersection(*sorted(found, key=len))

    def in_a_row(self, words: Sequence[str], *, prefix: bool = False) -> set[int]:
        """Which have these words one behind the other."""
        found = self.having(words, prefix=prefix)
        if len(words) == 1:
            return found
        text = f" {' '.join(words)}" + ("" if prefix else " ")
        return {number for number in found if text in self.spaced[number]}

    def _beginning(self, start: str) -> set[int]:
        found: set[int] = set()
        for word in self.known[bisect_left(self.known, start) :]:
            if not word.startswith(start):
                break
            found |= self.words[word]
        return found
