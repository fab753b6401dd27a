"""Where the rows of a list were: a place of the record, a new one, or a country alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summits.errors import UsageError, quoted
from summits.keep import add, countries
from summits.keep.draft import Draft
from summits.record import names
from summits.values import ranges
from summits.values.words import spelt

if TYPE_CHECKING:
    from summits.record import tables


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
