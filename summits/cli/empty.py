"""What is said on stderr where nothing matched, or nothing is confirmed; an empty answer is an answer."""

from __future__ import annotations

from summits.answers import nothing
from summits.ask import filters
from summits.cli.output import talk
from summits.record.record import Card, Record


def matching(record: Record, asked: filters.Filters) -> list[Card]:
    """The cards that pass; where none does, or none is confirmed, that is said."""
    cards = filters.apply(record, asked)
    if not cards:
        explain(record, asked)
    elif not asked.status:
        of_unconfirmed(record)
    return cards


def explain(record: Record, asked: filters.Filters) -> None:
    """Say why nothing matches."""
    if not record.cards:
        talk("The record holds no meeting yet; summits import and summits add meeting bring some.")
        return
    for sentence in nothing.sentences(record, asked):
        talk(sentence)


def of_unconfirmed(record: Record) -> None:
    """Say that all meetings are shown, where none is confirmed."""
    if record.cards and not record.confirmed():
        talk("No meeting of this record is confirmed, so all are shown.")
