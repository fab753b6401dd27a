"""`summits topics`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from summits.answers import nothing, topics
from summits.ask import filters
from summits.cli import complete, options, usage
from summits.cli.empty import matching
from summits.cli.output import talk
from summits.cli.session import Session
from summits.record.record import Card
from summits.render import plain, screens, single
from summits.values import typed

EXAMPLES = """
summits topics
summits topics --since 2017
summits topics constitutional-committee
"""


@usage.command(
    EXAMPLES,
    "The topics through the years, and the meetings that took them up. With a TOPIC: what it "
    "means, when it was taken up, what was said on it.",
    columns="topic, broader, times, first, last, meetings, not_by_both",
)
@click.argument("asked", metavar="[TOPIC] [DATE]", nargs=-1, shell_complete=complete.topics)
@click.option(
    "--sort",
    type=complete.Choice(topics.SORTS),
    default="first",
    help="In which order.",
)
@options.filters
@options.output
def command(session: Session, /, asked: tuple[str, ...], sort: str, **values: Any) -> None:
    record = session.record
    name, when = typed.parted(asked)
    topic = filters.topic(record, name) if name else None
    cards = matching(record, options.dated(options.chosen(values), when))
    if topic is None:
        _picture(session, topics.rows(record, cards, sort), cards)
    else:
        _life(session, topic, cards)


def _picture(session: Session, rows: Sequence[topics.TopicYears], cards: Sequence[Card]) -> None:
    if cards and not rows:
        talk("No topic is recorded of the meetings that match.")
    session.emit(
        {"meetings": [card.id for card in cards], "topics": rows},
        plain=lambda: plain.topics(rows),
        screen=lambda look: screens.topics(session.record, rows, cards, look),
        found=rows,
    )


def _life(session: Session, topic: str, cards: Sequence[Card]) -> None:
    record = session.record
    life = topics.life(record, cards, topic)
    if cards and len(cards) < len(record.shown()) and not life.meetings:
        talk(nothing.not_on(record, cards, topic))
    session.emit(
        {"topic": life},
        plain=lambda: single.topic(record, life),
        screen=lambda look: screens.topic(record, life, cards, look),
        found=cards,
    )
