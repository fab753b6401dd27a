"""Which column of a list is the date, where no heading is one that is known: proposed, and said."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from summits.errors import UsageError
from summits.values import ranges
from summits.values.words import fold_words

_DATED = frozenset(fold_words("date dates datum fecha дата tarih when held"))
_OF_ELSE = frozenset(
    fold_words(
        "access accessed added announced birth born checked created departure end ended ends entered entry "
        "last modified posted publication published report reported retrieved signed until update updated"
    )
)
"""What a date is of that is not the meeting's beginning: `Date published`, `Date of birth`."""


def is_date(head: str) -> bool:
    """Whether a heading speaks of the date of something: `Meeting date`, `Date (local)`."""
    words = set(fold_words(head))
    return bool(words & _DATED) and not words & _OF_ELSE


def candidates(
    header: Sequence[str], columns: Sequence[Sequence[str]], free: Sequence[int]
) -> list[int]:
    """The columns that may be the date: by their headings, else by cells that are dates, every one.

    `columns`: the cells of each that say anything; `free`: those that are no field yet.
    """
    full = [at for at in free if columns[at]]
    by_head = [at for at in full if is_date(header[at]) and any(map(_reads, columns[at]))]
    others = (at for at in full if not _OF_ELSE & set(fold_words(header[at])))
    return by_head or [at for at in others if all(map(_is_day, columns[at]))]


def _reads(cell: str) -> bool:
    """Whether a cell is a date, where a column beside it may have its year."""
    return bool(_precision(ranges.with_year(cell, "", "2000")))


def _is_day(cell: str) -> bool:
    """Whether a cell is a date that has a month: a bare number may count anything."""
    return _precision(cell) in ("day", "month", "interval")


def _precision(cell: str) -> str:
    """That of a date, whichever of day and month is first; nothing where it is none."""
    for day_first in (True, False):
        with contextlib.suppress(UsageError):
            return ranges.read(cell, day_first).precision
    return ""


_BY_WORD = {
    "about": "topics",
    "comment": "summary",
    "comments": "summary",
    "counterpart": "people",
    "host": "people",
    "hosts": "people",
    "title": "summary",
}
"""What a word in a heading makes likely, and not sure enough to be read unasked."""


def words(head: str) -> Iterator[str]:
    """What a heading may mean, word by word, the last first."""
    for word in reversed(fold_words(head)):
        yield _BY_WORD.get(word, word)
