"""What every plain line is made of: a table of rows, a fact in words, citations with addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple, ParamSpec

from summits.record import backing, disputes, facts
from summits.record.record import Record
from summits.record.vocabulary import OTHER
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.answers.sources import Cited
    from summits.record import models

P = ParamSpec("P")
Row = Sequence[object]
_AS_WRITTEN = ("date", "reported", "duration")


class Table(NamedTuple):
    """Rows with the names of their columns: what a pipe gets, and every form that is a table."""

    columns: Sequence[str]
    rows: Iterable[Row]


def columns(names: str) -> Callable[[Callable[P, Iterable[Row]]], Callable[P, Table]]:
    """Rows as a table with columns of these names."""

    def named(rows: Callable[P, Iterable[Row]]) -> Callable[P, Table]:
        @wraps(rows)
        def table(*given: P.args, **more: P.kwargs) -> Table:
            return Table(names.split(), rows(*given, **more))

        return table

    return named


def fact_words(record: Record, meeting: models.Meeting, fact: facts.Fact) -> str:
    """A fact on one line: dates as they are written, speakers and questions before what they say."""
    if fact.kind == "field" and fact.key in _AS_WRITTEN:
        return str(disputes.current(meeting, fact.key))
    if fact.kind == "account":
        return f"{fact.about} {fact.text}" + (" (held)" if fact.held else "")
    return spoken(record, fact.by, fact.text)


def resting_words(record: Record, resting: Cited) -> str:
    """A fact that rests on a source, on one line."""
    fact, meeting = resting.fact, resting.meeting
    return fact_words(record, record.meetings[meeting], fact) if meeting else fact.text


def spoken(record: Record, by: Iterable[str], says: str) -> str:
    """What was said behind those who said it."""
    speakers = ", ".join(record.short_names[id] for id in by)
    return f"{speakers}: {says}" if speakers else says


def cited(record: Record, evidence: Cites) -> str:
    """Citations with the addresses of their sources: `tass-2021-09-14#3 https://…; …`."""
    pairs = ((text, record.sources[text.source].url or "") for text in evidence)
    return "; ".join(f"{text} {url}".strip() for text, url in pairs)


def told_of(
    record: Record, meeting: str | None, field: str, words: str, evidence: Cites, disputed: bool
) -> Row:
    """A fact of a meeting: what it says, who reports it, what it rests on."""
    reported = reported_by(backing.sides(record, evidence), evidence)
    words = f"{words} (disputed)" if disputed else words
    return meeting, field, words, reported, cited(record, evidence)


def reported_by(sides: Sequence[str], evidence: Sequence[str]) -> Sequence[str]:
    """The sides that report it; `other` where only others do."""
    return sides or ([OTHER] if evidence else [])
