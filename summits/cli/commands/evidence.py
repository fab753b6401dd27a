"""`summits evidence`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from summits.answers import evidence, nothing
from summits.ask import fields, selectors
from summits.cli import complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import SelectionError, SummitsError, UsageError, quoted
from summits.record.record import Record
from summits.record.wording import counted
from summits.render import screens, single

if TYPE_CHECKING:
    from summits.record import models

EXAMPLES = """
summits evidence moscow-2021
summits evidence moscow-2021 date
summits evidence --all --max-origins 1
"""


def _fields(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    try:
        record = Session(ctx).record
        meeting = record.meetings[selectors.select(record, ctx.params.get("meeting") or "").id]
    except SummitsError:
        return []
    # The parts of a participant are offered once one has been named.
    names = fields.names_of(meeting, parts=typed.count(".") > 1)
    return [CompletionItem(name) for name in names if name.startswith(typed.lower())]


@usage.command(
    EXAMPLES,
    "Each version of a fact, and who claims it. FIELD is date, place, a person, a topic …; "
    "without it, every fact, the disputed and the weakest first.",
    columns="field, standing, versions, origins, sources, sides, text",
)
@click.argument("meeting", required=False, shell_complete=complete.meetings)
@click.argument("asked", metavar="[FIELD]", nargs=-1, shell_complete=_fields)
@click.option("--all", "everywhere", is_flag=True, help="Every meeting; name none.")
@click.option(
    "--max-origins",
    "most",
    metavar="N",
    type=click.IntRange(min=1),
    help="Only with N origins or fewer.",
)
@options.output
def command(
    session: Session,
    /,
    meeting: str | None,
    asked: tuple[str, ...],
    everywhere: bool,
    most: int | None,
) -> None:
    words = " ".join(filter(None, (meeting if everywhere else None, *asked)))
    if everywhere:
        ids = [card.id for card in session.record.shown()]
        _overviews(session, [session.record.meetings[id] for id in ids], words, most)
    elif meeting is None:
        raise UsageError("“evidence” takes a MEETING, or --all for every one; give one of the two.")
    elif turned := _turned(session.record, meeting, words):
        raise UsageError(f"The meeting comes first: summits evidence {turned}")
    elif words and most is None:
        _field(session, session.meeting([meeting]), words)
    else:
        _overviews(session, [session.meeting([meeting])], words, most)


def _turned(record: Record, meeting: str, words: str) -> str:
    """The two in their order, where the field was written before the meeting."""
    try:
        selectors.select(record, meeting)
    except SelectionError:
        with contextlib.suppress(SelectionError, UsageError):
            found = selectors.select(record, words) if words else None
            return f"{found.id} {meeting}" if found else ""
    return ""


def _overviews(
    session: Session, meetings: list[models.Meeting], words: str, most: int | None
) -> None:
    found = evidence.over(session.record, meetings, words, most)
    if not found and most is None:
        raise UsageError(
            f"{quoted(words)} is no field of any meeting; see summits evidence MEETING."
        )
    if not found:
        talk(f"Nothing rests on {counted(most or 0, 'origin')} or fewer.")
    if len(meetings) > 1:
        answer, lines = {"count": len(found), "meetings": found}, single.overviews
    else:
        every = [field for one in found for field in one.fields]
        answer, lines = {"meeting": meetings[0].id, "fields": every}, single.overview
    session.emit(
        answer,
        plain=lambda: lines(found),
        screen=lambda look: screens.overview(session.record, found, look),
        found=found,
    )


def _field(session: Session, meeting: models.Meeting, words: str) -> None:
    record = session.record
    field = evidence.field(record, meeting, words)
    if not field.sources:
        talk(nothing.of_field(record, meeting.id, field.field))
    session.emit(
        {"meeting": meeting.id, "field": field},
        plain=lambda: single.claims(field),
        screen=lambda look: screens.evidence(record, meeting, field, look),
        found=field.sources,
    )
