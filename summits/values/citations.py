"""A citation: `SOURCE`, `SOURCE#3`, `SOURCE#3-5` or `SOURCE#3,7`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from summits.errors import UsageError

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RUN = r"[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?"
MOST = 2000
"""The highest number of a paragraph: longer articles are none."""
PATTERN = rf"^{SLUG}(?:#{_RUN}(?:,{_RUN})*)?$"


class Citation(str):
    """A source and the paragraphs of it, counted from 1 over the non-blank lines; () is the whole.

    It is its text: JSON, equality and hashing are the string's. Made of a text that has been read before.
    """

    __slots__ = ("paragraphs", "source")
    source: str
    paragraphs: tuple[int, ...]

    def __new__(cls, text: str) -> Citation:
        made = super().__new__(cls, text)
        made.source, _, numbers = text.partition("#")
        made.paragraphs = tuple(_numbers(numbers)) if numbers else ()
        return made


Cites = Sequence[Citation]
"""What something rests on; each alone supports all of it."""


@cache
def parse(text: str) -> Citation:
    """Read a citation; raise UsageError where it is none or its paragraphs do not ascend."""
    if not re.match(PATTERN, text, re.ASCII) or text.endswith("\n"):
        raise UsageError(
            f"“{text}” is not a citation; write SOURCE, SOURCE#3, SOURCE#3-5 or SOURCE#3,7."
        )
    bounds = [int(number) for number in re.findall(r"[0-9]+", text.partition("#")[2])]
    if bounds and bounds[-1] > MOST:
        raise UsageError(f"“{text}” names a paragraph beyond {MOST}; no article has so many.")
    found = Citation(text)
    if any(later <= one for one, later in pairwise(found.paragraphs)) or _backwards(text):
        raise UsageError(f"“{text}” is not a citation; paragraphs ascend, each named once.")
    return found


def _backwards(text: str) -> bool:
    runs = re.findall(r"([0-9]+)-([0-9]+)(?=,|$)", text.partition("#")[2])
    return any(int(last) < int(first) for first, last in runs)


def _numbers(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def sources_of(evidence: Iterable[Citation]) -> list[str]:
    """The sources a list of citations names, each once, in order."""
    return list(dict.fromkeys(citation.source for citation in evidence))
