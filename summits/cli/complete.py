"""What the shell offers: meetings, people, places, topics, sources and choices, each described."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import click
from click.shell_completion import CompletionItem

from summits.record.record import Record
from summits.record.vocabulary import OTHER, TABLES

VARIABLE = "_SUMMITS_COMPLETE"
"""Where a shell asks what fits."""
Offer = tuple[str, str]
Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]


def fitting(offers: Iterable[Offer], typed: str) -> list[CompletionItem[str]]:
    """The offers that begin as typed; where none does, the one with a word that does.

    So `--person lav` finds `sergei-lavrov`; several without a common beginning would, in some
    shells, take away what was typed.
    """
    asked, known = typed.lower(), list(offers)
    fits = [offer for offer in known if offer[0].startswith(asked)]
    if not fits:
        fits = [offer for offer in known if f"-{asked}" in offer[0]]
        fits = fits if len(fits) == 1 else []
    return [CompletionItem(value, help=words) for value, words in fits]


class Choice(click.Choice[str]):
    """A choice whose values are described to the shell."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        super().__init__(list(choices))
        self.described = choices

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        return fitting(self.described.items(), incomplete)


def words(choices: Mapping[str, str]) -> Complete:
    """Words that are always the same, each described."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        return fitting(choices.items(), incomplete)

    return complete


def folders(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Folders, which the shell knows best."""
    return [CompletionItem(incomplete, type="dir")]


def paths(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Files, which the shell knows best."""
    return [CompletionItem(incomplete, type="file")]


def shells(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The shells that can be completed in."""
    from summits.cli.shells import SHELLS

    return fitting([(name, f"the script for {name}") for name in SHELLS], incomplete)


def schemas(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The kinds of file that have a schema."""
    tables = [(name, f"the schema of {name}.json") for name in TABLES]
    return fitting([*tables, ("meeting", "the schema of a meeting")], incomplete)


def _of(offers: Callable[[Record], Iterable[Offer]]) -> Complete:
    def complete(
        ctx: click.Context, param: click.Parameter, typed: str
    ) -> list[CompletionItem[str]]:
        from summits.cli.session import Session

        return fitting(offers(Session(ctx).record), typed)

    return complete


def _meetings(record: Record) -> Iterator[Offer]:
    from summits.record import wording

    for card in record.cards:
        unconfirmed = ", unconfirmed" if card.status == "unconfirmed" else ""
        where = card.city or wording.where(record, card)
        yield card.id, f"{wording.day(card)}, {where}{unconfirmed}"
    yield "latest", "the latest confirmed meeting"
    yield "first", "the first one"


def _people(record: Record) -> Iterator[Offer]:
    for row in record.people.values():
        yield row.id, ", ".join([row.name, *row.offices[:1]])


def _cities(record: Record) -> Iterator[Offer]:
    for row in record.places.values():
        yield row.id, f"{row.city}, {record.country(row.country)}"


def _countries(record: Record) -> Iterator[Offer]:
    for code, row in record.header.countries.items():
        yield code.lower(), row.name


def _topics(record: Record) -> Iterator[Offer]:
    for row in record.topics.values():
        yield row.id, row.label


def _sources(record: Record) -> Iterator[Offer]:
    from summits.values import dates

    for row in record.sources.values():
        published = row.published
        day = dates.brief(published) if published else "undated"
        yield row.id, f"{row.publisher}, {day}"


def _sides(record: Record) -> Iterator[Offer]:
    for id, row in record.sides.items():
        yield id, row.label
    yield OTHER, "neither of the two"


def _named_in(record: Record) -> Iterator[Offer]:
    from summits.record import wording

    for lang in wording.languages(record):
        yield lang, f"names in {lang}"


def _counted(key: Literal["origin", "language"]) -> Callable[[Record], Iterator[Offer]]:
    def offers(record: Record) -> Iterator[Offer]:
        from summits.record import wording

        values = [getattr(row, key) for row in record.sources.values()]
        for value in dict.fromkeys(values):
            yield value, wording.counted(values.count(value), "source")

    return offers


meetings = _of(_meetings)
people = _of(_people)
cities = _of(_cities)
countries = _of(_countries)
topics = _of(_topics)
sources = _of(_sources)
sides = _of(_sides)
origins = _of(_counted("origin"))
languages = _of(_counted("language"))
named_in = _of(_named_in)
