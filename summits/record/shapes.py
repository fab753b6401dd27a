"""The record as JSON gives it: plain dictionaries, typed. What the gate has checked is read as these.

`models.py` says what each field means and holds it to its rules; a test keeps the two in step.
"""

from __future__ import annotations

from typing import TypedDict


class Side(TypedDict):
    id: str
    label: str
    adjective: str
    short: str
    principal: str


class Country(TypedDict):
    name: str
    names: dict[str, str]


class Header(TypedDict):
    id: str
    title: str
    creator: str
    version: str
    sides: list[Side]
    countries: dict[str, Country]
    scope: str
    covers: str
    checked: str
    gaps: list[str]
    license: str


class Person(TypedDict):
    id: str
    name: str
    names: dict[str, str]
    aliases: list[str]
    side: str
    offices: list[str]


class Place(TypedDict):
    id: str
    city: str
    country: str
    names: dict[str, str]
    aliases: list[str]
    latitude: float
    longitude: float
    evidence: list[str]


class Topic(TypedDict):
    id: str
    label: str
    definition: str
    aliases: list[str]
    broader: str | None


class _Source(TypedDict):
    id: str
    publisher: str
    origin: str
    side: str
    kind: str
    language: str
    read: str


class Source(_Source, total=False):
    title: str
    url: str
    published: str
    accessed: str
    archived: str
    prints: list[str]


class Candidate(TypedDict):
    id: str
    when: str
    where: str | None
    claim: str
    finding: str
    evidence: list[str]


class Part(TypedDict):
    part: str
    evidence: list[str]


class Participant(TypedDict):
    person: str
    office: str
    parts: list[Part]


class AgendaItem(TypedDict):
    topic: str
    evidence: list[str]


class Statement(TypedDict):
    key: str
    topic: str
    by: list[str]
    says: str
    evidence: list[str]


class Item(TypedDict):
    key: str
    text: str
    evidence: list[str]


class _Account(TypedDict):
    says: str
    evidence: list[str]


class Account(_Account, total=False):
    value: str | bool
    held: bool


class _Dispute(TypedDict):
    about: str | None
    question: str
    accounts: list[Account]
    because: str


class Dispute(_Dispute, total=False):
    key: str


class Evidence(TypedDict, total=False):
    date: list[str]
    reported: list[str]
    place: list[str]
    venue: list[str]
    mode: list[str]
    visit: list[str]
    announced: list[str]
    duration: list[str]


class _Meeting(TypedDict):
    id: str
    status: str
    date: str
    reported: str | None
    place: str | None
    venue: str | None
    mode: str
    visit: str | None
    announced: bool | None
    duration: str | None
    summary: str
    participants: list[Participant]
    topics: list[AgendaItem]
    statements: list[Statement]
    programme: list[Item]
    outcomes: list[Item]
    disputes: list[Dispute]
    evidence: Evidence
    revised: str


class Meeting(_Meeting, total=False):
    former_ids: list[str]
