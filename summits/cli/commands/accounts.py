"""`summits accounts`."""

from __future__ import annotations

import click

from summits.answers import accounts
from summits.cli import complete, options
from summits.cli.session import Session
from summits.render import screens, single

EXAMPLES = """
summits accounts moscow-2023
summits accounts latest
summits accounts sochi-2017 --json
"""


@options.command(
    EXAMPLES,
    "What each side reported of the same meeting: who is named, what it was about, what was said, "
    "how it went, what came of it; by both sides, by one only, by others only, and the versions of "
    "what is disputed side by side. Into a pipe: kind, whose, field, text, sources, one line per fact.",
)
@click.argument("meeting", nargs=-1, required=True, shell_complete=complete.meetings)
@options.output
def command(session: Session, /, meeting: tuple[str, ...]) -> None:
    record = session.record
    chosen = session.meeting(meeting)
    found = accounts.accounts(record, chosen)
    session.emit(
        found._asdict(),
        plain=lambda: single.accounts(record, found),
        screen=lambda look: screens.accounts(record, chosen, found, look),
    )
