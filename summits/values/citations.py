"""A citation: `SOURCE`, `SOURCE#3`, `SOURCE#3-5` or `SOURCE#3,7`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from summits.errors import UsageError, quoted

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RUN = r"[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?"
MOST = 2000
"""The highest number of a paragraph: longer articles are none."""
_NUMBERS = tuple(range(MOST + 1))
PATTERN = rf"^{SLUG}(?:#{_RUN}(?:,{_RUN})*)?$"


class Citation(str):
    """A source and the paragraphs of it, counted from 1 over the non-blank lines; () is the whole.

    It is its text: JSON, equality and hashing are the string's. Made of a text that has been read before.
    """

    __slots__ = ("source",)
    source: str

    def __new__(cls, text: str) -> Citation:
        made = super().__new__(cls, text)
        made.source = text.partition("#")[0]
        return made

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs, in order."""
        return _paragraphs(self.partition("#")[2])


Cites = Sequence[Citation]
"""What something rests on; each alone supports all of it."""


@cache
def parse(text: str) -> Citation:
    """Read a citation; raise UsageError where it is none or its paragraphs do not ascend."""
    if not re.match(PATTERN, text, re.ASCII) or text.endswith("\n"):
        raise UsageError(
            f"{quoted(text)} is not a citation; write SOURCE, SOURCE#3, SOURCE#3-5 or SOURCE#3,7."
        )
    # Before anything is written out: ten signs can name a hundred thousand paragraphs.
    runs = list(_runs(text.partition("#")[2]))
    if any(last > MOST for _, last in runs):
        raise UsageError(f"{quoted(text)} names a paragraph beyond {MOST}; no article has so many.")
    backwards = any(last < first for first, last in runs)
    if backwards or any(after[0] <= before[1] for before, after in pairwise(runs)):
        raise UsageError(f"{quoted(text)} is not a citation; paragraphs ascend, each named once.")
    return Citation(text)


@cache
def _paragraphs(numbers: str) -> tuple[int, ...]:
    runs = (_NUMBERS[first : last + 1] for first, last in _runs(numbers))
    return tuple(chain.from_iterable(runs))


def _runs(numbers: str) -> Iterator[tuple[int, int]]:
    for part in numbers.split(",") if numbers else ():
        first, _, last = part.partition("-")
        yield int(first), int(last or first)


def sources_of(evidence: Iterable[Citation]) -> list[str]:
    """The sources a list of citations names, each once, in order."""
    return list(dict.fromkeys(citation.source for citation in evidence))
