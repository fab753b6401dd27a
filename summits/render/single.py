"""One thing as plain lines, for a pipe: a meeting, a person, a topic, a source, a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from summits.record import disputes, facts
from summits.record.record import Record
from summits.render.rows import (
    Row,
    cited,
    columns,
    fact_words,
    reported_by,
    resting_words,
    spoken,
    told_of,
)

if TYPE_CHECKING:
    from summits.answers import evidence
    from summits.answers import people as attendance
    from summits.answers import topics as agenda
    from summits.answers.about import About
    from summits.answers.accounts import Accounts
    from summits.answers.compare import Compared, Comparison, Paraphrase
    from summits.answers.sources import Weight
    from summits.answers.verify import Verifiable
    from summits.record import models


@columns("name value count")
def about(known: About) -> Iterator[Row]:
    """`about`: a name and its value a line; one count per line, as `by_year 2017 2`."""
    for name, value in known._asdict().items():
        if isinstance(value, dict):
            yield from ((name, key, count) for key, count in value.items())
        elif name == "gaps":
            yield from ((name, gap) for gap in value)
        else:
            yield name, value


@columns("kind key text sources")
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


@columns("field relation a b")
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
    words = spoken(record, said.by, said.says)
    return f"{words} (disputed)" if said.disputed else words


@columns("field standing versions origins sources sides text")
def overview(found: Iterable[evidence.Overview]) -> Iterator[Row]:
    """`evidence MEETING`: field, standing, versions, origins, sources, sides, text."""
    for field in (field for one in found for field in one.fields):
        versions = sum(len(question.values) for question in field.questions)
        counts = versions or len(field.values), len(field.origins), len(field.sources)
        reported = reported_by(field.sides, field.sources)
        text = field.value if isinstance(field.value, str) else field.text
        yield field.field, field.standing, *counts, reported, text


@columns("meeting field standing versions origins sources sides text")
def overviews(found: Iterable[evidence.Overview]) -> Iterator[Row]:
    """`evidence --all`: the meeting before the columns of one."""
    for one in found:
        yield from ((one.meeting, *row) for row in overview([one]).rows)


@columns("field value held says publisher side origin published citation address question because")
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


@columns("kind whose field text sources")
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


@columns("meeting field text sides sources")
def topic(record: Record, life: agenda.Life) -> Iterator[Row]:
    """`topics TOPIC`: one line per fact, its sources with their addresses."""
    for taken in life.meetings:
        for item in taken.topics:
            field = f"topics.{item.topic}"
            yield told_of(record, taken.meeting, field, item.label, item.evidence, item.disputed)
            for said in item.statements:
                field, words = f"statements.{said.key}", spoken(record, said.by, said.says)
                yield told_of(record, taken.meeting, field, words, said.evidence, said.disputed)


@columns("kind key text sides sources")
def person(record: Record, found: attendance.Portrait) -> Iterator[Row]:
    """`people PERSON`: one line per name, part, meeting quoted at, dispute."""
    yield "person", found.person, found.name, [found.side], ""
    for key, name in (*found.names.items(), *(("", alias) for alias in found.aliases)):
        yield "name", key, name, "", ""
    for row in found.meetings:
        for part in row.parts:
            words = f"{row.office or ''} ({part.part})".strip()
            told = told_of(record, row.meeting, "", words, part.evidence, row.disputed)
            yield "meeting", told[0], *told[2:]
    for quoted in found.quoted:
        yield "quoted", quoted.meeting, quoted.statements, "", ""
    for doubt in found.disputes:
        yield "dispute", doubt.meeting, doubt.question, "", ""


@columns("paragraph meeting field text alone")
def source(record: Record, weight: Weight) -> Iterator[Row]:
    """`sources SOURCE`: one line per fact and paragraph."""
    from summits.answers.sources import by_paragraph

    for number, citing in by_paragraph(weight.cited).items():
        for resting in citing:
            alone, words = "alone" if resting.alone else "", resting_words(record, resting)
            yield number, resting.meeting, resting.fact.field, words, alone


@columns("field text verifiable citations why")
def verifiable(record: Record, meeting: str, found: Iterable[Verifiable]) -> Iterator[Row]:
    """`verify --facts`: one line per fact."""
    for row in found:
        words = fact_words(record, record.meetings[meeting], row.fact)
        yield row.fact.field, words, row.why is None, row.citations, row.why
