"""What is disputed: the one place that decides it, for every command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from summits.record import shapes


Name = Literal["date", "reported", "place", "venue", "mode", "visit", "announced", "duration"]
Keyed = Literal["statements", "programme", "outcomes"]
Cited = Literal["topics", Keyed]
Listed = Literal["participants", Cited]

FIELDS: tuple[Name, ...] = get_args(Name)
"""The single-valued fields of a meeting that are cited and can be disputed."""
KEYED: tuple[Keyed, ...] = get_args(Keyed)
"""The lists of a meeting whose members have a key of their own."""
CITED: tuple[Cited, ...] = get_args(Cited)
"""Those whose members are cited each by itself; a participant is by parts."""
LISTS: tuple[Listed, ...] = get_args(Listed)
"""The lists of a meeting, whose members are named `participants.ID`, `statements.KEY` and so on."""


def disputed(meeting: shapes.Meeting) -> tuple[str, ...]:
    """The fields that the sources of a meeting disagree about, each once, in the record's order."""
    return tuple(dict.fromkeys(field_of(dispute) for dispute in meeting["disputes"]))


def field_of(dispute: shapes.Dispute) -> str:
    """The field that a dispute marks, as `date`, `participants.ID` or `disputes.KEY`.

    A dispute over somebody's office or parts marks that participant.
    """
    about = dispute["about"]
    return f"disputes.{dispute['key']}" if about is None else ".".join(about.split(".")[:2])


def about(meeting: shapes.Meeting, field: str) -> list[shapes.Dispute]:
    """The disputes that mark a field."""
    return [dispute for dispute in meeting["disputes"] if field_of(dispute) == field]


def held(dispute: shapes.Dispute) -> shapes.Account | None:
    """The account that the record goes with; None where it is open."""
    return next((account for account in dispute["accounts"] if account.get("held")), None)


def cited(dispute: shapes.Dispute) -> Iterable[str]:
    """The citations of all accounts."""
    for account in dispute["accounts"]:
        yield from account["evidence"]
