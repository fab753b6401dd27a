"""What is added to the tables of a record: a person, a place, a source, a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from summits.ask import filters
from summits.errors import UsageError, quoted
from summits.keep import cites, countries, ids
from summits.keep.draft import Draft
from summits.record import names
from summits.record.vocabulary import OTHER
from summits.values import clean, ranges, typed
from summits.values.words import fold_words, nearest

if TYPE_CHECKING:
    from summits.record import tables, vocabulary
    from summits.values.prints import Paragraph

Named = TypeVar("Named", "tables.Person", "tables.Place", "tables.Topic")


def alike(table: dict[str, Named], name: str) -> list[Named]:
    """Those who may be meant by a name, the likeliest first: by its words, or by a like spelling."""
    found = {row.id: row for row in names.find(table, name)}
    asked = set(fold_words(name))
    for row in table.values():
        known = (set(fold_words(form)) for form in names.called(row))
        if any(len(words) > 1 and words <= asked for words in known):
            found[row.id] = row
    every = {form: row for row in table.values() for form in names.called(row)}
    for form in nearest(name, every):
        if len(set(fold_words(form)) & asked) or len(asked) == 1:
            found[every[form].id] = every[form]
    return list(found.values())


def by_language(given: Iterable[str]) -> dict[str, str]:
    """`ru=Лавров` as a record has it."""
    made = {}
    for text in given:
        code, equals, name = text.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"{quoted(text)} is no name in a language; write it as ru=Лавров.")
        made[code.strip()] = name.strip()
    return made


def person(
    draft: Draft,
    name: str,
    *,
    side: str | None = None,
    offices: Sequence[str] = (),
    aliases: Sequence[str] = (),
    called: Sequence[str] = (),
    id: str | None = None,
) -> str:
    """Somebody new."""
    return draft.add(
        "people",
        id=ids.given(id, ids.slug(name, "person"), draft.people),
        name=name,
        names=by_language(called),
        aliases=list(aliases),
        side=filters.side(draft.record, side) if side else OTHER,
        offices=list(offices),
    )


def spelling(draft: Draft, person: str, name: str) -> bool:
    """Note a further spelling of somebody's name; False where it is known."""
    row = draft.people[person]
    if fold_words(name) in [fold_words(form) for form in names.called(row)]:
        return False
    draft.amend("people", person, aliases=[*row.aliases, name])
    return True


def place(
    draft: Draft,
    city: str,
    country: str,
    *,
    aliases: Sequence[str] = (),
    called: Sequence[str] = (),
    latitude: float | None = None,
    longitude: float | None = None,
    sources: Sequence[str] = (),
    id: str | None = None,
) -> str:
    """A place; its country comes into the record with it."""
    found = countries.read(country, draft.header.countries)
    same = find_place(draft, city, found.code)
    if same:
        raise UsageError(f"{quoted(city)} is in the record: {same}; nothing was added.")
    draft.country(found.code, found.name)
    wanted = ids.slug(city, "place")
    if wanted in draft.places and not id:  # another town of that name
        wanted = f"{wanted}-{found.code.lower()}"
    return draft.add(
        "places",
        id=ids.given(id, wanted, draft.places),
        city=city,
        country=found.code,
        names=by_language(called),
        aliases=list(aliases),
        latitude=latitude,
        longitude=longitude,
        evidence=cites.complete(draft, sources) or None,
    )


def find_place(draft: Draft, city: str, country: str | None = None) -> str | None:
    """The place of a name, in a country where one is told; None where there is none, or are several."""
    asked = fold_words(city)
    fits = [
        row.id
        for row in draft.places.values()
        if country in (None, row.country)
        and (city == row.id or asked in [fold_words(form) for form in names.called(row)])
    ]
    return fits[0] if len(fits) == 1 else None


def topic(
    draft: Draft,
    label: str,
    definition: str,
    *,
    broader: str | None = None,
    aliases: Sequence[str] = (),
    id: str | None = None,
) -> str:
    same = names.find(draft.topics, label)
    if any(fold_words(label) in [fold_words(form) for form in names.forms(row)] for row in same):
        raise UsageError(f"{quoted(label)} is in the record: {same[0].id}; nothing was added.")
    return draft.add(
        "topics",
        id=ids.given(id, ids.slug(label, "topic"), draft.topics),
        label=label,
        definition=definition,
        aliases=list(aliases),
        broader=filters.topic(draft.record, broader) if broader else None,
    )


class Page(NamedTuple):
    """What is told of a source."""

    url: str | None = None
    article: Sequence[Paragraph] = ()
    publisher: str | None = None
    published: str | None = None
    origin: str | None = None
    side: str | None = None
    kind: vocabulary.Kind | None = None
    language: str | None = None
    read: vocabulary.Read | None = None
    title: str | None = None
    authors: Sequence[str] = ()
    accessed: str | None = None
    archived: str | None = None
    id: str | None = None


def source(draft: Draft, page: Page) -> str:
    """A source: of an address, of an article that is held, or of both."""
    url = clean.address(page.url) if page.url else None
    known = cites.by_address(draft, url) if url else None
    if url and known:
        raise UsageError(f"{quoted(url)} is in the record: {known}; nothing was added.")
    name = page.publisher or (cites.publisher(url) if url else "")
    if not name:
        raise UsageError("A source has a publisher; say who with --publisher.")
    day = ranges.read(page.published) if page.published else None
    return draft.add(
        "sources",
        id=ids.given(page.id, ids.source(name, day, draft.sources), draft.sources),
        publisher=name,
        origin=ids.slug(page.origin or name, "unknown"),
        side=filters.side(draft.record, page.side) if page.side else OTHER,
        kind=page.kind,
        language=page.language,
        read=page.read or ("whole" if page.article else "none"),
        title=page.title,
        authors=list(page.authors) or None,
        url=url,
        published=day,
        accessed=typed.read(page.accessed) if page.accessed else None,
        archived=page.archived,
        prints=[paragraph.print for paragraph in page.article] or None,
    )
