"""What people, places and topics are called, and how they are found by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from summits.values.words import fold_words

if TYPE_CHECKING:
    from summits.record import tables


Named = TypeVar("Named", "tables.Person", "tables.Place", "tables.Topic")


def called(row: tables.Person | tables.Place | tables.Topic) -> Iterator[str]:
    """What a person, place or topic is called: the name the record uses, then all others."""
    for key in ("name", "city", "label"):
        yield from filter(None, [getattr(row, key, None)])
    yield from getattr(row, "names", {}).values()
    yield from row.aliases


def forms(row: tables.Person | tables.Place | tables.Topic) -> Iterator[str]:
    """What a person, place or topic can be asked for by: the id, and every name."""
    yield row.id
    yield from called(row)


def find(table: Mapping[str, Named], query: str) -> list[Named]:
    """Those with a name that has all words of the query as whole words; one it names exactly wins."""
    if query in table:
        return [table[query]]
    asked = fold_words(query)
    if not asked:
        return []
    exact, partly = [], []
    for row in table.values():
        known = [fold_words(form) for form in forms(row)]
        if asked in known:
            exact.append(row)
        if any(set(asked) <= set(name) for name in known):
            partly.append(row)
    return exact or partly


def short_names(people: Mapping[str, tables.Person], principals: Iterable[str]) -> dict[str, str]:
    """The surname of each person; the whole name where two would share one.

    A principal keeps the surname: in a record of their meetings it is theirs.
    """
    surnames = {id: _surname(row.name) for id, row in people.items()}
    kept = set(principals)
    taken = Counter(surnames.values())
    return {
        id: name if id in kept or taken[name] == 1 else people[id].name
        for id, name in surnames.items()
    }


def _surname(name: str) -> str:
    before, _, within = name.partition("(")
    bare = f"{before.rstrip()}{within.partition(')')[2]}"
    last = bare.rpartition(" ")[2]
    short = bare if len(last) < 3 else last
    article, dash, rest = short.partition("-")
    if dash and article in ("al", "el", "ash", "as"):
        short = rest
    # What is left must be a word, or the name is not to be shortened.
    return short if fold_words(short) else name
