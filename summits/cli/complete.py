"""What the shell offers: meetings, people, places and topics, each with a description.

A completion that fails says nothing: the reader is in the middle of a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from summits.cards import Record
from summits.errors import SummitsError

Offer = tuple[str, str]
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _of(offers: Callable[[Record], Iterable[Offer]]) -> Complete:
    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        from summits.cli.session import Session

        try:
            record = Session(ctx).record
        except SummitsError:
            return []
        return [
            CompletionItem(value, help=words)
            for value, words in offers(record)
            if value.startswith(typed.lower())
        ]

    return complete


def _meetings(record: Record) -> Iterator[Offer]:
    from summits import wording

    for card in record.cards:
        unconfirmed = ", unconfirmed" if card.status == "unconfirmed" else ""
        yield (
            card.id,
            f"{wording.day(card)}, {card.city or wording.where(record, card)}{unconfirmed}",
        )
    yield "latest", "the latest confirmed meeting"
    yield "first", "the first one"


def _people(record: Record) -> Iterator[Offer]:
    for row in record.people.values():
        yield row["id"], f"{row['name']}, {row['offices'][0]}" if row["offices"] else row["name"]


def _cities(record: Record) -> Iterator[Offer]:
    for row in record.places.values():
        yield row["id"], f"{row['city']}, {record.country(row['country'])}"


def _countries(record: Record) -> Iterator[Offer]:
    for code, row in record.header["countries"].items():
        yield code.lower(), row["name"]


def _topics(record: Record) -> Iterator[Offer]:
    for row in record.topics.values():
        yield row["id"], row["label"]


def _sources(record: Record) -> Iterator[Offer]:
    for row in record.sources.values():
        yield row["id"], row["publisher"]


meetings = _of(_meetings)
people = _of(_people)
cities = _of(_cities)
countries = _of(_countries)
topics = _of(_topics)
sources = _of(_sources)
