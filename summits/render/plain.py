"""Every view as plain lines: rows of values, whole, for a pipe. No Rich, no Pydantic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec

from summits.record import backing, disputes, facts
from summits.record.record import Card, Record
from summits.record.vocabulary import BOTH, OTHER
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.answers import coverage as cover
    from summits.answers import evidence
    from summits.answers import people as attendance
    from summits.answers import topics as agenda
    from summits.answers.about import About
    from summits.answers.accounts import Accounts
    from summits.answers.changes import Changes
    from summits.answers.compare import Compared, Comparison, Paraphrase
    from summits.answers.importing import Brought
    from summits.answers.read import Reading
    from summits.answers.search import Hit
    from summits.answers.sources import Cited, Weight
    from summits.answers.timeline import Entry
    from summits.answers.verify import Verifiable, Verification
    from summits.record import models, tables

Row = Sequence[object]
CARD = "id date city country mode people topics sources disputed"


class Table(NamedTuple):
    """Rows with the names of their columns: what a pipe gets, and every form that is a table."""

    columns: Sequence[str]
    rows: Iterable[Row]


def _columns(names: str) -> Callable[[Callable[P, Iterable[Row]]], Callable[P, Table]]:
    def named(rows: Callable[P, Iterable[Row]]) -> Callable[P, Table]:
        @wraps(rows)
        def table(*given: P.args, **more: P.kwargs) -> Table:
            return Table(names.split(), rows(*given, **more))

        return table

    return named


P = ParamSpec("P")
_AS_WRITTEN = ("date", "reported", "duration")
card_row = attrgetter(*CARD.split())
"""The columns of one card."""


@_columns(CARD)
def listing(cards: Iterable[Card]) -> Iterator[Row]:
    """`list`: one line per meeting."""
    yield from map(card_row, cards)


@_columns("kind key text sources")
def meeting(record: Record, meeting: models.Meeting) -> Iterator[Row]:
    """`show`: one line per fact, its sources with their addresses."""
    yield "meeting", meeting.id, meeting.summary, ""
    disputed = disputes.disputed(record.meetings[meeting.id])
    for fact in facts.facts(record, meeting):
        key = fact.field if fact.kind == "account" else fact.key
        words = fact_words(record, meeting, fact)
        if fact.field in disputed and fact.kind != "account":
            words += " (disputed)"
        yield fact.kind, key, words, cited(record, fact.evidence)


def fact_words(record: Record, meeting: models.Meeting, fact: facts.Fact) -> str:
    """A fact on one line: dates as they are written, speakers and questions before what they say."""
    if fact.kind == "field" and fact.key in _AS_WRITTEN:
        return str(disputes.current(meeting, fact.key))
    if fact.kind == "account":
        return f"{fact.about} {fact.text}" + (" (held)" if fact.held else "")
    return _spoken(record, fact.by, fact.text)


def _spoken(record: Record, by: Iterable[str], says: str) -> str:
    speakers = ", ".join(record.short_names[id] for id in by)
    return f"{speakers}: {says}" if speakers else says


def cited(record: Record, evidence: Cites) -> str:
    """Citations with the addresses of their sources: `tass-2021-09-14#3 https://…; …`."""
    pairs = ((text, record.sources[text.source].url or "") for text in evidence)
    return "; ".join(f"{text} {url}".strip() for text, url in pairs)


@_columns("name value count")
def about(known: About) -> Iterator[Row]:
    """`about`: a name and its value a line; one count per line, as `by_year 2017 2`."""
    for name, value in known._asdict().items():
        if isinstance(value, dict):
            yield from ((name, key, count) for key, count in value.items())
        elif name == "gaps":
            yield from ((name, gap) for gap in value)
        else:
            yield name, value


@_columns("meeting field origins disputed")
def coverage(rows: Iterable[cover.MeetingCoverage]) -> Iterator[Row]:
    """`about --coverage`: one line per cell."""
    for row in rows:
        for cell in row.cells:
            yield row.meeting, cell.field, cell.origins, "disputed" if cell.disputed else ""


@_columns("id when where claim finding sources")
def candidates(record: Record, rows: Iterable[tables.Candidate]) -> Iterator[Row]:
    """`about --candidates`: one line per candidate."""
    for row in rows:
        cites = cited(record, row.evidence)
        yield row.id, row.when, row.where, row.claim, row.finding, cites


@_columns("field relation a b")
def comparison(record: Record, found: Comparison) -> Iterator[Row]:
    """`compare`: one line per field; the first names the two meetings."""
    yield "meeting", "same" if found.a == found.b else "differs", found.a, found.b
    for field in found.fields:
        one, other = (_compared(record, field, value) for value in (field.a, field.b))
        yield field.field, field.relation, one, other


def _compared(record: Record, field: Compared, value: Any) -> object:
    if value is None or field.field == field.id:
        return value
    if field.field.startswith("participants."):
        return f"{value.office or ''} ({', '.join(value.parts)})".strip()
    # A sentence has commas of its own.
    return " | ".join(_said(record, said) for said in value)


def _said(record: Record, said: Paraphrase) -> str:
    words = _spoken(record, said.by, said.says)
    return f"{words} (disputed)" if said.disputed else words


@_columns(f"{CARD} gap")
def timeline(entries: Iterable[Entry]) -> Iterator[Row]:
    """`timeline`: as `list`, and the gap before it in days, empty where it is not known."""
    for entry in entries:
        yield *card_row(entry.card), entry.gap.days if entry.gap else None


@_columns("field standing versions origins sources sides text")
def overview(found: Iterable[evidence.Overview]) -> Iterator[Row]:
    """`evidence MEETING`: field, standing, versions, origins, sources, sides, text."""
    for field in (field for one in found for field in one.fields):
        versions = sum(len(question.values) for question in field.questions)
        counts = versions or len(field.values), len(field.origins), len(field.sources)
        reported = _reported(field.sides, field.sources)
        text = field.value if isinstance(field.value, str) else field.text
        yield field.field, field.standing, *counts, reported, text


@_columns("meeting field standing versions origins sources sides text")
def overviews(found: Iterable[evidence.Overview]) -> Iterator[Row]:
    """`evidence --all`: the meeting before the columns of one."""
    for one in found:
        yield from ((one.meeting, *row) for row in overview([one]).rows)


@_columns("field value held says publisher side origin published citation address question because")
def claims(field: evidence.FieldClaims) -> Iterator[Row]:
    """`evidence MEETING FIELD`: one line per claim."""
    for value, asked in field.every:
        written = value.value if isinstance(value.value, str) else value.text
        head = field.field, written, "held" if value.held else ""
        told = (asked.question, asked.because) if asked else ("", "")
        for claim in value.claims:
            row = claim.row
            who = claim.says, row.publisher, row.side, row.origin, row.published
            yield *head, *who, claim.citation, row.url, *told


@_columns("meeting field snippet sides sources")
def hits(record: Record, found: Iterable[Hit]) -> Iterator[Row]:
    """`search`: one line per hit, its sources with their addresses."""
    for hit in found:
        yield _told(record, hit.meeting, hit.field, hit.snippet, hit.evidence, hit.disputed)


def _told(
    record: Record, meeting: str | None, field: str, words: str, evidence: Cites, disputed: bool
) -> Row:
    reported = _reported(backing.sides(record, evidence), evidence)
    words = f"{words} (disputed)" if disputed else words
    return meeting, field, words, reported, cited(record, evidence)


def _reported(sides: Sequence[str], evidence: Sequence[str]) -> Sequence[str]:
    return sides or ([OTHER] if evidence else [])


@_columns("topic broader times first last meetings not_by_both")
def topics(rows: Iterable[agenda.TopicYears]) -> Iterator[Row]:
    """`topics`: one line per topic; last, the meetings of which not both sides report it."""
    for row in rows:
        meetings = [held.meeting for held in row.meetings]
        one = [held.meeting for held in row.meetings if backing.whose(held.sides) != BOTH]
        yield row.topic, row.broader, row.times, row.first, row.last, meetings, one


@_columns("meeting field text sides sources")
def topic(record: Record, life: agenda.Life) -> Iterator[Row]:
    """`topics TOPIC`: one line per fact, its sources with their addresses."""
    for taken in life.meetings:
        for item in taken.topics:
            field = f"topics.{item.topic}"
            yield _told(record, taken.meeting, field, item.label, item.evidence, item.disputed)
            for said in item.statements:
                field, words = f"statements.{said.key}", _spoken(record, said.by, said.says)
                yield _told(record, taken.meeting, field, words, said.evidence, said.disputed)


@_columns("person name side times first last offices meetings")
def people(rows: Iterable[attendance.PersonYears]) -> Iterator[Row]:
    """`people`: one line per person."""
    for row in rows:
        # An office may have commas of its own.
        offices = "; ".join(held.office or "" for held in row.offices)
        yield row.person, row.name, row.side, row.times, row.first, row.last, offices, row.meetings


@_columns("kind key text sides sources")
def person(record: Record, found: attendance.Portrait) -> Iterator[Row]:
    """`people PERSON`: one line per name, part, meeting quoted at, dispute."""
    yield "person", found.person, found.name, [found.side], ""
    for key, name in (*found.names.items(), *(("", alias) for alias in found.aliases)):
        yield "name", key, name, "", ""
    for row in found.meetings:
        for part in row.parts:
            words = f"{row.office or ''} ({part.part})".strip()
            told = _told(record, row.meeting, "", words, part.evidence, row.disputed)
            yield "meeting", told[0], *told[2:]
    for quoted in found.quoted:
        yield "quoted", quoted.meeting, quoted.statements, "", ""
    for doubt in found.disputes:
        yield "dispute", doubt.meeting, doubt.question, "", ""


@_columns("kind whose field text sources")
def accounts(record: Record, found: Accounts) -> Iterator[Row]:
    """`accounts`: one line per source, per fact, per version of a fact."""
    for head in found.heads:
        for row in head.sources:
            read = f"{row.publisher} (read {'whole' if row.read == 'whole' else 'in part'})"
            yield "source", head.side, row.id, read, row.url
    for section in found.sections:
        for entry in section.entries:
            text = f"{entry.text} (disputed)" if entry.disputed else entry.text
            kind = section.name.removesuffix("s")
            yield kind, entry.whose, entry.field, text, cited(record, entry.evidence)
            for differing in entry.differing:
                asked = f"{differing.question} " if differing.question else ""
                for version in differing.versions:
                    words = f"{asked}{version.text}" + (" (held)" if version.held else "")
                    told = words, cited(record, version.evidence)
                    yield "version", version.whose, entry.field, *told


@_columns("id published publisher origin side kind language read facts alone url")
def sources(record: Record, found: Iterable[Weight]) -> Iterator[Row]:
    """`sources`: one line per source."""
    keys = ("published", "publisher", "origin", "side", "kind", "language", "read")
    for weight in found:
        row = record.sources[weight.source]
        known = [getattr(row, key) for key in keys]
        yield weight.source, *known, weight.facts, weight.alone, row.url


@_columns("paragraph meeting field text alone")
def source(record: Record, weight: Weight) -> Iterator[Row]:
    """`sources SOURCE`: one line per fact and paragraph."""
    from summits.answers.sources import by_paragraph

    for number, citing in by_paragraph(weight.cited).items():
        for cited in citing:
            alone = "alone" if cited.alone else ""
            yield number, cited.meeting, cited.fact.field, _cited_words(record, cited), alone


def _cited_words(record: Record, cited: Cited) -> str:
    fact, meeting = cited.fact, cited.meeting
    return fact_words(record, record.meetings[meeting], fact) if meeting else fact.text


@_columns("file source paragraph state facts")
def verified(results: Iterable[Verification]) -> Iterator[Row]:
    """`verify`: one line per cited paragraph."""
    for result in results:
        if result.problem:
            yield result.file, "", "", "unknown", result.problem
        for row in result.paragraphs:
            facts = [f"{cited.meeting or ''} {cited.fact.field}".strip() for cited in row.facts]
            yield result.file, result.source, row.number, row.state, facts


@_columns("file source paragraph state text meeting field fact")
def verified_facts(record: Record, results: Iterable[Verification]) -> Iterator[Row]:
    """`verify --show`: one line per fact."""
    for result in results:
        if result.problem:
            yield result.file, "", "", "unknown", result.problem, "", "", ""
        for row in result.paragraphs:
            for cited in row.facts:
                fact = cited.meeting, cited.fact.field, _cited_words(record, cited)
                yield result.file, result.source, row.number, row.state, row.text, *fact


@_columns("field text verifiable citations why")
def verifiable(record: Record, meeting: str, found: Iterable[Verifiable]) -> Iterator[Row]:
    """`verify --facts`: one line per fact."""
    for row in found:
        words = fact_words(record, record.meetings[meeting], row.fact)
        yield row.fact.field, words, row.why is None, row.citations, row.why


@_columns("meeting kind field changes old new sources_added sources_gone")
def changes(found: Changes) -> Iterator[Row]:
    """`changes`: one line per fact, then per row of a table."""
    for fact in found.facts:
        told = fact.changes, fact.old, fact.new, fact.sources_added, fact.sources_gone
        yield fact.meeting, fact.kind, fact.field, *told
    for table in found.tables:
        for how, ids in (("added", table.added), ("gone", table.gone), ("changed", table.changed)):
            yield from (("", "table", f"{table.table}.{id}", how, "", "", "", "") for id in ids)


@_columns("paragraph kind id words")
def reading(articles: Iterable[Reading]) -> Iterator[Row]:
    """`read`: one line per thing seen, then one per meeting it may be about."""
    for found in articles:
        for row in found.paragraphs:
            for one in row.mentions:
                yield row.number, one.kind, one.id, one.text
            for said in row.speeches:
                yield row.number, said.how, said.person, said.words
            for cited in row.facts:
                yield row.number, "fact", cited.meeting, cited.fact.field
        yield from ((number, "unused", "", "") for number in found.unused)
        for guess in found.guesses:
            yield "", "meeting", guess.meeting, "; ".join(guess.why)
            yield from (("", "differs", guess.meeting, words) for words in guess.differs)


@_columns("state line meeting date city country people sources reason")
def importing(brought: Brought) -> Iterator[Row]:
    """`import`: one line per row of the list that came or had come, then per row that stays out."""
    for row in brought.came:
        place = row.city, row.country
        doubts = "; ".join(row.doubts)
        yield row.state, row.line, row.meeting, row.date, *place, row.people, row.sources, doubts
    yield from (("out", row.line, *[""] * 6, row.reason) for row in brought.out)
