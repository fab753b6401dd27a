"""Every view as plain lines: rows of values, whole, for a pipe. No Rich, no Pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summits import disputes, facts, shapes
from summits.cards import Card, Record
from summits.citations import source_of

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
