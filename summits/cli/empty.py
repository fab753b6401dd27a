"""What to say where nothing matched: what the record covers, and what was looked into there."""

from __future__ import annotations

from summits.ask import filters
from summits.cli.output import talk
from summits.record.record import Card, Record
from summits.values import dates


def matching(record: Record, asked: filters.Filters) -> list[Card]:
    """The cards that pass; where none does, that is said."""
    cards = filters.apply(record, asked)
    if not cards:
        explain(record, asked)
    return cards


def explain(record: Record, asked: filters.Filters) -> None:
    """Speak on stderr; an empty answer is an answer."""
    covers = dates.words(record.header.covers, short=True)
    talk(f"No meeting matches; the record covers {covers}.")
    if not any(card.mode in asked.mode for card in record.cards) and asked.mode:
        # A mode that nothing has may be one that the record leaves out.
        talk(record.header.scope)
    if asked.since or asked.until:
        window = filters.window(asked)
        for row in record.candidates.values():
            when = row.when
            if when.overlaps(window):
                where = f"{row.where}, " if row.where else ""
                talk(f"{where}{dates.brief(when)}: {row.finding}")
    hidden = unconfirmed(record, asked)
    if hidden:
        talk(f"Not confirmed, and shown with --status all: {', '.join(hidden)}.")


def unconfirmed(record: Record, asked: filters.Filters) -> list[str]:
    """The unconfirmed meetings that would match, had their status been asked for."""
    if asked.status:
        return []
    return [card.id for card in filters.apply(record, asked._replace(status=("unconfirmed",)))]
