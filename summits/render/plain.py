"""What is listed as plain lines: rows of values, whole, for a pipe. No Rich, no Pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from summits.record import backing
from summits.record.record import Card, Record
from summits.record.vocabulary import BOTH
from summits.render.rows import Row, cited, columns, resting_words, told_of

if TYPE_CHECKING:
    from summits.answers import coverage as cover
    from summits.answers import people as attendance
    from summits.answers import topics as agenda
    from summits.answers.changes import Changes
    from summits.answers.importing import Brought
    from summits.answers.read import Reading
    from summits.answers.search import Hit
    from summits.answers.sources import Weight
    from summits.answers.timeline import Entry
    from summits.answers.verify import Verification
    from summits.record import tables

CARD = "id date city country mode people topics sources disputed"
card_row = attrgetter(*CARD.split())
"""The columns of one card."""


@columns(CARD)
def listing(cards: Iterable[Card]) -> Iterator[Row]:
    """`list`: one line per meeting."""
    yield from map(card_row, cards)


@columns("meeting field origins disputed")
def coverage(rows: Iterable[cover.MeetingCoverage]) -> Iterator[Row]:
    """`about --coverage`: one line per cell."""
    for row in rows:
        for cell in row.cells:
            yield row.meeting, cell.field, cell.origins, "disputed" if cell.disputed else ""


@columns("id when where claim finding sources")
def candidates(record: Record, rows: Iterable[tables.Candidate]) -> Iterator[Row]:
    """`about --candidates`: one line per candidate."""
    for row in rows:
        cites = cited(record, row.evidence)
        yield row.id, row.when, row.where, row.claim, row.finding, cites


@columns(f"{CARD} gap")
def timeline(entries: Iterable[Entry]) -> Iterator[Row]:
    """`timeline`: as `list`, and the gap before it in days, empty where it is not known."""
    for entry in entries:
        yield *card_row(entry.card), entry.gap.days if entry.gap else None


@columns("meeting field snippet sides sources")
def hits(record: Record, found: Iterable[Hit]) -> Iterator[Row]:
    """`search`: one line per hit, its sources with their addresses."""
    for hit in found:
        yield told_of(record, hit.meeting, hit.field, hit.snippet, hit.evidence, hit.disputed)


@columns("topic broader times first last meetings not_by_both")
def topics(rows: Iterable[agenda.TopicYears]) -> Iterator[Row]:
    """`topics`: one line per topic; last, the meetings of which not both sides report it."""
    for row in rows:
        meetings = [held.meeting for held in row.meetings]
        one = [held.meeting for held in row.meetings if backing.whose(held.sides) != BOTH]
        yield row.topic, row.broader, row.times, row.first, row.last, meetings, one


@columns("person name side times first last offices meetings")
def people(rows: Iterable[attendance.PersonYears]) -> Iterator[Row]:
    """`people`: one line per person."""
    for row in rows:
        # An office may have commas of its own.
        offices = "; ".join(held.office or "" for held in row.offices)
        yield row.person, row.name, row.side, row.times, row.first, row.last, offices, row.meetings


@columns("id published publisher origin side kind language read facts alone url")
def sources(record: Record, found: Iterable[Weight]) -> Iterator[Row]:
    """`sources`: one line per source."""
    keys = ("published", "publisher", "origin", "side", "kind", "language", "read")
    for weight in found:
        row = record.sources[weight.source]
        known = [getattr(row, key) for key in keys]
        yield weight.source, *known, weight.facts, weight.alone, row.url


@columns("file source paragraph state facts")
def verified(results: Iterable[Verification]) -> Iterator[Row]:
    """`verify`: one line per cited paragraph."""
    for result in results:
        if result.problem:
            yield result.file, "", "", "unknown", result.problem
        for row in result.paragraphs:
            facts = [f"{cited.meeting or ''} {cited.fact.field}".strip() for cited in row.facts]
            yield result.file, result.source, row.number, row.state, facts


@columns("file source paragraph state text meeting field fact")
def verified_facts(record: Record, results: Iterable[Verification]) -> Iterator[Row]:
    """`verify --show`: one line per fact."""
    for result in results:
        if result.problem:
            yield result.file, "", "", "unknown", result.problem, "", "", ""
        for row in result.paragraphs:
            for resting in row.facts:
                fact = resting.meeting, resting.fact.field, resting_words(record, resting)
                yield result.file, result.source, row.number, row.state, row.text, *fact


@columns("meeting kind field changes old new sources_added sources_gone")
def changes(found: Changes) -> Iterator[Row]:
    """`changes`: one line per fact, then per row of a table."""
    for fact in found.facts:
        told = fact.changes, fact.old, fact.new, fact.sources_added, fact.sources_gone
        yield fact.meeting, fact.kind, fact.field, *told
    for table in found.tables:
        for how, ids in (("added", table.added), ("gone", table.gone), ("changed", table.changed)):
            yield from (("", "table", f"{table.table}.{id}", how, "", "", "", "") for id in ids)


@columns("paragraph kind id words")
def reading(articles: Iterable[Reading]) -> Iterator[Row]:
    """`read`: one line per thing seen, then one per meeting it may be about."""
    for found in articles:
        for row in found.paragraphs:
            for one in row.mentions:
                yield row.number, one.kind, one.id, one.text
            for said in row.speeches:
                yield row.number, said.how, said.person, said.words
            for resting in row.facts:
                yield row.number, "fact", resting.meeting, resting.fact.field
        yield from ((number, "unused", "", "") for number in found.unused)
        for guess in found.guesses:
            yield "", "meeting", guess.meeting, "; ".join(guess.why)
            yield from (("", "differs", guess.meeting, words) for words in guess.differs)


@columns("state line meeting date city country people sources reason")
def importing(brought: Brought) -> Iterator[Row]:
    """`import`: one line per row of the list that came or had come, then per row that stays out."""
    for row in brought.came:
        place = row.city, row.country
        doubts = "; ".join(row.doubts)
        yield row.state, row.line, row.meeting, row.date, *place, row.people, row.sources, doubts
    yield from (("out", row.line, *[""] * 6, row.reason) for row in brought.out)
