"""`summits people`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from summits.answers import people
from summits.ask import filters
from summits.cli import complete, options
from summits.cli.empty import matching
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError
from summits.record.record import Card
from summits.render import plain, screens

EXAMPLES = """
summits people
summits people --side Syria --since 2017
summits people Шойгу
"""


@options.command(
    EXAMPLES,
    "Everyone who is named, by side: at how many meetings, the first and the last, offices through "
    "the years; whoever was at most meetings stands first. With a PERSON, in any spelling or script: "
    "every name, and each meeting with office and parts. Into a pipe: person, name, side, times, "
    "first, last, offices, meetings, between tabs; with a PERSON: kind, key, text, sides, sources.",
)
@click.argument("asked", metavar="[PERSON]", nargs=-1, shell_complete=complete.people)
@click.option(
    "--side", metavar="SIDE", shell_complete=complete.sides, help="Only that side, or other."
)
@options.filters
@options.output
@click.pass_context
def command(ctx: click.Context, /, asked: tuple[str, ...], side: str | None, **values: Any) -> None:
    session = Session(ctx)
    record = session.record
    chosen = options.chosen(values)
    cards = matching(record, chosen)
    if asked and side is not None:
        raise UsageError(f"--side “{side}” is for the list of people; leave it out, or the PERSON.")
    if asked:
        _portrait(session, filters.person(record, " ".join(asked)), cards)
        return
    only = filters.side(record, side) if side is not None else None
    found = people.rows(record, cards, everyone=not chosen.narrows)
    _everyone(session, [row for row in found if only in (None, row.side)], cards)


def _everyone(session: Session, rows: Sequence[people.Row], cards: Sequence[Card]) -> None:
    if cards and not rows:
        talk("Nobody of that side is recorded at the meetings that match.")
    session.out.emit(
        envelope=lambda: session.envelope(count=len(rows), people=rows),
        plain=lambda: plain.people(rows),
        screen=lambda look: screens.people(session.record, rows, cards, look),
        found=rows,
    )


def _portrait(session: Session, person: str, cards: Sequence[Card]) -> None:
    record = session.record
    found = people.portrait(record, cards, person)
    held = [card.id for card in record.cards if person in card.people]
    if cards and held and not found.meetings:
        talk(f"“{found.name}” is at none of the meetings that match, but at {', '.join(held)}.")

    session.out.emit(
        envelope=lambda: session.envelope(person=found),
        plain=lambda: plain.person(record, found),
        screen=lambda look: screens.person(record, found, cards, look),
        found=cards,
    )
