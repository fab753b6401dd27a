"""`summits search` on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from summits import dates, sides, wording
from summits.cards import Record
from summits.render.look import DATE, HEAD, ID, WARN, Look, edges, footer, joined, text
from summits.render.margin import Line, References, lines
from summits.search import CLOSE, OPEN, Hit

_LABELS = {"participant": "who", "statement": "said", "dispute": "disputed"}
_MARKED = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


def view(record: Record, hits: Sequence[Hit], look: Look) -> RenderableType:
    """The hits under their meetings, in order of time."""
    return Group(*_parts(record, hits, look), footer(_summary(record, hits), look))


def _parts(record: Record, hits: Sequence[Hit], look: Look) -> Iterator[RenderableType]:
    references = References(record, named=True)
    for index, (where, found) in enumerate(groupby(hits, key=_where)):
        if index:
            yield Text("")
        yield _heading(record, where, look)
        yield lines([_line(hit, references) for hit in found], look, named=True)


def _where(hit: Hit) -> str:
    # A candidate stands alone; people and places stand together.
    return hit.meeting or (hit.field if hit.kind == "candidate" else "")


def _heading(record: Record, where: str, look: Look) -> RenderableType:
    if not where:
        return Text("People and places", HEAD)
    if where in record.meetings:
        card = record.card(where)
        doubt = text("unconfirmed" if card.status == "unconfirmed" else "", WARN)
        day = text(wording.day(card), DATE)
        title = joined(day, text(wording.where(record, card), HEAD), doubt, by=" · ")
        return edges(title, text(where, ID), look)
    id = where.partition(".")[2]
    day = text(dates.brief(dates.parse(record.candidates[id]["when"])), DATE)
    return edges(joined(day, text("not substantiated", WARN), by=" · "), text(id, ID), look)


def _line(hit: Hit, references: References) -> Line:
    label = hit.field if hit.kind == "field" else _LABELS.get(hit.kind, hit.kind)
    words = text(hit.snippet)
    words.highlight_regex(_MARKED, HEAD)
    # Our own summary and the tables of names rest on no source of their own.
    cited = hit.evidence and hit.kind != "place"
    margin = references.mark(hit.evidence, disputed=hit.disputed) if cited else Text("")
    return Line("" if hit.kind == "candidate" else label, words, margin)


def _summary(record: Record, hits: Sequence[Hit]) -> str:
    meetings = len({hit.meeting for hit in hits if hit.meeting})
    counted = f"{wording.counted(len(hits), 'hit')} at {wording.counted(meetings, 'meeting')}"
    return (
        f"{counted}. {sides.legend(record)} A summary is the record's own. ! disputed. "
        "Sources: summits show MEETING --evidence"
    )
