"""A citation: `SOURCE`, `SOURCE#3`, `SOURCE#3-5` or `SOURCE#3,7`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summits.errors import UsageError

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RUN = r"[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?"
PATTERN = rf"^{SLUG}(?:#{_RUN}(?:,{_RUN})*)?$"


class Citation(NamedTuple):
    """A source and the paragraphs of it, counted from 1 over the non-blank lines; () is the whole."""

    text: str
    source: str
    paragraphs: tuple[int, ...]


def parse(text: str) -> Citation:
    """Read a citation; raise UsageError where it is none or its paragraphs do not ascend."""
    if not re.match(PATTERN, text, re.ASCII) or text.endswith("\n"):
        raise UsageError(
            f"“{text}” is not a citation; write SOURCE, SOURCE#3, SOURCE#3-5 or SOURCE#3,7."
        )
    source, _, paragraphs = text.partition("#")
    numbers: list[int] = []
    for part in filter(None, paragraphs.split(",")):
        first, _, last = part.partition("-")
        run = range(int(first), int(last or first) + 1)
        if not run or (numbers and run[0] <= numbers[-1]):
            raise UsageError(f"“{text}” is not a citation; paragraphs ascend, each named once.")
        numbers.extend(run)
    return Citation(text, source, tuple(numbers))


def source_of(citation: str) -> str:
    """The source a citation names, of a citation that has passed the gate."""
    return citation.partition("#")[0]


def sources_of(evidence: Iterable[str]) -> list[str]:
    """The sources a list of citations names, each once, in order."""
    return list(dict.fromkeys(source_of(citation) for citation in evidence))
