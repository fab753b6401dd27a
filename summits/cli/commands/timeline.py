"""`summits timeline`."""

from __future__ import annotations

from typing import Any

import click

from summits.answers import timeline
from summits.cli import options
from summits.cli.empty import matching, unconfirmed
from summits.cli.session import Session
from summits.render import plain, screens

EXAMPLES = """
summits timeline
summits timeline --since 2017 --reverse
summits timeline --person Lavrov
"""


@options.command(
    EXAMPLES,
    "The meetings on a line of time, with the gaps between them in words; a gap spans what the "
    "filters leave out, and says so. Into a pipe: the columns of list, and the gap in days.",
)
@options.filters
@options.weighed
@click.option("--reverse", is_flag=True, help="The latest first.")
@options.output
@click.pass_context
def command(ctx: click.Context, /, reverse: bool, **values: Any) -> None:
    session = Session(ctx)
    record = session.record
    asked = options.chosen(values)
    cards = matching(record, asked)
    found = timeline.entries(record, cards[::-1] if reverse else cards)

    session.out.emit(
        envelope=lambda: session.envelope(count=len(found), meetings=found),
        plain=lambda: plain.timeline(found),
        screen=lambda look: screens.timeline(
            record, found, look, hidden=unconfirmed(record, asked)
        ),
        found=found,
    )
