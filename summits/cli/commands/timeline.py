"""`summits timeline`."""

from __future__ import annotations

from typing import Any

import click

from summits.answers import nothing, timeline
from summits.cli import options, usage
from summits.cli.empty import matching
from summits.cli.session import Session
from summits.render import plain, screens

EXAMPLES = """
summits timeline
summits timeline --since 2017 --reverse
summits timeline --person Lavrov
"""


@usage.command(
    EXAMPLES,
    "The meetings on a line of time, with the gaps between them. DATE is as precise as you have "
    "it.",
    columns="those of list, and gap (days)",
)
@options.moment
@options.filters
@options.weighed
@click.option("--reverse", is_flag=True, help="The latest first.")
@options.output
def command(session: Session, /, reverse: bool, **values: Any) -> None:
    record = session.record
    asked = options.chosen(values)
    cards = matching(record, asked)
    found = timeline.entries(record, cards[::-1] if reverse else cards)
    session.emit(
        {"count": len(found), "meetings": found},
        plain=lambda: plain.timeline(found),
        screen=lambda look: screens.timeline(
            record, found, look, hidden=nothing.unconfirmed(record, asked)
        ),
        found=found,
    )
