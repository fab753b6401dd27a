"""Who says so: the sides and origins that a list of citations stands for."""

from __future__ import annotations

from collections.abc import Iterable

from summits.cards import Record
from summits.citations import sources_of


def sides(record: Record, evidence: Iterable[str]) -> list[str]:
    """The principal sides that report it, in the record's order; [] where only others do."""
    reported = {record.sources[id]["side"] for id in sources_of(evidence)}
    return [side["id"] for side in record.header["sides"] if side["id"] in reported]


def origins(record: Record, evidence: Iterable[str]) -> list[str]:
    """The origins it rests on, each once, in order."""
    return list(dict.fromkeys(record.sources[id]["origin"] for id in sources_of(evidence)))


def mark(record: Record, evidence: Iterable[str]) -> str:
    """The margin: nothing where both principal sides report it, `SY only` where one, `other only`."""
    reported = sides(record, evidence)
    if len(reported) == 2:
        return ""
    short = {side["id"]: side["short"] for side in record.header["sides"]}
    return f"{short[reported[0]]} only" if reported else "other only"


def legend(record: Record) -> str:
    """What the margin means, in a sentence or two."""
    shorts = ", ".join(f"{side['short']} only" for side in record.header["sides"])
    return f"Unmarked: both sides report it. {shorts}: one side does; other only: neither."
