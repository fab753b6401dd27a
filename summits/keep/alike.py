"""What is named almost like something else of its table: perhaps one, and for a person to say."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from summits.keep.draft import Draft
from summits.values.words import fold, fold_words

if TYPE_CHECKING:
    from summits.record import tables

_ALIKE = 0.85
_MOST = 1000
"""Of more new names nobody would read the pairs, and to find them takes a while."""


def pairs(
    draft: Draft, people: Collection[str], places: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What is new, by id, and what it is like: `Brusssels` like `Brussels`, `Rice` like `Ann Rice`."""
    called = {row.id: row.name for row in draft.people.values()}
    spelt = list(_pairs(called, people))
    yield from spelt
    yield from (pair for pair in _parts(called, people) if pair not in spelt)
    for country in {draft.places[id].country for id in places}:
        within: list[tables.Place] = [p for p in draft.places.values() if p.country == country]
        names = {row.id: row.city for row in within}
        yield from _pairs(names, [id for id in places if id in names])


def _pairs(names: dict[str, str], new: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of one table, the older first, two new ones by name; what differs in a number is no slip."""
    if len(new) > _MOST:
        return
    folded = {id: fold(name) for id, name in names.items()}
    ids = {name: id for id, name in folded.items()}
    told: set[frozenset[str]] = set()
    for id in new:
        others = [name for name in ids if name != folded[id] and not _numbers(name, folded[id])]
        for name in difflib.get_close_matches(folded[id], others, 1, _ALIKE):
            pair = frozenset((id, ids[name]))
            if pair not in told:
                told.add(pair)
                known, late = names[ids[name]], names[id]
                yield (
                    (known, late) if ids[name] not in new else (min(known, late), max(known, late))
                )


def _parts(names: dict[str, str], new: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names and a part of them that stands for a name as well, where either is new."""
    if len(new) > _MOST:
        return
    words = {id: set(fold_words(name)) for id, name in names.items()}
    by_word: dict[str, list[str]] = {}
    for id, said in words.items():
        for word in said:
            by_word.setdefault(word, []).append(id)
    for part, said in words.items():
        for whole in by_word.get(next(iter(said), ""), ()):
            if said < words[whole] and not {part, whole}.isdisjoint(new):
                yield names[whole], names[part]


def _numbers(a: str, b: str) -> bool:
    return re.findall(r"\d+", a) != re.findall(r"\d+", b)
