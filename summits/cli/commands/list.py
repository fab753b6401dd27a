"""`summits list`."""

from __future__ import annotations

from typing import Any

import click

from summits.cli import options
from summits.cli.empty import matching
from summits.cli.session import Session
from summits.render import plain, screens

EXAMPLES = """
summits list
summits list --since 2017 --country Syria
summits list --person Lavrov --topic economy
"""


@options.command(
    EXAMPLES,
    "The meetings, one per line: date, id, place, who was there, how many sources, and ! where "
    "they disagree. Into a pipe: id, date, city, country, mode, people, topics, sources, "
    "disputed, between tabs.",
)
@options.filters
@options.weighed
@options.output
@click.pass_context
def command(ctx: click.Context, /, **values: Any) -> None:
    session = Session(ctx)
    record = session.record
    cards = matching(record, options.chosen(values))

    session.out.emit(
        envelope=lambda: session.envelope(count=len(cards), meetings=cards),
        plain=lambda: plain.listing(cards),
        screen=lambda look: screens.list(record, cards, look),
        found=cards,
    )
