"""Which meeting: an id, a date as precise as you have it, `latest~1`, or the beginning of an id."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from summits.errors import SelectionError, quoted
from summits.record import disputes, wording
from summits.record.record import Card, Record
from summits.record.vocabulary import SELECTORS
from summits.values import citations, dates, typed
from summits.values.words import fold_words, meant, nearest

_STEP = re.compile(rf"({'|'.join(SELECTORS)})(?:~(\d{{1,6}}))?")
_SENSE = {
    **dict.fromkeys(("last", "newest", "recent", "current", "now"), "latest"),
    **dict.fromkeys(("earliest", "oldest", "1st"), "first"),
}
"""What people write who mean one of our words."""
Neighbours = tuple[Card | None, Card | None]
"""The confirmed meetings before and after one."""


def select(record: Record, text: str) -> Card:
    """The one meeting that a selector means.

    Raise SelectionError where none or several fit, UsageError where it is a date with two readings.
    """
    asked = typed.tidy(text)
    step = _STEP.fullmatch(asked.lower().replace(" ", ""))
    if step:
        return _step(record, text, step[1], int(step[2] or 0))
    # An id as it was copied: with a blank, a dash or a mark that it has not.
    id = "-".join(fold_words(asked))
    for card in record.cards:
        if id in (card.id, *record.meetings[card.id].former_ids):
            return card
    date = typed.find(text)
    return _on(record, text, date) if date else _beginning(record, text, id)


def before(record: Record, card: Card) -> Card | None:
    """The confirmed meeting before this one, or None."""
    return neighbours(record)[card.id][0]


def after(record: Record, card: Card) -> Card | None:
    """The confirmed meeting after this one, or None."""
    return neighbours(record)[card.id][1]


def neighbours(record: Record) -> dict[str, Neighbours]:
    """The confirmed meetings before and after each one; for all of them in one go."""
    shown = {card.id for card in record.shown()}
    before, after = _passed(record.cards, shown), _passed(record.cards[::-1], shown)
    return {card.id: (before[card.id], after[card.id]) for card in record.cards}


def _passed(cards: Iterable[Card], shown: set[str]) -> dict[str, Card | None]:
    """Behind which of those that are shown each stands."""
    found: dict[str, Card | None] = {}
    last: Card | None = None
    for card in cards:
        found[card.id] = last
        last = card if card.id in shown else last
    return found


def claimed_since(record: Record, card: Card) -> Sequence[Card]:
    """The unconfirmed meetings after the latest confirmed one, if this is that."""
    if not record.confirmed() or card != record.shown()[-1]:
        return []
    return record.cards[record.cards.index(card) + 1 :]


def _step(record: Record, text: str, word: str, back: int) -> Card:
    shown = record.shown()
    if back < len(shown):
        return shown[-1 - back] if word == "latest" else shown[back]
    if not shown:
        raise SelectionError(
            f"{quoted(text)} is no meeting: the record has none; see summits about."
        )
    kind = "confirmed meeting" if record.confirmed() else "meeting"
    known = wording.counted(len(shown), kind)
    raise SelectionError(f"{quoted(text)} reaches beyond the {known}; take a smaller step.")


def _on(record: Record, text: str, date: dates.Edtf) -> Card:
    found = _one(text, [card for card in record.cards if card.date.overlaps(date)])
    if found is None:
        raise _none(record, text, date)
    return found


def _one(text: str, fits: list[Card]) -> Card | None:
    """The one that fits, None where none does; only where no confirmed one does is another meant."""
    fits = [card for card in fits if card.status == "confirmed"] or fits
    if len(fits) < 2:
        return next(iter(fits), None)
    listed = "; ".join(f"{card.id} ({dates.words(card.date)})" for card in fits)
    raise SelectionError(f"{quoted(text)} fits {len(fits)} meetings: {listed}; name one of them.")


def _none(record: Record, text: str, date: dates.Edtf) -> SelectionError:
    none = f"The record has no meeting on {quoted(text)}"
    if not record.cards:
        return SelectionError(f"{none}, nor any other; see summits about.")
    for card in record.shown():
        told = _told(record, card, date)
        if told:
            return SelectionError(
                f"{none}, but that of {dates.words(card.date)} {' and '.join(told)}; to see it: "
                f"summits show {_naming(record, card)}"
            )
    near = min(record.cards, key=lambda card: _distance(card.date, date))
    return SelectionError(
        f"{none}{_looked_into(record, date)}; the nearest is {near.id}, {dates.words(near.date)}: "
        f"summits show {near.id}"
    )


def _told(record: Record, card: Card, date: dates.Edtf) -> list[str]:
    """What a meeting has to do with a date on which it was not."""
    told = []
    if card.reported and card.reported.overlaps(date):
        then = "then" if card.reported == date else f"then ({dates.words(card.reported)})"
        told.append(f"was reported {then}")
    cited = [
        citation
        for dispute in disputes.about(record.meetings[card.id], "date")
        for account in dispute.accounts
        if account.value is not None and dates.parse(str(account.value)).overlaps(date)
        for citation in account.evidence
    ]
    count = len(citations.sources_of(cited))
    if count:
        told.append(f"is put on that date by {wording.counted(count, 'source')}")
    return told


def _looked_into(record: Record, date: dates.Edtf) -> str:
    found = [row for row in record.candidates.values() if row.when.overlaps(date)]
    if not found:
        return ""
    words = ", ".join(filter(None, (found[0].where, dates.brief(found[0].when))))
    return f"; what was looked into ({words}) is in summits about --candidates"


def _naming(record: Record, card: Card) -> str:
    # Its date, where that is one day and no other meeting's.
    same = [other for other in record.cards if other.date.overlaps(card.date)]
    return card.date if card.date.exact and len(same) == 1 else card.id


def _distance(a: dates.Edtf, b: dates.Edtf) -> dt.timedelta:
    return max(a.earliest - b.latest, b.earliest - a.latest)


def _beginning(record: Record, text: str, id: str) -> Card:
    found = _one(text, [card for card in record.cards if id and card.id.startswith(id)])
    if found:
        return found
    sense = _SENSE.get(id)
    near = [sense] if sense else nearest(text, [*SELECTORS, *record.meetings], cutoff=0.7)
    days = [f", or give a date as {card.date}" for card in record.shown()[-1:]]
    hint = meant(near, f"see summits list{''.join(days)}.")
    raise SelectionError(f"{quoted(text)} is no meeting of the record; {hint}")
