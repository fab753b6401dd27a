"""Every view as plain lines: rows of values, whole, for a pipe. No Rich, no Pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from summits import disputes, facts, shapes
from summits.cards import Card, Record
from summits.citations import source_of

if TYPE_CHECKING:
    from summits.compare import Comparison, Field, Said

Row = tuple[object, ...]

_AS_WRITTEN = ("date", "reported", "duration")


def listing(cards: Iterable[Card]) -> Iterator[Row]:
    """`list`: id date city country mode people topics sources disputed."""
    for card in cards:
        yield card_row(card)


def card_row(card: Card) -> Row:
    """The columns of one card."""
    return (
        card.id,
        card.date,
        card.city,
        card.country,
        card.mode,
        card.people,
        card.topics,
        card.sources,
        card.disputed,
    )


def meeting(record: Record, meeting: shapes.Meeting) -> Iterator[Row]:
    """`show`: kind, key, text, sources with their addresses; a line a fact."""
    yield "meeting", meeting["id"], meeting["summary"], ""
    disputed = disputes.disputed(meeting)
    for fact in facts.facts(record, meeting):
        key = fact.field if fact.kind == "account" else fact.key
        words = fact_words(record, meeting, fact)
        if fact.field in disputed and fact.kind != "account":
            words += " (disputed)"
        yield fact.kind, key, words, cited(record, fact.evidence)


def fact_words(record: Record, meeting: shapes.Meeting, fact: facts.Fact) -> str:
    """A fact on one line: dates as they are written, speakers and questions before what they say."""
    if fact.kind == "field" and fact.key in _AS_WRITTEN:
        return str(meeting[fact.key])  # type: ignore[literal-required]
    if fact.kind == "account":
        return f"{fact.about} {fact.text}" + (" (held)" if fact.held else "")
    speakers = ", ".join(record.short_names[id] for id in fact.by)
    return f"{speakers}: {fact.text}" if speakers else fact.text


def cited(record: Record, evidence: Iterable[str]) -> str:
    """Citations with the addresses of their sources: `tass-2021-09-14#3 https://…; …`."""
    pairs = ((text, record.sources[source_of(text)].get("url", "")) for text in evidence)
    return "; ".join(f"{text} {url}".strip() for text, url in pairs)


def about(known: Any) -> Iterator[Row]:
    """`about`: a name and its value a line; a count a line, as `by_year 2017 2`."""
    for name, value in known._asdict().items():
        if isinstance(value, dict):
            yield from ((name, key, count) for key, count in value.items())
        elif name == "gaps":
            yield from ((name, gap) for gap in value)
        else:
            yield name, value


def coverage(rows: Iterable[Any]) -> Iterator[Row]:
    """`about --coverage`: meeting, field, origins, disputed; a line a cell."""
    for row in rows:
        for cell in row.cells:
            yield row.meeting, cell.field, cell.origins, "disputed" if cell.disputed else ""


def candidates(record: Record, rows: Iterable[shapes.Candidate]) -> Iterator[Row]:
    """`about --candidates`: id, when, where, claim, finding, sources."""
    for row in rows:
        cites = cited(record, row["evidence"])
        yield row["id"], row["when"], row["where"], row["claim"], row["finding"], cites


def comparison(record: Record, found: Comparison) -> Iterator[Row]:
    """`compare`: field, relation, a, b; the first row names the two meetings."""
    yield "meeting", "same" if found.a == found.b else "differs", found.a, found.b
    for field in found.fields:
        one, other = (_compared(record, field, value) for value in (field.a, field.b))
        yield field.field, field.relation, one, other


def _compared(record: Record, field: Field, value: Any) -> object:
    if value is None or field.field == field.id:
        return value
    if field.field.startswith("participants."):
        return f"{value.office} ({', '.join(value.parts)})"
    # A sentence has commas of its own.
    return " | ".join(_said(record, said) for said in value)


def _said(record: Record, said: Said) -> str:
    speakers = ", ".join(record.short_names[id] for id in said.by)
    words = f"{speakers}: {said.says}" if speakers else said.says
    return f"{words} (disputed)" if said.disputed else words
