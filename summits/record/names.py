"""What people, places and topics are called, and how they are found by it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from summits.values.words import fold_words

if TYPE_CHECKING:
    from summits.record import tables


Named = TypeVar("Named", "tables.Person", "tables.Place", "tables.Topic")
Called: TypeAlias = "tables.Person | tables.Place | tables.Topic"
"""What has names."""


def called(row: Called) -> Iterator[str]:
    """What a person, place or topic is called: the name the record uses, then all others."""
    for key in ("name", "city", "label"):
        yield from filter(None, [getattr(row, key, None)])
    yield from getattr(row, "names", {}).values()
    yield from row.aliases


def forms(row: Called) -> Iterator[str]:
    """What a person, place or topic can be asked for by: the id, and every name."""
    yield row.id
    yield from called(row)


def find(table: Mapping[str, Named], query: str) -> list[Named]:
    """Those with a name that has all words of the query as whole words.

    Who is called just so goes first, then who is but for an article: `al-Assad` is Assad.
    """
    return next(filter(None, ranked(table, query)), [])


def ranked(table: Mapping[str, Named], query: str) -> list[list[Named]]:
    """Those who are called just so, those who are but for an article, and those who are in part."""
    if query in table:
        return [[table[query]], [], []]
    asked, without = fold_words(query), _bare(fold_words(query))
    found: list[list[Named]] = [[], [], []]
    for row in table.values() if asked else ():
        spelt: list[list[str]] = [fold_words(form) for form in forms(row)]
        bare: list[list[str]] = [_bare(name) for name in spelt]
        if asked in spelt:
            found[0].append(row)
        elif without in bare:
            found[1].append(row)
        elif any(set(without) <= set(name) for name in (*spelt, *bare)):
            found[2].append(row)
    return found


_ARTICLES = frozenset(
    ["al", "el", "ar", "as", "ash", "at", "an", "ad", "az", "аль", "эль", "ас", "аш", "ар"]
)


def _bare(words: list[str]) -> list[str]:
    """The words of a name without its articles; those it consists of stay."""
    bare = [word.removeprefix("ال") for word in words if word not in _ARTICLES]
    return list(filter(None, bare)) or words


FAMILY_FIRST = frozenset(["CN", "HK", "KP", "KR", "MO", "TW", "VN"])
"""Where English, too, puts the family name first."""
_FAMILIES = frozenset(
    re.split(
        " ",
        "Ban Bui Cai Cao Chen Choi Deng Duong Gao Guo Hoang Hu Huang Huynh Hwang Jeong Jiang "
        "Lai Le Li Liang Lin Liu Luo Ma Mao Moon Ngo Nguyen Peng Pham Phan Qin Rhee Roh Shen "
        "Sun Tang Tian To Tran Truong Tsai Vo Wang Wen Wu Xi Xiao Xie Xu Yang Ye Yi Yoon Zeng "
        "Zhang Zhao Zheng Zhou Zhu",
    )
)
"""Family names that stand first, of people of whom nothing else tells it."""
_ALSO_GIVEN = frozenset(["An", "Han", "Kim", "Lee", "Park"])
"""Those that are given names as well; before two more words they are none."""


def family_first(header: tables.Header) -> set[str]:
    """The sides whose people are called by the first word of their names: China, the Koreas, Vietnam."""
    called = {row.name for code, row in header.countries.items() if code in FAMILY_FIRST}
    return {side.id for side in header.sides if side.short in FAMILY_FIRST or side.label in called}


def short_names(
    people: Mapping[str, tables.Person], principals: Iterable[str], first: Collection[str] = ()
) -> dict[str, str]:
    """The family name of each person; the whole name where two would share one, or it can't be told.

    A principal keeps it: in a record of their meetings it is theirs. `first` are the sides whose
    people have it first.
    """
    surnames = {id: _family(row, row.side in first) for id, row in people.items()}
    kept = set(principals)
    taken = Counter(surnames.values())
    return {
        id: name if id in kept or taken[name] == 1 else people[id].name
        for id, name in surnames.items()
    }


def _family(row: tables.Person, first: bool) -> str:
    """The family name: by an alias of one word, by the side, else the last; or the whole name."""
    begin, *more = row.name.split() or [row.name]
    if more and (first or (begin in row.aliases and more[-1] not in row.aliases)):
        return begin
    if more and (begin in _FAMILIES or (begin in _ALSO_GIVEN and len(more) > 1)):
        return row.name
    return _surname(row.name)


def _surname(name: str) -> str:
    before, _, within = name.partition("(")
    bare = f"{before.rstrip()}{within.partition(')')[2]}"
    last = bare.rpartition(" ")[2]
    short = bare if len(last) < 3 else last
    article, dash, rest = short.partition("-")
    if dash and article in ("al", "el", "ash", "as"):
        short = rest
    elif dash and rest[:1].islower():
        short = bare  # `Moon Jae-in`: a given name, behind the surname
    # What is left must be a word, or the name is not to be shortened.
    return short if fold_words(short) else name
