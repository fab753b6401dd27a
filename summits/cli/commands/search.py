"""`summits search`."""

from __future__ import annotations

from typing import Any

import click

from summits.answers.search import advice, found
from summits.ask import filters
from summits.cli import options, usage
from summits.cli.empty import explain
from summits.cli.output import talk
from summits.cli.session import Session
from summits.record.record import Record
from summits.render import plain, screens

EXAMPLES = """
summits search constitutional committee
summits search '"political process"' -Putin
summits search 'recon*' --since 2017
"""


class _Words(usage.Command):
    """A command among whose words `-turkey` leaves one out, where others would see options."""

    dashed = r"-[^-]"


@usage.command(
    EXAMPLES,
    'Words in everything the record says. All must stand in one fact; "…" is a phrase, -word '
    "leaves one out, recon* is a beginning. Names may be in any spelling or script.",
    columns="meeting, field, snippet, sides, sources",
    cls=_Words,
)
@click.argument("words", nargs=-1, required=True)
@options.filters
@options.output
def command(session: Session, /, words: tuple[str, ...], **values: Any) -> None:
    record = session.record
    asked = options.chosen(values)
    query = " ".join(word.strip() for word in words)
    hits, left = found(record, query, asked)
    if not hits:
        _explain(record, query, asked)
    elif left:
        talk(f"Without {', '.join(left)}, which no fact has beside the rest.")
    session.emit(
        {"count": len(hits), "hits": hits},
        plain=lambda: plain.hits(record, hits),
        screen=lambda look: screens.search(record, hits, look),
        found=hits,
    )


def _explain(record: Record, query: str, asked: filters.Filters) -> None:
    if filters.apply(record, asked):
        talk(advice(record, query, asked))
    else:
        explain(record, asked)
