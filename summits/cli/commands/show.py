"""`summits show`."""

from __future__ import annotations

from typing import Any

import click

from summits.ask import selectors
from summits.cli import complete, options
from summits.cli.session import Session
from summits.render import plain, screens

EXAMPLES = """
summits show 2021-09-13
summits show latest
summits show moscow-2023 --evidence
"""


@options.command(
    EXAMPLES,
    "One meeting: who, what was said by whom on which topic, what came of it, where the sources "
    "disagree. MEETING is an id, a date as precise as you have it, latest, first, latest~1, or "
    "the beginning of an id. Into a pipe: kind, key, text, sources, one line per fact.",
)
@click.argument("meeting", shell_complete=complete.meetings)
@click.option("--evidence", is_flag=True, help="Publisher and paragraph behind each fact.")
@options.output
@click.pass_context
def command(ctx: click.Context, /, meeting: str, evidence: bool) -> None:
    session = Session(ctx)
    record = session.record
    found = record.meetings[selectors.select(record, meeting).id]

    def envelope() -> dict[str, Any]:
        from summits.answers.show import labelled

        return session.envelope(meeting=labelled(record, found))

    session.out.emit(
        envelope=envelope,
        plain=lambda: plain.meeting(record, found),
        screen=lambda look: screens.show(record, found, look, evidence=evidence),
    )
