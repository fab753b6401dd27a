"""`summits topics`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from summits.answers import topics
from summits.ask import filters
from summits.cli import complete, options
from summits.cli.empty import matching
from summits.cli.output import talk
from summits.cli.session import Session
from summits.record.record import Card
from summits.render import plain, screens

EXAMPLES = """
summits topics
summits topics --since 2017 --sort count
summits topics constitutional-committee
"""


@options.command(
    EXAMPLES,
    "The agenda through the years: topics down, meetings across, a mark where a topic was taken up, "
    "another where not both sides report it. With a TOPIC, its life: what it means, when it was "
    "taken up and left alone, and what was said on it, by whom. A topic takes in its narrower ones. "
    "Into a pipe: topic, broader, times, first, last, meetings, those that not both sides report, "
    "between tabs; with a TOPIC: meeting, field, text, sides, sources.",
)
@click.argument("asked", metavar="[TOPIC]", nargs=-1, shell_complete=complete.topics)
@click.option(
    "--sort",
    type=complete.Choice(topics.SORTS),
    default="first",
    help="What the picture begins with.",
)
@options.filters
@options.output
@click.pass_context
def command(ctx: click.Context, /, asked: tuple[str, ...], sort: str, **values: Any) -> None:
    session = Session(ctx)
    record = session.record
    chosen = options.chosen(values)
    cards = matching(record, chosen)
    if asked:
        _life(session, filters.topic(record, " ".join(asked)), cards)
    else:
        _picture(session, topics.rows(record, cards, sort), cards)


def _picture(session: Session, rows: Sequence[topics.Row], cards: Sequence[Card]) -> None:
    if cards and not rows:
        talk("No topic is recorded of the meetings that match.")
    session.out.emit(
        envelope=lambda: session.envelope(meetings=[card.id for card in cards], topics=rows),
        plain=lambda: plain.topics(rows),
        screen=lambda look: screens.topics(session.record, rows, cards, look),
        found=rows,
    )


def _life(session: Session, topic: str, cards: Sequence[Card]) -> None:
    record = session.record
    life = topics.life(record, cards, topic)

    held = [card.id for card in record.cards if not record.narrower(topic).isdisjoint(card.topics)]
    if cards and held and not life.meetings:
        talk(f"“{life.label}” is at none of the meetings that match, but at {', '.join(held)}.")
    session.out.emit(
        envelope=lambda: session.envelope(topic=life),
        plain=lambda: plain.topic(record, life),
        screen=lambda look: screens.topic(record, life, cards, look),
        found=cards,
    )
