"""`summits show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summits.answers import nothing
from summits.answers.part import Only, part
from summits.answers.show import labelled
from summits.ask import filters
from summits.cli import complete, options, usage
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
"""


@usage.command(
    EXAMPLES,
    "One meeting, each fact with its sources. MEETING is a date, an id, latest or first: "
    "summits help meetings. What stands in the right margin: summits help sides.",
    columns="kind, key, text, sources",
)
@click.argument("meeting", nargs=-1, required=True, shell_complete=complete.meetings)
@options.naming("--topic", "TOPIC", complete.topics, "Only what was said on that topic.")
@options.naming("--person", "NAME", complete.people, "Only that person, and what they said.")
@click.option("--brief", is_flag=True, help="Only people, topics and disputes.")
@click.option("--evidence", is_flag=True, help="Publisher and paragraph under each fact.")
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
