"""What the shell offers: meetings, people, places, topics, sources and choices, each described."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from summits.record import names
from summits.record.record import Record
from summits.record.vocabulary import OTHER
from summits.values.words import fold, fold_words

VARIABLE = "_SUMMITS_COMPLETE"
"""Where a shell asks what fits."""
Offer = tuple[str, str]
Called = tuple[str, str, Iterable[str]]
if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Items = list[CompletionItem[str]]
    Complete = Callable[[click.Context, click.Parameter, str], Items]


def _items(offers: Iterable[Offer], kind: str = "plain") -> Items:
    from click.shell_completion import CompletionItem  # only where a shell asks

    return [CompletionItem(value, kind, words or None) for value, words in offers]


def fitting(offers: Iterable[Offer], typed: str) -> Items:
    """The offers that begin as typed; where none does, the one with a word that does.

    So `--person lav` finds `sergei-lavrov`; several without a common beginning would, in some
    shells, take away what was typed.
    """
    asked, known = typed.lower(), list(offers)
    fits = [offer for offer in known if offer[0].startswith(asked)]
    if not fits:
        fits = [offer for offer in known if f"-{asked}" in offer[0]]
        fits = fits if len(fits) == 1 else []
    return _items(fits)


def called(offers: Iterable[Called], typed: str) -> Items:
    """The same, of what has names: where no id fits, the one with a name that does, in any script."""
    known = list(offers)
    fits = fitting([(value, words) for value, words, _ in known], typed)
    asked = fold(typed)
    if fits or not asked:
        return fits
    named = [
        (value, words)
        for value, words, forms in known
        if any(f" {' '.join(fold_words(form))}".find(f" {asked}") >= 0 for form in forms)
    ]
    return _items(named if len(named) == 1 else ())


class Choice(click.Choice[str]):
    """A choice whose values are described to the shell."""

    def __init__(self, choices: Mapping[Any, str]) -> None:
        super().__init__(list(choices))
        self.described = choices

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
        return fitting(self.described.items(), incomplete)


def words(choices: Mapping[str, str]) -> Complete:
    """Words that are always the same, each described."""
    return lambda _, __, typed: fitting(choices.items(), typed)


def _known_to_the_shell(kind: str) -> Complete:
    return lambda _, __, typed: _items([(typed, "")], kind)


folders = _known_to_the_shell("dir")
paths = _known_to_the_shell("file")


_Offered = TypeVar("_Offered", Offer, Called)


def _of(
    offers: Callable[[Record], Iterable[_Offered]],
    fits: Callable[[Iterable[_Offered], str], Items],
) -> Complete:
    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> Items:
        from summits.cli.session import Session

        return fits(offers(Session(ctx).record), typed)

    return complete


def _meetings(record: Record) -> Iterator[Offer]:
    from summits.record import facts
    from summits.values import dates

    for id, row in record.meetings.items():
        unconfirmed = ", unconfirmed" if row.status == "unconfirmed" else ""
        where = record.places[row.place].city if row.place else facts.without_place(row.mode)
        yield id, f"{dates.brief(row.date)}, {where}{unconfirmed}"
    yield "latest", "the latest confirmed meeting"
    yield "first", "the first one"


def _people(record: Record) -> Iterator[Called]:
    for row in record.people.values():
        yield row.id, ", ".join([row.name, *row.offices[:1]]), names.called(row)


def _cities(record: Record) -> Iterator[Called]:
    for row in record.places.values():
        yield row.id, f"{row.city}, {record.country(row.country)}", names.called(row)


def _countries(record: Record) -> Iterator[Called]:
    for code, row in record.header.countries.items():
        yield code.lower(), row.name, (row.name, *row.names.values())


def _topics(record: Record) -> Iterator[Called]:
    for row in record.topics.values():
        yield row.id, row.label, names.called(row)


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


meetings = _of(_meetings, fitting)
people = _of(_people, called)
cities = _of(_cities, called)
countries = _of(_countries, called)
topics = _of(_topics, called)
sources = _of(_sources, fitting)
sides = _of(_sides, fitting)
origins = _of(_counted("origin"), fitting)
languages = _of(_counted("language"), fitting)
named_in = _of(_named_in, fitting)
