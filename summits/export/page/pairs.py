"""Every two meetings compared ahead: relations, as a letter a field, over what the page itself says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summits.answers.compare import Comparison, Relation, compare
from summits.record.record import Card, Record

MOST = 1000
"""How many pairs a page carries: every pair of 45 meetings; of more, each with those just before it."""
LETTERS: dict[Relation, str] = {
    "same": "s",
    "differs": "d",
    "only-a": "a",
    "only-b": "b",
    "unknown": "u",
}


class Pair(NamedTuple):
    """Two meetings by their place in the list, the time between, and a letter for each field.

    The fields are those of `compare`, in its order: the single ones, then every person at either, then
    every topic of either, by id. What is compared stands in the page.
    """

    a: int
    b: int
    days: int | None
    words: str
    relations: str


def pairs(record: Record, cards: Sequence[Card]) -> Iterator[Pair]:
    """The pairs that a page carries, each once, the earlier meeting first."""
    reach = next(
        k for k in range(len(cards) + 1) if k + 1 > len(cards) or _count(len(cards), k + 1) > MOST
    )
    for b, other in enumerate(cards):
        for a in range(max(0, b - reach), b):
            found = compare(record.meetings[cards[a].id], record.meetings[other.id])
            yield Pair(a, b, found.gap.days, found.gap.words, relations(found))


def _count(meetings: int, reach: int) -> int:
    """How many pairs there are where each goes with so many before it."""
    return sum(min(place, reach) for place in range(meetings))


def relations(found: Comparison) -> str:
    """The relations of a comparison, a letter each."""
    return "".join(LETTERS[field.relation] for field in found.fields)
