"""`summits compare`."""

from __future__ import annotations

import click

from summits.answers.compare import compare
from summits.ask import selectors
from summits.cli import complete, options, usage
from summits.cli.empty import of_unconfirmed
from summits.cli.session import Session
from summits.errors import SelectionError
from summits.record.record import Card, Record
from summits.render import screens, single

EXAMPLES = """
summits compare sochi-2017 moscow-2021
summits compare 2018
"""


@usage.command(
    EXAMPLES,
    "Two meetings side by side. Of A alone, that one and the one before it; of none, the last "
    "two (a script should name both). Each is a date, an id, latest or first: summits help "
    "meetings.",
    columns="field, relation, a, b",
)
@click.argument("a", required=False, shell_complete=complete.meetings)
@click.argument("b", required=False, shell_complete=complete.meetings)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what is the same, and all that was said.",
)
@options.output
def command(session: Session, /, a: str | None, b: str | None, everything: bool) -> None:
    record = session.record
    one = selectors.select(record, "latest" if a is None else a)
    of_unconfirmed(record)
    # Where we choose, from old to new, as everything else runs.
    one, other = (_before(record, one), one) if b is None else (one, selectors.select(record, b))
    found = compare(record.meetings[one.id], record.meetings[other.id])
    session.emit(
        {"a": one, "b": other, "gap": found.gap, "fields": found.fields},
        plain=lambda: single.comparison(record, found),
        screen=lambda look: screens.compare(record, found, look, everything=everything),
    )


def _before(record: Record, card: Card) -> Card:
    found = selectors.before(record, card)
    if found is None:
        raise SelectionError(
            f"No confirmed meeting came before “{card.id}”; name the one to compare it with: "
            f"summits compare {card.id} MEETING"
        )
    return found
