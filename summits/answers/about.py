"""What the record is: scope, coverage in time, counts, and how to cite it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summits.record import facts
from summits.record.record import Record
from summits.values import dates


class About(NamedTuple):
    """A record in figures and sentences."""

    title: str
    version: str
    digest: str
    """The beginning of the SHA-256 of its files: the same digest, the same record."""
    scope: str
    covers: dates.Edtf
    checked: dates.Edtf
    license: str
    folder: str
    cite_as: str
    meetings: int
    unconfirmed: int
    sources: int
    origins: int
    by_year: dict[str, int]
    """Confirmed meetings by year, of every year that the record covers."""
    by_place: dict[str, int]
    """Confirmed meetings by city, or by how they met; most first."""
    years_without: list[str]
    gaps: Sequence[str]


def about(record: Record) -> About:
    """Work out what there is to say of a record."""
    header = record.header
    confirmed = record.confirmed()
    met = Counter(card.earliest[:4] for card in confirmed if card.earliest)
    by_year = {str(year): met[str(year)] for year in _years(header.covers, met)}
    places = Counter(card.city or facts.without_place(card.mode) for card in confirmed)
    return About(
        title=header.title,
        version=header.version,
        digest=record.files.short_digest,
        scope=header.scope,
        covers=header.covers,
        checked=header.checked,
        license=header.license,
        folder=record.files.folder,
        cite_as=_citation(record),
        meetings=len(confirmed),
        unconfirmed=len(record.cards) - len(confirmed),
        sources=len(record.sources),
        origins=len({row.origin for row in record.sources.values()}),
        by_year=by_year,
        by_place=dict(places.most_common()),
        years_without=[year for year, count in by_year.items() if not count],
        gaps=header.gaps,
    )


def _years(covers: dates.Edtf, met: Mapping[str, int]) -> range:
    """The years that a record covers; at an open end, as far as its meetings reach."""
    ends = [edge.year for edge in (covers.earliest, covers.latest) if _is_told(edge)]
    known = [*ends, *map(int, met)]
    # One end alone spans no time.
    return range(min(known), max(known) + 1) if len(ends) > 1 or met else range(0)


def _is_told(edge: dt.date) -> bool:
    return edge not in (dates.FIRST, dates.LAST)


def _citation(record: Record) -> str:
    header = record.header
    checked = dates.words(header.checked)
    return (
        f"{header.creator}: {header.title}. Data set, version {header.version}, "
        f"checked {checked}. {header.license}."
    )


def runs(years: list[str]) -> str:
    """Years in words, runs drawn together: `2007–2014, 2016`."""
    drawn: list[list[int]] = []
    for year in map(int, years):
        if drawn and year == drawn[-1][-1] + 1:
            drawn[-1].append(year)
        else:
            drawn.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in drawn)
