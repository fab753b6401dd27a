"""Which meeting: an id, a date as precise as you have it, `latest~1`, or the beginning of an id."""

from __future__ import annotations

import datetime as dt
import re

from summits.errors import SelectionError
from summits.record.record import Card, Record
from summits.values import dates, typed
from summits.values.words import fold, meant, nearest

_STEP = re.compile(r"(latest|first)(?:~(\d{1,6}))?")


def select(record: Record, text: str) -> Card:
    """The one meeting that a selector means.

    Raise SelectionError where none or several fit, UsageError where it is a date with two readings.
    """
    step = _STEP.fullmatch(text.lower())
    if step:
        return _step(record, text, step[1], int(step[2] or 0))
    for card in record.cards:
        if text == card.id or text in record.meetings[card.id].former_ids:
            return card
    date = typed.find(text)
    return _on(record, text, date) if date else _beginning(record, text)


def before(record: Record, card: Card) -> Card | None:
    """The confirmed meeting before this one, or None."""
    return _neighbour(record, card, -1)


def after(record: Record, card: Card) -> Card | None:
    """The confirmed meeting after this one, or None."""
    return _neighbour(record, card, 1)


def _neighbour(record: Record, card: Card, step: int) -> Card | None:
    order = [other for other in record.cards if other.status == "confirmed" or other == card]
    at = order.index(card) + step
    return order[at] if 0 <= at < len(order) else None


def _step(record: Record, text: str, word: str, back: int) -> Card:
    confirmed = record.confirmed()
    if back >= len(confirmed):
        raise SelectionError(
            f"“{text}” reaches beyond the {len(confirmed)} confirmed meetings; take a smaller step."
        )
    return confirmed[-1 - back] if word == "latest" else confirmed[back]


def _on(record: Record, text: str, date: dates.Edtf) -> Card:
    held = [card for card in record.cards if card.date.overlaps(date)]
    # Only where no confirmed meeting fits is an unconfirmed one meant.
    fits = [card for card in held if card.status == "confirmed"] or held
    if len(fits) == 1:
        return fits[0]
    raise _several(text, fits) if fits else _none(record, text, date)


def _none(record: Record, text: str, date: dates.Edtf) -> SelectionError:
    known = record.confirmed() or list(record.cards)
    for card in known:
        reported = card.reported if card.reported else None
        if reported and reported.overlaps(date):
            then = "then" if reported == date else f"then ({dates.words(reported)})"
            return SelectionError(
                f"The record has no meeting on “{text}”, but that of {dates.words(card.date)} was "
                f"reported {then}; to see it: summits show {_naming(record, card)}"
            )
    if not known:
        return SelectionError(
            f"The record has no meeting on “{text}”, nor any other; see summits about."
        )
    near = min(record.cards, key=lambda card: _distance(card.date, date))
    return SelectionError(
        f"The record has no meeting on “{text}”{_looked_into(record, date)}; the nearest is "
        f"{near.id}, {dates.words(near.date)}: summits show {near.id}"
    )


def _looked_into(record: Record, date: dates.Edtf) -> str:
    rows = record.candidates.values()
    found = [row.id for row in rows if row.when.overlaps(date)]
    return f", but looked into {found[0]} (summits about --candidates)" if found else ""


def _naming(record: Record, card: Card) -> str:
    # Its date, where that is one day and no other meeting's.
    same = [other for other in record.cards if other.date.overlaps(card.date)]
    return card.date if card.date.exact and len(same) == 1 else card.id


def _distance(a: dates.Edtf, b: dates.Edtf) -> dt.timedelta:
    return max(a.earliest - b.latest, b.earliest - a.latest)


def _beginning(record: Record, text: str) -> Card:
    asked = fold(text)
    fits = [card for card in record.cards if text and card.id.startswith(asked)]
    fits = [card for card in fits if card.status == "confirmed"] or fits
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise _several(text, fits)
    near = nearest(text, [card.id for card in record.cards])
    hint = meant(near, "see summits list, or give a date as 2021-09-13.")
    raise SelectionError(f"“{text}” is no meeting of the record; {hint}")


def _several(text: str, fits: list[Card]) -> SelectionError:
    listed = "; ".join(f"{card.id} ({dates.words(card.date)})" for card in fits)
    return SelectionError(f"“{text}” fits {len(fits)} meetings: {listed}; name one of them.")
