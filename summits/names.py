"""Names in three scripts: folded the same way in what is asked and in what is searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from summits import shapes

Named = TypeVar("Named", shapes.Person, shapes.Place, shapes.Topic)

_ARABIC = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """A text with accents, letter forms and case folded away, in Latin, Cyrillic and Arabic script.

    >>> fold("Café")
    'cafe'
    """
    if text.isascii():
        return text.lower()
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    # The tatweel only stretches a word.
    return "".join(bare).translate(_ARABIC).replace("ـ", "").casefold()


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def forms(row: shapes.Person | shapes.Place | shapes.Topic) -> Iterator[str]:
    """Every name of a person, place or topic."""
    yield row["id"]
    named: Mapping[str, Any] = row
    for key in ("name", "city", "label"):
        if key in named:
            yield named[key]
    yield from named.get("names", {}).values()
    yield from row["aliases"]


def find(table: Mapping[str, Named], query: str) -> list[Named]:
    """Those with a name that has all words of the query as whole words; one it names exactly wins."""
    if query in table:
        return [table[query]]
    asked = words(query)
    if not asked:
        return []
    exact, partly = [], []
    for row in table.values():
        known = [words(form) for form in forms(row)]
        if asked in known:
            exact.append(row)
        if any(set(asked) <= set(name) for name in known):
            partly.append(row)
    return exact or partly


def nearest(query: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The known names that look most like what was typed."""
    import difflib  # only on the way to an error

    by_fold = {fold(name): name for name in known}
    close = difflib.get_close_matches(fold(query), by_fold, n=count, cutoff=0.5)
    return [by_fold[match] for match in close]


def short_names(people: Mapping[str, shapes.Person], principals: Iterable[str]) -> dict[str, str]:
    """The surname of each person; the whole name where two would share one.

    A principal keeps the surname: in a record of their meetings it is theirs.
    """
    surnames = {id: _surname(row["name"]) for id, row in people.items()}
    kept = set(principals)
    taken = list(surnames.values())
    return {
        id: name if id in kept or taken.count(name) == 1 else people[id]["name"]
        for id, name in surnames.items()
    }


def _surname(name: str) -> str:
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
    last = bare.rpartition(" ")[2]
    return bare if len(last) < 3 else re.sub(r"^(al|el|ash|as)-", "", last)
