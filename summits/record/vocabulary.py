"""Every closed set of words, once. Whoever adds a member is led by mypy and the tests to its words."""

from __future__ import annotations

from typing import Literal, get_args

Status = Literal["confirmed", "unconfirmed"]
Mode = Literal["in-person", "video", "phone"]
Visit = Literal["state", "official", "working"]
Part = Literal[
    "principal",
    "in-talks",
    "joined-later",
    "introduced",
    "delegation",
    "side-meeting",
    "elsewhere",
]
Kind = Literal["official", "agency", "broadcaster", "press", "reference", "blog"]
Read = Literal["whole", "opening", "none"]

Field = Literal["date", "reported", "place", "venue", "mode", "visit", "announced", "duration"]
Items = Literal["programme", "outcomes"]
Keyed = Literal["statements", Items]
Cited = Literal["topics", Keyed]
Listed = Literal["participants", Cited]
Table = Literal["people", "places", "topics", "sources", "candidates"]

STATUSES: tuple[Status, ...] = get_args(Status)
MODES: tuple[Mode, ...] = get_args(Mode)
VISITS: tuple[Visit, ...] = get_args(Visit)
PARTS: tuple[Part, ...] = get_args(Part)
"""How near to the talks somebody was, the nearest first."""
KINDS: tuple[Kind, ...] = get_args(Kind)
READ: tuple[Read, ...] = get_args(Read)
CALLS: tuple[Mode, ...] = ("video", "phone")
"""The ways to meet that have no place."""

FIELDS: tuple[Field, ...] = get_args(Field)
"""The single-valued fields of a meeting that are cited and can be disputed."""
KEYED: tuple[Keyed, ...] = get_args(Keyed)
"""The lists of a meeting whose members have a key of their own."""
CITED: tuple[Cited, ...] = get_args(Cited)
"""Those whose members are cited each by itself; a participant is by parts."""
LISTS: tuple[Listed, ...] = get_args(Listed)
"""The lists of a meeting, whose members are named `participants.ID`, `statements.KEY` and so on."""
TABLES: tuple[Table, ...] = get_args(Table)
"""The tables of a record beside its header, each a file of that name."""

SELECTORS = ("latest", "first")
"""Words that select a meeting by its place in time, and so can't be its id."""
OTHER = "other"
"""The side of whoever belongs to neither principal side."""
BOTH = "both"
"""Beside the ids of the sides, and OTHER: reported by both of them."""


def single(name: str | None) -> Field | None:
    """The single-valued field of that name; None where it is none."""
    return next((field for field in FIELDS if field == name), None)
