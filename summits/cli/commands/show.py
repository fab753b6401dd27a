"""`summits show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summits.answers import nothing
from summits.answers.part import Only, part
from summits.answers.show import labelled
from summits.ask import filters
from summits.cli import complete, options
from summits.cli.output import talk
from summits.cli.session import Session
from summits.record.record import Record
from summits.render import screens, single

if TYPE_CHECKING:
    from summits.record import models

EXAMPLES = """
summits show 13 Sep 2021
summits show latest --brief
summits show moscow-2023 --topic economy
summits show moscow-2023 --evidence
"""


@options.command(
    EXAMPLES,
    "One meeting: who, what was said by whom on which topic, what came of it, where the sources "
    "disagree. MEETING is an id, a date as precise as you have it, latest, first, latest~1, or "
    "the beginning of an id. Into a pipe: kind, key, text, sources, one line per fact.",
)
@click.argument("meeting", nargs=-1, required=True, shell_complete=complete.meetings)
@options.naming(
    "--topic", "TOPIC", complete.topics, "Only what was said on that topic or a narrower one."
)
@options.naming("--person", "NAME", complete.people, "Only that person: part, and what they said.")
@click.option("--brief", is_flag=True, help="Who, on what, and what is disputed: one screen.")
@click.option("--evidence", is_flag=True, help="Publisher and paragraph behind each fact.")
@options.output
def command(
    session: Session,
    /,
    meeting: tuple[str, ...],
    topic: tuple[str, ...],
    person: tuple[str, ...],
    brief: bool,
    evidence: bool,
) -> None:
    record = session.record
    whole = session.meeting(meeting)
    asked = Only(
        tuple(filters.topic(record, query) for query in topic),
        tuple(filters.person(record, query) for query in person),
        brief,
    )
    found = part(record, whole, asked)
    _explain(record, whole, asked)

    only = {"only": asked} if any(asked) else {}
    session.emit(
        {**only, "meeting": labelled(record, found)},
        plain=lambda: single.meeting(record, found),
        screen=lambda look: screens.show(record, found, look, evidence=evidence, brief=brief),
        found=not any(asked) or _holds(found),
    )


def _holds(found: models.Meeting) -> bool:
    """Whether a part of a meeting has anything in it."""
    lists = found.participants, found.topics, found.statements, found.disputes
    return any(lists)


def _explain(record: Record, meeting: models.Meeting, asked: Only) -> None:
    """Say what was asked for and is not named there."""
    cards = [record.card(meeting.id)]
    agenda = [row.topic for row in meeting.topics]
    for topic in asked.topics:
        if record.narrower(topic).isdisjoint(agenda):
            talk(nothing.not_on(record, cards, topic))
    present = [row.person for row in meeting.participants]
    quoted = {id for row in meeting.statements for id in row.by}
    for person in asked.people:
        if person not in present and person not in quoted:
            talk(nothing.not_named(record, cards, person))
