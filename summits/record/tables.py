"""What the reference tables of a record hold: sides, people, places, topics, sources, candidates.

The docstring under a field is its documentation: it goes into the JSON Schemas and the codebook.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from summits.record import vocabulary
from summits.record.fields import (
    MOST_IN_LIST,
    Cites,
    Code,
    Date,
    Day,
    Language,
    LeftOut,
    Listed,
    Model,
    Name,
    Names,
    Print,
    Slug,
    Text,
    Url,
    written,
)
from summits.values import citations


class Side(Model):
    """One of the two parties whose meetings the record holds."""

    id: Slug
    """Permanent id, as `france`."""
    label: Name
    """The name that stands before its people."""
    adjective: Name
    """As in “the French side”."""
    short: Name
    """Two or three letters for the margin, as `FR`."""
    principal: Slug
    """The person whose meetings these are."""


class Country(Model):
    """A country that a place lies in."""

    name: Name
    """English name."""
    names: Names
    """Names in other languages, by ISO 639-1 code."""


class Floor(Model):
    """What a meeting needs to be confirmed: so many origins, or one source from each side."""

    origins: Annotated[int, Field(ge=1, le=9)]
    """How many origins are enough."""
    sides: bool
    """Whether a source from each principal side is enough as well."""


class Header(Model):
    """`dataset.json`: what the record is."""

    id: Slug
    """Permanent id of the data set."""
    title: Text
    """Its title."""
    creator: Text
    """Who is to be named where it is cited."""
    version: Annotated[str, written(r"^[0-9]+\.[0-9]+\.[0-9]+$", "version")]
    """Its version; the first number changes when the shape does."""
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)]
    """The two principal sides, in the order in which they are shown."""
    countries: dict[Code, Country]
    """Countries by ISO 3166-1 alpha-2 code."""
    scope: Text
    """What counts as a meeting, in a sentence or two."""
    covers: Date
    """The interval that was searched."""
    checked: Day
    """The day the record was last checked against its sources."""
    gaps: Listed[Text]
    """Known gaps, a sentence each."""
    license: Text
    """The licence of the data, as an SPDX id."""
    confirmed: LeftOut[Floor] = None
    """What a confirmed meeting needs; left out: two origins, or a source from each side."""


class Person(Model):
    """Somebody who took part in a meeting, spoke of it, or is disputed to have been there."""

    id: Slug
    """Permanent id: the canonical English name as a slug."""
    name: Name
    """Canonical English name."""
    names: Names
    """The name in other scripts, by ISO 639-1 code, where a source shows it."""
    aliases: Listed[Name]
    """Every other spelling seen."""
    side: Slug
    """A side's id, or `other`."""
    offices: Listed[Text]
    """The offices held at the meetings, each in its one wording."""


class Place(Model):
    """A town or base where a meeting was held."""

    id: Slug
    """Permanent id."""
    city: Name
    """English name."""
    country: Code
    """ISO 3166-1 alpha-2 code."""
    names: Names
    """Names in other scripts, by ISO 639-1 code."""
    aliases: Listed[Name]
    """Every other spelling seen."""
    latitude: LeftOut[Annotated[float, Field(ge=-90, le=90)]] = None
    """Degrees north, WGS 84; left out with the two below where nobody gives it."""
    longitude: LeftOut[Annotated[float, Field(ge=-180, le=180)]] = None
    """Degrees east, WGS 84."""
    evidence: LeftOut[Cites] = None
    """Where the coordinates come from."""


class Topic(Model):
    """A subject of talks."""

    id: Slug
    """Permanent id."""
    label: Name
    """A short neutral name."""
    definition: Text
    """What counts under it, in neutral words."""
    aliases: Listed[Name]
    """Other words that people search for."""
    broader: Slug | None
    """The topic it is part of."""


class Source(Model):
    """A page or article that facts rest on."""

    id: Slug
    """Publisher and day as known, `-2` for the second of a day."""
    publisher: Text
    """Who published it, as a reader would cite it."""
    origin: Slug
    """Whose words they are: two re-posts of one agency are two sources and one origin."""
    side: Slug
    """The origin's side, or `other`."""
    kind: vocabulary.Kind | None
    """What the publisher is; null: not recorded."""
    language: Language | None
    """ISO 639 code, of two letters where it has one; null: not recorded."""
    read: vocabulary.Read
    """How much of it was read for the record; `none` where only an address is known."""
    title: LeftOut[Text] = None
    """The title as printed."""
    authors: LeftOut[Annotated[tuple[Text, ...], Field(min_length=1, max_length=MOST_IN_LIST)]] = (
        None
    )
    """Who wrote it, as the byline has them."""
    url: LeftOut[Url] = None
    """Its address."""
    published: LeftOut[Date] = None
    """The day it was published, as far as known."""
    accessed: LeftOut[Day] = None
    """The day it was read."""
    archived: LeftOut[Url] = None
    """The address of an archived copy."""
    prints: LeftOut[
        Annotated[tuple[Print, ...], Field(min_length=1, max_length=citations.MOST)]
    ] = None
    """One fingerprint per paragraph, where the article is held (`summits check --prints FILE`)."""


class Candidate(Model):
    """A meeting that was looked into and not substantiated."""

    id: Slug
    """Permanent id."""
    when: Date
    """When it is said, or could be thought, to have been; an interval is allowed."""
    where: Text | None
    """The place in words, if one is named."""
    claim: Text
    """What is or could be claimed."""
    finding: Text
    """What was found."""
    evidence: Cites
    """What the finding rests on."""
