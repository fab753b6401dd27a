"""`summits list`."""

from __future__ import annotations

from typing import Any

from summits.answers import nothing
from summits.cli import options, usage
from summits.cli.empty import matching
from summits.cli.session import Session
from summits.render import plain, screens

EXAMPLES = """
summits list
summits list 2017
summits list --person Lavrov --topic economy
"""


@usage.command(
    EXAMPLES,
    "The meetings, one per line. DATE is as precise as you have it: 2017, Nov 2017.",
    columns="id, date, city, country, mode, people, topics, sources, disputed",
)
@options.moment
@options.filters
@options.weighed
@options.output
def command(session: Session, /, **values: Any) -> None:
    record = session.record
    asked = options.chosen(values)
    cards = matching(record, asked)
    session.emit(
        {"count": len(cards), "meetings": cards},
        plain=lambda: plain.listing(cards),
        screen=lambda look: screens.list(
            record, cards, look, hidden=nothing.unconfirmed(record, asked)
        ),
        found=cards,
    )
