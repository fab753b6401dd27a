"""Ids by the record's rule: worked out once, never given twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from summits.errors import UsageError, quoted
from summits.record.vocabulary import CALLS, SELECTORS
from summits.values import dates
from summits.values.words import fold_words

if TYPE_CHECKING:
    from summits.record import vocabulary

_LONGEST = 80
"""A little short of what an id may have, so that a number finds room behind it."""


def slug(words: str, otherwise: str) -> str:
    """Words as an id; `otherwise` where they have no letter that an id may have."""
    plain = re.sub(r"['’ʼ`]", "", words)
    kept = [part for word in fold_words(plain) for part in re.findall(r"[a-z0-9]+", word)]
    whole = ""
    for word in kept:
        if whole and len(whole) + len(word) >= _LONGEST:
            break
        whole = f"{whole}-{word}" if whole else word[:_LONGEST]
    return whole or otherwise


def free(wanted: str, taken: Collection[str]) -> str:
    """The id, or the first of `-2`, `-3` that is free."""
    return next(id for id in _numbered(wanted) if id not in taken and id not in SELECTORS)


def given(told: str | None, wanted: str, taken: Collection[str]) -> str:
    """The id that was told, if it is free; else the one that follows from the rule."""
    if told and told in taken:
        raise UsageError(f"{quoted(told)} is an id of the record already; an id is given once.")
    return told or free(wanted, taken)


def meeting(
    place: str | None, mode: vocabulary.Mode | None, date: dates.Edtf, taken: Collection[str]
) -> str:
    """`place-year`, then the month, then the day where the year or month has one already."""
    where = mode if mode in CALLS else place
    year, *rest = _parts(date)
    wanted = f"{where or 'meeting'}-{year}"
    for part in rest:
        if wanted not in taken:
            break
        wanted = f"{wanted}-{part}"
    return free(wanted, taken)


def source(publisher: str, published: dates.Edtf | None, taken: Collection[str]) -> str:
    """Publisher and day as known."""
    day = re.sub(r"[^a-z0-9]+", "-", published.lower()).strip("-") if published else ""
    return free("-".join(filter(None, [slug(publisher, "source"), day])), taken)


def key(words: str, taken: Collection[str]) -> str:
    """A name within a meeting: the first words that say something."""
    said = [word for word in fold_words(words) if word not in _SMALL] or fold_words(words)
    return free(slug(" ".join(said[:3]), "item"), taken)


_SMALL = frozenset(
    fold_words(
        "a an and are as at be been by did does for from had has have he her his in is it its no not "
        "of on or our she that the their they this to was were will with would"
    )
)


def _parts(date: dates.Edtf) -> Iterator[str]:
    known = date.earliest if date.earliest != dates.FIRST else date.latest
    yield f"{known.year:04d}"
    if (date.latest - known).days < _A_FEW_WEEKS:
        yield f"{known.month:02d}"
        if date.precision in ("day", "interval"):
            yield f"{known.day:02d}"


_A_FEW_WEEKS = 62
"""A date that takes more than two months belongs to none of them."""


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1
