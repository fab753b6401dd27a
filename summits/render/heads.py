"""How a meeting is headed: on a page of its own, and among others."""

from __future__ import annotations

from rich.text import Text

from summits.record import wording
from summits.record.record import Card, Record
from summits.render.look import DATE, HEAD, ID, WARN, Look, edges, joined, text
from summits.values import dates


def alone(record: Record, card: Card, look: Look) -> Text:
    """The head of a page about one meeting."""
    day, where = dates.words(card.date), wording.where(record, card)
    return edges(joined(day, where, by=" · ", style=HEAD), text(card.id, ID), look.width)


def among(record: Record, card: Card, look: Look) -> Text:
    """The head of a meeting's part of a page."""
    where = text(wording.where(record, card), HEAD)
    title = joined(text(wording.day(card), DATE), where, unconfirmed(card), by=" · ")
    return edges(title, text(card.id, ID), look.width)


def unconfirmed(card: Card) -> Text:
    """That a meeting is not confirmed, where it is not."""
    return text("unconfirmed" if card.status == "unconfirmed" else "", WARN)
