"""What the gate finds: a broken rule and where, and no more of a kind than anybody reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

ENOUGH = 100
"""So many of a kind are listed; what is beyond is counted."""


class Finding(NamedTuple):
    """A broken rule and where it is broken."""

    file: str
    pointer: str
    code: str
    message: str
    line: int = 1
    """Where there is no value to point at: the line itself."""
    places: int = 1
    """How many it stands for: more than one where the others of its kind are not listed."""


class Findings:
    """Findings as they come; of a kind, which is a code at such a place, the first hundred are kept."""

    def __init__(self) -> None:
        self._listed: list[Finding] = []
        self._kept: Counter[tuple[str, str]] = Counter()
        self._rest: Counter[tuple[str, str]] = Counter()
        self._beyond: dict[tuple[str, str], Finding] = {}

    def add(self, found: Iterable[Finding]) -> None:
        """Take findings down."""
        for finding in found:
            kind = finding.code, re.sub(r"\d+", "*", finding.pointer)
            if finding.places == 1 and self._kept[kind] < ENOUGH:
                self._kept[kind] += 1
                self._listed.append(finding)
            else:
                self._rest[kind] += finding.places
                self._beyond.setdefault(kind, finding)

    def __iter__(self) -> Iterator[Finding]:
        """Those that are listed, then one for the rest of each kind, where its first is."""
        yield from self._listed
        for kind, first in self._beyond.items():
            rest = self._rest[kind]
            if rest == 1:
                yield first
            else:
                message = (
                    f"This and {rest - 1} more of the kind are not listed; mend the others first."
                )
                yield first._replace(message=message, places=rest)
