"""`summits people`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from summits.answers import nothing, people
from summits.ask import filters
from summits.cli import complete, options, usage
from summits.cli.empty import matching
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError, quoted
from summits.record.record import Card
from summits.render import plain, screens, single
from summits.values import typed

EXAMPLES = """
summits people
summits people Шойгу
summits people Lavrov 2021
"""


@usage.command(
    EXAMPLES,
    "Who took part, when, in which office. With a PERSON, in any spelling or script: each "
    "meeting; with a DATE too, whether they are named then, and by whom.",
    columns="person, name, side, times, first, last, offices, meetings",
)
@click.argument("asked", metavar="[PERSON] [DATE]", nargs=-1, shell_complete=complete.people)
@click.option(
    "--side", metavar="SIDE", shell_complete=complete.sides, help="Only that side, or other."
)
@options.filters
@options.output
def command(session: Session, /, asked: tuple[str, ...], side: str | None, **values: Any) -> None:
    record = session.record
    name, when = typed.parted(asked)
    chosen = options.dated(options.chosen(values), when)
    if name and side is not None:
        raise UsageError(
            f"--side {quoted(side)} is for the list of people; leave it out, or the PERSON."
        )
    if name:
        person = filters.person(record, name)
        _portrait(session, person, matching(record, chosen), brief=bool(when))
        return
    only = filters.side(record, side) if side is not None else None
    cards = matching(record, chosen)
    found = people.rows(record, cards, everyone=not chosen.narrows)
    _everyone(session, [row for row in found if only in (None, row.side)], cards)


def _everyone(session: Session, rows: Sequence[people.PersonYears], cards: Sequence[Card]) -> None:
    if cards and not rows:
        talk("Nobody of that side is named at the meetings that match.")
    session.emit(
        {"count": len(rows), "people": rows},
        plain=lambda: plain.people(rows),
        screen=lambda look: screens.people(session.record, rows, cards, look),
        found=rows,
    )


def _portrait(session: Session, person: str, cards: Sequence[Card], *, brief: bool) -> None:
    record = session.record
    found = people.portrait(record, cards, person)
    if cards and len(cards) < len(record.shown()) and not found.meetings:
        talk(nothing.not_named(record, cards, person))
    draw = screens.named if brief else screens.person
    session.emit(
        {"person": found},
        plain=lambda: single.person(record, found),
        screen=lambda look: draw(record, found, cards, look),
        found=found.meetings or found.quoted or found.disputes if brief else cards,
    )
