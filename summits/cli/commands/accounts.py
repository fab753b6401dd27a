"""`summits accounts`."""

from __future__ import annotations

import click

from summits.answers import accounts
from summits.cli import complete, options, usage
from summits.cli.session import Session
from summits.render import screens, single

EXAMPLES = """
summits accounts moscow-2023
summits accounts latest
"""


@usage.command(
    EXAMPLES,
    "What each side reported of one meeting. MEETING is a date, an id, latest or first: summits "
    "help meetings.",
    columns="kind, whose, field, text, sources",
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
