"""`summits accounts`."""

from __future__ import annotations

import click

from summits.answers import accounts
from summits.ask import selectors
from summits.cli import complete, options
from summits.cli.session import Session
from summits.render import plain, screens

EXAMPLES = """
summits accounts moscow-2023
summits accounts latest
summits accounts sochi-2017 --json
"""


@options.command(
    EXAMPLES,
    "What each side reported of the same meeting: who was there, what it was about, what was said, "
    "how it went, what came of it; by both sides, by one only, by others only, and the versions of "
    "what is disputed side by side. Into a pipe: kind, whose, field, text, sources, one line per fact.",
)
@click.argument("meeting", shell_complete=complete.meetings)
@options.output
@click.pass_context
def command(ctx: click.Context, /, meeting: str) -> None:
    session = Session(ctx)
    record = session.record
    chosen = record.meetings[selectors.select(record, meeting).id]
    found = accounts.accounts(record, chosen)

    session.out.emit(
        envelope=lambda: session.envelope(**found._asdict()),
        plain=lambda: plain.accounts(record, found),
        screen=lambda look: screens.accounts(record, chosen, found, look),
    )
