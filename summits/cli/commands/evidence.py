"""`summits evidence`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from summits.answers import evidence
from summits.ask import selectors
from summits.cli import complete, options
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import SummitsError
from summits.render import plain, screens

if TYPE_CHECKING:
    from summits.record import models

EXAMPLES = """
summits evidence moscow-2021
summits evidence moscow-2021 date
summits evidence sochi-2017 duration --json
"""


def _fields(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    try:
        record = Session(ctx).record
        meeting = record.meetings[selectors.select(record, ctx.params.get("meeting") or "").id]
    except SummitsError:
        return []
    # The parts of a participant are offered once one has been named.
    names = evidence.names_of(meeting, parts=typed.count(".") > 1)
    return [CompletionItem(name) for name in names if name.startswith(typed.lower())]


@options.command(
    EXAMPLES,
    "Each value that a FIELD is given, with the sources that claim it and what the record goes "
    "with. FIELD is date, participants.ID, participants.ID.office, topics.ID, statements.KEY and "
    "so on; without one, every field of the meeting, the disputed and the weakest first. Into a "
    "pipe: one line per claim, or one line per field.",
)
@click.argument("meeting", shell_complete=complete.meetings)
@click.argument("field", required=False, shell_complete=_fields)
@options.output
@click.pass_context
def command(ctx: click.Context, /, meeting: str, field: str | None) -> None:
    session = Session(ctx)
    found = session.record.meetings[selectors.select(session.record, meeting).id]
    if field is None:
        _overview(session, found)
    else:
        _field(session, found, field)


def _overview(session: Session, meeting: models.Meeting) -> None:
    fields = evidence.fields(session.record, meeting)

    session.out.emit(
        envelope=lambda: session.envelope(meeting=meeting.id, fields=fields),
        plain=lambda: plain.fields(fields),
        screen=lambda look: screens.overview(session.record, meeting, fields, look),
    )


def _field(session: Session, meeting: models.Meeting, name: str) -> None:
    field = evidence.field(session.record, meeting, name)

    if not field.sources:
        talk(
            f"Nothing is recorded of “{name}” at {meeting.id}, and no source is in dispute over it."
        )
    session.out.emit(
        envelope=lambda: session.envelope(meeting=meeting.id, field=field),
        plain=lambda: plain.claims(field),
        screen=lambda look: screens.evidence(session.record, meeting, field, look),
        found=field.sources,
    )
