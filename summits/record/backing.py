"""Who says so: the sides and origins that citations stand for; the margin, and what it means."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from summits.record.record import Record
from summits.record.vocabulary import BOTH, OTHER
from summits.values.citations import Citation, sources_of

if TYPE_CHECKING:
    from summits.record import tables


def sides(record: Record, evidence: Iterable[Citation]) -> list[str]:
    """The principal sides that report it, in the record's order; [] where only others do."""
    reported = {record.sources[id].side for id in sources_of(evidence)}
    return [id for id in record.sides if id in reported]


def floor(header: tables.Header) -> tuple[int, bool]:
    """How many origins a confirmed meeting needs, and whether a source from each side will do."""
    asked = header.confirmed
    return (asked.origins, asked.sides) if asked else (2, True)


def substantiated(header: tables.Header, sources: Collection[tables.Source]) -> bool:
    """Whether a meeting that rests on these sources can be confirmed."""
    enough, either = floor(header)
    reported = {source.side for source in sources}
    both = either and all(side.id in reported for side in header.sides)
    return both or len({source.origin for source in sources}) >= enough


def origins(record: Record, evidence: Iterable[Citation]) -> list[str]:
    """The origins it rests on, each once, in order."""
    return list(dict.fromkeys(record.sources[id].origin for id in sources_of(evidence)))


def whose(reported: Collection[str]) -> str:
    """Whose account it is, by the principal sides that report it: a side's id, `both` or `other`."""
    if len(reported) > 1:
        return BOTH
    return next(iter(reported), OTHER)


def words(record: Record, whose: str) -> str:
    """Whose account it is, in the words of the margin: `both sides`, `RU side`, `neither side`.

    Nothing in a record none of whose sources has a side: there it would stand beside everything.
    """
    if not record.sided:
        return ""
    if whose == BOTH:
        return "both sides"
    return f"{record.sides[whose].short} side" if whose in record.sides else "neither side"


def mark(record: Record, evidence: Iterable[Citation]) -> str:
    """The margin: nothing where both principal sides report it, else which one does, or neither."""
    found = whose(sides(record, evidence))
    return "" if found == BOTH else words(record, found)


def heading(record: Record, whose: str) -> str:
    """Whose account it is, over what one of the two, both or neither report."""
    label = record.sides[whose].label if whose in record.sides else ""
    return f"of the two sides, only {label}" if label else words(record, whose)


def label(record: Record, side: str) -> str:
    """The name that stands before the people of a side; `Others` for neither."""
    return record.sides[side].label if side in record.sides else "Others"


def legend(record: Record, used: Collection[str] | None = None) -> str:
    """What the margin means, in a sentence: all of it, or the sides in it that were used."""
    shown = [BOTH, *record.sides, OTHER] if used is None else used
    if not record.sided:
        return ""
    parts = ["Unmarked: both sides report it"] if BOTH in shown else []
    one = ", ".join(words(record, side) for side in record.sides if side in shown)
    if one:
        parts.append(f"{one}: that side {'does' if parts else 'reports it'}")
    if OTHER in shown:
        parts.append(f"{words(record, OTHER)}: only others {'do' if parts else 'report it'}")
    return f"{'; '.join(parts)}." if parts else ""
