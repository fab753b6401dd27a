"""What a list brought to a record: its rows that are meetings now, and those that stay out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summits.values import dates


class Came(NamedTuple):
    """A row that is a meeting of the record: since now, or before."""

    line: int
    meeting: str
    date: dates.Edtf
    city: str | None
    country: str | None
    people: Sequence[str]
    sources: Sequence[str]
    is_new: bool
    doubts: Sequence[str] = ()
    """Why something of the row was not read, and so is not recorded."""
    filled: Sequence[str] = ()
    """What the row told of a meeting that the record had, and the record did not."""

    @property
    def state(self) -> str:
        """`new`, `filled` where something was filled in, or `had`."""
        return "new" if self.is_new else "filled" if self.filled else "had"


class Out(NamedTuple):
    """A row that stays out, and why."""

    line: int
    reason: str
    cells: Sequence[str]


class Brought(NamedTuple):
    """What a list brought."""

    came: Sequence[Came]
    out: Sequence[Out]
    new: dict[str, list[str]]
    """The ids of what is new, by table."""
    countries: Sequence[str]
    """The codes of countries that are new."""
    townless: Sequence[int]
    """Lines that name a country and no town, so that no place is recorded."""
    alike: Sequence[tuple[str, str]] = ()
    """Names that are spelt almost alike, of which the second is new."""
    taken: Sequence[tuple[str, str]] = ()
    """What people and topics are called in the list, and the other name by which the record has them."""
    passed: int = 0
    """How many rows don't name who was asked for."""

    @property
    def meetings(self) -> list[Came]:
        """What is new."""
        return [row for row in self.came if row.is_new]

    @property
    def changes(self) -> bool:
        """Whether it changes the record at all."""
        return any(row.is_new or row.filled for row in self.came)
