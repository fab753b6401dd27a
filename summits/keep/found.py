"""Whom and what the rows of a list name: somebody of the record, or somebody new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from summits.errors import UsageError, quoted
from summits.keep import add, countries, ids, titles
from summits.keep.draft import Draft, row
from summits.record import light, names
from summits.record.vocabulary import OTHER
from summits.values import ranges
from summits.values.words import fold_words, meant, nearest, spelt

if TYPE_CHECKING:
    from summits.record import tables
    from summits.record.record import Record


class PeopleOfList:
    """The people of a list, each told apart once, so that no row decides for another."""

    def __init__(self, draft: Draft, named: Iterable[str], *, separated: bool) -> None:
        """`separated`: it was told what stands between two of them."""
        self.draft, self.separated = draft, separated
        self.known = dict(draft.people)
        self.new: dict[str, dict[str, Any]] = {}
        self.found: dict[str, str | UsageError] = {}
        self.offices: dict[str, str] = {}
        """The office that a name comes with, where it does."""
        self.taken: dict[str, str] = {}
        """Who was meant by a name that is not theirs as the record has it, but another of theirs."""
        # Whole names first: `Ivanov` is then the one Ivanov of the list, or none of two.
        ordered = sorted(dict.fromkeys(named), key=lambda name: -len(fold_words(name)))
        for name in ordered:
            self.found[name] = self._find(name)

    def _find(self, name: str) -> str | UsageError:
        office, plain = titles.office(name)
        if office:
            self.offices[name] = office
        forms = list(dict.fromkeys([name, plain, titles.untitled(name)]))
        fits = self._fits(forms)
        if len(fits) == 1:
            if not any(_is_called(fits[0].name, form) for form in forms):
                self.taken[name] = fits[0].name
            return fits[0].id
        if fits:
            which = ", ".join(row.id for row in fits)
            return UsageError(f"{quoted(name)} fits several people: {which}")
        if ("," in name and not self.separated) or _AND.search(name):
            sign = "," if "," in name else _AND.findall(name)[0]
            why = f'may be one name or several; if several, say --separator "{sign}"'
            return UsageError(f"{quoted(name)} {why}")
        if not fold_words(name):
            return UsageError(f"{quoted(name)} is no name")
        id = ids.free(ids.slug(plain, "person"), self.known)
        made = row("Person", id=id, name=plain, side=OTHER, offices=[office] if office else [])
        self.new[id] = made
        self.known[id] = cast("tables.Person", light.filled("Person", made))
        return id

    def _fits(self, forms: Sequence[str]) -> list[tables.Person]:
        """Those who are called so; by a surname one of the record before, and several where it is in doubt.

        A part of a name is no name: `Mark` is not the Mark Smith of another row.
        """
        in_part: list[tables.Person] = []
        for form in forms:
            just, but_article, partly = names.ranked(self.known, form)
            if just or but_article:
                return just or but_article
            if len(partly) > 1 or any(_may_be(self.draft.record, row, form) for row in partly):
                in_part = in_part or partly
        return in_part

    def one(self, name: str) -> str:
        """The person of the record or the list who is meant; raise UsageError where it is not one."""
        fits = names.find(self.known, name)
        if len(fits) == 1:
            return fits[0].id
        if fits:
            which = ", ".join(row.id for row in fits[:9])
            raise UsageError(f"{quoted(name)} fits several people: {which}; write one of them.")
        hint = meant(nearest(name, [row.name for row in self.known.values()]), "write it as there.")
        raise UsageError(f"{quoted(name)} is nobody of the list or the record; {hint}")

    def told(self, named: Iterable[str]) -> set[str]:
        """The people that a row names, as far as they can be told apart."""
        return {id for id in map(self.found.__getitem__, named) if isinstance(id, str)}

    def of(self, named: Iterable[str]) -> list[str]:
        """The people that a row names; raise UsageError where one can't be told apart."""
        told = []
        for name in named:
            found = self.found[name]
            if isinstance(found, UsageError):
                raise found
            told.append(found)
        return list(dict.fromkeys(told))

    def in_office(self, named: Iterable[str]) -> dict[str, str]:
        """The offices that people are named with, by their ids."""
        found = {name: self.found[name] for name in named if name in self.offices}
        return {id: self.offices[name] for name, id in found.items() if isinstance(id, str)}

    def add(self, ids: Iterable[str]) -> None:
        """Bring those who are new into the record."""
        for id in ids:
            if id in self.new:
                self.draft.add("people", **self.new.pop(id))


def _is_called(name: str, written: str) -> bool:
    """Whether two spellings differ in accents, case and signs alone."""
    return fold_words(name) == fold_words(written)


def _may_be(record: Record, row: tables.Person, form: str) -> bool:
    """Whether a word is the surname of somebody the record had, or any name of a principal."""
    words = fold_words(form)
    is_surname = words == fold_words(record.short_names.get(row.id, ""))
    return is_surname or (row.id in record.principals and len(words) == 1)


_AND = re.compile(r"\s(?:and|&|und|et|y|и)\s")


def apart(record: Record, name: str) -> list[str]:
    """`Macron, Merkel` as two names, where each is of somebody else the record had; else as it stands."""
    parts = [part.strip() for part in re.split(rf",|{_AND.pattern}", name) if part.strip()]
    if len(parts) < 2 or names.ranked(record.people, name)[0]:
        return [name]
    ids = {_known(record, part) for part in parts}
    return [name] if "" in ids or len(ids) < len(parts) else parts


def _known(record: Record, name: str) -> str:
    """The one of the record who has that name, or that surname; nothing where it is nobody, or several."""
    form = titles.untitled(name)
    just, but_article, partly = names.ranked(record.people, form)
    fits = just or but_article or partly
    is_one = len(fits) == 1 and (fits != partly or _may_be(record, fits[0], form))
    return fits[0].id if is_one else ""


class Where:
    """Where a row says it was."""

    def __init__(self, city: str, country: countries.CountryName | None) -> None:
        self.city, self.country = city, country
        self.place: str | None = None
        """A place that the record has."""


class PlacesOfList:
    def __init__(self, draft: Draft, default: str | None) -> None:
        self.draft = draft
        self.default = default
        self.called: dict[str, list[str]] = {}
        self.told: dict[str, set[countries.CountryName]] = {}
        """The countries that the list itself gives to a town."""
        for place in draft.places.values():
            self._note(place)

    def expect(self, city: str, country: str) -> None:
        """Note what a row says, so that another one need not say it again."""
        try:
            where = self.read(city, country)
        except UsageError:
            return
        if where.country and where.city:
            self.told.setdefault(spelt(where.city), set()).add(where.country)

    def _note(self, place: tables.Place) -> None:
        for form in names.forms(place):
            self.called.setdefault(spelt(form), []).append(place.id)

    def find(self, city: str, country: str | None = None) -> str | None:
        """The place of a name, in a country where one is told; None where there is none, or several."""
        ids = dict.fromkeys(self.called.get(spelt(city), ()))
        fits = [id for id in ids if country in (None, self.draft.places[id].country)]
        return fits[0] if len(fits) == 1 else None

    def read(self, city: str, country: str) -> Where:
        """What a row says; raise UsageError where it is no one place."""
        city, country = ranges.without_notes(city), ranges.without_notes(country)
        told = country or self.default or ""
        known = self.draft.header.countries
        within = countries.read(told, known) if told else None
        if city and not within:
            city, within = self._with_country(city)
            within = within or self._as_told(city)
            city, within = (city, within) if within else self._country_alone(city)
        elif within:
            city = _without_country(city, within)
        city, region = _without_region(city, within.code if within else "")
        where = Where(city, within)
        where.place = self.find(city, within.code if within else None)
        if where.place:
            where.country = None
        elif city and within is None:
            raise UsageError(f"{quoted(city)} is a new place without a country; say --country")
        elif _is_several(city):
            raise UsageError(f"{quoted(city)} may be several places; write the one, or none")
        where.city = f"{city}, {region}" if region and not where.place else city
        return where

    def _with_country(self, words: str) -> tuple[str, countries.CountryName | None]:
        """`Moscow, Russia` taken apart, where the record has no place of that whole name."""
        city, comma, behind = (part.strip() for part in words.rpartition(","))
        if self.find(words) or not comma:
            return words, None
        found = countries.find(behind, self.draft.header.countries)
        return (city, found) if found else (words, None)

    def _country_alone(self, words: str) -> tuple[str, countries.CountryName | None]:
        """A country where a town is expected: no town is told, unless the two are one."""
        found = None if self.find(words) else countries.find(words, self.draft.header.countries)
        return (words if found and found.code in _CITY_STATES else "" if found else words), found

    def _as_told(self, city: str) -> countries.CountryName | None:
        """The one country that other rows of the list give to a town."""
        known = self.told.get(spelt(city), set())
        return next(iter(known)) if len(known) == 1 else None

    def id(self, where: Where) -> str | None:
        """The place's id, added where it is new; None where a row names none."""
        if where.place or not where.city or where.country is None:
            return where.place
        city, _, region = where.city.partition(", ")
        aliases = [where.city] if region else []
        known = self.find(city, where.country.code)
        if known:
            return known
        made = add.place(self.draft, city, where.country.code, aliases=aliases)
        self._note(self.draft.places[made])
        return made


_CITY_STATES = ("MC", "SG", "VA")


def _without_country(city: str, country: countries.CountryName) -> str:
    """`Ottawa, Canada` without the country, which has a column of its own."""
    town, _, behind = (part.strip() for part in city.rpartition(","))
    found = countries.find(behind, {}) if town else None
    return town if found and found.code == country.code else city


def _without_region(city: str, country: str) -> tuple[str, str]:
    """`Crawford, Texas` as the town and the part of the country it lies in."""
    town, comma, region = (part.strip() for part in city.partition(","))
    if comma and country and countries.is_part(region, country):
        return town, region
    return city, ""


def _is_several(city: str) -> bool:
    return any(sign in city for sign in (",", ";", " / ", " and ", " & "))


def topics(draft: Draft, named: Sequence[str], list_name: str, taken: dict[str, str]) -> list[str]:
    """The topics that a row names; one that is new is what the list calls so.

    `taken`: to note what was taken for a topic of another name.
    """
    told = []
    for name in named:
        fits = names.ranked(draft.topics, name)[0]
        if len(fits) > 1:
            raise UsageError(
                f"{quoted(name)} fits several topics: {', '.join(row.id for row in fits)}"
            )
        told.append(fits[0].id if fits else "")
        if fits and not _is_called(fits[0].label, name):
            taken[name] = fits[0].label
    for at, name in enumerate(named):
        if not told[at]:
            definition = f"What {list_name} calls {quoted(name)}."
            told[at] = add.topic(draft, name, definition)
    return list(dict.fromkeys(told))
