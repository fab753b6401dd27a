"""Which facts cite which source, where in it, and how many rest on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.ask import filters, selectors
from summits.errors import UsageError, quoted
from summits.record import facts, wording
from summits.record.record import Record, cited_sources
from summits.values import citations
from summits.values.words import fold_words, meant, nearest

if TYPE_CHECKING:
    from summits.record.tables import Source


class Cited(NamedTuple):
    """A fact, seen from one of the sources that it rests on."""

    meeting: str | None
    """The meeting's id; None for what a table holds: a place, a candidate."""
    fact: facts.Fact
    source: str
    alone: bool
    """Whether it rests on this source alone."""

    @property
    def here(self) -> list[citations.Citation]:
        """The fact's citations of this source."""
        return [citation for citation in self.fact.evidence if citation.source == self.source]

    @property
    def paragraphs(self) -> list[int]:
        """The paragraphs of this source that it rests on; [] where the whole is cited."""
        return sorted({number for citation in self.here for number in citation.paragraphs})

    def besides(self, number: int) -> list[str]:
        """The citations that hold it up without a paragraph of this source; each would by itself."""
        lost = {citation for citation in self.here if number in citation.paragraphs}
        return [text for text in self.fact.evidence if text not in lost]

    def as_json(self) -> dict[str, Any]:
        """The fact as `--json` gives it."""
        rests = {"evidence": self.fact.evidence, "alone": self.alone}
        return {"meeting": self.meeting, **self.fact.as_json(), **rests}


def words(record: Record, fact: facts.Fact) -> str:
    """A fact on one line: its field, its speakers or its question before what it says."""
    if fact.kind in ("field", "topic"):
        return f"{fact.field if fact.kind == 'field' else 'topic'}: {fact.text}"
    if fact.kind == "account":
        return f"{fact.about} {fact.text}"
    return wording.said(record, fact.by, fact.text)


class Weight(NamedTuple):
    """A source and what rests on it."""

    source: str
    facts: int
    alone: int
    """How many of the facts rest on it only."""
    meetings: tuple[str, ...]
    cited: tuple[Cited, ...]


class SourceFilters(NamedTuple):
    """Which sources: the filters, as typed; of several values of one, any holds."""

    side: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    meeting: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


def weights(record: Record) -> dict[str, Weight]:
    """Every source with what rests on it, the one that most rests on first."""
    citing: dict[str, list[Cited]] = {id: [] for id in record.sources}
    for meeting, fact in _facts(record):
        sources = citations.sources_of(fact.evidence)
        for source in sources:
            citing[source].append(Cited(meeting, fact, source, len(sources) == 1))
    weighed = [_weight(source, found) for source, found in citing.items()]
    return {weight.source: weight for weight in sorted(weighed, key=lambda w: -w.facts)}


def _weight(source: str, citing: list[Cited]) -> Weight:
    meetings = dict.fromkeys(cited.meeting for cited in citing if cited.meeting)
    alone = sum(cited.alone for cited in citing)
    return Weight(source, len(citing), alone, tuple(meetings), tuple(citing))


def _facts(record: Record) -> Iterator[tuple[str | None, facts.Fact]]:
    for id, meeting in record.meetings.items():
        for fact in facts.facts(record, meeting):
            yield id, fact
    for place in record.places.values():
        where = f"{place.city} lies at {place.latitude}, {place.longitude}"
        yield None, facts.Fact("place", f"places.{place.id}", where, place.evidence or ())
    for row in record.candidates.values():
        field = f"candidates.{row.id}"
        yield None, facts.Fact("candidate", field, row.finding, row.evidence)


def by_paragraph(citing: Iterable[Cited]) -> dict[int | None, list[Cited]]:
    """The facts by the paragraph they rest on, in order; None is what cites the whole."""
    found: dict[int, list[Cited]] = {}
    whole: list[Cited] = []
    for fact in citing:
        for number in fact.paragraphs:
            found.setdefault(number, []).append(fact)
        if any(not citation.paragraphs for citation in fact.here):
            whole.append(fact)
    ordered: dict[int | None, list[Cited]] = dict(sorted(found.items()))
    return {**ordered, None: whole} if whole else ordered


def named(record: Record, asked: str) -> list[str]:
    """The ids that are meant: of a source by its id or address, or all of a publisher or an origin.

    Raise UsageError with the nearest where there is none.
    """
    rows, words = record.sources, fold_words(asked)
    id = "-".join(words)
    if id in rows:
        return [id]
    if "/" in asked:
        where = _address(asked)
        known_by = {id: (_address(row.url), _address(row.archived)) for id, row in rows.items()}
        found = [id for id, addresses in known_by.items() if where and where in addresses]
    else:
        found = [
            source
            for source, row in rows.items()
            if words and (row.origin == id or set(words) <= set(fold_words(row.publisher)))
        ]
        if not found and "." in asked:
            site = _address(asked.strip())
            found = [id for id, row in rows.items() if _address(row.url).partition("/")[0] == site]
    known = dict.fromkeys([*rows, *(row.origin for row in rows.values())])
    return found or [_known(asked, known, "source of the record", "see summits sources.")]


def _address(url: str | None) -> str:
    """An address without what changes nothing: how it is fetched, www, a tracker, an anchor."""
    from urllib.parse import unquote  # only for who has an address at hand

    page, _, query = unquote(url or "").partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if not re.match(r"utm_|fbclid|gclid", part)]
    return re.sub(r"^\w+://", "", page).removeprefix("www.").rstrip("/").lower() + "&".join(kept)


def choose(record: Record, asked: SourceFilters) -> list[Weight]:
    """The sources that were asked for; raise UsageError for a side, origin … that is none."""
    rows = record.sources
    sides = {filters.side(record, query) for query in asked.side}
    meetings = {selectors.select(record, query).id for query in asked.meeting}
    kept = {id for meeting in meetings for id in cited_sources(record.meetings[meeting])}
    wanted: dict[str, Collection[str]] = {"side": sides, "kind": asked.kind, "read": asked.read}
    for key in ("origin", "language"):
        known = dict.fromkeys(filter(None, (getattr(row, key) for row in rows.values())))
        hint = f"write one of {', '.join(known)}." if key == "language" else "see summits sources."
        queries: tuple[str, ...] = getattr(asked, key)
        wanted[key] = {_known(query, known, f"{key} of a source", hint) for query in queries}
    return [
        weight
        for id, weight in weights(record).items()
        if _fits(rows[id], wanted) and (not asked.meeting or id in kept)
    ]


def _fits(row: Source, wanted: Mapping[str, Collection[str]]) -> bool:
    return all(not values or getattr(row, key) in values for key, values in wanted.items())


def _known(query: str, known: Collection[str], what: str, hint: str) -> str:
    if query in known:
        return query
    raise UsageError(f"{quoted(query)} is no {what}; {meant(nearest(query, known), hint)}")
