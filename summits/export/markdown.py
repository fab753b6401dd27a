"""Markdown: a table of meetings, or the page of one with its sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterable

from summits.export import Export, Pieces, markdown_page, marks
from summits.export.marks import escaped
from summits.record.record import Card
from summits.record.wording import Names
from summits.values import dates

_HEAD = ["Date", "Where", "Named", "Topics", "Sources", "Disputed", "Id"]


def pieces(export: Export) -> Pieces:
    """The page of the one meeting that was asked for; else a table, one row per meeting."""
    if export.one:
        yield from markdown_page.pieces(export)
        return
    yield marks.head(_HEAD)
    for card in export.cards:
        yield marks.row(_row(export.names, card))


def _row(called: Names, card: Card) -> list[str]:
    record = called.record
    unsure = "" if card.status == "confirmed" else " (not confirmed)"
    return [
        escaped(dates.words(card.date, short=True) + unsure),
        escaped(called.where(card.place, card.mode)),
        _listed(called.person(id).text for id in card.people),
        _listed(record.topics[id].label for id in card.topics),
        str(card.sources),
        str(len(card.disputed)),
        escaped(card.id),
    ]


def _listed(words: Iterable[str]) -> str:
    return escaped("; ".join(words))
