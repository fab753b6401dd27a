"""Who says so: the sides and origins that a list of citations stands for."""

from __future__ import annotations

from collections.abc import Iterable

from summits.record.record import Record
from summits.values.citations import Citation, sources_of

OTHER = "other"
"""The side of whoever belongs to neither principal side."""


def sides(record: Record, evidence: Iterable[Citation]) -> list[str]:
    """The principal sides that report it, in the record's order; [] where only others do."""
    reported = {record.sources[id].side for id in sources_of(evidence)}
    return [id for id in record.sides if id in reported]


def origins(record: Record, evidence: Iterable[Citation]) -> list[str]:
    """The origins it rests on, each once, in order."""
    return list(dict.fromkeys(record.sources[id].origin for id in sources_of(evidence)))


def mark(record: Record, evidence: Iterable[Citation]) -> str:
    """The margin: nothing where both principal sides report it, `SY only` where one, `other only`."""
    reported = sides(record, evidence)
    if len(reported) == 2:
        return ""
    return f"{record.sides[reported[0]].short} only" if reported else "other only"


def label(record: Record, side: str) -> str:
    """The name that stands before the people of a side; `Others` for neither."""
    return record.sides[side].label if side in record.sides else "Others"


def legend(record: Record) -> str:
    """What the margin means, in a sentence or two."""
    shorts = ", ".join(f"{side.short} only" for side in record.sides.values())
    return (
        f"Unmarked: both sides report it. {shorts}: of the two sides one does, whoever else may; "
        "other only: neither."
    )
